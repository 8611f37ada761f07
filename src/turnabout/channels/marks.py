"""The marks that people write between: made into what a page shows, and never into more.

`**bold**`, `*slanted*` or `_slanted_`, `` `code` ``, lines that begin with `-` or `1.` as lists,
three backticks around code of several lines, and addresses that begin with http as links. What
somebody writes is escaped; every tag comes from here. Each sign is looked at a fixed number of
times, so that nobody can write something that takes long to show.
"""

import re
from itertools import groupby
from typing import NamedTuple

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

MARKS = re.compile(
    r"`(?P<code>[^`\n]++)`"
    r"|(?P<link>https?://[^\s<>\"'`*]++)"
    r"|\*\*(?P<bold>[^*\n]++)\*\*"
    r"|(?<!\w)\*(?P<star>[^*\s][^*\n]*+)\*(?!\w)"
    r"|(?<!\w)_(?P<line>[^_\s][^_\n]*+)_(?!\w)"
)
BULLET = re.compile(r"[-*•]\s+(?P<text>\S.*)")
NUMBER = re.compile(r"\d{1,3}[.)]\s+(?P<text>\S.*)")
FENCE = "```"
AFTER_LINK = ".,;:!?)]}'"

DEEP = 3
"""Marks within marks, at most."""


class Line(NamedTuple):
    """A line: what kind of block it belongs to, and what it says."""

    kind: str
    text: str


def shown(text: str) -> SafeString:
    """Return what somebody wrote as a page shows it."""
    lines = _lines(text.replace("\r\n", "\n").split("\n"))
    blocks = [
        _block(kind, [line.text for line in group])
        for kind, group in groupby(lines, key=lambda line: line.kind)
    ]
    return SafeString("".join(blocks))


def _lines(lines: list[str]) -> list[Line]:
    """Return each line with its kind; a fence that nobody closes is a line like any other."""
    fences = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    closed = len(fences) - len(fences) % 2
    at_fence = set(fences[:closed])
    found, within = [], False
    for number, line in enumerate(lines):
        if number in at_fence:
            within = not within
            found.append(Line("fence", ""))
        else:
            found.append(Line("code", line) if within else _plain(line))
    return found


def _plain(line: str) -> Line:
    bare = line.strip()
    for kind, pattern in (("bullets", BULLET), ("numbers", NUMBER)):
        if item := pattern.fullmatch(bare):
            return Line(kind, item["text"])
    return Line("words" if bare else "gap", bare)


def _block(kind: str, texts: list[str]) -> SafeString:
    if kind == "code":
        return format_html("<pre><code>{}</code></pre>", "\n".join(texts))
    if kind == "words":
        return format_html("<p>{}</p>", _joined(texts, SafeString("<br>")))
    if kind in {"bullets", "numbers"}:
        tag = "ul" if kind == "bullets" else "ol"
        items = format_html_join("", "<li>{}</li>", ((_inline(text),) for text in texts))
        return SafeString(f"<{tag}>{items}</{tag}>")
    return SafeString("")


def _joined(texts: list[str], between: SafeString) -> SafeString:
    return SafeString(between.join(_inline(text) for text in texts))


def _inline(text: str, *, deep: int = 0) -> SafeString:
    """Return a line with its marks as tags, and everything else escaped."""
    found, end = [], 0
    for mark in MARKS.finditer(text):
        found += [escape(text[end : mark.start()]), _marked(mark, deep)]
        end = mark.end()
    return SafeString("".join([*found, escape(text[end:])]))


def _marked(mark: re.Match[str], deep: int) -> SafeString:
    kind, said = mark.lastgroup, mark[mark.lastgroup or 0]
    if kind == "code":
        return format_html("<code>{}</code>", said)
    if kind == "link":
        return _link(said)
    inner = _inline(said, deep=deep + 1) if deep < DEEP else escape(said)
    tag = SafeString("strong" if kind == "bold" else "em")
    return format_html("<{}>{}</{}>", tag, inner, tag)


def _link(address: str) -> SafeString:
    """Return a link that shows where it leads; a full stop after it is not part of it."""
    bare = address.rstrip(AFTER_LINK)
    link = format_html(
        '<a href="{}" rel="noopener noreferrer nofollow" target="_blank">{}</a>', bare, bare
    )
    return SafeString(link + escape(address[len(bare) :]))
