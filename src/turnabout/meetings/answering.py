"""Did you meet? Each side says so for itself."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.meetings.models import Answer, DidMeet, Meeting
from turnabout.programs.models import Side


class TooEarlyError(Exception):
    """Nobody knows yet."""

    def __str__(self) -> str:
        return _("That session is not over yet.")


class OffError(Exception):
    """There was no such session."""

    def __str__(self) -> str:
        return _("That session did not take place.")


@transaction.atomic
def say(meeting: Meeting, answer: Answer, *, side: Side, at: dt.datetime) -> None:
    """Keep what a side says; it can say otherwise until both say that they did not meet.

    Then the session is off, and another date can be found for it. TooEarlyError, OffError.
    """
    known = Meeting.objects.select_for_update().get(pk=meeting.pk)  # both may say it at once
    if known.off_at:
        raise OffError
    if at < known.ends_at:
        raise TooEarlyError
    DidMeet.objects.update_or_create(
        meeting=known, side=side, defaults={"answer": answer, "at": at}
    )
    said = list(known.answers.values_list("answer", flat=True))
    if said == [Answer.NO] * len(Side):
        Meeting.objects.filter(pk=known.pk).update(off_at=at)
