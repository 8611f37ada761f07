import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from turnabout.cli.exits import Exit

Type = Callable[..., Result]


def test_why_this_pair(type_in: Type, sheet: Path):
    told = type_in("why", sheet, "mina", "jon").stdout.splitlines()

    assert told[0].startswith("Mina Okafor (mina) mentors Jon Berg (jon): ")
    assert "Social media\t4 can show others\tSocial media\t0 new to me" in told
    assert "Free together: 240 minutes a week in winter, 240 in summer." in told


def test_why_says_once_what_the_sheet_can_earn(type_in: Type, sheet: Path):
    limit = (
        "This sheet can earn at most 67.5 of 100 points: "
        "it has no preferences of mentees, values or style."
    )

    assert type_in("why", sheet, "mina", "jon").stdout.splitlines().count(limit) == 1
    assert type_in("why", sheet, "ravi", "jon").stdout.splitlines().count(limit) == 1
    assert type_in("why", sheet, "omar", "aisha").stdout.splitlines().count(limit) == 0


def test_why_leaves_no_reason_empty(type_in: Type, sheet: Path):
    told = type_in("why", sheet, "ravi", "aisha").stdout.splitlines()
    wishes = told[told.index("wish\tpoints\tout of\twhy") + 1 :][:6]

    assert [line.split("\t")[::3] for line in wishes[1:3]] == [
        ["preferences", "not chosen at sign-up"],
        ["values", "values not known for both"],
    ]
    assert [line for line in wishes if not line.split("\t")[3]] == []


def test_why_takes_names_in_either_order(type_in: Type, sheet: Path):
    by_name = type_in("why", sheet, "jon berg", "Mina Okafor")

    assert by_name.stdout == type_in("why", sheet, "mina", "jon").stdout


def test_why_not_names_the_rules(type_in: Type, sheet: Path):
    told = type_in("why", sheet, "omar", "aisha").stdout.splitlines()

    assert told[0] == "Omar Said (omar) does not mentor Aisha Khan (aisha)."
    assert len(told) == 2


def test_why_not_says_what_the_whole_would_lose(type_in: Type, sheet: Path):
    told = type_in("why", sheet, "ravi", "jon").stdout.splitlines()

    assert told[0] == "Ravi Patel (ravi) does not mentor Jon Berg (jon)."
    assert told[-1].startswith("With this pair, the whole would lose 1 placed mentee")


def test_why_nobody(type_in: Type, sheet: Path):
    told = type_in("why", sheet, "lena").stdout.splitlines()

    assert told[0].startswith("Lena Wolf (lena) has nobody as a mentee: ")


def test_whom_a_person_has(type_in: Type, sheet: Path):
    told = type_in("why", sheet, "ravi").stdout.splitlines()

    assert told[0].startswith("Ravi Patel (ravi) mentors Aisha Khan (aisha): ")


@pytest.mark.parametrize(
    ("people", "pair"),
    [(("mina", "jon"), True), (("ravi", "jon"), False), (("omar", "aisha"), False)],
)
def test_why_as_json(type_in: Type, sheet: Path, people: tuple[str, str], pair: bool):
    values = json.loads(type_in("why", sheet, *people, "--json").stdout)

    assert (values["mentor"]["id"], values["mentee"]["id"]) == people
    assert values["pair"] is pair


def test_why_nobody_as_json(type_in: Type, sheet: Path):
    values = json.loads(type_in("why", sheet, "lena", "--json").stdout)

    assert values["person"] == {"id": "lena", "name": "Lena Wolf"}
    assert values["pairs"] == []
    assert [nobody["role"] for nobody in values["nobody"]] == ["mentee"]


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (("eve",), ["Eve Stone (eve) did not sign up, so nobody was sought for them."]),
        (("jon", "jon"), ["Jon Berg (jon) is one person: name two, or this one alone."]),
        (
            ("jon", "eve"),
            [
                "a pair needs a mentor and a mentee.",
                "  - Jon Berg (jon) signed up as mentee",
                "  - Eve Stone (eve) did not sign up",
            ],
        ),
        (("nobody",), ["nobody has the id or the name nobody."]),
    ],
)
def test_why_asks_about_people_who_signed_up(
    type_in: Type, sheet: Path, people: tuple[str, ...], told: list[str]
):
    refused = type_in("why", sheet, *people)

    assert refused.exit_code == Exit.USAGE
    assert refused.stderr.removeprefix("turnabout: ").splitlines() == told
