"""The report of a cohort: who reads what, and that every channel says the same numbers."""

import csv
import io
import re
import zipfile
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.closing.closing_cast import held, more_pairs
from tests.meetings.meeting_cast import WEEK, paired
from tests.reports.cast import (
    AFTER,
    BEFORE_AND_AFTER,
    COMMENT,
    COUNTS,
    LOTTERY,
    NOTHING,
    REASON,
    finished,
    promise,
    released,
)
from tests.web.near_cast import everybody as everybody_near

from turnabout.enrollment.models import Enrollment
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.programs.models import Verdict, Way
from turnabout.programs.verdicts import decide
from turnabout.reports.paper import on_paper, words_of
from turnabout.reports.report import detail_of, summary_of
from turnabout.reports.sources import anchor, tables_of
from turnabout.respect.release.told import Told

THERE, ASKED_TO_SIGN_IN, NOT_THERE = 200, 302, 404
IN_CHARGE = ("coordinator", "sponsor")
TOOK_PART = ("mentor", "mentee", "other participant")


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, since half a year ago, in a program that promised something."""
    found = paired(noor, ada, by=carla, at=timezone.now() - 20 * WEEK)
    promise(found.cohort, by=carla, at=timezone.now() - 21 * WEEK)
    return found


@pytest.fixture
def everybody(pair: Pair, carla: Person, arne: Person) -> dict[str, Person | None]:
    """Everybody who could be near a report."""
    return everybody_near(pair, carla=carla, arne=arne)


def _where(pair: Pair, path: str = "report/") -> str:
    return f"/programs/{pair.cohort.program_id}/cohorts/{pair.cohort_id}/{path}"


def _opens(
    client: Client, everybody: dict[str, Person | None], path: str, *to: str
) -> tuple[dict[str, int], dict[str, int]]:
    """Return what everybody finds there, and what they should: it opens `to` these alone."""
    found = {who: _as(client, one).get(path).status_code for who, one in everybody.items()}
    wanted = dict.fromkeys(everybody, NOT_THERE) | {"stranger": ASKED_TO_SIGN_IN}
    return found, wanted | dict.fromkeys(to, THERE)


@pytest.mark.parametrize("path", ["report/", "report/paper/"])
def test_before_the_end_is_released_only_who_is_in_charge_reads(
    client: Client, everybody: dict[str, Person | None], pair: Pair, path: str
):
    found, wanted = _opens(client, everybody, _where(pair, path), *IN_CHARGE)

    assert found == wanted


@pytest.mark.parametrize("path", ["report/", "report/paper/"])
def test_once_the_cohort_is_finished_who_took_part_reads_it_too(
    client: Client, everybody: dict[str, Person | None], pair: Pair, path: str
):
    released(finished(pair.cohort), LOTTERY)

    found, wanted = _opens(client, everybody, _where(pair, path), *IN_CHARGE, *TOOK_PART)

    assert found == wanted


def test_what_is_released_while_a_cohort_meets_is_not_for_its_people(
    client: Client, everybody: dict[str, Person | None], pair: Pair
):
    released(pair.cohort, LOTTERY)

    found, wanted = _opens(client, everybody, _where(pair), *IN_CHARGE)

    assert found == wanted


@pytest.mark.parametrize("path", ["report/export/", "report/sources/{}/", "report/decision/"])
def test_only_who_is_in_charge_reads_the_sources_exports_and_decides(
    client: Client, everybody: dict[str, Person | None], pair: Pair, path: str
):
    snapshot = released(finished(pair.cohort), LOTTERY)

    found, wanted = _opens(client, everybody, _where(pair, path.format(snapshot.pk)), *IN_CHARGE)

    assert found == wanted


def test_only_who_is_in_charge_compares_cohorts(
    client: Client, everybody: dict[str, Person | None], pair: Pair
):
    released(finished(pair.cohort), LOTTERY)

    where = f"/programs/{pair.cohort.program_id}/comparison/"
    found, wanted = _opens(client, everybody, where, *IN_CHARGE)

    assert found == wanted


def test_who_took_part_reads_one_page_without_the_detail(
    client: Client, pair: Pair, noor: Person, carla: Person
):
    released(finished(pair.cohort), LOTTERY)

    theirs, whole = (_as(client, one).get(_where(pair)).content.decode() for one in (noor, carla))

    assert ["What it cost people" in page for page in (theirs, whole)] == [True, True]
    assert ["The detail" in page for page in (theirs, whole)] == [False, True]
    assert ["/report/sources/" in page for page in (theirs, whole)] == [False, True]


def test_a_source_of_another_cohort_is_not_there(client: Client, pair: Pair, carla: Person):
    other = paired(pair.mentor.person, pair.mentee.person, by=carla, name="Elsewhere")
    snapshot = released(other.cohort, LOTTERY)
    client.force_login(carla)

    assert client.get(_where(pair, f"report/sources/{snapshot.pk}/")).status_code == NOT_THERE


def test_comments_are_for_coordinators_alone(
    client: Client, everybody: dict[str, Person | None], pair: Pair
):
    snapshot = released(finished(pair.cohort), LOTTERY)
    paths = ["report/", "report/paper/", "report/export/", f"report/sources/{snapshot.pk}/"]

    reads = {
        who
        for who, one in everybody.items()
        for path in paths
        if _text(_as(client, one).get(_where(pair, path))).count(COMMENT)
    }

    assert reads == {"coordinator"}


def test_a_coordinator_who_meets_somebody_in_it_reads_no_comments(
    client: Client, pair: Pair, carla: Person
):
    snapshot = released(pair.cohort, LOTTERY)
    Enrollment.objects.filter(pk=pair.mentee_id).update(person=carla)
    client.force_login(carla)

    pages = [
        _text(client.get(_where(pair, path)))
        for path in (f"report/sources/{snapshot.pk}/", "report/export/")
    ]

    assert [COMMENT in page for page in pages] == [False, False]


def _text(answer: object) -> str:
    """Return what can be read of an answer: a page, or every file of an export."""
    content = answer.content  # type: ignore[attr-defined]
    if content[:2] != b"PK":
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())


class _Rows(HTMLParser):
    """The cells of each row that has an anchor."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, list[str]] = {}
        self.row, self.reads = "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.row = dict(attrs).get("id") or ""
        if tag == "td" and self.row:
            self.rows.setdefault(self.row, []).append("")
            self.reads = True

    def handle_endtag(self, tag: str) -> None:
        self.reads = self.reads and tag != "td"

    def handle_data(self, text: str) -> None:
        if self.reads:
            self.rows[self.row][-1] += text


