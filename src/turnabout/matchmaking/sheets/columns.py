"""The columns of a sheet: their names, what else they are called, and which are never used."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from turnabout.matchmaking.sheets import german
from turnabout.matchmaking.sheets.limits import MAX_COLUMNS
from turnabout.matchmaking.sheets.problems import Findings, Unreadable

SYNONYMS = {
    "id": "person id, employee id, employee number, employee no, emp id, staff id, staff number, "
    "staff no, payroll number, personnel number, worker id, post reference",
    "name": "full name, display name, employee name, staff name",
    "email": "email address, mail, work email, work email address",
    "role": "mentoring role, program role, programme role, signed up as, sign up, mentor or mentee",
    "grade": "job grade, pay grade, grade name, band, pay band, rank",
    "level": "seniority, seniority level, grade level, job level, career level",
    "department": "dept, department name, business unit, organisation unit, organization unit, "
    "org unit",
    "job_title": "job, position title, role title, post title",
    "manager_id": "line manager id, manager number, line manager number, manager employee id, "
    "manager staff number, reports to id, supervisor id",
    "timezone": "tz, iana time zone, local time zone",
    "languages": "language, languages spoken, spoken languages, speaks, working languages",
    "capacity": "places, partners at once, max partners, maximum partners, number of partners",
    "offers": "offer, skills offered, topics offered, offered skills, offered topics, "
    "i can help with, can help with, i can teach, can teach, can share",
    "wants": "want, skills wanted, topics wanted, wanted skills, wanted topics, skills sought, "
    "i want to learn, wants to learn, i would like to learn, would like to learn, learning goals",
    "slots": "slot, times, available times, availability, weekly slots, weekly times, free times",
    "not_with": "never with, do not match, do not match with, do not pair, do not pair with, "
    "conflicts of interest",
    "prefers": "preferences, preferred partners, choices, shortlist",
    "past": "past partners, former partners, previous partners, past pairs",
    "values": "work values, my values, what matters to me",
    "style": "working style, style sliders, sliders",
}
"""Our name of each column, in the order in which we write them, and its other names."""

COLUMNS = tuple(SYNONYMS)

_NAME_PARTS = {
    "given_name": "first name, forename, given names",
    "family_name": "last name, surname, family names",
}
"""Columns that make up the name where a sheet, or a row, has none. Never written."""

NAME_COLUMNS = tuple(_NAME_PARTS)
"""The parts of a name in their order."""

_MANAGERS_ELSEWHERE = {
    "manager_email": "manager email address, line manager email, line manager email address, "
    "reports to email, supervisor email",
    "manager": "line manager, manager name, line manager name, manager full name, reports to, "
    "reports to name, supervisor, supervisor name, boss",
}
"""Columns that name the manager where a sheet, or a row, has no manager_id. Never written."""

MANAGER_COLUMNS = ("manager_id", *_MANAGERS_ELSEWHERE)
"""The first that a row fills in counts; each may hold an id, an e-mail or a name."""

_NEVER_USED = """
age ages aged birth birthdate birthday born dob generation generations
gender genders sex pronoun pronouns salutation honorific orientation sexuality marital parental
pregnancy pregnant disability disabilities disabled health
ethnicity ethnicities ethnic race racial religion religious faith belief beliefs nationality
nationalities citizenship political politics union
photo photos photograph picture portrait headshot avatar image
school schools university universities college alma degree degrees education
rating ratings performance appraisal appraisals potential talent salary pay wage bonus
"""

_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

NEVER_USED = frozenset((_NEVER_USED + german.NEVER_USED).split())
"""A heading with one of these words is never used for matching, by principle."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column stands, its heading in the sheet, and the headings that are left aside.

    What names managers stands as manager_id; where several columns do, the first of MANAGER_COLUMNS
    is manager_id and the others keep their names. `named` are the places with a heading, `width`
    counts the cells of the row of headings.
    """

    places: dict[str, int]
    headings: dict[str, str]
    ignored: tuple[str, ...]
    not_used: tuple[str, ...]
    named: frozenset[int]
    width: int

    @property
    def has_gaps(self) -> bool:
        """True where some column within has no heading."""
        return len(self.named) < self.width


def read_header(row: int, cells: Sequence[str], findings: Findings) -> Header:
    """Return what the headings mean. Two that mean the same are refused, both named."""
    headings = {place: " ".join(cell.split()) for place, cell in enumerate(cells) if cell.strip()}
    if len(headings) > MAX_COLUMNS:
        raise Unreadable(
            f"the sheet has {len(headings):,} columns and {MAX_COLUMNS} is the most",
            "delete the columns that are not about mentoring",
            row=row,
        )
    places: dict[str, int] = {}
    for place, heading in headings.items():
        column = column_of(heading)
        if column in places:
            _refuse_twice(row, column, headings[places[column]], heading, findings)
        elif column:
            places[column] = place
    _name_manager_column(places)
    aside = [heading for heading in headings.values() if not column_of(heading)]
    return Header(
        places=places,
        headings={column: headings[place] for column, place in places.items()},
        ignored=tuple(heading for heading in aside if is_never_used(heading)),
        not_used=tuple(heading for heading in aside if not is_never_used(heading)),
        named=frozenset(headings),
        width=len(cells),
    )


def column_of(heading: str) -> str:
    """Return our name of the column with this heading, "" where it is none of ours.

    What a heading says in brackets does not matter: "Role (mentor or mentee)" is the role.
    """
    if (column := _BY_HEADING.get(_bare(heading))) or is_never_used(heading):
        return column or ""
    return _BY_HEADING.get(_bare(_IN_BRACKETS.sub("", heading)), "")


def is_never_used(heading: str) -> bool:
    """True where the heading names something that must not decide who meets whom."""
    words = re.findall(r"[^\W\d_]+", _split_camel_case(_composed(heading)).casefold())
    return not NEVER_USED.isdisjoint(words)


def _refuse_twice(row: int, column: str, first: str, second: str, findings: Findings) -> None:
    findings.refuse(
        f"the columns {first!r} and {second!r} both mean {column}",
        "keep one of them, or rename the other",
        row=row,
        column=second,
    )


def _name_manager_column(places: dict[str, int]) -> None:
    found = [column for column in MANAGER_COLUMNS if column in places]
    if found:
        places["manager_id"] = places.pop(found[0])


def _split_camel_case(heading: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)


def _bare(heading: str) -> str:
    return "".join(sign for sign in _composed(heading).casefold() if sign.isalnum())


def _composed(heading: str) -> str:
    """Return the heading with an accent and its letter as one sign, however they were typed."""
    return unicodedata.normalize("NFC", heading)


_BY_HEADING = {
    _bare(name): column
    for names in (SYNONYMS | _NAME_PARTS | _MANAGERS_ELSEWHERE, german.HEADINGS)
    for column, others in names.items()
    for name in (column, *others.split(", "))
}
