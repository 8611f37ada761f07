"""Writes docs/retention.md from the register: what is kept, for how long, and what goes when."""

import sys
from collections.abc import Iterator
from pathlib import Path

import django

BEGINNING = """\
# What is kept, and what goes

Every table of Turnabout stands here: how long it is kept, what of it is in a person's own download,
and what becomes of it when somebody is erased. Jobs of the night keep the limits by themselves;
administrators see at `/retention/` what is due, as counts.

This page is written from the register (`src/turnabout/rights/register/`) by `make retention`. A
field of which the register says nothing fails the build, so nothing can be forgotten here.

- **In the download** are the fields that the person gave, or that were sent to them. What others
  said about them is theirs and is in nobody else's download.
- **Backups** are files that whoever runs the installation keeps: keep them 35 days at most. A
  backup that is put back brings nobody back who was erased since: see
  [operating](operating.md#erased-people).
- **Logs** hold patterns of addresses and numbers of people, never words. Keep them 14 days.
"""


def page() -> str:
    """Return docs/retention.md."""
    return "\n".join([BEGINNING, *_tables()]) + "\n"


def _tables() -> Iterator[str]:
    from turnabout.rights.register import every_table  # noqa: PLC0415 - once Django is set up

    yield "| What | Table | Kept | In the download | When somebody is erased |"
    yield "| --- | --- | --- | --- | --- |"
    for table in every_table():
        told = ", ".join(table.told) or "nothing"
        cells = (table.title, f"`{table.label}`", table.kept.until, told, table.erased.words)
        yield f"| {' | '.join(str(cell) for cell in cells)} |"
    yield "\n## What is not in a download, and why\n"
    yield "| Table | Field | Why |"
    yield "| --- | --- | --- |"
    for table in every_table():
        for name, why in table.kept_back.items():
            yield f"| `{table.label}` | `{name}` | {why} |"


if __name__ == "__main__":
    django.setup()
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
