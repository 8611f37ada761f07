"""A field by which people choose up to five skills, and say of each how well they know it.

In a form:

    class SignUp(forms.Form):
        offers = ChosenSkills(label=_("What could you help someone senior with?"))

In its page, `web/skills.css` in the block of styles and `web/skills.js` in that of scripts. The
field draws itself with `{{ form }}` and begins with `initial=[Choice(...), ...]`. Cleaned, it is a
list of `Choice`; the action behind the form gives them to `turnabout.skills.choices.take_up`, and
what nobody knew becomes an addition.

Without script all names are in a list of the browser's own, and empty rows wait below each other.
With it, near names are offered while somebody types.

`personal=True` also takes topics of personal experience: only where the person has opted in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from turnabout.skills.book import Book, Known, the_book
from turnabout.skills.choices import Choice
from turnabout.skills.ladder import Level
from turnabout.skills.names import LONGEST, UnfitNameError, fit, key

MOST = 5
"""Skills that somebody may choose: enough to match, few enough to mean them."""

Said = tuple[str, str]
"""What was sent of a row: the name and the level as they were written."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the field, as the page draws it."""

    number: int
    field: str
    field_id: str
    skill: str
    level: str

    @property
    def name(self) -> str:
        """How the answers of the row begin in what is sent."""
        return f"{self.field}_{self.number}"

    @property
    def id(self) -> str:
        """The id of the row's name in the page."""
        return f"{self.field_id}_{self.number}"

    @property
    def title(self) -> str:
        """What the name is, for who hears the page."""
        return _("Skill %(number)d") % {"number": self.number}

    @property
    def level_title(self) -> str:
        """What the level is, for who hears the page."""
        return _("How well, for skill %(number)d") % {"number": self.number}

    @property
    def levels(self) -> list[tuple[int, str, bool]]:
        """Each rung: its number, its words, whether it is chosen."""
        return [(rung.value, str(rung.label), str(rung.value) == self.level) for rung in Level]


class SkillRows(forms.Widget):
    """Draws the rows and reads what was sent of them."""

    template_name = "skills/choose.html"
    use_fieldset = True

    def __init__(self, *, personal: bool, most: int) -> None:
        super().__init__()
        self.personal = personal
        self.most = most

    def get_context(
        self, name: str, value: Iterable[Choice | Said] | None, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Return what the template draws."""
        context = super().get_context(name, None, attrs)
        said = [*_as_said(value or []), *[("", "")] * self.most][: self.most]
        field_id = context["widget"]["attrs"].get("id", name)
        context["widget"] |= {
            "rows": [Row(at, name, field_id, *one) for at, one in enumerate(said, start=1)],
            "known": self._known(),
            "longest": LONGEST,
            "personal": "&personal" if self.personal else "",
        }
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> list[Said]:  # noqa: ARG002 - Django's signature
        """Return the rows in which something is written."""
        rows = range(1, self.most + 1)
        sent = [
            (data.get(f"{name}_{at}_skill", "").strip(), data.get(f"{name}_{at}_level", ""))
            for at in rows
        ]
        return [(skill, level) for skill, level in sent if skill]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:  # noqa: ARG002 - Django's signature
        """Return whether the form was sent without this field."""
        return f"{name}_1_skill" not in data

    def _known(self) -> list[str]:
        skills = the_book().by_skill
        return sorted(
            skill.local_name for skill in skills if self.personal or not skill.is_personal
        )


class ChosenSkills(forms.Field):
    """Up to five skills, each with a rung of the ladder."""

    def __init__(self, *, personal: bool = False, most: int = MOST, **given: Any) -> None:
        super().__init__(widget=SkillRows(personal=personal, most=most), **given)
        self.personal = personal

    def to_python(self, value: Sequence[Said] | None) -> list[Choice]:
        """Return what was chosen. ValidationError with every fault, each with the name it is of."""
        book = the_book()
        faults = [fault for said in value or [] for fault in self._faults(*said, book)]
        faults += _twice([skill for skill, _level in value or []], book)
        if faults:
            raise forms.ValidationError(faults)
        return [Choice(fit(skill), Level(int(level))) for skill, level in value or []]

    def has_changed(
        self, initial: Iterable[Choice | Said] | None, data: Iterable[Choice | Said] | None
    ) -> bool:
        """Return whether other skills or other levels stand there now."""
        return _as_said(initial or []) != _as_said(data or [])

    def _faults(self, skill: str, level: str, book: Book) -> Iterable[str]:
        known = book.find(skill)
        try:
            fit(skill)
        except UnfitNameError as error:
            yield f"“{skill[:LONGEST]}”: {error}"
        if level not in {str(rung.value) for rung in Level}:
            yield _("Say how well you know “%(skill)s”.") % {"skill": skill}
        if known and known.is_personal and not self.personal:
            yield _("“%(skill)s” is about personal experience: opt in to that first.") % {
                "skill": skill
            }


def _as_said(value: Iterable[Choice | Said]) -> list[Said]:
    return [(one.name, str(one.level.value)) if isinstance(one, Choice) else one for one in value]


def _twice(skills: list[str], book: Book) -> list[str]:
    """Return a fault for each skill that was named before, by whatever name."""
    seen: dict[Known | str, str] = {}
    faults = []
    for skill in skills:
        first = seen.setdefault(book.find(skill) or key(skill), skill)
        if first is not skill:
            said = {"skill": skill, "other": first}
            faults.append(_("“%(skill)s” and “%(other)s” are the same skill. Keep one.") % said)
    return faults
