"""Answers to why: each can be shown to a person and handed on as values."""

from collections.abc import Callable
from typing import Any, NamedTuple

import click

from turnabout.cli.as_json import loss_values, nobody_values, pair_values, person_values
from turnabout.cli.exits import UsageFault, printable
from turnabout.cli.report.earnable import shortfall
from turnabout.cli.report.reasons import in_one_line, reason
from turnabout.cli.report.wording import counted, points
from turnabout.cli.tables import print_table
from turnabout.cli.who import named
from turnabout.matchmaking.explain import (
    Loss,
    PairExplanation,
    WhyNobody,
    WhyNot,
    cost_of_forbidding,
    why,
    why_nobody,
    why_not,
)
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.people import LADDER, Person


class Answer(NamedTuple):
    """An answer as values for a program, and a way to show it to a person."""

    values: dict[str, Any]
    show: Callable[[], None]


def about_pair(matching: Matching, mentor: Person, mentee: Person) -> Answer:
    """Return why the two are a pair, or why they are not."""
    if any(pair.mentor == mentor and pair.mentee == mentee for pair in matching.pairs):
        return _why(matching, mentor, mentee)
    return _why_not(matching, mentor, mentee)


def about_person(matching: Matching, person: Person) -> Answer:
    """Return whom the person has and why, and where they have nobody, why not."""
    if not (person.role.mentors or person.role.learns):
        raise UsageFault(f"{named(person)} did not sign up, so nobody was sought for them.")
    pairs = [why(matching, *ids) for ids in _pairs_of(matching, person)]
    nobody = [each for each in why_nobody(matching) if each.person == person]
    values = {
        "person": person_values(person),
        "pairs": [pair_values(pair) for pair in pairs],
        "nobody": [nobody_values(each) for each in nobody],
    }
    return Answer(values, lambda: _show_person(pairs, nobody))


def _why(matching: Matching, mentor: Person, mentee: Person) -> Answer:
    pair = why(matching, mentor.id, mentee.id)
    loss = cost_of_forbidding(matching, mentor.id, mentee.id)
    values = {"pair": True, **pair_values(pair), "without": loss_values(loss)}
    return Answer(values, lambda: _show_pair(pair, loss, shortfall(matching)))


def _why_not(matching: Matching, mentor: Person, mentee: Person) -> Answer:
    found = why_not(matching, mentor.id, mentee.id)
    would_be = None if found.rules else why(matching, mentor.id, mentee.id)
    values = {
        "pair": False,
        "mentor": person_values(mentor),
        "mentee": person_values(mentee),
        "rules": list(found.rules),
        "loss": loss_values(found.loss) if found.loss else None,
        "would_be": pair_values(would_be) if would_be else None,
    }
    return Answer(values, lambda: _show_not(found, would_be, shortfall(matching)))


def _pairs_of(matching: Matching, person: Person) -> list[tuple[str, str]]:
    return [
        (pair.mentor.id, pair.mentee.id)
        for pair in matching.pairs
        if person in (pair.mentor, pair.mentee)
    ]


def _show_pair(pair: PairExplanation, loss: Loss, limit: str) -> None:
    _say(f"{named(pair.mentor)} mentors {named(pair.mentee)}: {points(pair.score)} points of 100.")
    _show_points(pair, limit)
    _say(f"Without this pair, the whole {_lost(loss)}.")


def _show_not(found: WhyNot, would_be: PairExplanation | None, limit: str) -> None:
    _say(f"{named(found.mentor)} does not mentor {named(found.mentee)}.")
    for rule in found.rules:
        _say(f"  - {rule}")
    if would_be:
        _say(f"No rule forbids it. They would have {points(would_be.score)} points of 100:")
        _show_points(would_be, limit)
    if found.loss:
        _say(f"With this pair, the whole {_lost(found.loss)}.")


def _show_person(pairs: list[PairExplanation], nobody: list[WhyNobody]) -> None:
    for pair in pairs:
        _say(f"{named(pair.mentor)} mentors {named(pair.mentee)}: {points(pair.score)} points.")
        _say(f"  {in_one_line(pair)}")
    for each in nobody:
        _say(f"{named(each.person)} has nobody as a {each.role}: {each.reason}.")
        if each.would_help:
            _say(f"  What would help: {each.would_help}.")


def _show_points(pair: PairExplanation, limit: str) -> None:
    if limit:
        _say(limit)
    click.echo()
    wishes = [
        (wish.wish, points(wish.points), points(wish.out_of), reason(wish, pair))
        for wish in pair.wishes
    ]
    print_table(("wish", "points", "out of", "why"), wishes)
    click.echo()
    topics = [
        (topic.offered, _rung(topic.mentor_level), topic.wanted, _rung(topic.mentee_level))
        for topic in pair.topics
    ]
    print_table(("mentor offers", "mentor's level", "mentee wants", "mentee's level"), topics)
    click.echo()
    _say(
        f"Free together: {pair.winter_minutes} minutes a week in winter, "
        f"{pair.summer_minutes} in summer."
    )


def _rung(level: int) -> str:
    return f"{level} {LADDER[level]}"


def _lost(loss: Loss) -> str:
    lost = [f"{points(loss.points)} points"] if loss.points > 0 else []
    if loss.placed > 0:
        lost.insert(0, counted(loss.placed, "placed mentee"))
    if loss.points < 0:
        lost.append(f"while the points grow by {points(-loss.points)}")
    return f"would lose {' and '.join(lost)}" if lost else "would lose nothing: it is as good"


def _say(text: str) -> None:
    click.echo(printable(text))
