"""Answers are kept as one gives them, under a code that only the person's key leads to."""

import json
import secrets
from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from turnabout.enrollment.models import Enrollment
from turnabout.growth.asking import Asked, Question, is_asked, questions_for
from turnabout.growth.items import LADDER, Number
from turnabout.growth.models import Rung, Sheet, Wave, WaveKey, When
from turnabout.people.models import Person

Given = dict[str, int | None]
"""Answers by the key of their question; None is "I can't say, or prefer not to"."""

COMMENT = "comment"
"""Under what a sentence for the report is kept."""

LONGEST = 600


class WaveClosedError(Exception):
    """Nobody can answer any more."""

    def __str__(self) -> str:
        return _("This round of questions is closed. What you had answered until then is kept.")


class Sheets(NamedTuple):
    """What somebody has answered in a wave, and what they wrote for the report."""

    given: Given
    comment: str = ""


class Waiting(NamedTuple):
    """A wave that is open for somebody, and whether they said that they are through."""

    wave: Wave
    enrollment: Enrollment
    is_done: bool


def open_for(person: Person) -> list[Waiting]:
    """Return the waves in which somebody is asked now."""
    seats = Enrollment.objects.submitted().filter(person=person)
    seats = seats.select_related("cohort__program", "wave_key", "person")
    waves = {
        wave.cohort_id: wave for wave in Wave.objects.open().filter(cohort__enrollments__in=seats)
    }
    found = [(waves[one.cohort_id], one) for one in seats if one.cohort_id in waves]
    return [
        Waiting(wave, one, is_done=wave.number in done_of(one))
        for wave, one in found
        if is_asked(wave, one)
    ]


def done_of(enrollment: Enrollment) -> list[int]:
    """Return the numbers of the waves that somebody is through with."""
    key = getattr(enrollment, "wave_key", None)
    return list(json.loads(key.done)) if key else []


def answers_of(wave: Wave, enrollment: Enrollment) -> Sheets:
    """Return what somebody has answered; nothing where they have not, or their key is gone."""
    key = WaveKey.objects.filter(enrollment=enrollment).first()
    sheet = Sheet.objects.filter(wave=wave, code=key.code).first() if key else None
    return opened(sheet) if sheet else Sheets({})


def opened(sheet: Sheet) -> Sheets:
    """Return what stands on a sheet."""
    told = json.loads(sheet.answers)
    comment = told.pop(COMMENT, "")
    return Sheets(told, comment)


@transaction.atomic
def keep_answers(
    wave: Wave, asked: Asked, given: Mapping[str, int | None], *, comment: str = ""
) -> None:
    """Keep what somebody answers, over what they answered before. WaveClosedError.

    What they are not asked, and what is no answer of its scale, is left out.
    """
    if not Wave.objects.select_for_update().get(pk=wave.pk).is_open:
        raise WaveClosedError
    questions = questions_for(wave, asked)
    known = {one.key: given[one.key] for one in questions if _fits(one, given)}
    _write(wave, key_of(asked.enrollment), known, comment.strip()[:LONGEST])
    _keep_rungs(Number(wave.number), asked.enrollment, known, questions)


@transaction.atomic
def finish(wave: Wave, enrollment: Enrollment) -> None:
    """Let somebody be through with a wave: nothing asks them any more. They may still change it."""
    key = key_of(enrollment)
    key.done = json.dumps(sorted({*json.loads(key.done), wave.number}))
    key.save(update_fields=["done"])


@transaction.atomic
def take_back(wave: Wave, enrollment: Enrollment) -> None:
    """Erase what somebody answered in a wave that is open. WaveClosedError."""
    if not Wave.objects.select_for_update().get(pk=wave.pk).is_open:
        raise WaveClosedError
    key = key_of(enrollment)
    Sheet.objects.filter(wave=wave, code=key.code).delete()
    key.done = json.dumps([number for number in json.loads(key.done) if number != wave.number])
    key.save(update_fields=["done"])
    if when := _when(Number(wave.number)):
        enrollment.rungs.filter(when=when).delete()


def key_of(enrollment: Enrollment) -> WaveKey:
    """Return the key of a sign-up: made when a wave opened, or now for who came after that."""
    fresh = {"code": secrets.token_hex(16), "done": "[]"}
    return WaveKey.objects.get_or_create(enrollment=enrollment, defaults=fresh)[0]


def erase_answers(enrollment: Enrollment) -> None:
    """Erase everything that somebody answered with a sign-up, and the key to it."""
    key = WaveKey.objects.filter(enrollment=enrollment).first()
    if key:
        Sheet.objects.filter(wave__cohort=enrollment.cohort_id, code=key.code).delete()
        key.delete()


def _fits(question: Question, given: Mapping[str, int | None]) -> bool:
    if question.key not in given:
        return False
    answer = given[question.key]
    return answer is None or question.scale.knows(answer)


def _write(wave: Wave, key: WaveKey, known: Given, comment: str) -> None:
    told = json.dumps(known | ({COMMENT: comment} if comment else {}), ensure_ascii=False)
    code = key.code
    sheet = Sheet.objects.filter(wave=wave, code=code).first() or Sheet(wave=wave, code=code)
    if not known and not comment:
        Sheet.objects.filter(pk=sheet.pk).delete()
        return
    sheet.answers = told
    sheet.save()


def _keep_rungs(
    number: Number, enrollment: Enrollment, known: Given, questions: list[Question]
) -> None:
    """Let their own page know where they stand: for themselves, whatever becomes of the sheet."""
    when = _when(number)
    for question in questions:
        if when is None or question.scale is not LADDER:
            continue
        which = {
            "enrollment": enrollment,
            "skill_id": int(question.key.split(".")[1]),
            "when": when,
        }
        level = known.get(question.key)
        if level is None:
            Rung.objects.filter(**which).delete()
            continue
        rung = Rung.objects.filter(**which).first() or Rung(**which)
        rung.level = str(level)
        rung.save()


def _when(number: Number) -> When | None:
    return {Number.BEFORE: When.BEFORE, Number.END: When.AFTER}.get(number)
