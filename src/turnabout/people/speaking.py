"""In which language Turnabout speaks to somebody, on pages and in mails."""

from django.conf import settings
from django.utils import translation

from turnabout.people.models import Person


def choose_language(person: Person, language: str) -> None:
    """Speak to a person in this language from now on."""
    person.language = language
    person.save(update_fields=["language"])


def language_of(person: Person) -> str:
    """Return the language that a person has chosen, else that of whoever writes to them."""
    return person.language or translation.get_language() or settings.LANGUAGE_CODE
