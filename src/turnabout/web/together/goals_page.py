"""What the pages of goals and commitments show."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from turnabout.programs.models import Side
from turnabout.together.aiming import GOALS, MOST_GOALS, may_publish
from turnabout.together.models import Commitment, Goal, NextAction, State
from turnabout.web.pairs.loading import Seat
from turnabout.web.pairs.room import room
from turnabout.web.together.forms.goals import CommitmentForm, GoalForm

HERE = "goals"


def all_goals(seat: Seat, *, at: dt.datetime) -> dict[str, Any]:
    """Return the page of goals, commitments and next actions."""
    goals = list(seat.pair.goals.all())
    standing = [goal for goal in goals if goal.state != State.LET_GO]
    actions = NextAction.objects.filter(meeting__pair=seat.pair).select_related("meeting")
    return {
        **room(seat, here=HERE),
        **_first_line(seat, len(standing)),
        "goals": goals,
        "may_add": seat.pair.is_open
        and sum(goal.state == State.OPEN for goal in goals) < MOST_GOALS,
        "few": len(standing) < GOALS,
        "commitments": list(seat.pair.commitments.all()),
        "writes": seat.side == Side.MENTEE and seat.pair.is_open,
        "may_publish": seat.side == Side.MENTEE and may_publish(seat.pair, at=at),
        "actions": [(one, one.is_for(seat.side)) for one in actions.order_by("-meeting__number")],
    }


def to_write_goal(seat: Seat, form: GoalForm, goal: Goal | None = None) -> dict[str, Any]:
    """Return the page on which a goal is written; of one that was changed meanwhile, both texts."""
    changed = goal if goal and _is_other(form, goal.edition) else None
    return {
        **room(seat, here=HERE),
        "form": form,
        "goal": goal,
        "states": State.choices,
        "theirs": changed,
    }


def to_write_commitment(
    seat: Seat, form: CommitmentForm, one: Commitment | None = None, *, at: dt.datetime
) -> dict[str, Any]:
    """Return the page on which the mentee writes a commitment."""
    return {
        **room(seat, here=HERE),
        "form": form,
        "commitment": one,
        "theirs": one if one and _is_other(form, one.edition) else None,
        "may_publish": may_publish(seat.pair, at=at),
    }


def _is_other(form: GoalForm | CommitmentForm, edition: int) -> bool:
    """Return whether what was sent speaks of another edition; then the form speaks of this one."""
    if not form.is_bound or form["known"].value() in {str(edition), edition}:
        return False
    form.data = {**{name: form.data[name] for name in form.data}, "known": edition}
    return True


def _first_line(seat: Seat, count: int) -> dict[str, str]:
    if not seat.pair.is_open:
        return {
            "line": _("What you two were at"),
            "more": _("It stays here for the two of you, as it was."),
        }
    if count < GOALS:
        return {
            "line": _("Two goals by the end of your first session"),
            "more": _("Each says how one would see it. They can change: that is no failure."),
        }
    return {
        "line": _("What you two are at"),
        "more": _("Look at them in each session: still the right ones?"),
    }
