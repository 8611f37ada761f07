"""The scripts behind the two commands, on machines that lack something."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder of programs to stand for the whole machine: a shell and nothing more."""
    folder = tmp_path / "tools"
    folder.mkdir()
    link(folder, "sh")
    return folder


def link(folder: Path, name: str) -> None:
    found = shutil.which(name)
    assert found
    (folder / name).symlink_to(found)


def program(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def run(*command: str, tools: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env={"PATH": str(tools), **more},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_browser_is_found_where_it_is(tools: Path):
    chromium = program(tools, "chromium", "exit 0")

    result = run("scripts/find-browser", tools=tools)

    assert (result.returncode, result.stdout) == (0, f"{chromium}\n")


def test_a_named_browser_comes_before_the_found_one(tools: Path):
    program(tools, "chromium", "exit 0")
    other = program(tools, "my-own", "exit 0")

    result = run("scripts/find-browser", tools=tools, TURNABOUT_CHROMIUM=str(other))

    assert (result.returncode, result.stdout) == (0, f"{other}\n")


def test_without_a_browser_one_line_says_how_to_get_it(tools: Path):
    result = run("scripts/find-browser", tools=tools)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "no Chromium that tests can drive: `sudo apt-get install chromium libatomic1`,"
        " or name one in TURNABOUT_CHROMIUM\n"
    )


def test_a_named_postgresql_is_where_it_was_said_to_be(tools: Path):
    program(tools, "id", "echo 1000")
    folder = tools / "postgresql"
    folder.mkdir()
    for name in ("initdb", "postgres", "pg_ctl"):
        program(folder, name, "exit 0")

    result = run("scripts/find-postgres", tools=tools, TURNABOUT_POSTGRES=str(folder))

    assert (result.returncode, result.stdout) == (0, f"{folder}\n")


def test_a_named_postgresql_without_a_server_is_refused_by_name(tools: Path):
    program(tools, "id", "echo 1000")

    result = run("scripts/find-postgres", tools=tools, TURNABOUT_POSTGRES=str(tools))

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"TURNABOUT_POSTGRES names {tools}, which holds no PostgreSQL server\n"
    )


def test_root_without_an_account_to_run_it_has_no_postgresql(tools: Path):
    program(tools, "id", '[ "$1" = -u ] && echo 0')

    result = run("scripts/find-postgres", tools=tools)

    assert result.returncode == 1
    assert result.stderr.startswith("no PostgreSQL for the tests: ")


def test_without_rights_no_package_is_installed(tools: Path):
    program(tools, "id", "echo 1000")
    called = tools / "called"
    program(tools, "apt-get", f": > {called}")

    result = run("scripts/find-browser", "--install", tools=tools)

    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert not called.exists()


def test_with_rights_a_missing_browser_is_installed(tools: Path):
    program(tools, "id", "echo 0")
    link(tools, "mktemp")
    link(tools, "rm")
    link(tools, "ln")
    program(tools, "apt-get", f'[ "$1" = update ] || ln -s /bin/true {tools}/chromium')

    result = run("scripts/find-browser", "--install", tools=tools)

    assert (result.returncode, result.stdout) == (0, f"{tools}/chromium\n")


def test_an_older_python_is_refused_by_name(tools: Path):
    old = program(tools, "python3.9", '[ "$1" = --version ] && echo "Python 3.9.18" || exit 1')

    result = run("scripts/make-environment", str(old), tools=tools)

    assert result.returncode == 1
    assert result.stderr == (
        f"turnabout: {old} is Python 3.9.18; Turnabout needs 3.11 or newer."
        " Name one: make PYTHON=/path/to/python3\n"
    )


def test_a_missing_python_is_named(tools: Path):
    result = run("scripts/make-environment", "python3", tools=tools)

    assert result.returncode == 1
    assert result.stderr == (
        "turnabout: there is no python3."
        " Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3\n"
    )


def test_every_script_may_be_run():
    scripts = [*ROOT.glob("scripts/*"), ROOT / ".ci" / "run"]

    assert [path.name for path in scripts if not os.access(path, os.X_OK)] == []


def test_no_script_asks_a_question_or_names_a_download_address():
    scripts = [*ROOT.glob("scripts/*"), ROOT / ".ci" / "run", ROOT / "Makefile"]

    guilty = [path.name for path in scripts if "https:" in path.read_text()]

    assert guilty == []
