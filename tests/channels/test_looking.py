"""A file is what its first bytes say; what is not, or is too large, is refused by name."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.channels.looking import KINDS, LARGEST, UnfitFileError, looked_at, plain_name


def packed(*names: str, first: bytes = b"") -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as pack:
        if first:
            pack.writestr("mimetype", first)
        for name in names:
            pack.writestr(name, "<x/>")
    return body.getvalue()


WORD = packed("[Content_Types].xml", "word/document.xml")
OPEN = packed("content.xml", first=b"application/vnd.oasis.opendocument.text")
FIT = {
    "a.png": b"\x89PNG\r\n\x1a\n...",
    "a.JPG": b"\xff\xd8\xff\xe0",
    "a.gif": b"GIF89a",
    "a.webp": b"RIFF1234WEBPVP8 ",
    "a.pdf": b"%PDF-1.7",
    "a.docx": WORD,
    "a.xlsx": packed("[Content_Types].xml", "xl/workbook.xml"),
    "a.pptx": packed("[Content_Types].xml", "ppt/presentation.xml"),
    "a.odt": OPEN,
    "a.ods": packed("content.xml", first=b"application/vnd.oasis.opendocument.spreadsheet"),
    "a.odp": packed("content.xml", first=b"application/vnd.oasis.opendocument.presentation"),
    "a.txt": "Grüße".encode(),
    "a.md": b"# hi",
    "a.csv": b"a;b",
}


@pytest.mark.parametrize("name", FIT)
def test_a_file_that_is_what_it_says_can_be_sent(name: str):
    assert looked_at(name, FIT[name]).content == FIT[name]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"<svg onload=alert(1)>"),
        ("a.png", FIT["a.JPG"]),
        ("a.pdf", b"MZ\x90"),
        ("a.docx", FIT["a.xlsx"]),
        ("a.docx", b"PK\x03\x04 cut short"),
        ("a.docx", packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        ("a.odt", FIT["a.ods"]),
        ("a.txt", b"\xff\xfe\x00"),
        ("a.txt", b"a\0b"),
        ("a.txt", b""),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str, content: bytes):
    with pytest.raises(UnfitFileError, match=r"a\.\w+ is not what its name says"):
        looked_at(name, content)


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a.exe", "a.docm", "a", ".png", "a.zip"])
def test_other_kinds_are_refused(name: str):
    with pytest.raises(UnfitFileError, match="send pictures"):
        looked_at(name, b"<svg/>")


def test_a_large_file_is_refused():
    with pytest.raises(UnfitFileError, match="larger than 5 MB"):
        looked_at("a.txt", b"a" * (LARGEST + 1))


@given(name=st.text(max_size=300))
def test_a_name_is_one_line_without_folders_and_not_too_long(name: str):
    plain = plain_name(name)

    assert 0 < len(plain) <= 120
    assert plain.isprintable()
    assert "/" not in plain
    assert "\\" not in plain


@given(content=st.binary(max_size=300), ending=st.sampled_from(sorted(KINDS)))
def test_no_content_breaks_the_look(content: bytes, ending: str):
    try:
        looked_at(f"a{ending}", content)
    except UnfitFileError:
        return
    assert content
