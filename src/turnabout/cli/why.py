"""`turnabout why`: why this pair, why not that one, why nobody."""

import datetime as dt
from pathlib import Path

import click

from turnabout.cli.answers import Answer, about_pair, about_person
from turnabout.cli.as_json import print_json
from turnabout.cli.exits import UsageFault
from turnabout.cli.options import Choices, takes_choices
from turnabout.cli.progress import watching
from turnabout.cli.run import match_people
from turnabout.cli.who import find_person, named
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.people import Person, Role


@click.command("why")
@click.argument("sheet", type=click.Path(path_type=Path))
@click.argument("mentor", metavar="PERSON")
@click.argument("mentee", metavar="[PERSON]", required=False)
@takes_choices
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON, nothing else.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def command(
    *, sheet: Path, mentor: str, mentee: str | None, choices: Choices, as_json: bool, quiet: bool
) -> None:
    """Say why two people are a pair, or why not, or why one has nobody.

    Each PERSON is an id of SHEET, or a name that only one person has. Give two for a pair, one to
    hear whom they have and why. Use the same options as for `turnabout match`.
    """
    today = dt.datetime.now().astimezone().date()
    with watching(quiet=quiet) as tell:
        run = match_people(sheet, choices, today=today, tell=tell)
        answer = _answer(run.matching, mentor, mentee)
    if as_json:
        print_json(answer.values)
    else:
        answer.show()


def _answer(matching: Matching, one: str, other: str | None) -> Answer:
    person = find_person(matching.pool, one)
    if other is None:
        return about_person(matching, person)
    return about_pair(matching, *_in_their_roles(person, find_person(matching.pool, other)))


def _in_their_roles(one: Person, other: Person) -> tuple[Person, Person]:
    """Return mentor and mentee, whichever was named first."""
    if one == other:
        raise UsageFault(f"{named(one)} is one person: name two, or this one alone.")
    if one.role.mentors and other.role.learns:
        return one, other
    if other.role.mentors and one.role.learns:
        return other, one
    roles = [f"{named(person)} {_signed_up(person)}" for person in (one, other)]
    raise UsageFault("a pair needs a mentor and a mentee.", roles)


def _signed_up(person: Person) -> str:
    if person.role is Role.DIRECTORY:
        return "did not sign up"
    return f"signed up as {person.role}"
