"""Match runs: asked for, carried out behind the pages, kept."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Min, Sum

from turnabout.core.history import remember
from turnabout.core.jobs.asking import ask_for
from turnabout.core.jobs.kinds import Tell
from turnabout.enrollment.models import Enrollment
from turnabout.matchmaking import Matching, Mode, Proof, explain, match
from turnabout.matchmaking.explain import SharedTopic, WishPoints
from turnabout.pairs.draws import Draw, draw
from turnabout.pairs.jobs import match_cohort
from turnabout.pairs.keeping import standing_preview, yes_before
from turnabout.pairs.models import MatchRun, Proposal, Short, Waiting
from turnabout.pairs.points import told, told_points
from turnabout.pairs.telling import alone, facts_of
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side
from turnabout.skills.models import Skill

BATCH = 500
"""Rows that are written at once."""


class StillRunningError(Exception):
    """A run of this cohort is on its way: `run` is the one."""

    def __init__(self, run: MatchRun) -> None:
        super().__init__(str(run))
        self.run = run


@transaction.atomic
def ask_for_run(
    cohort: Cohort, *, mode: Mode, by: Person, at: dt.datetime, anew: bool = False
) -> MatchRun:
    """Return a new run, which a worker takes up. StillRunningError where one is on its way.

    What its people have looked at and nobody declined is kept, unless all is to be matched `anew`.
    """
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    for run in MatchRun.objects.filter(cohort=cohort).with_what_stands_behind():
        if run.is_open:
            raise StillRunningError(run)
    run = MatchRun.objects.create(
        cohort=cohort,
        rulebook=cohort.program.rulebook,
        mode=mode,
        keeps=None if anew else standing_preview(cohort),
        asked_by=by,
        asked_at=at,
    )
    run.job = ask_for(match_cohort, by=by, at=at, run=run.pk)
    run.save(update_fields=["job"])
    remember(cohort, "match", by=by, at=at, detail={"mode": mode.value, "run": run.pk})
    return run


def carry_out(run: MatchRun, *, tell: Tell, at: dt.datetime) -> None:
    """Run the engine and keep what it found: all of it, or nothing. A second time does no harm."""
    if run.finished_at:
        return
    drawn = draw(run)
    matching = match(drawn.pool, drawn.policy, watch=lambda step: tell(step.done, step.total))
    with transaction.atomic():
        if MatchRun.objects.select_for_update().get(pk=run.pk).finished_at:
            return
        proposals = Proposal.objects.bulk_create(_proposals(run, drawn, matching), BATCH)
        Proposal.skills.through.objects.bulk_create(_topics(proposals), BATCH)
        Waiting.objects.bulk_create(_waiting(run, drawn, matching), batch_size=BATCH)
        Short.objects.bulk_create(_short(run, matching), batch_size=BATCH)
        _finish(run, drawn, matching, at=at)


def _proposals(run: MatchRun, drawn: Draw, matching: Matching) -> Iterator[Proposal]:
    yes, skills = yes_before(run), _skills_by_name()
    for pair in explain.why_pairs(matching):
        mentor = drawn.enrollments[pair.mentor.id, Side.MENTOR]
        mentee = drawn.enrollments[pair.mentee.id, Side.MENTEE]
        yield Proposal(
            run=run,
            mentor_id=mentor,
            mentee_id=mentee,
            score=pair.score,
            told_score=told_points(pair.wishes),
            wishes=[_kept(wish) for wish in told(pair.wishes)],
            topics=[_taught(topic, skills) for topic in pair.topics],
            winter_minutes=pair.winter_minutes,
            summer_minutes=pair.summer_minutes,
            **yes.get((mentor, mentee), {}),
        )


def _kept(wish: WishPoints) -> dict[str, Any]:
    """Return what a wish gave; why stands in whatever language it is read in."""
    return {"wish": wish.wish, "points": wish.points, "out_of": wish.out_of}


def _taught(topic: SharedTopic, skills: dict[str, int]) -> dict[str, Any]:
    """Return a topic that the two share, with the numbers of the skills beside their names."""
    numbers = {"skill": skills.get(topic.wanted), "offered_skill": skills.get(topic.offered)}
    return topic._asdict() | numbers


def _topics(proposals: list[Proposal]) -> Iterator[Any]:
    """Yield each topic of each proposal, so that the board finds proposals by it."""
    skills = _skills_by_name()
    for proposal in proposals:
        named = {topic["wanted"] for topic in proposal.topics}
        for skill in sorted(skills[name] for name in named & skills.keys()):
            yield Proposal.skills.through(proposal=proposal, skill_id=skill)


def _waiting(run: MatchRun, drawn: Draw, matching: Matching) -> Iterator[Waiting]:
    yield from _unplaced(run, drawn)
    for nobody in explain.why_nobody(matching):
        side = Side(nobody.role)
        yield Waiting(
            run=run,
            enrollment_id=drawn.enrollments[nobody.person.id, side],
            side=side,
            facts=facts_of(alone(nobody)),
            place=nobody.place,
            equal_with=nobody.equal_with,
        )


def _unplaced(run: MatchRun, drawn: Draw) -> Iterator[Waiting]:
    """Yield those of whom nobody can say who is senior to them."""
    for one in Enrollment.objects.filter(pk__in=drawn.unplaced):
        yield Waiting(run=run, enrollment=one, side=Side(one.role), facts={"unplaced": True})


def _short(run: MatchRun, matching: Matching) -> Iterator[Short]:
    skills = _skills_by_name()
    for topic in explain.shortages(matching):
        if topic.topic in skills:
            yield Short(
                run=run,
                skill_id=skills[topic.topic],
                wanted_by=topic.wanted_by,
                offered_by=topic.offered_by,
                places=topic.adds.placed,
                points=topic.adds.points,
            )


def _skills_by_name() -> dict[str, int]:
    return dict(Skill.objects.values_list("name", "pk"))


def _finish(run: MatchRun, drawn: Draw, matching: Matching, *, at: dt.datetime) -> None:
    proof = matching.proof
    points = run.proposals.aggregate(sum=Sum("told_score"), least=Min("told_score"))
    MatchRun.objects.filter(pk=run.pk).update(
        finished_at=at,
        print=drawn.print,
        mentors=len(drawn.pool.mentors),
        mentees=len(drawn.pool.mentees),
        placed=proof.placed,
        coverable=proof.coverable,
        total=proof.total,
        bound=proof.bound,
        lowest=matching.worst.score if matching.worst else None,
        told_total=points["sum"] or 0,
        told_lowest=points["least"],
        swaps=proof.swap_count,
        **_seen(proof),
    )


def _seen(proof: Proof) -> dict[str, int]:
    """Return what was looked at where all pairs were too many; nothing where all of them were."""
    seen = proof.seen
    if not seen:
        return {}
    return {"seen_pairs": seen.pairs, "seen_mentees": seen.mentees, "likely": seen.likely}
