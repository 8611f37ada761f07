"""What was released, and the pulse."""

from turnabout.respect.models.snapshots import Snapshot, Source

__all__ = ["Snapshot", "Source"]
