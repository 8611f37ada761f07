"""What journeys need: the browser's loop runs in the thread of the test."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(scope="session", autouse=True)
def loop_of_the_browser() -> Iterator[None]:
    """Let Django use its database there: it would take the test for a piece of that loop."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(autouse=True)
def nothing_counted(transactional_db: None) -> Iterator[None]:
    """Forget how often somebody tried: the tables are emptied after each test, the cache is not."""
    yield
    cache.clear()
