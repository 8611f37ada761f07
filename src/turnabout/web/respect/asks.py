"""What waits for one side of a pair after a session: two taps."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from turnabout.meetings.words import title_of
from turnabout.pairs.models import Pair
from turnabout.programs.models import Side
from turnabout.respect.rules import session_to_rate
from turnabout.web.pairs.ask import Ask, Loaded

LOADED: Loaded = ["meetings__answers", "pulses"]
"""What a pair is loaded with for this."""


def asks(pair: Pair, side: Side, at: dt.datetime) -> Iterator[Ask]:
    """Yield it; no query, where the pair comes with LOADED."""
    meeting = session_to_rate(pair, side, at=at)
    if meeting:
        title = {"title": title_of(pair, meeting.number)}
        yield Ask(
            _("Two taps on %(title)s") % title,
            _("How was it for you? Told only of five and more together."),
            reverse("pair_pulse", args=[pair.pk, meeting.pk]),
        )
