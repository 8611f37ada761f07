import pytest

from turnabout.matchmaking.sheets.columns import (
    COLUMNS,
    SYNONYMS,
    column_of,
    is_never_used,
    read_header,
)
from turnabout.matchmaking.sheets.german import HEADINGS
from turnabout.matchmaking.sheets.limits import MAX_COLUMNS
from turnabout.matchmaking.sheets.problems import Findings, Unreadable


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Line manager", "manager"),
        ("Line manager ID", "manager_id"),
        ("Manager e-mail", "manager_email"),
        ("Reports to", "manager"),
        ("Skills offered", "offers"),
        ("I can help with:", "offers"),
        ("EMPLOYEE-ID", "id"),
        ("Staff number", "id"),
        ("Full name", "name"),
        ("Time  zone", "timezone"),
        ("not_with", "not_with"),
        ("Not with", "not_with"),
        ("Role (mentor/mentee)", "role"),
        ("Skills offered [topic:level]", "offers"),
        ("Surname", "family_name"),
        ("Level (performance rating)", ""),
        ("(id", "id"),
        ("()", ""),
        ("Shoe size", ""),
        ("Führungskraft", "manager"),
        ("Fu\u0308hrungskraft", "manager"),
        ("FÜHRUNGSKRAFT (Name)", "manager"),
        ("E-Mail der Führungskraft", "manager_email"),
        ("Abteilung", "department"),
        ("Sprachen", "languages"),
        ("Ich möchte lernen", "wants"),
        ("Ich biete an:", "offers"),
        ("Vorname", "given_name"),
        ("Schuhgröße", ""),
    ],
)
def test_a_heading_means_a_column(heading: str, column: str):
    assert column_of(heading) == column


def test_every_name_means_one_column():
    for column in COLUMNS:
        for name in (column, *SYNONYMS[column].split(", ")):
            assert column_of(name) == column


def test_every_german_name_means_one_column():
    names = [name for others in HEADINGS.values() for name in others.split(", ")]
    assert len(set(names)) == len(names)
    for column, others in HEADINGS.items():
        assert {column_of(name) for name in others.split(", ")} == {column}


@pytest.mark.parametrize(
    "heading", ["Alter", "Geschlecht (m/w/d)", "STAATSANGEHÖRIGKEIT", "Leistungsbeurteilung 2025"]
)
def test_some_german_columns_are_never_used(heading: str):
    assert is_never_used(heading)
    assert column_of(heading) == ""


@pytest.mark.parametrize(
    "heading",
    ["Age", "DateOfBirth", "date_of_birth", "Gender identity", "Performance rating 2025", "SCHOOL"],
)
def test_some_columns_are_never_used(heading: str):
    assert is_never_used(heading)


@pytest.mark.parametrize("heading", ["Stage", "Language", "Wages-free", "Cost centre", "Manager"])
def test_other_columns_are_not_among_them(heading: str):
    assert not is_never_used(heading)


def test_a_header_tells_where_each_column_stands():
    findings = Findings()
    header = read_header(1, ["ID", "", "Role", "Age", "Cost centre"], findings)
    assert header.places == {"id": 0, "role": 2}
    assert header.headings == {"id": "ID", "role": "Role"}
    assert (header.ignored, header.not_used) == (("Age",), ("Cost centre",))
    assert header.has_gaps
    assert findings.problems == []


def test_two_columns_that_mean_the_same_are_both_named():
    findings = Findings()
    read_header(1, ["id", "Manager", "Line manager"], findings)
    assert [str(problem) for problem in findings.problems] == [
        (
            "row 1, Line manager: the columns 'Manager' and 'Line manager' both mean manager: "
            "keep one of them, or rename the other"
        )
    ]


@pytest.mark.parametrize(
    ("headings", "places"),
    [
        (["id", "Manager"], {"id": 0, "manager_id": 1}),
        (["id", "Manager", "Manager ID"], {"id": 0, "manager": 1, "manager_id": 2}),
        (["id", "Manager name", "Manager e-mail"], {"id": 0, "manager": 1, "manager_id": 2}),
    ],
)
def test_of_the_columns_that_name_managers_one_counts_most(
    headings: list[str], places: dict[str, int]
):
    findings = Findings()
    header = read_header(1, headings, findings)
    assert header.places == places
    assert header.headings == {column: headings[place] for column, place in places.items()}
    assert findings.problems == []


def test_a_header_has_as_many_columns_as_it_may_and_no_more():
    headings = [f"extra {number}" for number in range(MAX_COLUMNS)]
    assert len(read_header(1, headings, Findings()).not_used) == MAX_COLUMNS
    with pytest.raises(Unreadable):
        read_header(1, [*headings, "one more"], Findings())
