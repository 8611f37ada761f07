"""Compile every kernel by matching a few people in every way, so that later runs start at once."""

from itertools import cycle, islice

from turnabout.matchmaking import Mode, Offer, Person, Policy, Pool, Role, Slot, Want, match
from turnabout.matchmaking.explain import shortages, why_nobody
from turnabout.matchmaking.modes.vast import vast
from turnabout.matchmaking.progress import Stages
from turnabout.matchmaking.scoring import Scores

ZONES = ("Europe/London", "Asia/Kolkata")
WEEK = (Slot(0, 10080),)


def main() -> None:
    """Match two mentors with three mentees, in each mode and as if they were very many."""
    mentors = [
        Person(id=f"mentor {n}", role=Role.MENTOR, level=1, timezone=zone, languages=("en",),
               offers=(Offer("Python", 4),), slots=WEEK)
        for n, zone in enumerate(ZONES)
    ]  # fmt: skip
    mentees = [
        Person(id=f"mentee {n}", role=Role.MENTEE, level=5, timezone=zone, languages=("en",),
               wants=(Want("Python", 1),), slots=WEEK)
        for n, zone in enumerate(islice(cycle(ZONES), 3))
    ]  # fmt: skip
    pool = Pool.of([*mentors, *mentees, Person(id="nobody", role=Role.MENTEE)])
    for mode in Mode:
        matching = match(pool, Policy(mode=mode))
        why_nobody(matching)
        shortages(matching)
    vast(Scores.of(pool, Policy()), cover=True, stages=Stages(None))


if __name__ == "__main__":
    main()
