"""Why a person has no partner: all who fit are taken, or a rule would have to give."""

from turnabout.matchmaking.advice import advice, all_of
from turnabout.matchmaking.explanations import WhyNobody
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.rules import Setting
from turnabout.matchmaking.seekers import Seekers, both_sides
from turnabout.matchmaking.waiting import InLine, Place, places


def why_nobody(matching: Matching) -> tuple[WhyNobody, ...]:
    """Return why each person without a partner has none: mentees first, in line before others.

    Someone without a place in line has no partner whom the rules allow.
    """
    return tuple(
        answer for seekers in both_sides(matching) for answer in _answers(seekers, matching.setting)
    )


def _answers(seekers: Seekers, setting: Setting) -> list[WhyNobody]:
    line: list[InLine] = []
    stuck: list[WhyNobody] = []
    for person, scores in seekers.each():
        if (scores >= 0).any():
            line.append(InLine.of(person, scores, seekers.price, seekers.free))
        else:
            stuck.append(advice(seekers, person, setting))
    return [_in_line(seekers, place) for place in places(line)] + stuck


def _in_line(seekers: Seekers, place: Place) -> WhyNobody:
    who = place.who
    empty = "pinning them to a place that was left empty"
    return WhyNobody(
        person=who.person,
        role=seekers.role,
        reason=f"{_those_who_fit(who, seekers.others)}: {_place_in_words(place)}",
        would_help=empty if who.free else f"a place that frees, or one more {seekers.others}",
        place=place.number,
        relax=(),
        would_reach=who.fits,
        equal_with=place.equals,
        free=who.free,
    )


def _those_who_fit(who: InLine, noun: str) -> str:
    """Return whether they are taken, or have a place that was left empty."""
    everyone = f"{all_of(who.fits, noun)} who {'fits' if who.fits == 1 else 'fit'}"
    if not who.free:
        return f"{everyone} {'is' if who.fits == 1 else 'are'} taken"
    if who.fits == 1:
        return f"{everyone} has a place that was left empty"
    some = f"{who.free:,} of {who.fits:,} {noun}s who fit"
    return f"{some} {'has' if who.free == 1 else 'have'} a place that was left empty"


def _place_in_words(place: Place) -> str:
    said = "next in line" if place.number == 1 else f"place {place.number:,} in line"
    if not place.equals:
        return said
    return f"{said}, equal with {place.equals:,} {'other' if place.equals == 1 else 'others'}"
