"""What the pages of an agreement show."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from turnabout.meetings.rules import clock_of
from turnabout.meetings.words import when
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.together.agreeing import ChangedMeanwhileError, Standing, newest_version, standing
from turnabout.together.ground_rules import Difference, Kind, Rule, differences, words_of
from turnabout.together.models import Occasion, Signature, Version
from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.room import room
from turnabout.web.together.forms.agreement import ADDED, Change

HERE = "agreement"


class Line(NamedTuple):
    """A rule as it is read, and whether it stays as it is."""

    words: str
    is_fixed: bool


class Changed(NamedTuple):
    """In what two versions differ, in words."""

    kind: str
    was: str
    now: str


class Past(NamedTuple):
    """A version in the list of all: by whom, when, what changed, and who signed it."""

    number: int
    by: str
    when: str
    changes: list[Changed]
    signed: list[str]


def to_read(seat: Seat, *, at: dt.datetime) -> dict[str, Any]:
    """Return the page of the agreement."""
    pair = seat.pair
    prefetch_related_objects([pair], "versions__signatures", "meetings")
    now = standing(pair, at=at)
    before = _last_signed(pair, seat.side)
    changes = _changes(before, now.version, pair) if before else []
    return {
        **room(seat, here=HERE),
        "line": _line(now, seat, is_other=bool(changes)),
        "more": _more(now),
        "version": now.version,
        "rules": lines(now.version, pair),
        "changes": changes,
        "signed": [_signature(one, seat) for one in now.signed.values()],
        "to_sign": pair.is_open and seat.side not in now.signed,
        "versions": len(pair.versions.all()),
    }


def to_change(seat: Seat, form: Change | None, *, at: dt.datetime) -> dict[str, Any]:
    """Return the page on which the rules are changed."""
    newest = newest_version(seat.pair, at=at)
    ends_on = seat.pair.ends_on
    form = form or Change(rules=newest.rules, ends_on=ends_on, initial={"known": newest.number})
    return {**room(seat, here=HERE), "form": form, "rows": list(form.rows())}


def both_texts(seat: Seat, form: Change, error: ChangedMeanwhileError) -> dict[str, Any]:
    """Return the page on which both changed it: nothing is saved, and both texts stand there."""
    newest, merged = error.newest, error.merged
    theirs = {rule.key: rule for rule in newest.rules}
    dropped = merged.clashes - {rule.key for rule in merged.rules}
    rules = (*merged.rules, *(theirs[key] for key in theirs if key in dropped))
    initial = {"known": newest.number, **{name: form.cleaned_data[name] for name in ADDED}}
    again = Change(rules=rules, ends_on=form.ends_on, initial=initial, dropped=dropped)
    clashing: dict[str, Rule | None] = {key: theirs.get(key) for key in merged.clashes}
    return {
        **room(seat, here=HERE),
        "form": again,
        "rows": list(again.rows(clashing)),
        "clash": True,
    }


def all_versions(seat: Seat) -> dict[str, Any]:
    """Return the page of every version, the newest first."""
    versions = list(seat.pair.versions.prefetch_related("signatures"))
    earlier: list[Version | None] = [None, *versions]
    told = [_past(one, before, seat) for one, before in zip(versions, earlier, strict=False)]
    return {**room(seat, here=HERE), "versions": told[::-1]}


def lines(version: Version, pair: Pair) -> list[Line]:
    """Return the rules of a version as they are read."""
    ends_on = pair.ends_on
    return [Line(words_of(rule, ends_on=ends_on), rule.is_fixed) for rule in version.rules]


def _line(now: Standing, seat: Seat, *, is_other: bool) -> str:
    told = {"name": seat.other.person.first_name, "number": now.version.number}
    if now.is_agreed:
        return _("You both signed version %(number)s") % told
    if seat.side in now.signed:
        return _("You have signed; %(name)s has not yet") % told
    if now.signed:
        return _("%(name)s has signed: your turn") % told
    if now.occasion == Occasion.MIDDLE:
        return _("Half-way: do your rules still fit?")
    if is_other:
        return _("The rules have changed: read them, and sign")
    return _("Read the rules together, and sign")


def _more(now: Standing) -> str:
    if now.is_agreed:
        return _("Either of you can change them at any time; then both sign anew.")
    if now.occasion == Occasion.MIDDLE:
        return _("After session 3 both look again: sign once more, or change what does not fit.")
    return _("Change what you like: then both sign. The four with a lock stay as they are.")


def _last_signed(pair: Pair, side: Side) -> Version | None:
    """Return the newest version that a side has ever signed."""
    mine = [one for one in pair.versions.all() if any(s.side == side for s in one.signatures.all())]
    return mine[-1] if mine else None


def _changes(before: Version, after: Version, pair: Pair) -> list[Changed]:
    return _in_words(differences(before.rules, after.rules), pair.ends_on)


def _in_words(found: Iterable[Difference], ends_on: dt.date) -> list[Changed]:
    kinds = {Kind.ADDED: _("Added"), Kind.DROPPED: _("Left out"), Kind.REWORDED: _("Reworded")}
    return [
        Changed(
            kinds[one.kind],
            words_of(one.was, ends_on=ends_on) if one.was else "",
            words_of(one.now, ends_on=ends_on) if one.now else "",
        )
        for one in found
    ]


def _past(version: Version, before: Version | None, seat: Seat) -> Past:
    person = seat.pair.on(Side(version.by_side)).person if version.by_side else None
    return Past(
        version.number,
        person.first_name if person else "",
        when(version.at, clock_of(seat.me)),
        _changes(before, version, seat.pair) if before else [],
        [_signature(one, seat) for one in version.signatures.all()],
    )


def _signature(one: Signature, seat: Seat) -> str:
    told = {
        "name": seat.pair.on(Side(one.side)).person.first_name,
        "when": when(one.at, clock_of(seat.me)),
    }
    return _("%(name)s signed on %(when)s") % told
