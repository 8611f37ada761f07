"""Where the pairs of an installation meet by video, unless they say otherwise."""

from typing import ClassVar

from django.db import models

from turnabout.people.models import Person


class VideoTemplate(models.Model):
    """The one template of an installation: `{pair}` and `{number}` stand for a pair's own room."""

    only = models.BooleanField(default=True, editable=False, unique=True)
    address = models.CharField(max_length=200)
    set_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(only=True), name="meetings_one_video_template"
            ),
            models.CheckConstraint(
                condition=models.Q(address__startswith="https://"),
                name="meetings_video_is_encrypted",
            ),
        ]

    def __str__(self) -> str:
        return self.address
