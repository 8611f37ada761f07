"""A backup is whole, private, made while the installation runs, and puts everything back."""

import io
import shutil
import stat
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.running.installations import (
    ARNE,
    BOTH,
    ENTER,
    PEOPLE,
    Installation,
    is_ready,
    wait_until,
)

from turnabout.cli.exits import Exit


@pytest.fixture
def backup(installation: Installation) -> Path:
    """A backup with one person, a file and the key in it."""
    (installation.folder / "files" / "lists").mkdir(parents=True)
    (installation.folder / "files" / "lists" / "staff.csv").write_text("name")
    file = installation.folder.parent / "backup.tar.gz"
    assert installation.run("backup", str(file)).returncode == Exit.DONE
    return file


def test_a_backup_puts_back_people_files_and_key_into_an_empty_folder(
    installation: Installation, backup: Path
):
    new = installation.folder.parent / "new"

    new.mkdir()
    shutil.copy(installation.folder / "key-ring", new)
    restored = installation.run("restore", str(backup), TURNABOUT_DATA=str(new))

    assert (restored.returncode, restored.stderr) == (Exit.DONE, "")
    assert replace(installation, folder=new).rows(PEOPLE) == ARNE
    assert (new / "files" / "lists" / "staff.csv").read_text() == "name"
    assert (new / "secret-key").read_text() == (installation.folder / "secret-key").read_text()


def test_a_backup_holds_no_keys_and_without_them_nothing_is_restored(
    installation: Installation, backup: Path
):
    new = installation.folder.parent / "new"
    ring = (installation.folder / "key-ring").read_bytes()

    refused = installation.run("restore", str(backup), TURNABOUT_DATA=str(new))

    assert refused.returncode == Exit.NOT_WRITTEN
    assert "put back the ring that belongs to" in refused.stderr
    assert replace(installation, folder=new).rows(PEOPLE) == []
    with tarfile.open(backup) as pack:
        held = b"".join(pack.extractfile(member).read() for member in pack)  # type: ignore[union-attr]
    assert [key for key in ring.split()[-3:] if key in held] == [ring.split()[-3]]


def test_only_its_owner_can_read_a_backup_and_nothing_else_is_left(
    installation: Installation, backup: Path
):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert sorted(path.name for path in backup.parent.iterdir()) == ["backup.tar.gz", "data"]


def test_a_backup_is_made_while_it_runs(installation: Installation):
    installation.start("serve")
    wait_until(lambda: is_ready(installation.address))

    written = installation.run("backup", str(installation.folder.parent / "b.tar.gz"))

    assert (written.returncode, "files), verified.\n" in written.stdout) == (Exit.DONE, True)


def test_an_organisation_is_not_replaced_unless_that_is_meant(
    installation: Installation, backup: Path
):
    installation.say(ENTER)

    refused = installation.run("restore", str(backup))
    assert refused.returncode == Exit.NOT_WRITTEN
    assert "--replace" in refused.stderr
    assert installation.rows(PEOPLE) == BOTH

    assert installation.run("restore", str(backup), "--replace").returncode == Exit.DONE
    assert installation.rows(PEOPLE) == ARNE


def test_nothing_is_restored_into_what_runs(installation: Installation, backup: Path):
    installation.start("serve")
    wait_until(lambda: is_ready(installation.address))

    refused = installation.run("restore", str(backup), "--replace")

    assert refused.returncode == Exit.NOT_WRITTEN
    assert "the installation runs: stop it first" in refused.stderr


def test_a_backup_that_stands_there_already_is_kept(installation: Installation, backup: Path):
    before = backup.read_bytes()

    refused = installation.run("backup", str(backup))

    assert refused.returncode == Exit.USAGE
    assert backup.read_bytes() == before


@pytest.mark.parametrize("damage", ["cut short", "changed", "no backup"])
def test_a_damaged_backup_changes_nothing(installation: Installation, backup: Path, damage: str):
    content = bytearray(backup.read_bytes())
    if damage == "cut short":
        backup.write_bytes(content[: len(content) // 2])
    elif damage == "changed":
        content[len(content) // 2] ^= 255
        backup.write_bytes(content)
    else:
        backup.write_text("name,email")

    refused = installation.run("restore", str(backup), "--replace")

    assert refused.returncode == Exit.NOT_WRITTEN
    assert refused.stderr.startswith("turnabout: nothing was restored: ")
    assert refused.stderr.count("\n") == 1
    assert installation.rows(PEOPLE) == ARNE


def test_a_backup_with_a_way_out_of_its_folder_is_refused(installation: Installation, backup: Path):
    forged = backup.with_name("forged.tar.gz")
    with tarfile.open(backup) as old, tarfile.open(forged, "w:gz") as new:
        for member in old:
            new.addfile(member, old.extractfile(member))
        evil = tarfile.TarInfo("../evil")
        evil.size = 4
        new.addfile(evil, io.BytesIO(b"evil"))

    refused = installation.run("restore", str(forged), "--replace")

    assert "holds something that is no file of ours: ../evil" in refused.stderr
    assert not (backup.parent / "evil").exists()


def test_without_an_installation_there_is_nothing_to_back_up(empty: Installation):
    refused = empty.run("backup", str(empty.folder.parent / "b"))

    assert refused.returncode == Exit.NOT_RUNNING
    assert refused.stderr.startswith(f"turnabout: there is no installation in {empty.folder}.")
    assert not empty.folder.exists()
