"""What happens each night: what nobody needs any more is erased."""

import datetime as dt

from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_q.models import OrmQ, Task

from turnabout.clock import current_time
from turnabout.core.jobs.kinds import Tell, job
from turnabout.core.mail.outbox import forget_words
from turnabout.core.models import Job, Worker

KEPT = dt.timedelta(days=30)
"""How long the words of letters that reached nobody, and jobs that came to an end, are kept."""

WORDS_KEPT = dt.timedelta(days=1)
"""How long the words of letters that arrived are kept."""


@job(_("Erase sessions that have run out"), at_times="10 3 * * *")
def end_sessions(_tell: Tell) -> None:
    """Erase the sessions that nobody can use any more."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


@job(_("Erase the words of letters that were sent a day ago"), at_times="20 3 * * *")
def forget_letters(_tell: Tell) -> None:
    """Erase the words of old letters; that they were sent, and when, stays known."""
    now = current_time()
    forget_words(sent_before=now - WORDS_KEPT, lost_before=now - KEPT)


@job(_("Erase jobs that ended a month ago"), at_times="30 3 * * *")
def forget_jobs(_tell: Tell) -> None:
    """Erase what is known of old jobs and of workers that are gone."""
    before = current_time() - KEPT
    ends = ("finished_at", "failed_at", "cancelled_at")
    old = models.Q(*[(f"{end}__lt", before) for end in ends], _connector=models.Q.OR)
    Job.objects.filter(old).delete()
    Worker.objects.filter(seen_at__lt=before).delete()
    Task.objects.filter(stopped__lt=before).delete()
    OrmQ.objects.filter(lock__lt=before).delete()
