"""A small cast, its pairs made by hand, so that the report is tested apart from the engine."""

import datetime as dt
from dataclasses import replace

from turnabout.cli.report import Report
from turnabout.matchmaking.explain import (
    Loss,
    PairExplanation,
    SharedTopic,
    Shortage,
    WhyNobody,
    WishPoints,
)
from turnabout.matchmaking.matching import Pair, Proof, Swap, match
from turnabout.matchmaking.people import Offer, Person, Pool, Role, Want
from turnabout.matchmaking.policy import Policy

AMARA = Person(
    id="K04",
    name="Amara Nwosu",
    role=Role.MENTOR,
    level=1,
    job_title="Communications Trainee",
    department="Foundation",
    offers=(Offer("Social platforms", 4),),
    prefers=("K02",),
)
MIKKEL = Person(id="K35", name="Mikkel Thorsen", role=Role.MENTOR, level=3, department="Ferries")
PETRA = Person(id="K43", name="Petra Kovač", role=Role.MENTOR, level=3, department="People")
MARGIT = Person(
    id="K02",
    name="Margit Aune",
    role=Role.MENTEE,
    level=8,
    job_title="Chief Executive",
    wants=(Want("Social platforms", 0, 3),),
)
OLUMIDE = Person(id="K15", name="Olumide Bankole", role=Role.MENTEE, level=7)
JURGEN = Person(id="K12", name="Jürgen Vollmer", role=Role.MENTEE, level=7)

CHIEF = Pair(AMARA, MARGIT, 81_900)
SAFETY = Pair(MIKKEL, OLUMIDE, 20_100)

NO_TEACHER = WhyNobody(
    person=JURGEN,
    role="mentee",
    reason="the only mentor is in his own reporting line",
    would_help="find one outside it",
    place=None,
    relax=("line",),
    would_reach=1,
)
IN_RESERVE = WhyNobody(
    person=PETRA,
    role="mentor",
    reason="all 3 mentees have a mentor",
    would_help="keep a place for her",
    place=1,
    relax=(),
    would_reach=0,
)
SWAP = Swap(MIKKEL, MARGIT, 10_300, 7_600)
SHORT = Shortage("Condition-monitoring data", 1, 1, Loss(1, 30_000))
AMPLE = Shortage("Social platforms", 2, 3, Loss(0, 0))


def report_of(
    *,
    pairs: tuple[Pair, ...] = (CHIEF, SAFETY),
    people: tuple[Person, ...] = (AMARA, MIKKEL, PETRA, MARGIT, OLUMIDE, JURGEN),
    proof: Proof | None = None,
    policy: Policy | None = None,
    nobody: tuple[WhyNobody, ...] = (NO_TEACHER, IN_RESERVE),
    shortages: tuple[Shortage, ...] = (AMPLE, SHORT),
    ignored: tuple[str, ...] = (),
    title: str = "Spring cohort",
) -> Report:
    """Return a report of a run; whatever is not named is the cast's own."""
    pool = Pool.of(people)
    total = sum(pair.score for pair in pairs)
    matched = {person.id for pair in pairs for person in (pair.mentor, pair.mentee)}
    matching = replace(
        match(pool, policy),
        pairs=pairs,
        unmatched_mentors=tuple(one for one in pool.mentors if one.id not in matched),
        unmatched_mentees=tuple(one for one in pool.mentees if one.id not in matched),
        proof=proof or Proof(total, total, len(pairs), len(pairs), (), 0),
    )
    return Report(
        title=title,
        source="people.csv",
        made=dt.date(2026, 5, 3),
        matching=matching,
        explanations=tuple(_explained(pair) for pair in pairs),
        nobody=nobody,
        shortages=shortages,
        ignored=ignored,
    )


def _explained(pair: Pair) -> PairExplanation:
    return PairExplanation(
        mentor=pair.mentor,
        mentee=pair.mentee,
        score=pair.score,
        wishes=(
            WishPoints("topics", pair.score - 10_000, 40_000, "teaches Social platforms"),
            WishPoints("time", 10_000, 10_000, "120 shared minutes a week"),
        ),
        topics=(SharedTopic("Social platforms", "Social platforms", 4, 0, 3, 1.0, 10_100),),
        winter_minutes=120,
        summer_minutes=120,
    )
