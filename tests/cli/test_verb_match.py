import csv
import json
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import Result

from turnabout.cli.exits import Exit

Type = Callable[..., Result]

EARNS = (
    "This sheet can earn at most 67.5 of 100 points: "
    "it has no preferences of mentees, values or style."
)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def pairs(folder: Path) -> list[tuple[str, str]]:
    return [(row["mentor_id"], row["mentee_id"]) for row in rows(folder / "pairs.csv")]


def test_a_sheet_becomes_pairs_people_without_one_and_a_report(
    type_in: Type, sheet: Path, tmp_path: Path
):
    matched = type_in("match", sheet, "-o", "spring")

    assert matched.exit_code == Exit.DONE
    assert pairs(tmp_path / "spring") == [("ravi", "aisha"), ("mina", "jon")]
    unmatched = rows(tmp_path / "spring" / "unmatched.csv")
    assert [(row["id"], row["role"]) for row in unmatched] == [
        ("lena", "mentee"),
        ("omar", "mentor"),
    ]
    report = (tmp_path / "spring" / "report.html").read_text(encoding="utf-8")
    assert report.startswith("<!DOCTYPE html>")


def test_a_row_of_pairs_says_what_a_coordinator_needs(type_in: Type, sheet: Path, tmp_path: Path):
    type_in("match", sheet)

    row = rows(tmp_path / "out" / "pairs.csv")[1]
    why = row.pop("why")
    score = float(row.pop("score"))
    assert row == {
        "mentor_id": "mina",
        "mentor_name": "Mina Okafor",
        "mentee_id": "jon",
        "mentee_name": "Jon Berg",
        "topics": "Social media",
        "shared_minutes": "240",
    }
    assert 0 < score <= 100
    assert "Social media" in why


def test_the_summary_is_short_and_names_what_was_written(type_in: Type, sheet: Path):
    summary = type_in("match", sheet, "-o", "spring").stdout.splitlines()

    assert summary[1:] == [
        "  spring/pairs.csv      2 pairs",
        "  spring/unmatched.csv  2 people without a partner, and why",
        "  spring/report.html    for your browser; it needs no network",
        EARNS,
    ]


def test_columns_left_aside_are_named(type_in: Type, sheet: Path):
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*row, "x", "y"] for row in table])
    text = sheet.read_text(encoding="utf-8").replace("style,x,y", "style,Age,Shoe size")
    sheet.write_text(text, encoding="utf-8")

    summary = type_in("match", sheet).stdout.splitlines()

    assert "Never used for matching: Age." in summary
    assert "Not known, so not used: Shoe size." in summary


def test_quiet_prints_nothing(type_in: Type, sheet: Path, tmp_path: Path):
    matched = type_in("match", sheet, "--quiet")

    assert matched.output == ""
    assert len(pairs(tmp_path / "out")) == 2


def test_json_is_all_that_is_on_stdout_and_nothing_is_written(
    type_in: Type, sheet: Path, tmp_path: Path
):
    matched = type_in("match", sheet, "--json")

    values = json.loads(matched.stdout)
    assert matched.stderr == ""
    assert [(pair["mentor"]["id"], pair["mentee"]["id"]) for pair in values["pairs"]] == [
        ("ravi", "aisha"),
        ("mina", "jon"),
    ]
    assert [person["id"] for person in values["unmatched"]] == ["lena", "omar"]
    assert values["proof"]["exact"]
    assert values["proof"]["gap"] == 0
    assert values["proof"]["total"] == sum(pair["score"] for pair in values["pairs"])
    assert [path.name for path in tmp_path.iterdir()] == [sheet.name]


def test_json_says_what_was_looked_at_where_all_pairs_are_too_many(type_in: Type, sheet: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("turnabout.matchmaking.modes.vast"), "LOOKABLE", -1)
        few = json.loads(type_in("match", sheet, "--json", "--no-exact").stdout)["proof"]
    every = json.loads(type_in("match", sheet, "--json").stdout)["proof"]

    assert every["seen"] is None
    assert few["seen"] == {
        "pairs": 9,
        "of": 9,
        "mentees_with_every_mentor": 3,
        "likely_bound": pytest.approx(few["total"] / (1 - few["seen"]["likely_gap"])),
        "likely_gap": pytest.approx(0.00274, abs=0.00001),
    }


@pytest.mark.parametrize("verb", ["match", "check"])
def test_an_aim_that_would_take_hours_is_refused_and_nothing_is_written(
    type_in: Type, sheet: Path, tmp_path: Path, verb: str
):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("turnabout.matchmaking.modes.vast"), "LOOKABLE", -1)
        refused = type_in(verb, sheet, "--mode", "fair")
        patient = type_in(verb, sheet, "--mode", "fair", "--exact")

    assert (refused.exit_code, patient.exit_code) == (Exit.USAGE, Exit.DONE)
    assert "and for 9 that takes hours: take the mode best, match part by part" in " ".join(
        refused.stderr.split()
    )