@pytest.mark.parametrize("told", [LOTTERY, BEFORE_AND_AFTER, AFTER, COUNTS, NOTHING])
def test_the_page_of_a_source_and_the_export_say_each_number_of_the_snapshot(
    client: Client, pair: Pair, carla: Person, told: Told
):
    snapshot = released(pair.cohort, told)
    wanted = {
        at: ["" if cell is None else f"{cell}" for cell in cells]
        for table in tables_of(told, with_comments=True)
        for at, cells in table.rows
    }
    client.force_login(carla)

    parser = _Rows()
    parser.feed(client.get(_where(pair, f"report/sources/{snapshot.pk}/")).content.decode())
    exported = _exported(client.get(_where(pair, "report/export/")).content)

    assert parser.rows == wanted
    assert sorted(exported) == sorted(wanted.values())


def _exported(packed: bytes) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        tables = [name for name in archive.namelist() if name.startswith("wave-")]
        return [
            row
            for name in tables
            for row in list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))))[1:]
        ]


@pytest.mark.parametrize("told", [LOTTERY, BEFORE_AND_AFTER, AFTER, COUNTS, NOTHING])
def test_page_and_paper_say_the_same_sentences(
    client: Client, pair: Pair, carla: Person, told: Told
):
    held(pair, 2, until=timezone.now())
    released(pair.cohort, told)
    summary = summary_of(pair.cohort)
    client.force_login(carla)

    page = _plain(client.get(_where(pair)).content.decode())
    paper = words_of(summary, detail_of(pair.cohort, by=carla, at=timezone.now()))

    sentences = [
        sentence["text"]
        for chapter in (*paper["first"], *paper["rest"])
        for sentence in chapter["sentences"]
    ]
    charts = [
        bar["said"]
        for chapter in paper["rest"]
        for chart in chapter["charts"]
        for bar in chart["bars"]
    ]
    assert [one for one in (*sentences, *charts) if one not in page] == []
    assert len(sentences) > 8


