"""Whose letters somebody edits: a program's, or those of the installation; both read alike."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from turnabout.core.mail.filling import Text
from turnabout.core.mail.kinds import KINDS, Kind
from turnabout.core.mail.texts import (
    give_back_for_all,
    reword_for_all,
    rewordings_of,
    settled_for,
    text_in_use,
)
from turnabout.core.models import ChangeQuerySet, Organisation
from turnabout.people.models import Person
from turnabout.programs.letters import give_back_ours, settle_letter
from turnabout.programs.models import Program


@dataclass(frozen=True, slots=True)
class Shelf:
    """The letters of a program, or those of the installation where there is no program."""

    program: Program | None = None

    @property
    def kinds(self) -> list[Kind]:
        """The kinds of letters that can be edited here, in the order in which people get them."""
        return [kind for kind in KINDS.values() if kind.of_program == (self.program is not None)]

    @property
    def address(self) -> str:
        """Where all of them are listed."""
        return (
            reverse("program_letters", args=[self.program.pk])
            if self.program
            else reverse("letters")
        )

    def address_of(self, kind: Kind, language: str, *, end: str = "") -> str:
        """Return where one is edited, or where it gets our words back."""
        if self.program:
            return reverse(f"program_letter{end}", args=[self.program.pk, kind.kind, language])
        return reverse(f"letter{end}", args=[kind.kind, language])

    def kind(self, name: str) -> Kind:
        """Return a kind that can be edited here; others do not exist here."""
        found = next((kind for kind in self.kinds if kind.kind == name), None)
        if found is None:
            raise Http404
        return found

    def text(self, kind: Kind, language: str) -> Text:
        """Return the words that it has now."""
        return text_in_use(kind, language=language, program=self.program)

    def settled(self) -> set[tuple[str, str]]:
        """Return the kinds and languages whose words are settled here."""
        pk = self.program.pk if self.program else None
        found = settled_for([kind.kind for kind in self.kinds], [pk])
        return {(kind, language) for _program, kind, language in found}

    def reword(self, kind: Kind, text: Text, *, language: str, by: Person, at: dt.datetime) -> None:
        """Let it have these words from now on."""
        if self.program:
            settle_letter(self.program, kind, text, language=language, by=by, at=at)
        else:
            reword_for_all(kind, text, language=language, by=by, at=at)

    def give_back(self, kind: Kind, *, language: str, by: Person, at: dt.datetime) -> None:
        """Let it have our words again."""
        if self.program:
            give_back_ours(self.program, kind, language=language, by=by, at=at)
        else:
            give_back_for_all(kind, language=language, by=by, at=at)

    def changes(self, kind: Kind, language: str) -> ChangeQuerySet:
        """Return how its words changed, newest first."""
        return rewordings_of(self.program or Organisation.objects.get(), kind, language=language)

    def examples(self, kind: Kind) -> dict[str, object]:
        """Return facts to look at it with: nobody's, but what is the program's own."""
        if self.program is None:
            return kind.examples()
        known = {"program": self.program.name, "minutes": self.program.minutes}
        known |= {"sessions": self.program.sessions, "months": self.program.months}
        return kind.examples() | {name: known[name] for name in known if kind.place(name)}


def spoken(language: str) -> str:
    """Return the code of a language that we write in; others do not exist."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    return language
