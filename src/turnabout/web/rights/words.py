"""What goes and what stays, and the facts of somebody, in words."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from turnabout.people.facts import LABELS
from turnabout.people.models import Person
from turnabout.rights.correcting import ASKED_FOR
from turnabout.rights.models import Correction


class Line(NamedTuple):
    """A fact of the staff list: its name in the code, what people call it, what it says."""

    fact: str
    label: str
    says: str
    waits: bool


def fact_lines(person: Person, asked: list[Correction]) -> list[Line]:
    """Return what the staff list says of a person, and of which facts they asked for another."""
    waiting = {one.fact for one in asked if not one.answered_at}
    return [
        Line(fact, str(LABELS[fact]), _says(person, fact), fact in waiting) for fact in ASKED_FOR
    ]


def own_facts(person: Person) -> dict[str, str]:
    """Return what somebody corrects themselves, as they would type it."""
    return {"time_zone": person.time_zone, "languages": ", ".join(person.languages.split())}


def goes() -> list[str]:
    """Return what goes when somebody is erased."""
    return [
        _("Your name, address, staff number and every other fact the staff list has of you."),
        _("Every message, file, note, reflection and answer that you wrote, wherever it stands."),
        _("What you signed up with, whom you chose, and whom you keep apart from."),
        _("Your growth page, your record and badge, your calendar, your reminders."),
        _("Ways to sign in, and every place where you are signed in."),
        _("The words of letters to you, and those that name you to people you met."),
    ]


def stays() -> list[tuple[str, str]]:
    """Return what stays, and why."""
    return [
        (
            _("What others wrote to you or about you"),
            _("It is theirs. Your name is not in it as a fact; what they wrote, they wrote."),
        ),
        (
            _("That two people met, and when"),
            _("It is the other one’s history as well. You are “Somebody” in it."),
        ),
        (
            _("Figures that were released"),
            _("They are of five people or more. Changing one would show what you had answered."),
        ),
        (
            _("Answers to the pulse"),
            _("They are kept without a name: nobody can say which were yours."),
        ),
        (
            _("A concern that you raised"),
            _("It is sealed to its contact, who still has to see to it. Your name goes from it."),
        ),
        (
            _("What you decided in an office"),
            _("Others rely on it. It stays without your name."),
        ),
        (
            _("Back-ups, 35 days at most"),
            _("Whoever puts one back erases you again before anybody sees it."),
        ),
        (
            _("What your organisation keeps elsewhere"),
            _(
                "Turnabout cannot reach it. If its next staff list still names you, you are "
                "entered as somebody new, with those facts and nothing else."
            ),
        ),
    ]


def _says(person: Person, fact: str) -> str:
    value = getattr(person, fact)
    return "" if value is None else str(value)
