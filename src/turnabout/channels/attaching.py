"""Files of messages: sealed before they touch the disk, each with a secret of its own."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext as _

from turnabout.channels.models import File, Message
from turnabout.core.encryption.rings import KEY_BYTES, KeysFault
from turnabout.core.encryption.sealing import open_bytes, seal_bytes
from turnabout.core.files import forget_file
from turnabout.pairs.models import Pair

ROOM = 200_000_000
"""Bytes of files that a pair has room for."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that was looked at and is fit to be sent: its name, its type, what it holds."""

    name: str
    type: str
    content: bytes


class NoRoomError(Exception):
    """The two have sent each other as many files as there is room for."""

    def __str__(self) -> str:
        return _("There is no room for more files. Delete messages whose files you need no more.")


def check_room(pair: Pair, files: Sequence[Attached]) -> None:
    """Raise NoRoomError where the pair has no room for these."""
    if not files:
        return
    used = File.objects.filter(message__pair=pair).aggregate(sum=models.Sum("size"))["sum"] or 0
    if used + sum(len(file.content) for file in files) > ROOM:
        raise NoRoomError


def attach(attached: Attached, message: Message) -> File:
    """Return the file of a message, sealed on the disk."""
    secret = secrets.token_bytes(KEY_BYTES)
    kept = File(
        message=message,
        name=attached.name,
        secret=secret.hex(),
        type=attached.type,
        size=len(attached.content),
    )
    sealed = seal_bytes(attached.content, secret=secret, bound=kept.seal_id.bytes)
    kept.file.save(secrets.token_hex(16), ContentFile(sealed), save=False)
    kept.save()
    return kept


def content_of(file: File) -> bytes:
    """Return what a file holds. KeysFault where it does not open."""
    with file.file.open("rb") as sealed:
        body = sealed.read()
    try:
        return open_bytes(body, secret=bytes.fromhex(file.secret), bound=file.seal_id.bytes)
    except (InvalidTag, ValueError):
        raise KeysFault(f"{file} does not open: it was changed on the disk") from None


def forget_files(files: Iterable[File]) -> None:
    """Erase files, once the transaction is through."""
    for file in files:
        forget_file(file)
        file.delete()
