"""Text that a spreadsheet must not run as a formula.

A cell that begins with one of `= + - @`, a tab or a line break gets an apostrophe before it (as
OWASP advises). So does such a sign after a `;` or a tab inside the cell: a spreadsheet set to
another separator may begin a new cell there. Text that has the apostrophe already gets one more, so
that reading gives back exactly what was written.
"""

import re

_STARTS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""The last four are the full-width signs, which some spreadsheets take for the plain ones."""

_MAY_RUN = re.compile(rf"[;\t\r\n]'*[{_STARTS}]")
_MAY_RUN_AT_ONCE = re.compile(rf"'*[{_STARTS}]")
_TO_GUARD = re.compile(rf"(\A|[;\t\r\n])(?='*[{_STARTS}])")
_GUARDED = re.compile(rf"(\A|[;\t\r\n])'(?='*[{_STARTS}])")


def guarded(text: str) -> str:
    """Return the text as a spreadsheet never runs it."""
    if _MAY_RUN_AT_ONCE.match(text) or _MAY_RUN.search(text):
        return _TO_GUARD.sub(r"\1'", text)
    return text


def unguarded(text: str) -> str:
    """Return the text that was guarded; other text as it is."""
    return _GUARDED.sub(r"\1", text)
