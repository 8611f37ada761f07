"""What stands beside the benefits: what it cost people, and what is not known."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from turnabout.evidence.power import detectable
from turnabout.evidence.words import Design
from turnabout.reports.benefits import Said, asked_of
from turnabout.reports.drawing import shares_chart
from turnabout.reports.questions import COST, answered_with, side_title
from turnabout.reports.sources import Origin, anchor
from turnabout.reports.wording import basis, design_in_words, number, of_mean, percent
from turnabout.respect.release.told import Figure, Told

HEAVY = ("2", "3")
"""The answers that say it cost quite a bit, or a lot."""


def costs_of(told: Told, *, origin: Origin) -> list[Said]:
    """Return what taking part cost each side, as it said so; empty where nothing may be told."""
    harm = [one for one in told.figures if one.question == COST and not one.group]
    return [_cost(told, one, origin) for one in harm if asked_of(told, one.side)]


def unknown_of(told: Told) -> list[str]:
    """Return what these numbers cannot say."""
    return [
        design_in_words(told.design),
        *_silent(told),
        _("Everyone here volunteered; it says nothing of those who would not."),
        *_unseen(told),
        _(
            "The questions are ours, new and not validated; asked with one sentence each, real "
            "changes look smaller than they are."
        ),
        *(_(reason) for reason in told.withheld),
    ]


def _cost(told: Told, figure: Figure, origin: Origin) -> Said:
    rests_on = basis(asked_of(told, figure.side))
    heavy = sum(many for answer, many in figure.shares if answer in HEAVY)
    facts = {"heavy": heavy, "n": figure.n, "share": percent(heavy, figure.n)}
    row = origin.at(anchor(figure))
    counted = bool(figure.shares and facts["share"] and rests_on)
    said = _("It cost %(heavy)s of %(n)s quite a bit or a lot: %(share)s.") % facts
    title = _("It cost %(heavy)s of %(n)s quite a bit or a lot") % facts
    words = answered_with(COST).words
    return Said(
        side=side_title(figure.side),
        headline=said if counted else "",
        basis=rests_on,
        details=() if counted else ((of_mean(figure), row),),
        charts=(shares_chart(figure, title, words),) if counted else (),
        origin=row,
    )


def _silent(told: Told) -> Iterator[str]:
    """Yield how many of each side joined and did not answer."""
    for one in told.asked:
        if one.answered is None:
            facts = {"side": side_title(one.side)}
            yield _("%(side)s: how many answered may not be told.") % facts
        elif one.answered < one.joined:
            silent = one.joined - one.answered
            counts = {"side": side_title(one.side), "silent": silent, "joined": one.joined}
            yield (
                _(
                    "%(side)s: %(silent)s of %(joined)s who joined did not answer. What they would "
                    "have said may be better or worse."
                )
                % counts
            )


def _unseen(told: Told) -> Iterator[str]:
    """Yield the smallest effect that so many could find at all."""
    if told.design != Design.LOTTERY:
        return
    primary = [(one.offered, one.others) for one in told.effects if one.primary]
    for offered, others in dict.fromkeys(primary):
        d = number(round(detectable(offered, others), 2))
        facts = {"d": d, "offered": offered, "others": others}
        yield (
            _(
                "With %(offered)s offered a place and %(others)s not, the smallest effect that "
                "could be found is d = %(d)s. A smaller one may be there, unseen."
            )
            % facts
        )
