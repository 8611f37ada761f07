"""Kinds of jobs: a function of a feature's `jobs.py`, with a title that people read.

    @job(_("Read the staff list"))
    def read_staff_list(tell: Tell, *, upload: int) -> None:
        for count, row in enumerate(rows, start=1):
            ...
            tell(count, len(rows))

The arguments are plain: what JSON can hold. A job may be begun again after a crash, so it does its
work in one transaction, or so that a second time does no harm. Where `tell` raises
JobCancelledError somebody has cancelled the job: let it pass, and the transaction is undone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

Tell = Callable[[int, int], None]
"""Says how much is done, of how much."""

Title = str | Promise
Work = Callable[..., None]

KINDS: dict[str, "Kind"] = {}
"""Every kind of job, by its name: where its function stands."""


class JobFault(Exception):  # noqa: N818 - a fault of what was asked, worded for who asked
    """What was asked cannot be done, in words for who asked. It is not tried again."""


class JobCancelledError(Exception):
    """Somebody has cancelled the job."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job: what it is called, how often it is tried, and when it runs by the clock."""

    name: str
    title: Title
    work: Work
    tries: int
    at_times: str


def job(title: Title, *, tries: int = 3, at_times: str = "") -> Callable[[Work], Work]:
    """Return a decorator that makes a function a kind of job.

    `tries` is how often it is begun at most, `at_times` a line of cron in UTC where the clock asks
    for it: "10 3 * * *" is at ten past three each night.
    """

    def declare(work: Work) -> Work:
        name = name_of(work)
        KINDS[name] = Kind(name, title, work, tries, at_times)
        return work

    return declare


def name_of(work: Work) -> str:
    """Return the name by which a job's function is found again."""
    return f"{work.__module__}.{work.__qualname__}"


def kind_of(name: str) -> Kind:
    """Return the kind of this name. JobFault where no feature knows it any more."""
    if name not in KINDS:
        raise JobFault(_("This version of Turnabout does not know this job any more."))
    return KINDS[name]


def title_of(name: str) -> str:
    """Return what people call a kind of job."""
    return str(KINDS[name].title) if name in KINDS else name.rpartition(".")[2].replace("_", " ")
