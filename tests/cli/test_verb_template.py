from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from turnabout.cli.exits import Exit
from turnabout.cli.policy_file import read_policy
from turnabout.matchmaking.policy import Policy
from turnabout.matchmaking.sheets import read_sheet

Type = Callable[..., Result]


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx"])
def test_a_template_is_a_sheet_that_can_be_read(type_in: Type, tmp_path: Path, name: str):
    written = type_in("template", name)

    assert written.stdout == f"Wrote {name}. Put your people in, then: turnabout match {name}\n"
    assert written.exit_code == Exit.DONE
    assert read_sheet(tmp_path / name).rows == 3


def test_a_template_without_a_name_is_people_csv(type_in: Type, tmp_path: Path):
    type_in("template")

    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]


def test_a_policy_template_decides_the_defaults(type_in: Type, tmp_path: Path):
    type_in("template", "--policy")

    assert read_policy(tmp_path / "policy.toml", year=2026).policy == Policy()


@pytest.mark.parametrize("words", [["people.csv"], ["people.toml", "--policy"]])
def test_a_template_leaves_a_file_that_is_there(type_in: Type, tmp_path: Path, words: list[str]):
    (tmp_path / words[0]).write_text("mine", encoding="utf-8")

    refused = type_in("template", *words)

    assert refused.exit_code == Exit.NOT_WRITTEN
    assert refused.stderr == (
        f"turnabout: {words[0]} is there already: choose another name, or give --force.\n"
    )
    assert (tmp_path / words[0]).read_text(encoding="utf-8") == "mine"


def test_a_template_writes_over_a_file_where_told(type_in: Type, tmp_path: Path):
    (tmp_path / "people.csv").write_text("mine", encoding="utf-8")

    assert type_in("template", "--force").exit_code == Exit.DONE
    assert read_sheet(tmp_path / "people.csv").rows == 3


def test_a_template_has_an_ending_that_says_what_it_is(type_in: Type, tmp_path: Path):
    refused = type_in("template", "people.doc")

    assert refused.exit_code == Exit.USAGE
    assert "people.doc does not end in .csv or .xlsx." in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_template_in_a_folder_that_is_not_there_cannot_be_written(type_in: Type):
    refused = type_in("template", "nowhere/people.csv")

    assert refused.exit_code == Exit.NOT_WRITTEN
    assert refused.stderr == (
        "turnabout: nowhere/people.csv cannot be written: No such file or directory.\n"
    )