def test_json_and_a_folder_give_both(type_in: Type, sheet: Path, tmp_path: Path):
    matched = type_in("match", sheet, "--json", "-o", "out")

    assert len(json.loads(matched.stdout)["pairs"]) == len(pairs(tmp_path / "out"))


def test_options_go_before_the_policy(type_in: Type, sheet: Path, tmp_path: Path):
    (tmp_path / "policy.toml").write_text("[rules]\nlevel_gap = 8\n", encoding="utf-8")

    type_in("match", sheet, "--policy", "policy.toml", "-o", "strict")
    type_in("match", sheet, "--policy", "policy.toml", "--gap", "1", "-o", "mild")

    assert pairs(tmp_path / "strict") == [("mina", "jon")]
    assert pairs(tmp_path / "mild") == [("ravi", "aisha"), ("mina", "jon")]


@pytest.mark.parametrize("mode", ["best", "fair", "stable"])
def test_every_mode_places_who_can_be_placed(type_in: Type, sheet: Path, tmp_path: Path, mode: str):
    type_in("match", sheet, "--mode", mode)

    assert pairs(tmp_path / "out") == [("ravi", "aisha"), ("mina", "jon")]


@pytest.mark.parametrize("forbidden", ["mina=jon", "jon=mina"])
def test_a_forbidden_pair_does_not_come_about_in_either_order(
    type_in: Type, sheet: Path, tmp_path: Path, forbidden: str
):
    type_in("match", sheet, "--forbid", forbidden)

    assert pairs(tmp_path / "out") == [("ravi", "aisha")]


def test_the_policy_file_forbids_in_either_order(type_in: Type, sheet: Path, tmp_path: Path):
    policy = tmp_path / "policy.toml"
    policy.write_text('[pairs]\nforbidden = [["jon", "mina"]]\n', encoding="utf-8")

    type_in("match", sheet, "--policy", policy)
    refused = type_in("match", sheet, "--policy", policy, "--pin", "mina=jon")

    assert pairs(tmp_path / "out") == [("ravi", "aisha")]
    assert refused.exit_code == Exit.USAGE
    assert refused.stderr.splitlines()[1:] == [
        "  - mina and jon are both pinned and forbidden: choose one"
    ]


def test_a_pin_the_wrong_way_round_names_the_right_order(type_in: Type, sheet: Path):
    refused = type_in("match", sheet, "--pin", "jon=ravi")

    assert refused.exit_code == Exit.USAGE
    assert refused.stderr == (
        "turnabout: the policy names pairs that cannot be; nothing was matched.\n"
        "  - pinned: jon with ravi: ravi is the mentor of the two: ravi=jon\n"
    )


def test_a_pinned_pair_comes_about(type_in: Type, sheet: Path, tmp_path: Path):
    matched = type_in("match", sheet, "--pin", "ravi=jon")

    assert matched.exit_code == Exit.DONE
    assert pairs(tmp_path / "out") == [("ravi", "jon")]


@pytest.mark.parametrize(
    ("pin", "named"), [("omar=aisha", "omar"), ("nobody=jon", "nobody"), ("eve=jon", "eve")]
)
def test_a_pin_that_cannot_be_is_named(type_in: Type, sheet: Path, pin: str, named: str):
    refused = type_in("match", sheet, "--pin", pin)

    assert refused.exit_code == Exit.USAGE
    assert named in refused.stderr


@pytest.mark.parametrize("pin", ["mina", "=jon", "mina=", "="])
def test_a_pin_needs_two_ids(type_in: Type, sheet: Path, pin: str):
    refused = type_in("match", sheet, "--pin", pin)

    assert refused.exit_code == Exit.USAGE
    assert refused.stderr == (
        "turnabout: these pairs cannot be read; nothing was matched.\n"
        f"  - --pin {pin}: give two ids with an equals sign between: MENTOR=MENTEE\n"
    )


def test_a_pair_pinned_and_forbidden_is_a_contradiction(type_in: Type, sheet: Path):
    refused = type_in("match", sheet, "--pin", "mina=jon", "--forbid", "mina=jon")

    assert refused.exit_code == Exit.USAGE
    assert refused.stderr.splitlines()[1:] == [
        "  - mina and jon are both pinned and forbidden: choose one"
    ]


def test_earlier_pairs_are_kept_where_told(type_in: Type, sheet: Path):
    type_in("match", sheet, "-o", "spring")

    kept = type_in("match", sheet, "--keep", "spring/pairs.csv", "--keep-points", "50", "--json")

    assert kept.exit_code == Exit.DONE
    assert len(json.loads(kept.stdout)["pairs"]) == 2


