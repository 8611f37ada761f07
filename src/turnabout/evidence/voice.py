"""In which language something is said: whoever asks brings the words of it and its numbers."""

from collections.abc import Callable
from dataclasses import dataclass


def marked(text: str) -> str:
    """Return the text, which the translations of the interface thereby know of."""
    return text


def _plain(number: float) -> str:
    return f"{number:.2f}"


@dataclass(frozen=True, slots=True)
class Voice:
    """How a sentence is put: `say` translates it, `number` writes a number with two decimals."""

    say: Callable[[str], str] = marked
    number: Callable[[float], str] = _plain


ENGLISH = Voice()
