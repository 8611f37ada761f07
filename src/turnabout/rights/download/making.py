"""Asking for a download, making it, and taking it."""

import datetime as dt
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from django.core.files.base import File as Content
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from turnabout.core.files import forget_file
from turnabout.core.jobs.asking import ask_for
from turnabout.core.jobs.kinds import Tell, kind_of
from turnabout.people.models import Person
from turnabout.people.speaking import language_of
from turnabout.rights.download.gathering import everything_about
from turnabout.rights.download.packing import pack
from turnabout.rights.download.sealing import new_secret, open_pieces, seal_file
from turnabout.rights.models import Download

MAKE = "turnabout.rights.jobs.make_download"


class BeingMadeError(Exception):
    """One is being made already."""

    def __str__(self) -> str:
        return _("Your download is being made. You find it here when it is ready.")


@transaction.atomic
def ask_for_everything(person: Person, *, at: dt.datetime) -> Download:
    """Return the download that is made from now on, in place of the one before.

    BeingMadeError where one is being made.
    """
    Person.objects.select_for_update().get(pk=person.pk)  # two taps at once
    before = list(person.downloads.select_related("job"))
    if any(one.job and one.job.is_open for one in before):
        raise BeingMadeError
    for one in before:
        forget(one)
    download = Download.objects.create(person=person, asked_at=at)
    download.job = ask_for(kind_of(MAKE).work, by=person, at=at, download=download.pk)
    download.save(update_fields=["job"])
    return download


def make(download: Download, *, at: dt.datetime, tell: Tell) -> None:
    """Gather, pack and seal it."""
    with translation.override(language_of(download.person)):
        everything = everything_about(download.person, at=at, tell=tell)
        with tempfile.TemporaryDirectory(prefix="turnabout-") as folder:
            packed, sealed = Path(folder, "packed"), Path(folder, "sealed")
            pack(everything, packed)
            secret = new_secret()
            with sealed.open("wb") as target:
                seal_file(packed, target, secret=secret, bound=download.seal_id.bytes)
            _keep(download, sealed, secret, size=packed.stat().st_size, at=at)


def content_of(download: Download) -> Iterator[bytes]:
    """Yield the ZIP. KeysFault where it does not open."""
    with download.file.open("rb") as kept:
        sealed = cast("IO[bytes]", kept)
        yield from open_pieces(sealed, secret=download.secret or "", bound=download.seal_id.bytes)


@transaction.atomic
def forget(download: Download) -> None:
    """Erase it, file and all."""
    forget_file(download)
    download.delete()


@transaction.atomic
def _keep(download: Download, sealed: Path, secret: str, *, size: int, at: dt.datetime) -> None:
    download.secret, download.size, download.made_at = secret, size, at
    with sealed.open("rb") as content:
        download.file.save(secrets.token_hex(16), Content(content), save=False)
    download.save(update_fields=["secret", "size", "made_at", "file"])
