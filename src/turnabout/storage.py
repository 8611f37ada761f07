"""The folder of an installation: its database and its key, for nobody else to read."""

import contextlib
import os
import secrets
from pathlib import Path

from turnabout.environment import Environment

KEY_FILE = "secret-key"
RING_FILE = "key-ring"
LEDGER_FILE = "erased-people"
FOLDER = "turnabout-data"
PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def folder_of(env: Environment) -> Path:
    """Return the folder that the environment names, or the one in the current folder."""
    return Path(env.text("TURNABOUT_DATA", FOLDER)).expanduser().absolute()


def keys_of(env: Environment, folder: Path) -> Path:
    """Return the file of the keys that open what people wrote, which may stand elsewhere."""
    return Path(env.text("TURNABOUT_KEYS", str(folder / RING_FILE))).expanduser().absolute()


def make_private_folder(folder: Path) -> None:
    """Make the folder, readable to its owner alone. OSError where that cannot be."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def make_private_file(file: Path) -> None:
    """Make the file where there is none, and let nobody but its owner read it."""
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
    file.chmod(PRIVATE_FILE)


def prepare(folder: Path) -> None:
    """Make the folder and the key that signs cookies and links, kept from the first start on.

    Of several processes that start at once, the first one's key stays. OSError where it cannot be.
    """
    make_private_folder(folder)
    if (folder / KEY_FILE).exists():
        return
    drawn = folder / f".{KEY_FILE}-{secrets.token_hex(8)}"
    make_private_file(drawn)
    drawn.write_text(secrets.token_urlsafe(48), encoding="ascii")
    with contextlib.suppress(FileExistsError):
        (folder / KEY_FILE).hardlink_to(drawn)
    drawn.unlink()


def secret_key(folder: Path) -> str | None:
    """Return the key of the installation, or None before its first start."""
    file = folder / KEY_FILE
    return file.read_text(encoding="ascii").strip() if file.exists() else None
