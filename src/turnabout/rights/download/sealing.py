"""A download on the disk: sealed a piece at a time, so that its size is nobody's memory."""

import secrets
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO

from cryptography.exceptions import InvalidTag

from turnabout.core.encryption.rings import KEY_BYTES, KeysFault
from turnabout.core.encryption.sealing import open_bytes, seal_bytes

PIECE = 1_000_000
"""Bytes of a piece."""

LENGTH = struct.Struct(">I")


def new_secret() -> str:
    """Return a secret that seals one file."""
    return secrets.token_bytes(KEY_BYTES).hex()


def seal_file(source: Path, target: BinaryIO, *, secret: str, bound: bytes) -> None:
    """Write a file sealed: each piece bound to its place, the last one marked as the last."""
    with source.open("rb") as content:
        piece, number = content.read(PIECE), 0
        while piece or not number:
            following = content.read(PIECE)
            place = _place(bound, number, is_last=not following)
            sealed = seal_bytes(piece, secret=bytes.fromhex(secret), bound=place)
            target.write(LENGTH.pack(len(sealed)) + sealed)
            piece, number = following, number + 1


def open_pieces(sealed: IO[bytes], *, secret: str, bound: bytes) -> Iterator[bytes]:
    """Yield what a sealed file holds. KeysFault where it was changed or cut short."""
    number, head = 0, sealed.read(LENGTH.size)
    while head:
        body = sealed.read(LENGTH.unpack(head)[0])
        head = sealed.read(LENGTH.size)
        place = _place(bound, number, is_last=not head)
        try:
            yield open_bytes(body, secret=bytes.fromhex(secret), bound=place)
        except (InvalidTag, ValueError):
            raise KeysFault("a download does not open: it was changed on the disk") from None
        number += 1


def _place(bound: bytes, number: int, *, is_last: bool) -> bytes:
    return b"\0".join((bound, str(number).encode(), b"last" if is_last else b"more"))
