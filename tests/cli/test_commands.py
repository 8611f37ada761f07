import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import Result

from turnabout.cli.commands import VERBS, module_of
from turnabout.cli.exits import MEANINGS, CancelledFault, Exit, files_told

PYTHON = [sys.executable, "-m", "turnabout"]
MOMENT = 0.5

Type = Callable[..., Result]


def test_help_names_every_verb_and_every_exit_code(type_in: Type):
    shown = type_in("--help")

    assert shown.exit_code == Exit.DONE
    assert [verb for verb in VERBS if f"  {verb} " not in shown.output] == []
    assert [code for code in Exit if MEANINGS[code] not in shown.output] == []


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_says_of_itself_what_the_group_says_of_it(verb: str):
    command = import_module(module_of(verb)).command

    assert command.help.splitlines()[0] == VERBS[verb]
    assert command.name == verb


def test_an_unknown_verb_is_wrong_usage(type_in: Type):
    refused = type_in("mtach")

    assert refused.exit_code == Exit.USAGE
    assert "No such command 'mtach'" in refused.stderr


@pytest.mark.parametrize("words", [["--help"], ["template", "--force"]])
def test_the_engine_stays_in_bed_until_it_is_needed(tmp_path: Path, words: list[str]):
    program = (
        "import sys, atexit\n"
        "from turnabout.cli.commands import turnabout\n"
        "atexit.register(lambda: print('numba' in sys.modules, file=sys.stderr))\n"
        f"turnabout({words!r})"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert ended.stderr == "False\n"


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_cancelled_run_says_so_and_leaves_what_was_there(
    tmp_path: Path, sheet: Path, asked: signal.Signals
):
    os.mkfifo(tmp_path / "endless.toml")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "pairs.csv").write_text("old", encoding="utf-8")
    with subprocess.Popen(
        [*PYTHON, "match", str(sheet), "--policy", "endless.toml"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        writing = _open_once_it_reads(tmp_path / "endless.toml", process)
        process.send_signal(asked)
        time.sleep(MOMENT)  # to act on it, before the end of the file can be taken for its content
        os.close(writing)
        _, told = process.communicate(timeout=30)

    assert process.returncode == Exit.CANCELLED
    assert told == "\nturnabout: cancelled: what was there before is untouched.\n"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["pairs.csv"]
    assert (tmp_path / "out" / "pairs.csv").read_text(encoding="utf-8") == "old"


@pytest.mark.usefixtures("sheet")
@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["match", "people.csv", "--json"], ["check", "people.csv"]]
)
def test_a_full_or_closed_output_is_told_in_one_line(tmp_path: Path, words: list[str]):
    full = _run_in_shell(tmp_path, words, ">/dev/full")
    closed = _run_in_shell(tmp_path, words, ">&-")

    assert (full.returncode, full.stderr) == (
        Exit.NOT_WRITTEN,
        "turnabout: nothing can be printed: No space left on device.\n",
    )
    assert (closed.returncode, closed.stderr) == (
        Exit.NOT_WRITTEN,
        "turnabout: nothing can be printed: standard output is closed.\n",
    )


@pytest.mark.usefixtures("sheet")
@pytest.mark.parametrize("words", [["match", "people.csv", "-o", "out/example"], ["demo"]])
def test_a_full_output_after_the_files_says_that_they_are_written(tmp_path: Path, words: list[str]):
    full = _run_in_shell(tmp_path, words, ">/dev/full")

    assert full.returncode == Exit.NOT_WRITTEN
    assert full.stderr == (
        "turnabout: nothing can be printed: No space left on device. The files are written: "
        "out/example/pairs.csv, out/example/unmatched.csv, out/example/report.html.\n"
    )
    assert len(list((tmp_path / "out" / "example").iterdir())) == 3


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ([Path("out/pairs.csv")], "the files are written: out/pairs.csv."),
        ([], "what was there before is untouched."),
    ],
)
def test_who_cancels_the_printing_hears_of_the_files(written: list[Path], left: str):
    with pytest.raises(CancelledFault) as fault, files_told(written):
        raise KeyboardInterrupt

    assert fault.value.message == f"cancelled: {left}"


def test_who_prints_nothing_needs_no_output(tmp_path: Path, sheet: Path):
    ended = _run_in_shell(tmp_path, ["match", str(sheet), "--quiet"], ">&- 2>&-")

    assert ended.returncode == Exit.DONE
    assert (tmp_path / "out" / "report.html").exists()


@pytest.mark.usefixtures("sheet")
@pytest.mark.parametrize("words", [["--help"], ["match", "people.csv", "--json"]])
def test_a_reader_who_has_left_ends_it_quietly(tmp_path: Path, words: list[str]):
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [*PYTHON, *words], cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)

    assert (ended.returncode, ended.stderr) == (Exit.DONE, b"")


def test_the_unexpected_ends_with_its_own_code(tmp_path: Path):
    program = (
        "import turnabout.cli.commands as commands\ncommands.VERBS['broken'] = ''\ncommands.main()"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program, "broken"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == Exit.UNEXPECTED
    assert ended.stderr.splitlines()[-1] == (
        "turnabout: unexpected, and not your fault. What was there before is untouched. "
        "Please report the lines above."
    )


def _run_in_shell(
    folder: Path, words: list[str], redirected: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # the words are our own
        f"{shlex.join([*PYTHON, *words])} {redirected}",
        shell=True,
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


def _open_once_it_reads(pipe: Path, process: subprocess.Popen[str]) -> int:
    """Return the pipe, open for writing: until it is closed, who reads it waits.

    A signal may come just before the read begins, and only the pipe's end wakes that read.
    """
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
    raise AssertionError("it ended before it read the pipe")
