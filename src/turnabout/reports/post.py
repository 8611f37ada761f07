"""How the letters of a program fare: counts, never to whom or what they say."""

from typing import NamedTuple

from django.db.models import Count, Q

from turnabout.core.mail.kinds import discreet_kinds
from turnabout.core.models import Letter
from turnabout.programs.models import Program


class Post(NamedTuple):
    """Letters by what became of them; each stands in one place alone."""

    all: int
    arrived: int
    waiting: int
    bounced: int
    failed: int


def post_of(program: Program) -> Post:
    """Return it: what was taken by a server and not sent back counts as arrived.

    Discreet letters are not counted: a count that goes up would tell that one was written.
    """
    letters = Letter.objects.filter(program=program).exclude(kind__in=discreet_kinds())
    bounced = Q(bounced_at__isnull=False)
    sent, failed = Q(sent_at__isnull=False), Q(given_up_at__isnull=False)
    return Post(
        **letters.aggregate(
            all=Count("pk"),
            arrived=Count("pk", filter=sent & ~bounced),
            waiting=Count("pk", filter=~sent & ~failed & ~bounced),
            bounced=Count("pk", filter=bounced),
            failed=Count("pk", filter=failed & ~bounced),
        )
    )
