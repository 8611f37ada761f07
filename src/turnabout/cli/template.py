"""`turnabout template`: an example sheet, or a policy, to start from."""

import os
from pathlib import Path

import click

from turnabout.cli.exits import NotWrittenFault
from turnabout.cli.policy_template import policy_text
from turnabout.matchmaking.sheets import write_template


@click.command("template")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--policy", is_flag=True, help="Write a policy.toml with every default instead.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(*, file: Path | None, policy: bool, force: bool) -> None:
    """Write an example sheet, or a policy, to start from.

    FILE ends in .csv or .xlsx (default people.csv); with --policy in .toml (default policy.toml).
    """
    path = file or Path("policy.toml" if policy else "people.csv")
    _check_ending(path, policy=policy)
    if path.exists() and not force:
        raise NotWrittenFault(f"{path} is there already: choose another name, or give --force.")
    try:
        _write(path, policy=policy)
    except OSError as error:
        raise NotWrittenFault(f"{path} cannot be written: {error.strerror or error}.") from None
    click.echo(f"Wrote {path}. {_next(path, policy=policy)}")


def _check_ending(path: Path, *, policy: bool) -> None:
    endings = (".toml",) if policy else (".csv", ".xlsx")
    if path.suffix.lower() not in endings:
        raise click.BadParameter(
            f"{path} does not end in {' or '.join(endings)}.", param_hint="FILE"
        )


def _write(path: Path, *, policy: bool) -> None:
    if not policy:
        write_template(path)
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(policy_text(), encoding="utf-8")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _next(path: Path, *, policy: bool) -> str:
    if policy:
        return f"Change what you like, then: turnabout match people.csv --policy {path}"
    return f"Put your people in, then: turnabout match {path}"