def test_earlier_pairs_that_cannot_be_kept_are_named_with_the_reason(
    type_in: Type, sheet: Path, tmp_path: Path
):
    earlier = tmp_path / "earlier.csv"
    earlier.write_text(
        "mentor_id,mentee_id,mentee_name\nmina,jon,\nravi,g7,Guy Host\nomar,aisha,\n",
        encoding="utf-8",
    )

    summary = type_in("match", sheet, "--keep", earlier).stdout.splitlines()
    values = json.loads(type_in("match", sheet, "--keep", earlier, "--json").stdout)["earlier"]
    report = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")

    finding = "1 of 3 earlier pairs stays and 2 cannot be kept."
    assert summary[summary.index(finding) + 1 :][:2] == [
        "  Omar Said (omar) with Aisha Khan (aisha): Omar Said is in Aisha Khan's reporting line.",
        "  Ravi Patel (ravi) with Guy Host (g7): Guy Host is not in the sheet.",
    ]
    assert (values["pairs"], values["stay"]) == (3, 1)
    assert [(each["mentee"]["id"], each["possible"]) for each in values["parted"]] == [
        ("aisha", False),
        ("g7", False),
    ]
    assert report.count(finding) == 2


def test_many_earlier_pairs_that_part_are_counted(type_in: Type, sheet: Path, tmp_path: Path):
    earlier = tmp_path / "earlier.csv"
    gone = "".join(f"mina,ghost-{number}\n" for number in range(7))
    earlier.write_text(f"mentor_id,mentee_id\n{gone}", encoding="utf-8")

    summary = type_in("match", sheet, "--keep", earlier).stdout.splitlines()

    assert sum("is not in the sheet" in line for line in summary) == 5
    assert summary.count("  And 2 more pairs: see the report.") == 1


def test_without_earlier_pairs_nothing_is_said_of_them(type_in: Type, sheet: Path):
    assert json.loads(type_in("match", sheet, "--json").stdout)["earlier"] is None
    assert "earlier" not in type_in("match", sheet).stdout


def test_json_says_what_the_sheet_can_earn(type_in: Type, sheet: Path):
    assert json.loads(type_in("match", sheet, "--json").stdout)["earnable"] == {
        "points": 67.5,
        "missing": ["preferences of mentees", "values", "style"],
    }


def test_what_a_rule_does_not_see_is_said_in_words(type_in: Type, sheet: Path, tmp_path: Path):
    text = sheet.read_text(encoding="utf-8-sig").replace(",aisha,", ",Zoë Ek,", 1)
    head, mina, *others = text.splitlines()
    mina = mina.replace(",,jon,", ",Jim Poe,jon,")
    sheet.write_text("\n".join([head, mina, *others]), encoding="utf-8")

    summary = type_in("match", sheet).stdout.splitlines()
    notes = json.loads(type_in("match", sheet, "--json").stdout)["notes"]
    report = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")

    unknown = "nobody in the sheet has this id, e-mail or name"
    above = "the reporting line above this person is not known"
    assert summary[-3:] == [
        f"not_with (row 2 “Jim Poe”): {unknown}, so it keeps nobody apart.",
        f"manager_id (row 4 “Zoë Ek”): {unknown}: {above}, so the line rule cannot see it.",
        f"2 notes: see `turnabout check {sheet}`.",
    ]
    assert [(note["row"], note["blinds"]) for note in notes] == [(2, "apart"), (4, "line")]
    assert ("Jim Poe" in report, "Zoë Ek" in report) == (False, True)


def test_who_is_kept_apart_by_name_is_no_pair(type_in: Type, sheet: Path, tmp_path: Path):
    text = sheet.read_text(encoding="utf-8-sig").replace(",,jon,", ",Jon Berg,jon,", 1)
    sheet.write_text(text, encoding="utf-8")

    type_in("match", sheet)

    assert "jon" not in [mentee for mentor, mentee in pairs(tmp_path / "out") if mentor == "mina"]


def test_where_nobody_can_be_paired_the_rule_is_named(type_in: Type, sheet: Path, tmp_path: Path):
    summary = type_in("match", sheet, "--gap", "99").stdout.splitlines()
    report = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")

    blame = (
        "The rule on levels alone forbids all 9 pairs. The widest step up in this sheet is "
        "8 levels, and 99 are asked for: give --gap 8 or less, or level_gap in a policy.toml."
    )
    assert summary[0] == "Nobody can be paired: the rules leave no pair that is possible."
    assert summary[4:] == [blame]
    assert report.count(blame) == 1
    assert (
        json.loads(type_in("match", sheet, "--gap", "99", "--json").stdout)["why_no_pair"] == blame
    )


