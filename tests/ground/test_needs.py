"""A test that lacks what it needs is skipped out loud, and under CI that is a failure."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

RunTests = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
TESTS = """
import pytest

@pytest.mark.browser
def test_a_page_opens():
    pass

@pytest.mark.browser
def test_a_page_prints():
    pass

def test_two_and_two_are_four():
    assert 2 + 2 == 4
"""
MISSING = "TURNABOUT_CHROMIUM names /nowhere/chromium, which cannot be run"


@pytest.fixture
def run_tests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RunTests:
    """Run TESTS with what this project's tests need, with Chromium at a given path."""
    (tmp_path / "test_pages.py").write_text(TESTS)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def run(*, chromium: str, workers: int = 0) -> subprocess.CompletedProcess[str]:
        monkeypatch.setenv("TURNABOUT_CHROMIUM", chromium)
        command = [sys.executable, "-m", "pytest", "-p", "tests.needs", "-p", "no:cacheprovider"]
        command += ["-n", str(workers)]
        command += ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), str(tmp_path)]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    return run


def test_without_a_browser_its_tests_are_skipped_and_counted_in_one_line(run_tests: RunTests):
    result = run_tests(chromium="/nowhere/chromium", workers=2)

    *_, loud, closing = result.stdout.splitlines()
    assert result.returncode == 0
    assert loud == f"2 TESTS WERE SKIPPED: {MISSING}"
    assert "1 passed, 2 skipped" in closing
    assert result.stdout.count("WERE SKIPPED") == 1


def test_under_ci_a_skip_is_a_failure(run_tests: RunTests, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CI", "true")

    result = run_tests(chromium="/nowhere/chromium")

    *_, loud, closing = result.stdout.splitlines()
    assert result.returncode == 1
    assert loud == f"2 TESTS WERE SKIPPED, which is a failure under CI: {MISSING}"
    assert "1 passed, 2 skipped" in closing


def test_with_a_browser_nothing_is_skipped_and_ci_is_content(
    run_tests: RunTests, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CI", "true")

    result = run_tests(chromium="/bin/true")

    assert result.returncode == 0
    assert "3 passed" in result.stdout.splitlines()[-1]
    assert "SKIPPED" not in result.stdout
