"""How a run keeps house: everything it makes stays to its end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 100_000
"""New things between two looks for what nobody needs any more; Python looks after 700."""


@contextmanager
def seldom_tidied() -> Iterator[None]:
    """Let Python look seldom for rings of things that nobody needs.

    A run makes hundreds of thousands of small things that all stay: looking through them again and
    again takes a tenth of its time and finds nothing.
    """
    before = gc.get_threshold()
    gc.set_threshold(PATIENCE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
