"""What all tests share: what they need beyond Python, the browser, the cast, a mail server."""

import os
from typing import Any

import pytest

pytest_plugins = ["tests.needs", "tests.cast", "tests.smtp"]

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
