from pathlib import Path

import pytest

from turnabout.cli.exits import NotWrittenFault
from turnabout.cli.output import check_writable, results_in


def write(folder: Path, **texts: str) -> None:
    with results_in(folder) as drafts:
        for name, text in texts.items():
            (drafts / name).write_text(text, encoding="utf-8")


def write_half(folder: Path, end: type[BaseException]) -> None:
    with results_in(folder) as drafts:
        (drafts / "pairs").write_text("half", encoding="utf-8")
        raise end


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def test_all_files_take_their_places(tmp_path: Path):
    write(tmp_path / "out" / "spring", pairs="new", report="new")

    assert content(tmp_path / "out" / "spring") == {"pairs": "new", "report": "new"}


def test_a_second_run_replaces_the_first_and_leaves_other_files(tmp_path: Path):
    (tmp_path / "pairs").write_text("old", encoding="utf-8")
    (tmp_path / "notes").write_text("mine", encoding="utf-8")

    write(tmp_path, pairs="new")

    assert content(tmp_path) == {"notes": "mine", "pairs": "new"}


@pytest.mark.parametrize("end", [KeyboardInterrupt, ValueError])
def test_a_run_that_ends_early_leaves_what_was_there(tmp_path: Path, end: type[BaseException]):
    (tmp_path / "pairs").write_text("old", encoding="utf-8")

    with pytest.raises(end):
        write_half(tmp_path, end)

    assert content(tmp_path) == {"pairs": "old"}


def test_a_run_that_ends_early_leaves_no_new_folder(tmp_path: Path):
    with pytest.raises(KeyboardInterrupt):
        write_half(tmp_path / "out" / "spring", KeyboardInterrupt)

    assert list(tmp_path.iterdir()) == []


def test_where_one_file_cannot_take_its_place_none_does(tmp_path: Path):
    (tmp_path / "pairs").write_text("old", encoding="utf-8")
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "diary").write_text("mine", encoding="utf-8")

    with pytest.raises(NotWrittenFault, match="report is a folder there"):
        write(tmp_path, another="new", pairs="new", report="new")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["pairs", "report"]
    assert (tmp_path / "pairs").read_text(encoding="utf-8") == "old"
    assert (tmp_path / "report" / "diary").read_text(encoding="utf-8") == "mine"


def test_a_folder_to_come_is_writable_where_its_home_is(tmp_path: Path):
    check_writable(tmp_path / "out" / "spring")

    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder_to_write_to(tmp_path: Path):
    (tmp_path / "out").write_text("a file", encoding="utf-8")

    with pytest.raises(NotWrittenFault, match="Not a directory"):
        check_writable(tmp_path / "out")
