from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from turnabout.matchmaking.people import Person, Role, Slot
from turnabout.matchmaking.sheets import SheetError, read_pairs, read_sheet, write_table
from turnabout.matchmaking.sheets.writing import Value, write_people

Save = Callable[..., Path]


def test_a_table_opens_right_in_a_spreadsheet(tmp_path: Path):
    path = tmp_path / "pairs.csv"
    write_table(path, ["name", "score"], [["Zoë, Müller", 87.5], ["Noor", 3], ["nobody", None]])
    assert path.read_bytes() == (
        b'\xef\xbb\xbfname,score\r\n"Zo\xc3\xab, M\xc3\xbcller",87.5\r\nNoor,3\r\nnobody,\r\n'
    )


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ("'=1", "''=1"),
        ("a=1", "a=1"),
        ("Mon 9-10; Tue 9-10", "Mon 9-10; Tue 9-10"),
    ],
)
def test_text_that_a_spreadsheet_could_run_is_guarded(tmp_path: Path, text: str, cell: str):
    path = tmp_path / "pairs.csv"
    write_table(path, ["name"], [[text]])
    assert path.read_bytes().decode("utf-8-sig") == f"name\r\n{cell}\r\n"


def test_a_negative_number_stays_a_number(tmp_path: Path):
    path = tmp_path / "pairs.csv"
    write_table(path, ["score"], [[-3], [-1.5]])
    assert path.read_text("utf-8-sig").split() == ["score", "-3", "-1.5"]


def test_a_table_that_fails_half_way_leaves_everything_as_it_was(tmp_path: Path):
    path = tmp_path / "pairs.csv"
    path.write_text("before")

    def rows() -> Iterator[list[Value]]:
        yield ["a"]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_table(path, ["id"], rows())
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_finished_table_leaves_nothing_beside_it(tmp_path: Path):
    path = tmp_path / "pairs.csv"
    write_table(path, ["id"], [["a"]])
    assert list(tmp_path.iterdir()) == [path]


def test_a_slot_over_midnight_is_written_by_days_and_read_as_one(tmp_path: Path):
    night = Person(
        id="a", role=Role.MENTOR, languages=("en",), slots=(Slot(1380, 1440 + 60), Slot(9000, 9060))
    )
    path = tmp_path / "people.csv"
    write_people(path, [night])
    assert "Mon 23:00-24:00; Tue 00:00-01:00; Sun 06:00-07:00" in path.read_text("utf-8-sig")
    assert read_sheet(path).pool.people == (night,)


def test_pairs_read_back_as_written(tmp_path: Path):
    path = tmp_path / "pairs.csv"
    header = ["mentor_id", "mentor_name", "mentee_id", "mentee_name", "score"]
    write_table(path, header, [["=a", "Ann", "-b", "", 12.5], ["c", "=Cho", "d", "Dee", 3]])
    assert read_pairs(path) == (
        {("=a", "-b"), ("c", "d")},
        {"=a": "Ann", "c": "=Cho", "d": "Dee"},
    )


@pytest.mark.parametrize(
    "rows", ["mentor_id,mentee_id\na,b\n", "mentee_id,mentor_id,mentor_name\nb,a\n"]
)
def test_pairs_need_no_names(save: Save, rows: str):
    assert read_pairs(save(rows)) == ({("a", "b")}, {})


def test_a_name_that_cannot_be_read_is_no_obstacle(save: Save):
    pairs = read_pairs(save("mentor_id,mentor_name,mentee_id\na,A\x07n,b\n"))
    assert pairs == ({("a", "b")}, {})


def test_a_table_without_pairs_gives_none(tmp_path: Path):
    path = tmp_path / "pairs.csv"
    write_table(path, ["mentor_id", "mentee_id"], [])
    assert read_pairs(path) == (frozenset(), {})


def test_other_tables_and_missing_ids_are_refused(save: Save):
    with pytest.raises(SheetError) as caught:
        read_pairs(save("mentor_id,mentee\na,b\n"))
    assert [problem.message for problem in caught.value.problems] == [
        "there is no column mentee_id"
    ]
    with pytest.raises(SheetError) as caught:
        read_pairs(save("mentor_id,mentee_id\na,b\nc,\n"))
    assert [(problem.row, problem.column) for problem in caught.value.problems] == [
        (3, "mentee_id")
    ]


def test_a_file_of_pairs_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(SheetError) as caught:
        read_pairs(tmp_path / "old.csv")
    assert caught.value.problems[0].message == "there is no such file"
