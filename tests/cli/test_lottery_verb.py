import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from turnabout.cli.commands import turnabout
from turnabout.cli.exits import Exit
from turnabout.lottery.records import commitment, outcomes_of, whole


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Return the file of a record that holds."""
    seed = "5eed" * 16
    sealed = {
        "version": 1,
        "groups": [{"group": 1, "name": "All", "people": 5, "offer": 2, "reserve": 1, "next": 2}],
        "tickets": [{"ticket": f"T{number}", "group": 1} for number in range(5)],
        "seed_sha256": commitment(seed),
    }
    path = tmp_path / "record.json"
    told = whole(sealed, seed=seed, outcomes=outcomes_of(sealed, seed))
    path.write_text(json.dumps(told, indent=2))
    return path


def _check(record: Path, *more: str) -> tuple[int, str]:
    done = CliRunner().invoke(turnabout, ["lottery", "check", str(record), *more])
    return done.exit_code, done.output


def test_a_record_that_holds_is_said_to_hold(record: Path):
    seal = json.loads(record.read_text())["sealed_sha256"]

    code, told = _check(record)

    assert code == Exit.DONE
    assert told == (
        "The record holds: drawn again, all 5 tickets come up as it says.\n"
        "next 2, offer 2, reserve 1\n"
        f"The seal is {seal}. Compare it with the one in your letter.\n"
    )
    assert _check(record, "--seal", seal[:12])[0] == Exit.DONE


def test_a_record_that_somebody_changed_does_not(record: Path):
    told = json.loads(record.read_text())
    told["outcomes"] = dict.fromkeys(told["outcomes"], "offer")
    record.write_text(json.dumps(told))

    code, said = _check(record)

    assert code == Exit.RECORD
    assert "does not hold" in said
    assert "Drawn again, other tickets come up than the record says." in said


def test_another_seal_than_in_the_letter_is_told(record: Path):
    code, said = _check(record, "--seal", "0123456789ab")

    assert code == Exit.RECORD
    assert "not to what you saw before the draw" in said


@pytest.mark.parametrize("text", ["", "[]", "{}", "not json", '{"sealed": 3}', "[" * 100_000])
def test_anything_else_is_no_record(record: Path, text: str):
    record.write_text(text)

    code, said = _check(record)

    assert code == Exit.RECORD
    assert "no record of a lottery" in said


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path):
    assert _check(tmp_path / "none.json")[0] == Exit.USAGE
