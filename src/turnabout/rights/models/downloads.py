"""Everything about somebody as one file, for them alone, for a week."""

import datetime as dt
from typing import ClassVar

from django.db import models

from turnabout.core.encryption.fields import Sealed, SealedText
from turnabout.core.models import Job
from turnabout.people.models import Person
from turnabout.rights.register.kept import DOWNLOADS


class DownloadQuerySet(models.QuerySet["Download"]):
    """Downloads, the newest first."""

    def over(self, at: dt.datetime) -> "DownloadQuerySet":
        """Return those that nobody can take any more."""
        return self.filter(asked_at__lte=at - DOWNLOADS.time)


class Download(Sealed):
    """What a person asked to take along: sealed on the disk with a secret of its own."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="downloads")
    asked_at = models.DateTimeField()
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(null=True)
    secret = SealedText(null=True)
    size = models.PositiveBigIntegerField(default=0)
    file = models.FileField(upload_to="downloads", max_length=200, blank=True)

    objects = DownloadQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(made_at__isnull=True) | models.Q(secret__isnull=False),
                name="rights_download_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"download {self.pk}"

    @property
    def until(self) -> dt.datetime:
        """Until when it can be taken."""
        return self.asked_at + DOWNLOADS.time
