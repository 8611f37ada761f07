"""Any person that a sheet can hold, for hypothesis."""

from hypothesis import strategies as st

from turnabout.matchmaking.people import Offer, Person, Role, Slot, Want
from turnabout.matchmaking.sheets.cells import plain
from turnabout.matchmaking.sheets.problems import CellError

_MARK = "♪"
"""Ends names and e-mails and is in no id, so that no manager's id is somebody's name."""

_NOT_IN_IDS = str.maketrans("", "", ",;|>" + _MARK)
"""Without an end of "name <id>", since such an id may mean somebody else."""

SIGNS = "aZ9é ß漢👩=+-@'\"\t:.&<>_x0041_"


def _plain(text: str) -> str:
    try:
        return plain(text)
    except CellError:
        return ""


def _id(start: str, rest: str) -> str:
    return plain(start + rest.translate(_NOT_IN_IDS))


WORDS = st.text(max_size=12).map(_plain) | st.text(SIGNS, max_size=12).map(_plain)
NAMES = WORDS.map(lambda word: word and word + _MARK)
IDS = st.builds(_id, st.sampled_from("k=+-@'"), WORDS)
TOPICS = IDS.map(lambda text: text + ": x")
LANGUAGES = st.sampled_from(["en", "cy", "de", "bfi"])
VALUES = IDS.map(str.casefold).map(_plain)


@st.composite
def slots(draw: st.DrawFn) -> tuple[Slot, ...]:
    edges = sorted(draw(st.sets(st.integers(0, 7 * 1440), max_size=8)))
    return tuple(Slot(*edge) for edge in zip(edges[::2], edges[1::2], strict=False))


@st.composite
def people(draw: st.DrawFn) -> Person:
    role = draw(st.sampled_from(Role))
    topics = draw(st.lists(TOPICS, unique_by=str.casefold, max_size=4))
    level, urgency = st.integers(0, 4), st.integers(1, 3)
    own_id, manager = draw(IDS), draw(st.none() | IDS)
    return Person(
        id=own_id,
        name=draw(NAMES),
        role=role,
        level=draw(st.integers(0, 1000)),
        email=draw(NAMES),
        job_title=draw(WORDS),
        department=draw(WORDS),
        grade=draw(WORDS),
        manager_id=None if manager == own_id else manager,
        timezone=draw(st.sampled_from(["UTC", "Europe/London", "America/Argentina/Ushuaia"])),
        languages=tuple(draw(st.lists(LANGUAGES, unique=True, min_size=1 if role else 0))),
        capacity=draw(st.integers(1, 50)),
        offers=tuple(Offer(topic, draw(level)) for topic in topics),
        wants=tuple(Want(topic, draw(level), draw(urgency)) for topic in topics),
        slots=draw(slots()),
        not_with=tuple(draw(st.lists(IDS, unique=True, max_size=3))),
        past=tuple(draw(st.lists(IDS, unique=True, max_size=3))),
        prefers=tuple(draw(st.lists(IDS, unique=True, max_size=3))),
        values=tuple(draw(st.lists(VALUES, unique=True, max_size=3))),
        style=draw(st.just(()) | st.tuples(*[st.integers(1, 5)] * 4)),
    )
