"""How often somebody tried in vain: counted in the memory of the process, and written nowhere.

A count in the database would be a trace of who was here and when. Sixteen digits and a passphrase
of fifteen characters are not guessed by trying; this keeps the tries from wearing the server out.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.concerns.keys import open_key
from turnabout.concerns.models import Key
from turnabout.concerns.raising import Thread, come_back
from turnabout.concerns.sealing.boxes import Private
from turnabout.concerns.sealing.locks import WrongPassphraseError
from turnabout.concerns.sealing.receipts import NoReceiptError
from turnabout.web.signin.limits import MINUTES

MOST = 10
WITHIN = dt.timedelta(minutes=MINUTES)


class TooManyTriesError(Exception):
    """Somebody tried too often."""

    def __str__(self) -> str:
        return _("That was tried too often. Try again in %(n)d minutes.") % {"n": MINUTES}


class Tries:
    """The tries in vain of the last minutes, by who tried."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._times: dict[str, list[dt.datetime]] = defaultdict(list)

    @contextmanager
    def counted(self, who: str, *, at: dt.datetime) -> Iterator[None]:
        """Let somebody try, and count it where it is in vain. TooManyTriesError."""
        with self._lock:
            self._forget_old(at)
            if len(self._times[who]) >= MOST:
                raise TooManyTriesError
        try:
            yield
        except (WrongPassphraseError, NoReceiptError):
            with self._lock:
                self._times[who].append(at)
            raise

    def forget(self) -> None:
        """Forget them all."""
        with self._lock:
            self._times.clear()

    def _forget_old(self, at: dt.datetime) -> None:
        recent = {
            who: [one for one in times if one > at - WITHIN] for who, times in self._times.items()
        }
        self._times = defaultdict(list, {who: times for who, times in recent.items() if times})


TRIES = Tries()


def opened(request: HttpRequest, key: Key) -> Private:
    """Return what the passphrase that was sent opens. WrongPassphraseError, TooManyTriesError."""
    with TRIES.counted(f"key {key.pk}", at=current_time()):
        return open_key(key, request.POST.get("passphrase", ""))


def returned(request: HttpRequest) -> Thread:
    """Return the thread of the receipt that was sent. NoReceiptError, TooManyTriesError."""
    where = get_adapter().get_client_ip(request)
    with TRIES.counted(f"receipt {where}", at=current_time()):
        return come_back(request.POST.get("receipt", ""))
