"""What a file is: known by its first bytes, whatever its name says, and only if both agree."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import PurePath

from django.utils.translation import gettext as _

from turnabout.channels.attaching import Attached

LARGEST = 5_000_000
"""Bytes of a file."""

NAME_AT_MOST = 120
ENTRIES_AT_MOST = 5000

OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."


class UnfitFileError(Exception):
    """A file that cannot be sent; the message says which, why, and what to do."""


def looked_at(name: str, content: bytes) -> Attached:
    """Return a file that is fit to be sent. UnfitFileError where it is none."""
    name = plain_name(name)
    if len(content) > LARGEST:
        raise UnfitFileError(_("%(name)s is larger than 5 MB.") % {"name": name})
    type_, is_it = KINDS.get(PurePath(name).suffix.lower(), ("", _nothing))
    if not type_:
        raise UnfitFileError(
            _("%(name)s: send pictures, PDF, office files or text.") % {"name": name}
        )
    if not content or not is_it(content):
        raise UnfitFileError(_("%(name)s is not what its name says.") % {"name": name})
    return Attached(name, type_, content)


def plain_name(name: str) -> str:
    """Return the name of a file without folders, controls and signs that turn text around."""
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(sign for sign in last if sign.isprintable()).strip(" .")
    path = PurePath(shown or _("file"))
    return f"{path.stem[: NAME_AT_MOST - 10]}{path.suffix[:10]}"


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(starts)


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content


def _is_ooxml(folder: str) -> Callable[[bytes], bool]:
    """Return whether it is an office file of this folder, without macros."""

    def is_it(content: bytes) -> bool:
        names = _names_in(content)
        has_macros = any(name.lower().endswith("vbaproject.bin") for name in names)
        holds = any(name.startswith(f"{folder}/") for name in names)
        return "[Content_Types].xml" in names and holds and not has_macros

    return is_it


def _is_odf(kind: str) -> Callable[[bytes], bool]:
    """Return whether it is an open document of this kind: its type stands first, uncompressed."""
    mark = b"mimetype" + f"{ODF}{kind}".encode()
    return lambda content: mark in content[:200] and "content.xml" in _names_in(content)


def _names_in(content: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as pack:
            names = pack.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return set()
    return set(names) if len(names) <= ENTRIES_AT_MOST else set()


def _nothing(_content: bytes) -> bool:
    return False


PNG, JPEG, GIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8"

KINDS: dict[str, tuple[str, Callable[[bytes], bool]]] = {
    ".png": ("image/png", _begins(PNG)),
    ".jpg": ("image/jpeg", _begins(JPEG)),
    ".jpeg": ("image/jpeg", _begins(JPEG)),
    ".gif": ("image/gif", _begins(GIF)),
    ".webp": ("image/webp", _is_webp),
    ".pdf": ("application/pdf", _begins(b"%PDF-")),
    ".docx": (f"{OOXML}wordprocessingml.document", _is_ooxml("word")),
    ".xlsx": (f"{OOXML}spreadsheetml.sheet", _is_ooxml("xl")),
    ".pptx": (f"{OOXML}presentationml.presentation", _is_ooxml("ppt")),
    ".odt": (f"{ODF}text", _is_odf("text")),
    ".ods": (f"{ODF}spreadsheet", _is_odf("spreadsheet")),
    ".odp": (f"{ODF}presentation", _is_odf("presentation")),
    ".txt": ("text/plain; charset=utf-8", _is_text),
    ".md": ("text/plain; charset=utf-8", _is_text),
    ".csv": ("text/csv; charset=utf-8", _is_text),
}
"""By the end of a name: what type that is, and whether content is of it."""
