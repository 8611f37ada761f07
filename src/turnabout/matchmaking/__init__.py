"""The matching engine: who should mentor whom, proven and explained. Pure Python, no Django.

>>> from turnabout.matchmaking import Offer, Person, Policy, Pool, Role, Slot, Want, match
>>> monday = (Slot(540, 600),)
>>> noor = Person(id="noor", name="Noor", role=Role.MENTOR, level=1, languages=("en",),
...               offers=(Offer("Social media", 4),), slots=monday)
>>> ada = Person(id="ada", name="Ada", role=Role.MENTEE, level=9, languages=("en",),
...              wants=(Want("social media", 0, 3),), slots=monday)
>>> matching = match(Pool.of([noor, ada]), Policy())
>>> [(pair.mentor.name, pair.mentee.name, pair.points) for pair in matching.pairs]
[('Noor', 'Ada', 40.0)]
>>> matching.proof.exact
True
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from turnabout.matchmaking.people import Offer, Person, Pool, Role, Slot, Want
from turnabout.matchmaking.policy import Mode, Policy, PolicyError, Weights
from turnabout.matchmaking.progress import Progress, Watch

if TYPE_CHECKING:
    from turnabout.matchmaking.matching import Matching, Pair, Proof, Swap, match

__all__ = [
    "Matching",
    "Mode",
    "Offer",
    "Pair",
    "Person",
    "Policy",
    "PolicyError",
    "Pool",
    "Progress",
    "Proof",
    "Role",
    "Slot",
    "Swap",
    "Want",
    "Watch",
    "Weights",
    "match",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  (what a module holds may be anything)
    """Bring in what needs compiled kernels only when it is asked for: reading a sheet does not."""
    if name in {"Matching", "Pair", "Proof", "Swap", "match"}:
        return getattr(import_module("turnabout.matchmaking.matching"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
