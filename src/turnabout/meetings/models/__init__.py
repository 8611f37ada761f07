"""The dates of a pair, what each says of them and to them, who is away, calendars and links."""

from turnabout.meetings.models.away import Away
from turnabout.meetings.models.feed import Feed
from turnabout.meetings.models.meeting import (
    Answer,
    DidMeet,
    Meeting,
    MeetingQuerySet,
    with_dates,
)
from turnabout.meetings.models.reply import Coming, Reply
from turnabout.meetings.models.video import VideoTemplate

__all__ = [
    "Answer",
    "Away",
    "Coming",
    "DidMeet",
    "Feed",
    "Meeting",
    "MeetingQuerySet",
    "Reply",
    "VideoTemplate",
    "with_dates",
]
