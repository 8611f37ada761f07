"""What was released, and the pulse."""

from turnabout.respect.models.snapshots import Behind, Snapshot, Source

__all__ = ["Behind", "Snapshot", "Source"]
