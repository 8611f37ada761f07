"""What the questions of the two forms can be answered with, in the words of the handbook."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkValue(models.TextChoices):
    """What matters in work; everyone names three."""

    LEARNING = "learning", _("Learning")
    AUTONOMY = "autonomy", _("Autonomy")
    SECURITY = "security", _("Security")
    FAIRNESS = "fairness", _("Fairness")
    ACHIEVEMENT = "achievement", _("Achievement")
    HELPING = "helping others", _("Helping others")
    STATUS = "status", _("Status")
    VARIETY = "variety", _("Variety")
    BELONGING = "belonging", _("Belonging")
    CRAFT = "craft", _("Craft")


class Gain(models.TextChoices):
    """What a mentor wants to get out of it."""

    DECISIONS = "decisions", _("See how decisions are made")
    LEADING = "leading", _("Practise leading a conversation")
    HEARD = "heard", _("Be heard on a subject")
    CONTACTS = "contacts", _("Widen contacts")
    ELSE = "else", _("Something else")


class Return(models.TextChoices):
    """What a mentee can offer back."""

    CONTEXT = "context", _("Context")
    INTRODUCTIONS = "introductions", _("Introductions")
    FEEDBACK = "feedback", _("Feedback")
    SHADOWING = "shadowing", _("Shadowing")


class Personal(models.TextChoices):
    """Whether a mentor talks about personal experience."""

    NO = "no", _("No")
    MINE = "mine", _("Only if I bring it up")
    LIMITS = "limits", _("Yes, within limits I set")


class Meets(models.TextChoices):
    """How somebody can meet."""

    EITHER = "either", _("Either is fine")
    ONLINE = "online", _("Online")
    IN_PERSON = "in person", _("In person")


class ManagerTime(models.TextChoices):
    """Whether the mentor's manager knows of the time it takes."""

    YES = "yes", _("Yes")
    ASK = "ask", _("Please ask for me")
    NOT_YET = "not yet", _("Not yet")


class Urgency(models.IntegerChoices):
    """How soon a mentee wants to know more."""

    SOME_DAY = 1, _("Good to have")
    SOON = 2, _("This year")
    NOW = 3, _("I need it now")
