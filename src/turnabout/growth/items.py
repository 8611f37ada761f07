"""The questions of the waves, in the words of the handbook: what is asked of whom, and when.

They are ours, new and not yet validated; pages and reports say so. Each makes sense without a
partner, save those that only somebody with a partner is asked.
"""

from dataclasses import dataclass
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from turnabout.programs.measures import Measure
from turnabout.programs.models import Side
from turnabout.skills.ladder import Level

Words = str | Promise


class Number(IntEnum):
    """The four waves: before, in the middle, at the end, and half a year after."""

    BEFORE = 0
    MIDDLE = 1
    END = 2
    AFTER = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """What a question can be answered with: each answer is a whole number, with its words."""

    name: str
    answers: tuple[tuple[int, Words], ...]

    def knows(self, answer: int) -> bool:
        """Return whether this is one of its answers."""
        return any(value == answer for value, _words in self.answers)

    @property
    def ends(self) -> tuple[int, int]:
        """The lowest and the highest answer."""
        return self.answers[0][0], self.answers[-1][0]


AGREE = Scale(
    "agree",
    (
        (1, _("strongly disagree")),
        (2, _("disagree")),
        (3, _("neither")),
        (4, _("agree")),
        (5, _("strongly agree")),
    ),
)
SURE = Scale(
    "sure",
    (
        (0, _("0 · not at all sure")),
        *((step, str(step)) for step in range(1, 10)),
        (10, _("10 · completely sure")),
    ),
)
COUNT = Scale("count", ((0, "0"), (1, "1"), (2, "2–3"), (3, "4+")))
UP_TO_THREE = Scale("three", ((0, "0"), (1, "1"), (2, "2"), (3, "3")))
TIES = Scale("ties", ((0, "0"), (1, "1–2"), (2, "3–5"), (3, "6–10"), (4, "11+")))
LADDER = Scale("ladder", tuple((int(level), level.label) for level in Level))
YES = Scale("yes", ((0, pgettext_lazy("an answer", "no")), (1, pgettext_lazy("an answer", "yes"))))
COST = Scale(
    "cost",
    ((0, _("nothing")), (1, _("a little")), (2, _("quite a bit")), (3, _("a lot"))),
)

SCALES = {scale.name: scale for scale in (AGREE, SURE, COUNT, UP_TO_THREE, TIES, LADDER, YES, COST)}

BOTH = tuple(Side)
MENTOR = (Side.MENTOR,)
MENTEE = (Side.MENTEE,)
BEFORE_AND_END = (Number.BEFORE, Number.END)


@dataclass(frozen=True, slots=True)
class Item:
    """One question.

    `key` is the name under which its answers are kept, `measure` the benefit that it is about.
    `primary` items are asked with and without a partner, the others only of who has or had one.
    """

    key: str
    words: Words
    scale: Scale
    sides: tuple[Side, ...]
    waves: tuple[Number, ...]
    measure: str = ""
    primary: bool = False


PRIMARIES = (
    Item(
        "B1",
        _(
            "I could explain to a colleague, right now, the two or three changes that will matter "
            "most to our business next year."
        ),
        AGREE,
        MENTOR,
        BEFORE_AND_END,
        Measure.B1,
        primary=True,
    ),
    Item(
        "B2",
        _("I understand what motivates people at the other end of the career ladder here."),
        AGREE,
        MENTOR,
        BEFORE_AND_END,
        Measure.B2,
        primary=True,
    ),
    Item(
        "B3",
        _(
            "I could lead a conversation with someone two levels above me and bring it to a useful "
            "decision."
        ),
        SURE,
        MENTOR,
        BEFORE_AND_END,
        Measure.B3,
        primary=True,
    ),
    Item(
        "B5",
        _("How often in the last 8 weeks have I changed my mind about how something works here?"),
        COUNT,
        BOTH,
        BEFORE_AND_END,
        Measure.B5,
        primary=True,
    ),
    Item(
        "B6",
        _(
            "In the last 8 weeks, how many of my decisions combined my own experience with an idea "
            "from someone much more junior?"
        ),
        COUNT,
        MENTEE,
        BEFORE_AND_END,
        Measure.B6,
        primary=True,
    ),
    Item(
        "B7",
        _(
            "How many tools or ways of working have I used for real work for the first time in the "
            "last 8 weeks?"
        ),
        COUNT,
        MENTEE,
        BEFORE_AND_END,
        Measure.B7,
        primary=True,
    ),
    Item(
        "B9",
        _(
            "With how many people outside my team, and at least two levels away (up or down), have "
            "I had a useful exchange about work in the last 4 weeks?"
        ),
        TIES,
        BOTH,
        BEFORE_AND_END,
        Measure.B9,
        primary=True,
    ),
    Item(
        "B10",
        _("There is someone outside my reporting line here I could turn to when stuck."),
        AGREE,
        BOTH,
        BEFORE_AND_END,
        Measure.B10,
        primary=True,
    ),
)
"""One question for each benefit. B4 is seen in teach-backs, B8 on the ladder of each topic."""

