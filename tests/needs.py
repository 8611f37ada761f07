"""What tests need beyond Python: found, or their tests are skipped and counted out loud."""

import os
import subprocess
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"


class Need:
    """Something that tests with a certain mark need, and the script that prints where it is."""

    def __init__(self, script: str) -> None:
        self.script = script

    @property
    def place(self) -> str | None:
        """Where it is, or None where it is missing."""
        return self._search.stdout.strip() or None

    @property
    def reason(self) -> str:
        """Why it is missing and what to do about it."""
        return self._search.stderr.strip()

    @cached_property
    def _search(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [SCRIPTS / self.script], capture_output=True, text=True, timeout=30, check=False
        )


NEEDS = {"browser": Need("find-browser"), "postgresql": Need("find-postgres")}
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", action="store_true", help="run the tests of the database alone")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "postgresql: needs the programs of a PostgreSQL server")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--database"):
        kept = [item for item in items if _asks_the_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept
    for mark, need in NEEDS.items():
        marked = [item for item in items if item.get_closest_marker(mark)]
        if marked and not need.place:
            for item in marked:
                item.add_marker(pytest.mark.skip(reason=need.reason))


def _asks_the_database(item: pytest.Item) -> bool:
    """Return whether another database could make it fail; browsers meet one, and that will do."""
    if item.get_closest_marker("browser") or item.get_closest_marker("sqlite"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if _skips_are_failures() and _skipped(session.config) and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> Iterator[None]:
    yield
    if skipped := _skipped(config):
        terminalreporter.write_line(_loud_line(skipped), red=True, bold=True)


def _skips_are_failures() -> bool:
    return os.environ.get("CI", "").lower() in {"true", "1"}


def _skipped(config: pytest.Config) -> list[pytest.TestReport]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return reporter.stats.get("skipped", []) if reporter else []


def _loud_line(skipped: list[pytest.TestReport]) -> str:
    count = "1 TEST WAS" if len(skipped) == 1 else f"{len(skipped)} TESTS WERE"
    reasons = dict.fromkeys(_reason(report) for report in skipped)
    verdict = ", which is a failure under CI" if _skips_are_failures() else ""
    return f"{count} SKIPPED{verdict}: {'; '.join(reasons)}"


def _reason(report: pytest.TestReport) -> str:
    assert isinstance(report.longrepr, tuple)
    return report.longrepr[2].removeprefix("Skipped: ")


@pytest.fixture(scope="session")
def chromium() -> str | None:
    """Where the browser is."""
    return NEEDS["browser"].place
