"""What all tests share: what they need beyond Python, the browser, the cast, a mail server."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from turnabout.core.encryption.rings import make_ring
from turnabout.pairs.feasibility import FOUND
from turnabout.pairs.lately import SIGNED_UP
from turnabout.pairs.whatif import PLAYED
from turnabout.skills.catalogue import load_catalogue
from turnabout.skills.models import Skill

pytest_plugins = ["tests.needs", "tests.cast", "tests.imap", "tests.smtp"]

QUIET_BROWSER = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], chromium: str | None
) -> dict[str, Any]:
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {
        "executable_path": chromium,
        "args": QUIET_BROWSER + as_root,
    }


@pytest.fixture(scope="session")
def base_url() -> str:
    """Stand in for the plugin's fixture of this name, whose form pytest warns of."""
    return ""


@pytest.fixture(scope="session", autouse=True)
def key_ring() -> None:
    """The keys that seal what people write, as an installation has them from its first start."""
    make_ring(at=timezone.now())


@pytest.fixture(scope="session")
def django_db_setup(
    key_ring: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Let go of what threads of a live server still hold, or PostgreSQL keeps the database."""
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


@pytest.fixture(autouse=True)
def _catalogue(request: pytest.FixtureRequest) -> None:
    """Put the catalogue back where a test with a live server has emptied all tables."""
    uses = {"db", "transactional_db", "live_server"} & set(request.fixturenames)
    if not (uses or request.node.get_closest_marker("django_db")):
        return
    request.getfixturevalue("_django_db_helper")
    if not Skill.objects.exists():
        load_catalogue()


@pytest.fixture(autouse=True)
def _nothing_from_before() -> None:
    """Forget what an earlier test worked out: the numbers of rows come again."""
    for kept in (SIGNED_UP, PLAYED, FOUND):
        kept.forget()
