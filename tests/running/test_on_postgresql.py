"""The same on PostgreSQL: serve, work, back up, put back."""

import pytest
from tests.running.installations import (
    ARNE,
    BOTH,
    ENTER,
    PATIENCE,
    PEOPLE,
    Installation,
    is_ready,
    wait_until,
)

from turnabout.cli.exits import Exit

pytestmark = pytest.mark.postgresql

ASK = (
    "from django.utils import timezone; from turnabout.core.jobs.asking import ask_for;"
    "from tests.running.slow.jobs import count_slowly;"
    "[ask_for(count_slowly, by=None, at=timezone.now(), upto=3) for _ in range(20)]"
)
DONE = "SELECT attempts FROM core_job WHERE finished_at IS NOT NULL"


def test_pages_and_workers_share_the_jobs_do_each_once_and_end_together(
    on_postgresql: Installation,
):
    pages = on_postgresql.start("serve")
    worker = on_postgresql.start("worker")
    wait_until(lambda: is_ready(on_postgresql.address))

    on_postgresql.say(ASK)
    wait_until(lambda: on_postgresql.rows(DONE) == [(1,)] * 20)

    pages.terminate()
    worker.terminate()
    assert (pages.wait(PATIENCE), worker.wait(PATIENCE)) == (Exit.DONE, Exit.DONE)


def test_a_backup_made_while_it_runs_puts_everything_back(on_postgresql: Installation):
    file = str(on_postgresql.folder.parent / "backup.tar.gz")
    on_postgresql.start("serve")
    wait_until(lambda: is_ready(on_postgresql.address))
    assert on_postgresql.run("backup", file).returncode == Exit.DONE
    on_postgresql.end()
    on_postgresql.say(ENTER)

    refused = on_postgresql.run("restore", file)
    assert (refused.returncode, on_postgresql.rows(PEOPLE)) == (Exit.NOT_WRITTEN, BOTH)

    restored = on_postgresql.run("restore", file, "--replace")
    assert (restored.returncode, restored.stderr) == (Exit.DONE, "")
    assert on_postgresql.rows(PEOPLE) == ARNE

    on_postgresql.say(ENTER)
    assert on_postgresql.rows(PEOPLE) == BOTH


def test_a_backup_of_sqlite_is_not_put_into_postgresql(
    on_postgresql: Installation, installation: Installation
):
    file = str(installation.folder.parent / "sqlite.tar.gz")
    installation.run("backup", file)

    refused = on_postgresql.run("restore", file, "--replace")

    assert refused.returncode == Exit.NOT_WRITTEN
    assert "it was made from sqlite" in refused.stderr
