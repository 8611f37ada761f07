"""The calendar of one person, under an address that nobody else knows."""

from django.db import models

from turnabout.people.models import Person


class Feed(models.Model):
    """An address of somebody's calendar: with another seed the old one leads nowhere.

    The address holds a token made from the seed and the secret of the installation, so whoever
    reads the database alone can make none of it.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="feed")
    seed = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Calendar of {self.person}"
