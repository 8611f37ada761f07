"""`turnabout lottery check`: draw again what a record says, and compare."""

import json
from pathlib import Path

import click

from turnabout.cli.exits import Exit, UsageFault
from turnabout.lottery.records import faults


class RecordFault(UsageFault):
    """The record does not hold: a sentence, then one line for each fault."""

    exit_code = Exit.RECORD


@click.group("lottery")
def command() -> None:
    """Check the record of a lottery: draw again, and compare."""


@command.command("check")
@click.argument("record", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--seal", default="", help="The hash that you saw before the draw, or its beginning.")
def check(*, record: Path, seal: str) -> None:
    """Draw again what RECORD says, and compare.

    RECORD is the file from the page of the lottery (exit code 6 where it does not hold). Give the
    hash that stood in your letter with --seal: without it, somebody could have sealed anew.
    """
    told = _read(record)
    if found := faults(told, known=seal):
        raise RecordFault(f"{record} does not hold:", found)
    came = list(told["outcomes"].values())
    click.echo(f"The record holds: drawn again, all {len(came)} tickets come up as it says.")
    click.echo(", ".join(f"{outcome} {came.count(outcome)}" for outcome in sorted(set(came))))
    if not seal:
        click.echo(f"The seal is {told['sealed_sha256']}. Compare it with the one in your letter.")


def _read(record: Path) -> dict[str, dict[str, str]]:
    """Return what stands in the file; nothing where it is no JSON, which is then no record."""
    try:
        told = json.loads(record.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
