"""What a question of a snapshot is about, and with what it is answered."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from turnabout.growth.items import AGREE, COUNT, HARM, ITEMS, LADDER, TIES, YES, Scale
from turnabout.programs.measures import SEEN_IN, Measure

COST = HARM.key
"""The question that is always told beside the benefits."""

YESES = {AGREE.name: (4, 5), COUNT.name: (1, 2, 3), TIES.name: (1, 2, 3, 4), YES.name: (1,)}
"""Which answers count as reporting it. Where a scale has no such line, only its mean is told."""


PULSE = {
    "worth_my_time": gettext_lazy("It was worth my time."),
    "could_say": gettext_lazy("I could say what I thought."),
    "learned_more": gettext_lazy("Who learned more today?"),
}
"""What both sides are asked after a session."""


class Answered(NamedTuple):
    """The words of each answer by its name, and which answers report what is asked."""

    words: tuple[tuple[str, str], ...]
    yes: tuple[str, ...]


def measure_of(question: str) -> Measure | None:
    """Return the benefit that a question is about, by the beginning of its name."""
    name = question.partition(".")[0]
    return Measure(name) if name in Measure.values else None


def title_of(measure: str) -> str:
    """Return what a benefit is called."""
    found = measure_of(measure)
    return str(found.label) if found else measure


def seen_in(measure: str) -> str:
    """Return a benefit as it stands within a sentence."""
    found = measure_of(measure)
    return str(SEEN_IN[found]) if found else measure


def asked_as(question: str) -> str:
    """Return the words of a question; those of a program's own scale go by their name."""
    item = ITEMS.get(question)
    if item:
        return str(item.words)
    return str(PULSE.get(question, title_of(question)))


def answered_with(question: str) -> Answered:
    """Return with what a question is answered."""
    scale = _scale_of(question)
    words = tuple((f"{value}", str(words)) for value, words in scale.answers)
    return Answered(words, tuple(f"{one}" for one in YESES.get(scale.name, ())))


def side_title(side: str) -> str:
    """Return of whom something is told."""
    return {"mentor": _("Mentors"), "mentee": _("Mentees")}.get(side, _("Mentors and mentees"))


def _scale_of(question: str) -> Scale:
    if question in ITEMS:
        return ITEMS[question].scale
    return LADDER if measure_of(question) == Measure.B8 else AGREE
