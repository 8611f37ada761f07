"""What people write between marks becomes tags of ours and no others, however it is written."""

import re
import timeit
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.channels.marks import shown

LINK = (
    '<a href="https://a.example/?y=1&amp;z=2" rel="noopener noreferrer nofollow" target="_blank">'
    "https://a.example/?y=1&amp;z=2</a>"
)
ALLOWED = {"p", "br", "strong", "em", "code", "pre", "ul", "ol", "li", "a"}
PIECES = st.sampled_from(
    ["*", "**", "_", "`", "```", "\n", "- ", "1. ", "https://", "http://a.b/", "<", ">", '"', "'",
     "&", "&lt;", "javascript:", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", " ",
     "word", ")", "]", "(", "\\", "\u202e", "\r\n", "é"]
)  # fmt: skip


class Seen(HTMLParser):
    """What a browser would find."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def seen(text: str) -> Seen:
    found = Seen()
    found.feed(shown(text))
    found.close()
    return found


@given(text=st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_whatever_is_written_only_our_tags_come_of_it(text: str):
    found = seen(text)

    assert found.open == []
    for tag, attributes in found.tags:
        assert tag in ALLOWED
        if tag == "a":
            assert set(attributes) == {"href", "rel", "target"}
            assert re.match(r"https?://", attributes["href"] or "")
            assert attributes["rel"] == "noopener noreferrer nofollow"
        else:
            assert attributes == {}


@given(text=st.text(alphabet="abc <>&\"'\n", max_size=80))
def test_no_word_is_lost(text: str):
    assert re.sub(r"\s", "", seen(text).words) == re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hello", "<p>Hello</p>"),
        ("one\ntwo", "<p>one<br>two</p>"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("**now** *then* _later_", "<p><strong>now</strong> <em>then</em> <em>later</em></p>"),
        ("**a _b_**", "<p><strong>a <em>b</em></strong></p>"),
        ("2 * 3 * 4 and snake_case_name", "<p>2 * 3 * 4 and snake_case_name</p>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("- one\n- two\n1. three", "<ul><li>one</li><li>two</li></ul><ol><li>three</li></ol>"),
        ("```\nif a < b:\n    c\n```", "<pre><code>if a &lt; b:\n    c</code></pre>"),
        ("```\nno end", "<p>```<br>no end</p>"),
        ("<b>hi</b>", "<p>&lt;b&gt;hi&lt;/b&gt;</p>"),
        ("javascript:alert(1)", "<p>javascript:alert(1)</p>"),
        ("see https://a.example/?y=1&z=2.", f"<p>see {LINK}.</p>"),
    ],
)  # fmt: skip
def test_the_marks_that_there_are(text: str, html: str):
    assert shown(text) == html


@pytest.mark.parametrize(
    "piece", ["*", "**", "_", "`", "*a", "**a ", "_a ", "```\n", "https://", "http://a*", "<"]
)  # fmt: skip
def test_nothing_takes_long_to_show(piece: str):
    shown(piece * 100)
    few, many = (_seconds(piece * (size // len(piece))) for size in (5_000, 160_000))

    assert many < 300 * max(few, 0.001), "thirty-two times as much should take about as much longer"


def _seconds(text: str) -> float:
    return min(timeit.repeat(lambda: shown(text), number=1, repeat=3))
