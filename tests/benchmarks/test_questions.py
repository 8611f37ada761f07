"""Every question is asked at a tiny size, so that the benchmarks never rot."""

from pathlib import Path

import pytest

from benchmarks.__main__ import QUESTIONS, main
from benchmarks.growth_chart import draw
from benchmarks.measure import Cost
from benchmarks.options import Options, read_options
from benchmarks.sizes import print_stages

NAMES = ["growth", "pages", "peers", "real", "sizes"]


@pytest.mark.parametrize(
    ("name", "targets"),
    [
        ("real", ["from command to report", "all who can be placed are", "proven gap"]),
        (
            "sizes",
            ["sheet to report: CPU", "people to proof: proven gap"],
        ),
        ("large", ["60 + 60, people to proof: peak memory", "placeable mentees"]),
        ("growth", ["120", "drawn: growth.svg"]),
        ("pages", ["60 people brought in", "/matching/{cohort}/", "pages that open"]),
        ("peers", ["3 partners: mentor-match 7.0.1", "our total less the best of the others"]),
    ],
)
def test_a_question_is_answered_in_full(
    name: str, targets: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    main([name, "--most", "60", "--runs", "1", "--chart", str(tmp_path / "growth.svg")])

    printed = capsys.readouterr().out
    assert [target for target in targets if target not in printed] == []
    assert "not measured" not in printed
    assert "Error" not in printed


@pytest.mark.parametrize(
    ("likely", "said"), [(None, "gap 34 %\n"), (0.112, "gap 34 % for certain, 11 % likely\n")]
)
def test_a_likely_gap_is_printed_beside_the_certain_one(
    likely: float | None, said: str, capsys: pytest.CaptureFixture[str]
):
    reached = {"stages": {}, "placed": 1, "coverable": 1, "total": 1, "worst": 1, "gap": 0.34}

    print_stages("two", Cost(1, 1, 1, reached | {"likely_gap": likely}))

    assert capsys.readouterr().out.splitlines(keepends=True)[-2].endswith(said)


def test_the_chart_is_the_same_for_the_same_figures(tmp_path: Path):
    points = [{"people": 100, "cpu": 0.01}, {"people": 1000, "cpu": 0.2}]

    draw(points, str(tmp_path / "one.svg"))
    draw(points, str(tmp_path / "other.svg"))

    one = (tmp_path / "one.svg").read_text()
    assert one == (tmp_path / "other.svg").read_text()
    assert "Ten times the people cost 20 times as much:" in one
    assert "<dc:date>" not in one


def test_every_question_is_asked_where_none_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("TURNABOUT_SHEET", raising=False)

    options = read_options([], list(QUESTIONS), seldom=["large"])

    assert (sorted(options.names), options.sheet) == (NAMES, None)


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["large"], ("large",)),
        (["sizes", "--large"], ("sizes", "large")),
        (["large", "--large"], ("large",)),
        (["sizes"], ("sizes",)),
    ],
)
def test_a_million_is_asked_where_it_is_named(arguments: list[str], names: tuple[str, ...]):
    assert read_options(arguments, list(QUESTIONS), seldom=["large"]).names == names


def test_a_sheet_may_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    sheet = tmp_path / "people.csv"
    sheet.touch()
    monkeypatch.setenv("TURNABOUT_SHEET", str(sheet))

    assert read_options(["real"], list(QUESTIONS)).sheet == sheet


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["reel"], "no benchmark named reel: take real, sizes, large, growth, peers, pages"),
        (["--runs", "0"], "argument --runs: 0 is not a whole number of 1 or more"),
        (["--most", "many"], "argument --most: many is not a whole number of 1 or more"),
        (["--sheet", "gone.csv"], "argument --sheet: gone.csv is no file: give a sign-up sheet"),
    ],
)
def test_a_wrong_option_ends_with_a_clear_line(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit):
        read_options(arguments, list(QUESTIONS))

    assert capsys.readouterr().err.splitlines()[-1] == f"python -m benchmarks: error: {complaint}"


def test_sizes_are_cut_to_the_most_and_none_comes_twice():
    assert Options(most=300).sizes(100, 300, 1000) == (100, 300)
    assert Options().sizes(100, 300, 1000) == (100, 300, 1000)
