"""The words that invite: ours to begin with, the program's own once somebody settles them."""

import datetime as dt

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from turnabout.core.mail import filling
from turnabout.core.mail.filling import Text
from turnabout.core.mail.texts import text_in_use
from turnabout.people.models import Person
from turnabout.programs.letter_kinds import INVITATIONS
from turnabout.programs.letters import settle_letter
from turnabout.programs.models import Program
from turnabout.programs.models.cohort import Side


def text_of(program: Program, side: Side) -> Text:
    """Return the words that invite this side in the language of now: the settled ones, or ours."""
    return text_in_use(INVITATIONS[side], language=_language(), program=program)


def settled_sides(program: Program) -> set[Side]:
    """Return the sides whose words somebody has settled, in whichever language."""
    settled = set(program.letter_texts.values_list("kind", flat=True))
    return {side for side, kind in INVITATIONS.items() if kind.kind in settled}


def faults(side: Side, subject: str, body: str) -> list[str]:
    """Return what would go wrong if these words were sent, a sentence each."""
    return filling.faults(INVITATIONS[side], subject, body)


def with_button(text: Text) -> Text:
    """Return the words with the personal link as a button, where it first stands."""
    button = f"\n\n[{_('Look at it and answer')}]({{link}})\n\n"
    is_set = "]({link})" in text.body
    return text if is_set else text._replace(body=text.body.replace("{link}", button, 1))


def settle_text(
    program: Program, side: Side, *, subject: str, body: str, by: Person, at: dt.datetime
) -> None:
    """Let these words invite this side from now on, whoever reads the language of now."""
    text = Text(subject, body)
    settle_letter(program, INVITATIONS[side], text, language=_language(), by=by, at=at)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
