from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from turnabout.cli.exits import Exit

Type = Callable[..., Result]


def test_the_demo_writes_a_report_and_says_where(type_in: Type, tmp_path: Path):
    shown = type_in("demo")

    report = tmp_path / "out" / "example" / "report.html"
    assert shown.exit_code == Exit.DONE
    assert shown.stdout.splitlines()[-1] == f"The report: {report.as_uri()}"
    assert "Kittiwake Ferries and Ports" in report.read_text(encoding="utf-8")


def test_the_demo_goes_where_told(type_in: Type, tmp_path: Path):
    type_in("demo", "-o", "elsewhere")

    assert sorted(path.name for path in (tmp_path / "elsewhere").iterdir()) == [
        "pairs.csv",
        "report.html",
        "unmatched.csv",
    ]
