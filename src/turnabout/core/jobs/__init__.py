"""Work behind the pages: declared with `job`, asked for with `ask_for`."""

from turnabout.core.jobs.kinds import JobCancelledError, JobFault, Tell, job

__all__ = ["JobCancelledError", "JobFault", "Tell", "job"]
