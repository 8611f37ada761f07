"""What the codes of mail servers mean (RFC 3463), in a sentence for who has to do something."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CODE = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")

_EXACTLY: dict[str, Promise] = {
    "1.1": _("There is no such address: look whether it is right."),
    "1.2": _("There is no mail at this domain: look whether the address is right."),
    "1.6": _("The mailbox has moved, and nobody says where to."),
    "1.10": _("There is no such address: look whether it is right."),
    "2.1": _("The mailbox is closed."),
    "2.2": _("The mailbox is full: whoever has it has to make room."),
    "2.3": _("The letter is too long for this mailbox."),
    "3.4": _("The letter is too long for this mailbox."),
    "4.1": _("The other mail server does not answer."),
    "4.4": _("The other mail server is not found: look whether the address is right."),
    "4.7": _("The other mail server was not reached for too long."),
}

_ROUGHLY: dict[str, Promise] = {
    "1": _("The address cannot be used: look whether it is right."),
    "2": _("The mailbox takes no letters."),
    "3": _("The other mail server takes no letters of this form."),
    "4": _("The way to the other mail server is broken."),
    "5": _("The two mail servers do not understand each other."),
    "6": _("The other mail server cannot read the letter."),
    "7": _("The other mail server does not accept letters from here: ask who runs it."),
}

_SOMEHOW = _("The other mail server gave no reason.")


def said_of_code(code: str) -> str:
    """Return what a code means, with the code: "There is no such address. (5.1.1)"."""
    _class, _dot, rest = code.partition(".")
    words = _EXACTLY.get(rest) or _ROUGHLY.get(rest.partition(".")[0], _SOMEHOW)
    return f"{words} ({code})"


def code_in(words: str) -> str:
    """Return the first such code in what a server said, or nothing."""
    found = CODE.search(words)
    return found[0] if found else ""
