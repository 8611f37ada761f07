"""What lies between signing up and meeting: runs and what they propose, rulings, pairs."""

from turnabout.pairs.models.pair import Ending, Pair, Publication
from turnabout.pairs.models.preview import Decline, Preview
from turnabout.pairs.models.proposal import Proposal, Short, Waiting
from turnabout.pairs.models.ruling import Kind, Ruling
from turnabout.pairs.models.run import MatchRun

__all__ = [
    "Decline",
    "Ending",
    "Kind",
    "MatchRun",
    "Pair",
    "Preview",
    "Proposal",
    "Publication",
    "Ruling",
    "Short",
    "Waiting",
]
