"""The ten prompts of private reflection, which take turns."""

from django.utils.translation import gettext_lazy as _

from turnabout.programs.models import Side

PROMPTS = (
    _("What surprised me?"),
    _("What did I nearly not say?"),
    _("Where did I switch back to advising?"),
    _("What will I do differently by Friday?"),
    _("What did I assume about them that was wrong?"),
    _("What did I explain badly, and how would I say it now?"),
    _("Who else should know this, without naming anyone?"),
    _("What energised or drained me?"),
    _("I used to think… now I think…"),
    _("What am I still avoiding?"),
)
"""In the order of the handbook; a reflection keeps the place of its own."""

_FIRST = {Side.MENTEE: 0, Side.MENTOR: 5}
"""The two do not reflect on the same prompt at the same time."""


def prompt_for(number: int, side: Side) -> int:
    """Return the place of the prompt for a session: each of the ten once before any comes again."""
    return (number - 1 + _FIRST[side]) % len(PROMPTS)


def another(prompt: int) -> int:
    """Return the place of the prompt after this one."""
    return (prompt + 1) % len(PROMPTS)