@pytest.mark.parametrize("verb", [("match", "people.csv"), ("demo",)])
@pytest.mark.parametrize("name", ["", " "])
def test_a_folder_without_a_name_is_refused(
    type_in: Type, sheet: Path, tmp_path: Path, verb: tuple[str, ...], name: str
):
    refused = type_in(*verb, "-o", name)

    assert refused.exit_code == Exit.USAGE
    assert "the name is empty: name a folder, or a dot for this one." in refused.stderr
    assert list(tmp_path.iterdir()) == [sheet]


def test_a_dot_is_this_folder(type_in: Type, sheet: Path, tmp_path: Path):
    type_in("match", sheet, "-o", ".")

    assert len(pairs(tmp_path)) == 2


def test_earlier_pairs_that_cannot_be_read_are_named(type_in: Type, sheet: Path):
    refused = type_in("match", sheet, "--keep", sheet)

    assert refused.exit_code == Exit.USAGE
    assert refused.stderr.splitlines() == [
        f"turnabout: --keep {sheet} cannot be read; nothing was matched.",
        "  - there is no column mentor_id: give a pairs.csv that Turnabout wrote",
        "  - there is no column mentee_id: give a pairs.csv that Turnabout wrote",
    ]


def test_a_sheet_with_errors_writes_nothing_and_names_them_all(
    type_in: Type, sheet: Path, tmp_path: Path
):
    text = sheet.read_text(encoding="utf-8-sig").replace("mentor", "boss", 1)
    sheet.write_text(text.replace("Excel:3", "Excel:9"), encoding="utf-8")

    refused = type_in("match", sheet)

    assert refused.exit_code == Exit.SHEET
    head, columns, *errors = refused.stderr.splitlines()
    assert head == f"turnabout: {sheet} has 2 errors."
    assert columns == "row\tcolumn\tvalue\twhat is wrong\twhat to do"
    assert [tuple(error.split("\t")[:3]) for error in errors] == [
        ("2", "role", "boss"),
        ("3", "offers", "Excel:9"),
    ]
    assert not (tmp_path / "out").exists()


def test_a_sheet_that_is_not_there_is_named(type_in: Type):
    refused = type_in("match", "none.csv")

    assert refused.exit_code == Exit.SHEET
    assert "none.csv has 1 error." in refused.stderr


def test_a_folder_that_is_a_file_is_told_before_the_work(type_in: Type, tmp_path: Path):
    (tmp_path / "out").write_text("mine", encoding="utf-8")

    refused = type_in("match", "none.csv", "-o", "out")

    assert refused.exit_code == Exit.NOT_WRITTEN
    assert refused.stderr == (
        "turnabout: nothing can be written to out: Not a directory. "
        "What was there before is untouched: choose another folder with -o.\n"
    )


def test_open_needs_a_report(type_in: Type, sheet: Path):
    refused = type_in("match", sheet, "--json", "--open")

    assert refused.exit_code == Exit.USAGE
    assert "--open needs a report: say where to write it with -o." in refused.stderr


def test_open_says_where_the_report_is_where_there_is_no_display(
    type_in: Type, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    told = type_in("match", sheet, "--open").stderr

    assert told == f"No browser here: open {(tmp_path / 'out' / 'report.html').as_uri()}\n"


def test_a_terminal_shows_errors_as_a_table(terminal: Callable[..., str], sheet: Path):
    text = sheet.read_text(encoding="utf-8-sig").replace("mentor", "bo\x1b[31mss", 1)
    sheet.write_text(text, encoding="utf-8")

    seen = terminal("match", sheet)
    plain = terminal("match", sheet, NO_COLOR="1")

    assert "\x1b[1mrow" in seen
    assert "\x1b[31m" not in seen
    assert "\t" not in plain
    assert "\x1b[3" not in plain


@pytest.mark.parametrize("columns", ["80", "60"])
def test_a_narrow_terminal_wraps_and_cuts_nothing_off(
    terminal: Callable[..., str], sheet: Path, columns: str
):
    language = "Klingon-as-it-is-spoken-by-the-very-eldest-of-the-house-of-Mogh"
    text = sheet.read_text(encoding="utf-8-sig").replace(",en,", f",{language},", 1)
    sheet.write_text(text, encoding="utf-8")

    seen = terminal("match", sheet, NO_COLOR="1", COLUMNS=columns)

    lines = re.sub(r"\x1b\[[?\d]*[a-zA-Z]", "", seen).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("row "))
    head, *rows = lines[start:]
    value = slice(head.index("value"), head.index("what is wrong"))
    assert "".join(row[value].strip() for row in rows) == language
    assert max(len(line) for line in (head, *rows)) <= int(columns)
