"""The pages of messages and notes: for the two of a pair, each on their side, and nobody else."""

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import enter
from tests.meetings.meeting_cast import WEEK, also_paired, paired
from tests.web.near_cast import everybody, join

from turnabout.channels.models import Bookmark, File, Message, Note, Version
from turnabout.channels.notes import write_note, write_page
from turnabout.channels.writing import send
from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.signing_up import withdraw
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.web.home.tasks import tasks

THERE, MOVED, NOTHING, NOT_THERE, NOT_SO = 200, 302, 204, 404, 405
PNG = b"\x89PNG\r\n\x1a\n and so on"


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, since a week ago."""
    return paired(noor, ada, by=carla, at=timezone.now() - WEEK)


@pytest.fixture
def hers(client: Client, pair: Pair) -> Client:
    """The browser of Ada, the mentee."""
    client.force_login(pair.mentee.person)
    return client


def said(pair: Pair, text: str = "Hello", side: Side = Side.MENTOR) -> Message:
    return send(pair, text, side=side, at=timezone.now())


def sent(text: str = "Hello", **more: object) -> dict[str, object]:
    return {"text": text, "once": str(uuid.uuid4()), **more}


def at(pair: Pair, path: str) -> str:
    return f"/pairs/{pair.pk}/{path}"


def test_only_the_two_find_the_pages_of_their_channel(
    client: Client, pair: Pair, carla: Person, arne: Person
):
    message = said(pair)
    write_note(pair, "mine", side=Side.MENTOR, at=timezone.now())
    paths = ["messages/", "messages/news/", "notes/", "notes/page/", "notes/versions/"]
    own = [f"messages/{message.pk}/", f"notes/own/{Note.objects.get().pk}/"]

    found = {}
    for who, person in everybody(pair, carla=carla, arne=arne).items():
        client.logout()
        if person:
            client.force_login(person)
        found[who] = [
            {client.get(at(pair, path)).status_code for path in those} for those in (paths, own)
        ]

    others = {who: [{NOT_THERE}, {NOT_THERE}] for who in found}
    assert found == others | {
        "stranger": [{MOVED}, {MOVED}],
        "mentor": [{THERE}, {THERE}],
        "mentee": [{THERE}, {NOT_THERE}],
    }


def test_nobody_else_sends_changes_deletes_or_takes_anything(
    client: Client, pair: Pair, carla: Person, arne: Person
):
    message = said(pair)
    note = write_note(pair, "mine", side=Side.MENTOR, at=timezone.now())
    for who, person in everybody(pair, carla=carla, arne=arne).items():
        if who == "mentor":
            continue
        client.logout()
        if person:
            client.force_login(person)
        client.post(at(pair, f"messages/{message.pk}/"), {"text": "other"})
        client.post(at(pair, f"messages/{message.pk}/removal/"))
        client.post(at(pair, f"notes/own/{note.pk}/"), {"text": "other"})
        client.post(at(pair, f"notes/own/{note.pk}/removal/"))
        client.post(at(pair, "notes/own/file/"))
        if who != "mentee":
            client.post(at(pair, "messages/"), sent())
            client.post(at(pair, "messages/draft/"), sent())
            client.post(at(pair, "notes/page/"), {"text": "other", "known": 0})
            client.post(at(pair, "notes/own/"), {"text": "other"})

    assert [one.text for one in Message.objects.all()] == ["Hello"]
    assert [(one.text, one.exported_at) for one in Note.objects.all()] == [("mine", None)]
    assert Version.objects.count() == 0
    assert {one.draft for one in Bookmark.objects.all()} == {None}


def test_a_message_is_sent_and_stands_on_ones_own_side(hers: Client, pair: Pair):
    said(pair, "Hello **Ada**")

    answer = hers.post(at(pair, "messages/"), sent("Hello <b>Noor</b>"))
    page = hers.get(at(pair, "messages/"))

    assert answer["Location"] == at(pair, "messages/#end")
    [day] = page.context["days"]
    assert (day.name, [(one.by, one.is_mine, str(one.words)) for one in day.said]) == (
        "Today",
        [
            ("Noor", False, "<p>Hello <strong>Ada</strong></p>"),
            ("You", True, "<p>Hello &lt;b&gt;Noor&lt;/b&gt;</p>"),
        ],
    )


def test_days_and_times_are_those_of_ones_own_clock(hers: Client, pair: Pair):
    moment = dt.datetime(2026, 3, 2, 23, 30, tzinfo=dt.UTC)
    Message.objects.create(
        pair=pair, side=Side.MENTOR, text="late", written_at=moment, changed_at=moment
    )
    Enrollment.objects.filter(pk=pair.mentee_id).update(time_zone="Asia/Tokyo")

    [day] = hers.get(at(pair, "messages/")).context["days"]

    here = moment.astimezone(ZoneInfo("Asia/Tokyo"))
    assert (day.name, day.said[0].time) == ("Tuesday 3 March", f"{here:%H:%M}")


def test_two_taps_send_once(hers: Client, pair: Pair):
    once = sent()

    for _time in range(2):
        hers.post(at(pair, "messages/"), once)

    assert Message.objects.count() == 1


def test_what_cannot_be_sent_is_kept_with_the_reason(hers: Client, pair: Pair):
    answer = hers.post(at(pair, "messages/"), sent("x" * 5001))

    assert list(answer.context["form"].errors) == ["text"]
    assert "x" * 5001 in answer.content.decode()
    assert Message.objects.count() == 0


def test_a_script_gets_the_thread_and_a_new_pen(hers: Client, pair: Pair):
    answer = hers.post(at(pair, "messages/"), sent("Hello"), headers={"HX-Request": "true"})

    page = answer.content.decode()
    assert page.startswith('<div class="talk" id="talk">')
    assert ("<p>Hello</p>" in page, answer.context["form"]["text"].value()) == (True, "")


def test_what_one_types_is_there_again_and_nobody_else_sees_it(
    hers: Client, pair: Pair, noor: Person
):
    hers.post(at(pair, "messages/draft/"), sent("Dear Noor, about yesterday"))

    assert "about yesterday" in hers.get(at(pair, "messages/")).content.decode()
    hers.force_login(noor)
    assert "about yesterday" not in hers.get(at(pair, "messages/")).content.decode()


def test_reading_makes_it_read(hers: Client, pair: Pair):
    said(pair)
    assert _asked(pair, Side.MENTEE) == ["A new message from Noor"]
    said(pair)
    assert _asked(pair, Side.MENTEE) == ["2 new messages from Noor"]
    room = hers.get(at(pair, "")).context["rooms"][1]
    assert (room.title, room.news) == ("Messages", 2)

    page = hers.get(at(pair, "messages/"))

    assert [one.is_new for one in page.context["days"][0].said] == [True, True]
    assert _asked(pair, Side.MENTEE) == []
    assert _asked(pair, Side.MENTOR) == []


def test_a_script_that_looks_for_news_gets_nothing_for_one_small_query_or_the_thread(
    hers: Client, pair: Pair
):
    known = hers.get(at(pair, "messages/")).context["stamp"]
    path = at(pair, f"messages/news/?known={known}")
    with CaptureQueriesContext(connection) as looked:
        nothing = hers.get(path)
        about_messages = [one for one in looked.captured_queries if "channels_" in one["sql"]]
    said(pair, "News")
    news = hers.get(path)

    assert (nothing.status_code, nothing.content) == (NOTHING, b"")
    assert len(about_messages) == 1
    assert "<p>News</p>" in news.content.decode()
    assert Bookmark.objects.get(side=Side.MENTEE).read_up_to == Message.objects.get().pk


def test_a_change_and_a_deletion_are_news_too(hers: Client, pair: Pair):
    message = said(pair, side=Side.MENTEE)
    stamps = [hers.get(at(pair, "messages/")).context["stamp"]]
    hers.post(at(pair, f"messages/{message.pk}/"), {"text": "Other words"})
    stamps.append(hers.get(at(pair, "messages/")).context["stamp"])
    hers.post(at(pair, f"messages/{message.pk}/removal/"))
    page = hers.get(at(pair, "messages/"))

    assert len({*stamps, page.context["stamp"]}) == 3
    assert "<p>Deleted</p>" in page.content.decode()
    assert "Other words" not in page.content.decode()


def test_one_changes_and_deletes_only_what_one_wrote(hers: Client, pair: Pair):
    message = said(pair)

    for path in (f"messages/{message.pk}/", f"messages/{message.pk}/removal/"):
        assert hers.post(at(pair, path), {"text": "x"}).status_code == NOT_THERE
    assert Message.objects.get().text == "Hello"


def test_files_come_as_files_and_never_as_a_page(hers: Client, pair: Pair):
    files = [
        SimpleUploadedFile("board.png", PNG, "text/html"),
        SimpleUploadedFile("a <b>.txt", b"hi"),
    ]
    hers.post(at(pair, "messages/"), sent("", attached=files))
    found = list(File.objects.order_by("pk"))

    answer = hers.get(at(pair, f"messages/files/{found[0].pk}/"))

    assert (answer.content, answer["Content-Type"]) == (PNG, "image/png")
    assert answer["Content-Disposition"] == 'attachment; filename="board.png"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    for kept_nowhere in (answer, hers.get(at(pair, "messages/")), hers.get(at(pair, "notes/"))):
        assert "no-store" in kept_nowhere["Cache-Control"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "a &lt;b&gt;.txt" in hers.get(at(pair, "messages/")).content.decode()


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ([SimpleUploadedFile("a.png", b"<svg/>")], "a.png is not what its name says."),
        ([SimpleUploadedFile("a.exe", b"MZ")], "a.exe: send pictures"),
        ([SimpleUploadedFile("a.txt", b"a" * 5_000_001)], "a.txt is larger than 5 MB."),
        ([SimpleUploadedFile(f"{n}.txt", b"a") for n in range(6)], "at most 5 files"),
    ],
)
def test_files_that_cannot_be_sent_are_refused_and_the_words_are_kept(
    hers: Client, pair: Pair, files: list[SimpleUploadedFile], fault: str
):
    answer = hers.post(at(pair, "messages/"), sent("My words", attached=files))

    page = answer.content.decode()
    assert (fault in page, "My words" in page, Message.objects.count()) == (True, True, 0)
    for file in files:
        file.seek(0)


def test_a_file_of_another_pair_is_not_there(hers: Client, pair: Pair, carla: Person):
    bo, eva = (enter(name, f"{name}@kittiwake.example") for name in ("Bo", "Eva"))
    other = paired(bo, eva, by=carla, at=timezone.now() - WEEK, name="Other")
    Client().force_login(bo)
    theirs = Client()
    theirs.force_login(bo)
    theirs.post(at(other, "messages/"), sent("", attached=[SimpleUploadedFile("a.txt", b"hi")]))
    file = File.objects.get()

    assert hers.get(at(pair, f"messages/files/{file.pk}/")).status_code == NOT_THERE
    assert hers.get(at(other, f"messages/files/{file.pk}/")).status_code == NOT_THERE
    assert theirs.get(at(other, f"messages/files/{file.pk}/")).status_code == THERE


def test_after_the_end_both_read_and_nobody_writes(hers: Client, pair: Pair):
    message = said(pair, side=Side.MENTEE)
    end_pair(pair, Ending.CLOSED, at=timezone.now())

    page = hers.get(at(pair, "messages/"))

    assert "<p>Hello</p>" in page.content.decode()
    assert "<textarea" not in page.content.decode()
    for path in ("messages/", f"messages/{message.pk}/", "messages/draft/", "notes/page/"):
        assert hers.post(at(pair, path), sent() | {"known": 0}).status_code == NOT_THERE
    assert Message.objects.get().text == "Hello"


def test_who_withdrew_finds_the_channel_no_more(hers: Client, pair: Pair, ada: Person):
    said(pair)
    withdraw(pair.mentee, by=ada, at=timezone.now())

    assert {hers.get(at(pair, path)).status_code for path in ("messages/", "notes/")} == {NOT_THERE}


def test_earlier_messages_are_a_tap_away(hers: Client, pair: Pair):
    now = timezone.now()
    rows = [
        Message(pair=pair, side=Side.MENTOR, text=f"n{one}", written_at=now, changed_at=now)
        for one in range(60)
    ]
    Message.objects.bulk_create(rows)

    last = hers.get(at(pair, "messages/")).context
    first = hers.get(at(pair, f"messages/?before={last['earlier']}")).context

    pages = [[one for day in page["days"] for one in day.said] for page in (first, last)]
    texts = [[one.message.text for one in page] for page in pages]
    assert texts == [[f"n{one}" for one in range(10)], [f"n{one}" for one in range(10, 60)]]
    assert hers.get(at(pair, "messages/?before=" + "9" * 40)).status_code == THERE


@pytest.mark.parametrize("path", ["messages/", "notes/", "notes/versions/"])
def test_a_page_asks_as_many_questions_for_three_rows_as_for_one(
    hers: Client, pair: Pair, path: str
):
    def write() -> None:
        said(pair)
        write_note(pair, "mine", side=Side.MENTEE, at=timezone.now())
        number = Version.objects.count()
        write_page(pair, f"v{number}", known=number, side=Side.MENTEE, at=timezone.now())

    write()
    hers.get(at(pair, path))
    few = _questions(hers, at(pair, path))
    write()
    write()
    hers.get(at(pair, path))

    assert _questions(hers, at(pair, path)) == few


@pytest.mark.parametrize("path", ["/", "/pairs/"])
def test_home_asks_as_many_questions_for_three_pairs_with_news_as_for_one(
    client: Client, pair: Pair, noor: Person, path: str
):
    said(pair, side=Side.MENTEE)
    _another(pair)
    client.force_login(noor)
    client.get(path)
    few = _questions(client, path)

    _another(pair)
    _another(pair)

    assert _questions(client, path) == few


def _asked(pair: Pair, side: Side) -> list[str]:
    found = [task.what for task in tasks(pair.on(side).person, timezone.now())]
    return [what for what in found if "message" in what]


def _questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def _another(pair: Pair) -> None:
    """Give the mentor another mentee who has written to them."""
    mentee = join(pair.cohort, Side.MENTEE)
    other = also_paired(pair.cohort, pair.mentor_id, mentee.pk, at=timezone.now())
    said(other, side=Side.MENTEE)