LADDER_WORDS = _("Where do I stand today?")
"""B8, asked for each topic."""

CORROBORATING = (
    Item(
        "B1.met",
        _("Name to yourself up to three changes you first met in these sessions. How many?"),
        UP_TO_THREE,
        MENTOR,
        (Number.END,),
        Measure.B1,
    ),
    Item(
        "B3.led",
        _("In the last 8 weeks, how often have I led a discussion with people senior to me?"),
        COUNT,
        MENTOR,
        (Number.END,),
        Measure.B3,
    ),
    Item(
        "B3.direction",
        _("My mentor set the direction and kept us on it."),
        AGREE,
        MENTEE,
        (Number.END,),
        Measure.B3,
    ),
    Item(
        "B9.met",
        _("How many of the people I count there did I meet through my partner?"),
        TIES,
        BOTH,
        (Number.END,),
        Measure.B9,
    ),
    Item(
        "B10.partner",
        _("My partner is on my side and still tells me what I'd rather not hear."),
        AGREE,
        BOTH,
        (Number.END,),
        Measure.B10,
    ),
)

HARM = Item(
    "harm",
    _("Did taking part cost you something (time, energy, standing, comfort)?"),
    COST,
    BOTH,
    (Number.END,),
)
"""Always reported beside the benefits."""

MIDDLE = tuple(
    Item(key, words, AGREE, BOTH, (Number.MIDDLE,))
    for key, words in (
        ("T1.goals", _("Our goals are still the right ones.")),
        ("T1.keeps", _("My partner keeps to what we agreed.")),
        ("T1.worth", _("It is worth my time.")),
        ("T1.freely", _("I can speak freely.")),
        ("T1.continue", _("I would continue.")),
    )
)

AFTER = tuple(
    Item(key, words, YES, BOTH, (Number.AFTER,))
    for key, words in (
        ("T3.touch", _("Are you two still in touch?")),
        ("T3.differently", _("Is there one thing you still do differently?")),
        ("T3.again", _("Would you do it again?")),
    )
)

TICKS = Scale("ticks", ((0, _("missed")), (1, _("partly")), (2, _("got it"))))

SEEN = tuple(
    Item(key, words, scale, sides, (), measure)
    for key, words, scale, sides, measure in (
        (
            "B2.hits",
            _("Values of the other that were guessed right at the end, of three"),
            UP_TO_THREE,
            BOTH,
            Measure.B2,
        ),
        (
            "B2.own",
            _("Values that guessing one's own three would have got right, of three"),
            UP_TO_THREE,
            BOTH,
            Measure.B2,
        ),
        ("B4", _("How clearly it came across, in the last sessions"), TICKS, MENTOR, Measure.B4),
        (
            "B5.notes",
            _("“I used to think … now I think …”, of who lets them be counted"),
            COUNT,
            BOTH,
            Measure.B5,
        ),
        ("B7.tools", _("New tools, of who lets them be counted"), COUNT, BOTH, Measure.B7),
        (
            "B8",
            _("Where people say they stand on topics that they were taught"),
            LADDER,
            MENTEE,
            Measure.B8,
        ),
        ("B8.other", _("Where they say they stand on other topics"), LADDER, MENTEE, Measure.B8),
        (
            "B8.shown",
            _("Where mentors saw them stand, after they showed it"),
            LADDER,
            MENTOR,
            Measure.B8,
        ),
    )
)
"""What is asked of nobody, and is seen in what people do or say elsewhere."""

ITEMS = {item.key: item for item in (*PRIMARIES, *CORROBORATING, HARM, *MIDDLE, *AFTER, *SEEN)}
"""Every question, by its key, in the order in which it is asked; those that are seen come last."""


def items_for(number: Number, side: Side, *, has_partner: bool) -> list[Item]:
    """Return what is asked of one side in a wave, beside the ladders of its topics.

    Before, nobody has a partner yet and everybody is asked the same; at the end, who had none is
    asked the same again, and in the middle and after nothing.
    """
    asked = [item for item in ITEMS.values() if number in item.waves and side in item.sides]
    return asked if has_partner else [item for item in asked if item.primary]


def ladder_key(skill: int) -> str:
    """Return under which name a rung of a topic is kept."""
    return f"B8.{skill}"


def scale_key(scale: int, place: int) -> str:
    """Return under which name an answer to a program's own scale is kept."""
    return f"S{scale}.{place}"
