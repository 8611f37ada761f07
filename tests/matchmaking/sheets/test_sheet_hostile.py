"""Hostile files, each read in a process of its own whose memory is measured."""

import gzip
import io
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from test_sheet_workbook import by_hand

from turnabout.matchmaking.sheets import Problem, files, read_sheet, workbook, worksheet

ProblemsIn = Callable[[Path], list[Problem]]
Save = Callable[..., Path]

MIB = 1024 * 1024
CEILING = 250
"""MiB that reading all of them may take beside the interpreter and its libraries."""

READ = """
import resource, sys
from pathlib import Path
from turnabout.matchmaking.sheets import SheetError, read_sheet
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sys.argv[1:]:
    try:
        read_sheet(Path(path))
    except SheetError as error:
        print(error.problems[0].message)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def read_apart(paths: Iterable[Path]) -> tuple[list[str], int]:
    """Return the first problem of each sheet, and the MiB that a process of its own took."""
    done = subprocess.run(
        [sys.executable, "-c", READ, *paths],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    *messages, mebibytes = done.stdout.splitlines()
    return messages, int(mebibytes)


def packed(start: bytes, block: bytes, times: int) -> bytes:
    """Return a start and the same block many times over, packed quickly: piece after piece."""
    return gzip.compress(start) + gzip.compress(block) * times


def test_more_rows_than_there_may_be_are_stopped(
    save: Save, problems_in: ProblemsIn, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(files, "MAX_ROWS", 3)
    assert read_sheet(save("id,role\n\na,\n")).rows == 1
    (problem,) = problems_in(save("id,role\n\na,\nb,\n"))
    assert (problem.row, problem.message) == (4, "the sheet has more than 3 rows")


def zipped(*pieces: str, repeated: str, times: int, part: str = "one.xml") -> bytes:
    """Return a workbook with one part that is a start, something many times over, and an end."""
    file = io.BytesIO()
    made = zipfile.ZipFile(io.BytesIO(by_hand("<worksheet/>", "<sst/>")))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name in made.namelist():
            if name != part:
                new.writestr(name, made.read(name))
        with new.open(part, "w") as large:
            large.write(pieces[0].encode())
            block = repeated.encode() * 1000
            for _ in range(times // 1000):
                large.write(block)
            large.write(pieces[1].encode())
    return file.getvalue()


HEADINGS = "<worksheet><row><c t='str'><v>id</v></c><c t='str'><v>role</v></c></row>"
END = "</worksheet>"


def test_hostile_files_end_in_a_clear_error_in_bounded_memory(save: Save):
    corner = "<row><c r='A1'><v>1</v></c><c r='XFD1048576'><v>2</v></c></row>"
    deep = f"<row><c><v>{'1' * 100}</v></c>" * 40
    hostile = {
        "the file holds more than 1,024 MiB once unpacked": packed(
            b"id,role\n", b"a,mentor\n" * 2 * MIB, times=60
        ),
        "a cell has no end": packed(b"id,role\n", b"x" * 20 * MIB, times=10),
        "a cell has no end ": packed(b"id,role\n", b'"\n",' * 2 * MIB, times=1),
        "the sheet has 1,000,002 columns and 200 is the most": (
            b"id,role" + b",x" * 1_000_000 + b"\na,mentor\n"
        ),
        "this row has more than 200 columns": (
            b"id,role" + b",heading" * 1_000_000 + b"\na,mentor\n"
        ),
        "a cell stands beyond the 200th column": by_hand(
            f"<worksheet>{corner}</worksheet>", "<sst/>"
        ),
        "the workbook nests its tags too deep": zipped(HEADINGS, END, repeated=deep, times=20_000),
        "the workbook holds a tag without an end": zipped(
            "<worksheet x='", "'/>", repeated="x" * 1000, times=30_000
        ),
        "cell 3 of this row stands under no heading": long_text_in_cells(times=20_000),
    }
    paths = [save(content, f"{number}") for number, content in enumerate(hostile.values())]
    messages, mebibytes = read_apart(paths)
    assert messages == [message.strip() for message in hostile]
    assert mebibytes < CEILING


def test_a_zip_bomb_of_blanks_is_stopped(
    save: Save, problems_in: ProblemsIn, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(workbook, "MAX_WORKBOOK_BYTES", 10 * MIB)
    bomb = zipped(HEADINGS, END, repeated=" " * 4096, times=3_000)
    (problem,) = problems_in(save(bomb))
    assert problem.remedy == "save the sheet as CSV, which may be larger"


def test_a_part_that_is_larger_than_it_says_is_refused(save: Save, problems_in: ProblemsIn):
    bomb = bytearray(zipped(HEADINGS, END, repeated="<row></row>", times=10_000))
    listed = bomb.rfind(b"PK\x01\x02")
    struct.pack_into("<L", bomb, listed + 24, 500)
    (problem,) = problems_in(save(bytes(bomb)))
    assert problem.message == "the workbook is damaged or cut off"


def long_text_in_cells(times: int) -> bytes:
    texts = f"<sst><si><t>id</t></si><si><t>role</t></si><si><t>{'x' * 19_000}</t></si></sst>"
    headings = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
    rows = "<row><c/><c/><c t='s'><v>2</v></c></row>" * times
    return by_hand(f"<worksheet>{headings}{rows}</worksheet>", texts)


def test_one_long_text_in_too_many_cells_is_stopped(
    save: Save, problems_in: ProblemsIn, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(worksheet, "MAX_WORKBOOK_REPEATS", 40_000)
    assert problems_in(save(long_text_in_cells(times=1)))[0].row == 2
    (problem,) = problems_in(save(long_text_in_cells(times=3)))
    assert problem.message == "the workbook holds too much text"


def test_a_table_of_texts_without_an_end_is_stopped(
    save: Save, problems_in: ProblemsIn, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(worksheet, "MAX_WORKBOOK_TEXTS", 1_000)
    bomb = zipped("<sst>", "</sst>", repeated="<si/>", times=2_000, part="two.xml")
    (problem,) = problems_in(save(bomb))
    assert problem.message == "the workbook holds too much text"


def test_a_list_of_parts_without_an_end_is_refused(save: Save, problems_in: ProblemsIn):
    ending = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 200 * MIB, 4, 0)
    (problem,) = problems_in(save(b"PK\x03\x04" + bytes(100) + ending))
    assert problem.message == "the workbook has too many parts"


def test_packed_text_that_is_cut_off_is_refused(save: Save, problems_in: ProblemsIn):
    whole = gzip.compress(b"id,role\n" + os.urandom(500).hex().encode() + b",\n")
    (problem,) = problems_in(save(whole[:-20]))
    assert problem.message == "the packed file is cut off or damaged"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"\n\n", "the sheet is empty"),
        (b"\xef\xbb\xbf", "the sheet is empty"),
        (b"id,role\n", "the sheet has headings and no people"),
        (b"id,role\na,\0\n", "this is not a text file: it holds zero bytes"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is not a text file: it holds zero bytes"),
        (b"id,role\na\x81,\n", "this is not a text file that we can read"),
    ],
)
def test_what_is_no_sheet_is_refused(
    save: Save, problems_in: ProblemsIn, content: bytes, message: str
):
    assert [problem.message for problem in problems_in(save(content))] == [message]


def test_a_folder_is_refused(tmp_path: Path, problems_in: ProblemsIn):
    assert str(problems_in(tmp_path)[0]) == "this is a folder: name the sheet inside it"


def test_a_missing_file_is_refused(tmp_path: Path, problems_in: ProblemsIn):
    (problem,) = problems_in(tmp_path / "people.csv")
    assert str(problem) == "there is no such file: check the name and the folder"


def test_a_pipe_is_refused_without_waiting(tmp_path: Path, problems_in: ProblemsIn):
    os.mkfifo(tmp_path / "pipe")
    assert problems_in(tmp_path / "pipe")[0].message == "this is not a file on a disk"


def test_a_file_without_permission_is_refused(save: Save, problems_in: ProblemsIn):
    path = save("id,role\na,\n")
    path.chmod(0)
    if os.access(path, os.R_OK):  # whoever runs as root may read anything
        path = Path("/proc/self/mem/people.csv")
        assert problems_in(path)[0].message.startswith("the file cannot be read")
    else:
        assert problems_in(path)[0].message == "you have no permission to read this file"
