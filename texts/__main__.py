"""`python -m texts`: renew the catalogues and say what is left to do; `--check` changes nothing."""

import sys
from collections.abc import Sequence
from pathlib import Path

import turnabout
from texts.catalogues import catalogues, read, renew
from texts.faults import faults
from texts.gathering import gather

SOURCE = Path(turnabout.__file__).parent
LOCALE = SOURCE / "locale"


def main(arguments: Sequence[str]) -> int:
    """Return 1 when a check finds a text without its translation, else 0: each fault is said."""
    texts, is_check = gather(SOURCE), "--check" in arguments
    files = catalogues(LOCALE)
    for file in [] if is_check else files:
        renew(file, texts)
    found = [f"{_language(file)}: {fault}" for file in files for fault in faults(file, texts)]
    print("\n".join(found or [f"{_language(file)}: {len(read(file))} texts" for file in files]))
    return 1 if found and is_check else 0


def _language(file: Path) -> str:
    return file.parent.parent.name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
