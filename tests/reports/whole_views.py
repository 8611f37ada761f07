"""What a senior sees while a junior says one thing, and while the junior says another."""

from collections.abc import Callable
from typing import NamedTuple

from django.db import transaction
from django.test import Client

from turnabout.core.models import Letter
from turnabout.pairs.models import Pair
from turnabout.people.models import Person


class Views(NamedTuple):
    """Everything that a senior found, twice: after the lowest answers and after the highest."""

    low: list[str]
    high: list[str]


def seen_beside(pair: Pair, number: int, say: Callable[[bool], object]) -> Views:
    """Return what the senior of a pair sees when `say` is told to be high or not; all is undone."""
    found = {is_high: _seen_after(pair, number, say, is_high=is_high) for is_high in (False, True)}
    return Views(found[False], found[True])


def _seen_after(
    pair: Pair, number: int, say: Callable[[bool], object], *, is_high: bool
) -> list[str]:
    with transaction.atomic():
        say(is_high)
        found = _seen(pair, number)
        transaction.set_rollback(True)
    return found


def _seen(pair: Pair, number: int) -> list[str]:
    """Return the pages, files and letters of the senior, without the tokens against forgery."""
    senior, client = pair.mentee.person, Client()
    client.force_login(senior)
    paths = [
        "/",
        f"/pairs/{pair.pk}/",
        f"/pairs/{pair.pk}/growth/",
        f"/questions/{pair.mentee_id}/{number}/",
        "/you/growth/",
        "/you/growth/file/json/",
        "/words/",
    ]
    return [*(_page(client, path) for path in paths), *_letters(senior)]


def _page(client: Client, path: str) -> str:
    answer = client.get(path)
    token = str(answer.context["csrf_token"]) if answer.context else "-"
    return f"{answer.status_code} {answer.content.decode().replace(token, '')}"


def _letters(person: Person) -> list[str]:
    told = Letter.objects.filter(to=person.email).order_by("key")
    return [f"{one.key} {one.subject}" for one in told]
