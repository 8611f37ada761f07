"""Every address lets in whom the table says, and looks to everybody else as if it did not exist."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from tests.web.access_table import (
    ADMINISTRATOR,
    ANYBODY,
    COORDINATOR,
    OPENS,
    PARTICIPANT,
    STRANGER,
)

from turnabout.people.models import Person
from turnabout.web.access import AccessMiddleware, Door, Somebody


def _doors(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _doors(pattern.url_patterns)
        else:
            yield pattern


DOORS = list(_doors(get_resolver().url_patterns))


def test_every_address_has_a_row_and_every_row_an_address():
    assert sorted(door.name or "" for door in DOORS) == sorted(OPENS)


def test_every_address_says_for_whom_it_is():
    assert [door.name for door in DOORS if not isinstance(door.callback, Door)] == []


@pytest.mark.parametrize("name", OPENS)
@pytest.mark.parametrize("who", sorted(ANYBODY))
def test_a_door_opens_to_whom_the_table_says(
    name: str, who: str, rf: RequestFactory, cast: dict[str, Somebody]
):
    request = rf.get(_address(name))
    request.user = cast[who]

    assert _verdict(request) == _wanted(name, who)


def test_what_is_closed_looks_like_what_does_not_exist(client: Client, noor: Person):
    client.force_login(noor)
    closed = [name for name, opens in OPENS.items() if PARTICIPANT not in opens]

    nothing = _looks(client.get("/no/such/page/"))

    assert nothing[0] == 404
    assert {name: _looks(client.get(_address(name))) for name in closed} == dict.fromkeys(
        closed, nothing
    )


def test_a_page_of_which_nobody_said_for_whom_it_is_opens_to_nobody(rf: RequestFactory):
    keeper = AccessMiddleware(lambda _: HttpResponse())

    def forgotten(_: HttpRequest) -> HttpResponse:
        return HttpResponse()

    with pytest.raises(ImproperlyConfigured, match="say for whom"):
        keeper.process_view(rf.get("/forgotten/"), forgotten, (), {})


@pytest.fixture
def cast(noor: Person, carla: Person, arne: Person) -> dict[str, Somebody]:
    return {
        STRANGER: AnonymousUser(),
        PARTICIPANT: noor,
        COORDINATOR: carla,
        ADMINISTRATOR: arne,
    }


def _address(name: str) -> str:
    pattern = next(door for door in DOORS if door.name == name)
    return reverse(name, kwargs=dict.fromkeys(pattern.pattern.converters, 999))


def _looks(answer: HttpResponse) -> tuple[int, str]:
    """Return what one sees: the tokens against forgery differ every time."""
    return answer.status_code, re.sub(r"\b\w{64}\b", "", answer.content.decode())


def _wanted(name: str, who: str) -> str:
    if who in OPENS[name]:
        return "opens"
    return "asks to sign in" if who == STRANGER else "is not there"


def _verdict(request: HttpRequest) -> str:
    keeper = AccessMiddleware(lambda _: HttpResponse())
    try:
        answer = keeper.process_view(request, resolve(request.path).func, (), {})
    except Http404:
        return "is not there"
    if answer is None:
        return "opens"
    assert answer["Location"] == f"{reverse('account_login')}?next={request.path}"
    return "asks to sign in"
