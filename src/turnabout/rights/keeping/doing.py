"""What becomes of what is over its limit."""

import datetime as dt
import secrets
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from turnabout.core.jobs.kinds import JobFault
from turnabout.pairs.models import Pair
from turnabout.people.offices import LastAdministratorError
from turnabout.rights.download.making import forget
from turnabout.rights.erasing.doing import erase
from turnabout.rights.erasing.emptying import empty_rows, erase_rows
from turnabout.rights.models import Erasure, Forgotten
from turnabout.rights.register import every_table
from turnabout.rights.register.kept import WORDS
from turnabout.rights.register.table import Emptied, Table

Rows = models.QuerySet[Any]

OWN_LIMITS = {"together.reflection"}
"""Private words, which have a sweep of their own."""


def erase_people(people: Rows, at: dt.datetime) -> int:
    """Return how many people are erased now, one transaction each."""
    found = list(people)
    for one in found:
        erase(one, at=at)
    return len(found)


def erase_due(*, at: dt.datetime) -> int:
    """Return how many are erased now of those who asked and have waited.

    JobFault where the one administrator asked: the others are erased.
    """
    done, held = 0, False
    for erasure in Erasure.objects.due(at).select_related("person"):
        try:
            erase(erasure.person, at=at)
            done += 1
        except LastAdministratorError:
            held = True
    if held:
        raise JobFault(
            _("The only administrator asked to be erased. Appoint another, then it happens.")
        )
    return done


def forget_words_of(pairs: Rows, at: dt.datetime) -> int:
    """Return of how many pairs the words are gone now, one transaction each."""
    found = list(pairs)
    for pair in found:
        _forget(pair, at=at)
    return len(found)


def empty_letters(letters: Rows, _at: dt.datetime) -> int:
    """Return how many letters have no words any more."""
    return letters.order_by().update(subject="", text="", html="", calendar="")


def forget_addresses(letters: Rows, _at: dt.datetime) -> int:
    """Return how many letters say no more to whom they went."""
    gone = {"to": "", "fault": "", "stop": "", "subject": "", "text": "", "html": ""}
    return letters.order_by().update(**gone, calendar="")


def end_links(invitations: Rows, _at: dt.datetime) -> int:
    """Return how many invitations lead nowhere now, and say no more whether they were answered."""
    found = list(invitations)
    for one in found:
        one.seed, one.print = "", secrets.token_hex(32)
        one.reminded_at = one.opened_at = one.answered_at = None
        one.save(update_fields=["seed", "print", "reminded_at", "opened_at", "answered_at"])
    return len(found)


def empty_lists(lists: Rows, _at: dt.datetime) -> int:
    """Return how many staff lists quote nobody any more."""
    return lists.order_by().update(samples=[], problems=[], notes=[])


def forget_who(changes: Rows, _at: dt.datetime) -> int:
    """Return of how many decisions it is not known any more who took them."""
    return changes.order_by().update(by=None)


def forget_downloads(downloads: Rows, _at: dt.datetime) -> int:
    """Return how many downloads are erased, with their files."""
    found = list(downloads)
    for one in found:
        forget(one)
    return len(found)


@transaction.atomic
def _forget(pair: Pair, *, at: dt.datetime) -> None:
    for table in _tables_of_words():
        rows = table.of._base_manager.filter(**{table.within: pair})  # noqa: SLF001 - Django's public name
        if isinstance(table.erased, Emptied) and table.label != "channels.message":
            empty_rows(rows, table.erased.to, at=at)
        else:
            erase_rows(rows)
    Forgotten.objects.create(pair=pair, at=at)


def _tables_of_words() -> list[Table]:
    """Return the tables of words, those first that hang on others: files before messages."""
    found = [one for one in every_table() if one.kept is WORDS and one.label not in OWN_LIMITS]
    return sorted(found, key=lambda table: -table.within.count("__"))