def _plain(page: str) -> str:
    """Return the words of a page as they read."""
    words = re.sub(r"<[^>]+>", " ", page)
    for code, sign in (("&#x27;", "'"), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")):
        words = words.replace(code, sign)
    return words


def test_every_sentence_about_answers_leads_to_a_row_that_is_there(
    client: Client, pair: Pair, carla: Person
):
    snapshot = released(pair.cohort, LOTTERY)
    client.force_login(carla)

    page = client.get(_where(pair)).content.decode()
    source = client.get(_where(pair, f"report/sources/{snapshot.pk}/")).content.decode()

    leads = set(re.findall(rf"report/sources/{snapshot.pk}/#([^\"]+)\"", page))
    assert leads >= {anchor(one) for one in (*LOTTERY.effects, *LOTTERY.changes)}
    assert [one for one in leads if f'id="{one}"' not in source] == []


def test_what_is_withheld_stands_in_no_channel(client: Client, pair: Pair, carla: Person):
    snapshot = released(pair.cohort, NOTHING)
    client.force_login(carla)
    paths = ("report/", f"report/sources/{snapshot.pk}/", "report/export/")

    pages = [_text(client.get(_where(pair, path))) for path in paths]

    assert ["caused" in page.lower() and "g =" in page for page in pages] == [False] * 3
    assert [REASON in page for page in pages] == [True] * 3
    assert "%" not in _plain(pages[0])


def test_the_paper_is_one_page_for_who_took_part_and_more_for_who_is_in_charge(
    pair: Pair, carla: Person
):
    released(pair.cohort, LOTTERY)
    summary = summary_of(pair.cohort)

    one_page = on_paper(summary, None)
    whole = on_paper(summary, detail_of(pair.cohort, by=carla, at=timezone.now()))

    pages = [len(re.findall(rb"/Type ?/Page\b(?!s)", pdf)) for pdf in (one_page, whole)]
    assert (one_page[:5], pages[0], pages[1] > 1) == (b"%PDF-", 1, True)


def test_text_that_a_spreadsheet_could_run_is_guarded_in_the_export(
    client: Client, pair: Pair, carla: Person
):
    released(pair.cohort, Told("after", withheld=("=HYPERLINK(1)",)))
    client.force_login(carla)

    text = _text(client.get(_where(pair, "report/export/")))

    assert ("'=HYPERLINK(1)" in text, ",=HYPERLINK" in text) == (True, False)


def test_the_codebook_explains_every_column_of_the_export(
    client: Client, pair: Pair, carla: Person
):
    released(pair.cohort, LOTTERY)
    client.force_login(carla)

    packed = client.get(_where(pair, "report/export/")).content

    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        read = {
            name: list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
            if name.endswith(".csv")
        }
    explained = {(table, column) for table, column, _meaning in read["codebook.csv"][1:]}
    columns = {
        (name.removesuffix(".csv").split("-")[2], column)
        for name, rows in read.items()
        if name.startswith("wave-")
        for column in rows[0]
    }
    assert explained == columns
    assert all(meaning for _table, _column, meaning in read["codebook.csv"][1:])


def test_before_anything_is_released_the_page_says_what_will_be_here(
    client: Client, pair: Pair, carla: Person
):
    client.force_login(carla)

    page = client.get(_where(pair)).content.decode()

    assert "Nothing is released of the end yet" in page
    assert "answer passengers in their own voice" in page


def test_who_is_in_charge_decides_and_everyone_reads_it(
    client: Client, everybody: dict[str, Person | None], pair: Pair, noor: Person
):
    released(finished(pair.cohort), LOTTERY)
    _as(client, everybody["sponsor"])
    sent = {"way": "change", "reason": "Fewer topics, as the rule says"}

    answer = client.post(_where(pair, "report/decision/"), sent)

    page = _as(client, noor).get(_where(pair)).content.decode()
    assert answer["Location"] == _where(pair)
    assert "Change. Fewer topics, as the rule says" in page
    assert "Decided by Sif" in page


@pytest.mark.parametrize("sent", [{}, {"way": "change"}, {"way": "more", "reason": "Yes"}])
def test_half_a_decision_is_none_and_what_was_typed_stays(
    client: Client, pair: Pair, carla: Person, sent: dict[str, str]
):
    client.force_login(carla)

    answer = client.post(_where(pair, "report/decision/"), sent)

    assert answer.status_code == THERE
    assert sent.get("reason", "") in answer.content.decode()
    assert not Verdict.objects.exists()


def test_a_report_waits_at_home_for_who_decides_and_then_for_who_took_part(
    client: Client, everybody: dict[str, Person | None], pair: Pair, carla: Person
):
    released(pair.cohort, LOTTERY, at=timezone.now())
    at_first = _waits(client, everybody)
    finished(pair.cohort)
    decide(pair.cohort, Way.CONTINUE, "It holds", by=carla, at=timezone.now())

    then = _waits(client, everybody)

    assert at_first == dict.fromkeys(IN_CHARGE, "Decide how to go on")
    assert then == dict.fromkeys(TOOK_PART, "What your cohort found")


def _waits(client: Client, everybody: dict[str, Person | None]) -> dict[str, str]:
    """Return who finds which of the two lines at home."""
    lines = ("Decide how to go on", "What your cohort found")
    pages = {who: _as(client, one).get("/", follow=True) for who, one in everybody.items()}
    return {
        who: line for who, page in pages.items() for line in lines if line in page.content.decode()
    }


def test_nobody_else_decides(client: Client, everybody: dict[str, Person | None], pair: Pair):
    released(finished(pair.cohort), LOTTERY)
    for who, one in everybody.items():
        if who not in IN_CHARGE:
            _as(client, one).post(_where(pair, "report/decision/"), {"way": "stop", "reason": "x"})

    assert not Verdict.objects.exists()


@pytest.mark.parametrize("path", ["report/", "report/export/", "report/paper/"])
def test_a_report_asks_as_many_questions_for_three_as_for_one(
    client: Client, pair: Pair, carla: Person, path: str
):
    released(pair.cohort, LOTTERY)
    held(pair, 2, until=timezone.now())
    client.force_login(carla)
    client.get(_where(pair, path))
    few = _questions(client, _where(pair, path))

    for other in more_pairs(pair.cohort, 2, at=pair.published_at):
        held(other, 3, until=timezone.now())
    released(pair.cohort, LOTTERY, number=0)
    released(pair.cohort, LOTTERY, number=1)

    assert _questions(client, _where(pair, path)) == few


def _questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len([one for one in asked if "UPDATE" not in one["sql"]])


def _as(client: Client, person: Person | None) -> Client:
    client.logout()
    if person:
        client.force_login(person)
    return client
