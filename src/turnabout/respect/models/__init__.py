"""What was released, and the pulse."""

from turnabout.respect.models.pulse import Dimension, PulsePlan, Round, Said, Taken
from turnabout.respect.models.snapshots import Behind, Snapshot, Source

__all__ = ["Behind", "Dimension", "PulsePlan", "Round", "Said", "Snapshot", "Source", "Taken"]
