"""The history of a program in words."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from turnabout.core.mail.kinds import KINDS
from turnabout.core.mail.texts import VERB, names_in_history
from turnabout.core.models import Change, ChangeQuerySet
from turnabout.programs.measures import Measure
from turnabout.programs.models.program import Part, Program
from turnabout.programs.models.verdict import Way
from turnabout.programs.models.why import NEEDED, QUESTIONS, Decision, Outcome
from turnabout.programs.rulebooks import RULES, WISHES
from turnabout.programs.sentences import day
from turnabout.web.programs.forms.rules import MODES


class Line(NamedTuple):
    """One value that changed, both ways."""

    name: str
    before: str
    after: str


class Entry(NamedTuple):
    """One change: when, by whom, what was done, and the values."""

    at: dt.datetime
    by: str
    done: str
    lines: list[Line]


DONE: dict[str, Promise] = {
    "begin": _("began the program"),
    "copy": _("copied the program from another"),
    "name": _("gave the program another name"),
    "archive": _("put the program away"),
    "take out": _("took the program out again"),
    "readiness": _("answered the six questions"),
    "objective": _("changed the objective"),
    "topics": _("changed the topics"),
    "who": _("changed who may take part"),
    "rules": _("changed rules or wishes"),
    "rhythm": _("changed the rhythm"),
    "seats": _("changed the people in charge"),
    "invitations": _("changed the invitations"),
    VERB: _("changed the words of letters"),
    "cohort": _("planned a cohort"),
    "opened": _("opened sign-up"),
    "closed": _("closed sign-up"),
    "finished": _("finished a cohort"),
    "decided": _("decided how to go on"),
}

NAMES: dict[str, dict[str, Promise | str]] = {
    "begin": {"name": _("Name")},
    "copy": {"name": _("Name")},
    "name": {"name": _("Name")},
    "readiness": {**QUESTIONS, "decision": _("Decision"), "reason": _("Reason")},
    "objective": {
        **NEEDED,
        "outcome": _("How the change is told"),
        "second_measure": _("How else you will see it"),
    },
    "topics": {"topics": _("Topics"), "objective_topics": _("Topics of the objective")},
    "who": {
        "mentors_up_to": _("May mentor: everyone up to"),
        "mentees_from": _("May learn: everyone from"),
    },
    "rules": {**RULES, **WISHES},
    "rhythm": {
        "minutes": _("Minutes a session"),
        "weeks_between": _("Weeks between sessions"),
        "sessions": _("Sessions"),
        "months": _("Months"),
    },
    "seats": dict(Part.choices),
    "invitations": {
        "mentor_subject": _("Subject for mentors"),
        "mentor_body": _("Text for mentors"),
        "mentee_subject": _("Subject for mentees"),
        "mentee_body": _("Text for mentees"),
    },
    "cohort": {
        "cohort": _("Cohort"),
        "sign_up_closes_on": _("Last day to sign up"),
        "starts_on": _("First sessions from"),
        "ends_on": _("Closing until"),
    },
    "opened": {"cohort": _("Cohort")},
    "closed": {"cohort": _("Cohort")},
    "finished": {"cohort": _("Cohort")},
    "decided": {"cohort": _("Cohort"), "way": _("How to go on"), "reason": _("Reason")},
}
"""What each value is called, by the step at which it changed."""

WORDS: dict[str, Promise | str] = {
    "yes": _("yes"),
    "no": _("no"),
    "True": _("yes"),
    "False": _("no"),
    **dict(MODES),
    **dict(Decision.choices),
    **dict(Outcome.choices),
    **dict(Way.choices),
    **dict(Measure.choices),
}
"""Values that are kept as one word and said as several."""


CONCERNING = (
    "objective",
    "topics",
    "who",
    "rules",
    "rhythm",
    "cohort",
    "opened",
    "closed",
    "finished",
)
"""What the people of a program can read: what was decided for all of them, and of nobody alone."""


def concerning(program: Program) -> ChangeQuerySet:
    """Return what was decided for everybody in a program, newest first."""
    return Change.objects.of(program).filter(verb__in=CONCERNING).select_related("by")


def entries_by_office(changes: Iterable[Change]) -> list[Entry]:
    """Return the changes in words, by the office that decided: participants read no names."""
    return [entry._replace(by=_t("A coordinator")) for entry in entries(changes)]


def entries(changes: Iterable[Change]) -> list[Entry]:
    """Return the changes in words."""
    return [
        Entry(
            change.at,
            change.by.name if change.by else _t("Somebody whose entry is erased"),
            str(DONE.get(change.verb, change.verb)),
            _lines(_names_of(change.verb), change.detail),
        )
        for change in changes
    ]


def said(value: object) -> str:
    """Return a value as people say it."""
    text = str(value)
    if text in WORDS:
        return str(WORDS[text])
    try:
        return day(dt.date.fromisoformat(text))
    except ValueError:
        return text


def _names_of(verb: str) -> Mapping[str, Promise | str]:
    """Return what the values are called that change at a step."""
    return _names_of_letters() if verb == VERB else NAMES.get(verb, {})


def _names_of_letters() -> dict[str, str]:
    languages = dict(settings.LANGUAGES)
    told = {}
    for kind in KINDS.values():
        for code, language in languages.items():
            subject, body = names_in_history(kind.kind, code)
            told[subject] = f"{kind.name}, {language}: {_t('Subject')}"
            told[body] = f"{kind.name}, {language}: {_t('Text')}"
    return told


def _lines(names: Mapping[str, Promise | str], detail: dict[str, list[str]]) -> list[Line]:
    return [
        Line(_capital(str(names.get(name, name))), said(before), said(after))
        for name, (before, after) in detail.items()
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
