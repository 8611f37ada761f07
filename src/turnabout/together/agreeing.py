"""The agreement of a pair: changed by either of the two, signed by both, looked at twice.

A change is a new version, which nobody has signed. Of two who change the same version at once, one
finds both texts and decides; nothing is ever overwritten.
"""

import datetime as dt
import json
from collections.abc import Sequence
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from turnabout.core.history import remember
from turnabout.pairs.ending import PairEndedError
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.together.ground_rules import (
    MOST,
    Merged,
    Rule,
    Rules,
    differences,
    kept_fixed,
    merged,
    our_rules,
)
from turnabout.together.models import Occasion, Signature, Version

MIDDLE = 3
"""After this session the two look at their rules again."""


class ChangedMeanwhileError(Exception):
    """The other one has changed the agreement: it stands as `newest`, and `merged` is both."""

    def __init__(self, newest: Version, merged: Merged) -> None:
        super().__init__(_("The agreement has changed meanwhile. Look at it again."))
        self.newest = newest
        self.merged = merged


class NothingChangedError(Exception):
    """The rules are the same as before."""

    def __str__(self) -> str:
        return _("Nothing is changed: the rules read as before.")


class TooManyRulesError(Exception):
    """Nobody keeps so many rules."""

    def __str__(self) -> str:
        return _("That is more than %(most)s rules. Drop some of them.") % {"most": MOST}


class Standing(NamedTuple):
    """Where the agreement of a pair stands: its newest version, and who has signed it now."""

    version: Version
    occasion: Occasion
    signed: dict[Side, Signature]

    @property
    def is_agreed(self) -> bool:
        """Whether both have signed."""
        return len(self.signed) == len(Side)


def standing(pair: Pair, *, at: dt.datetime) -> Standing:
    """Return where the agreement stands. No query where the pair comes with versions and dates."""
    version = newest_version(pair, at=at)
    occasion = occasion_of(pair, at=at)
    found = {side: version.signed_by(side, occasion) for side in Side} if version.pk else {}
    return Standing(version, occasion, {side: one for side, one in found.items() if one})


def newest_version(pair: Pair, *, at: dt.datetime) -> Version:
    """Return the rules as they stand: ours, which nobody has saved, until somebody does."""
    return max(pair.versions.all(), key=lambda one: one.number, default=_first(pair, at=at))


def occasion_of(pair: Pair, *, at: dt.datetime) -> Occasion:
    """Return why the two look at their rules now."""
    over = (one for one in pair.meetings.all() if one.off_at is None and one.ends_at <= at)
    return Occasion.MIDDLE if any(one.number >= MIDDLE for one in over) else Occasion.START


def change(
    pair: Pair,
    rules: Rules,
    *,
    added: Sequence[str],
    known: int,
    side: Side,
    at: dt.datetime,
) -> Version:
    """Return the next version: these rules, known as version `known`, and what is added to them.

    PairEndedError, NothingChangedError, TooManyRulesError; ChangedMeanwhileError where the other
    one was quicker.
    """
    if not pair.is_open:
        raise PairEndedError
    number = known + 1
    mine = kept_fixed(rules)
    base = _version(pair, known, at=at)
    own = tuple(Rule(f"own-{number}-{place}", text) for place, text in enumerate(added, start=1))
    if len(mine + own) > MOST:
        raise TooManyRulesError
    if newest_version(pair, at=at).number == known and not differences(base.rules, mine + own):
        raise NothingChangedError
    try:
        return _write(pair, mine + own, number=number, side=side, at=at)
    except IntegrityError:
        newest = Version.objects.filter(pair=pair).latest("number")
        both = merged(base.rules, mine=mine, theirs=newest.rules)
        raise ChangedMeanwhileError(newest, both) from None


@transaction.atomic
def sign(pair: Pair, *, known: int, side: Side, at: dt.datetime) -> Signature:
    """Return the signature of a side under version `known`; pressed twice, it is the same one.

    PairEndedError; ChangedMeanwhileError where that version is not the newest any more.
    """
    if not pair.is_open:
        raise PairEndedError
    _keep_first(pair, at=at)
    newest = Version.objects.filter(pair=pair).latest("number")
    if newest.number != known:
        raise ChangedMeanwhileError(newest, Merged(newest.rules, frozenset()))
    occasion = occasion_of(pair, at=at)
    signature, made = Signature.objects.get_or_create(
        version=newest, side=side, occasion=occasion, defaults={"at": at}
    )
    if made:
        remember(newest, "sign", by=pair.on(side).person, at=at)
    return signature


@transaction.atomic
def _write(pair: Pair, rules: Rules, *, number: int, side: Side, at: dt.datetime) -> Version:
    _keep_first(pair, at=at)
    version = Version.objects.create(
        pair=pair, number=number, by_side=side, at=at, wording=json.dumps(rules)
    )
    remember(version, "change", by=pair.on(side).person, at=at)
    return version


def _keep_first(pair: Pair, *, at: dt.datetime) -> None:
    """Keep our rules as the first version, when somebody changes or signs anything."""
    if not Version.objects.filter(pair=pair).exists():
        Version.objects.bulk_create([_first(pair, at=at)], ignore_conflicts=True)


def _first(pair: Pair, *, at: dt.datetime) -> Version:
    return Version(pair=pair, number=1, at=at, wording=json.dumps(our_rules()))


def _version(pair: Pair, number: int, *, at: dt.datetime) -> Version:
    """Return a version of the pair; the first where there is none of that number."""
    kept = Version.objects.filter(pair=pair, number=number).first()
    return kept or _first(pair, at=at)
