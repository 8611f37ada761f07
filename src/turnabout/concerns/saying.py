"""What somebody writes, as it stands in a box: the words, what they are about, and whom."""

import json
from dataclasses import asdict, dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Matter(models.TextChoices):
    """What a concern is about. It stands inside the seal."""

    TREATED = "treated", _("How I am treated")
    BREACH = "breach", _("Something said in confidence was passed on")
    SERIOUS = "serious", _("Somebody told me something serious")
    OTHER = "other", _("Something else")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was written. `about` is the number of the person concerned, if any."""

    text: str
    matter: str = ""
    about: int | None = None
    about_name: str = ""

    @property
    def matter_said(self) -> str:
        """What it is about, in words."""
        return str(Matter(self.matter).label) if self.matter in Matter.values else ""

    def written(self) -> str:
        """Return it as it goes into a box."""
        return json.dumps(asdict(self), ensure_ascii=False)


def said_in(words: str) -> Said:
    """Return what stands in an opened box."""
    return Said(**json.loads(words))
