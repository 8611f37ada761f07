"""The rounds of questions: each opened and closed on its days, and answered by most."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence

from turnabout.demo.earlier.inventing import Inventor
from turnabout.demo.earlier.words import COMMENTS
from turnabout.growth.answering import COMMENT, Given
from turnabout.growth.asking import Asked, Question, questions_for, taught_in, who_is_asked
from turnabout.growth.findings import freeze_wave
from turnabout.growth.items import LADDER, Number
from turnabout.growth.models import Rung, Sheet, Wave, WaveKey, When
from turnabout.growth.waves import close_wave, open_wave, plan_waves
from turnabout.programs.measures import Measure
from turnabout.programs.models import Cohort

SILENT = {Number.BEFORE: (0, 1), Number.MIDDLE: (5, 0), Number.END: (3, 2)}
"""How many do not answer: of those who have or had a partner, and of all others."""

RATHER_NOT = 0.03
"""How often somebody prefers not to say; of what the program is for everybody speaks."""

MAIN = {Measure.B6, Measure.B7}

MOMENT = dt.timedelta(minutes=15)
"""After which the clock releases what has closed."""

WHEN = {Number.BEFORE: When.BEFORE, Number.END: When.AFTER}

Sheets = Sequence[tuple[Asked, Given]]


class Rounds:
    """The rounds of a cohort, in which the same people answer."""

    def __init__(self, cohort: Cohort) -> None:
        plan_waves(cohort)
        self.cohort = cohort
        self.inventor = Inventor()

    def hold(self, number: Number, *, opens: dt.datetime, closes: dt.datetime) -> Wave:
        """Return a round that was open from one moment to another, and was released after it."""
        wave = self.cohort.waves.select_related("cohort__program").get(number=number)
        open_wave(wave, at=opens)
        _write(wave, list(self._sheets(wave)))
        close_wave(wave, at=closes)
        freeze_wave(wave, at=closes + MOMENT)
        return wave

    def _sheets(self, wave: Wave) -> Iterator[tuple[Asked, Given]]:
        asked = {str(one.enrollment.person.staff_id): one for one in who_is_asked(wave)}
        taught = taught_in(self.cohort)
        for who in self._who_answers(Number(wave.number), asked):
            one = asked[who]
            theirs = taught.get(one.enrollment.pk, set())
            questions = questions_for(wave, one)
            yield one, {each.key: self._said(who, one, each, theirs) for each in questions}

    def _who_answers(self, number: Number, asked: Mapping[str, Asked]) -> list[str]:
        met = {who for who, one in asked.items() if one.has_partner}
        of_met, of_others = SILENT[number]
        silent = self.inventor.some(met, of_met) | self.inventor.some(set(asked) - met, of_others)
        return sorted(set(asked) - silent)

    def _said(self, who: str, one: Asked, question: Question, taught: set[int]) -> int | None:
        if question.key not in MAIN and self.inventor.draw.random() < RATHER_NOT:
            return None
        is_taught = question.scale is not LADDER or _skill_of(question) in taught
        has_learned = one.has_partner and is_taught
        return self.inventor.answer(who, question.key, question.scale, has_learned=has_learned)


def _write(wave: Wave, sheets: Sheets) -> None:
    """Keep the answers as `growth` keeps them: under the codes of keys, and rungs for oneself."""
    keys = {key.pk: key for key in WaveKey.objects.filter(enrollment__cohort=wave.cohort_id)}
    words = iter(COMMENTS if wave.number == Number.END else ())
    rows, answered = [], []
    for asked, given in sheets:
        key = keys[asked.enrollment.pk]
        comment = next(words, "") if asked.has_partner else ""
        told = {**given, **({COMMENT: comment} if comment else {})}
        rows.append(Sheet(wave=wave, code=key.code, answers=json.dumps(told, ensure_ascii=False)))
        key.done = json.dumps(sorted({*json.loads(key.done), wave.number}))
        answered.append(key)
    Sheet.objects.bulk_create(rows)
    for key in answered:
        key.save(update_fields=["done"])
    Rung.objects.bulk_create(_rungs(Number(wave.number), sheets))


def _rungs(number: Number, sheets: Sheets) -> Iterator[Rung]:
    if not (when := WHEN.get(number)):
        return
    for asked, given in sheets:
        for key, level in given.items():
            if key.startswith("B8.") and level is not None:
                skill = int(key.partition(".")[2])
                yield Rung(enrollment=asked.enrollment, skill_id=skill, when=when, level=str(level))


def _skill_of(question: Question) -> int:
    return int(question.key.partition(".")[2])
