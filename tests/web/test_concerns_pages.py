"""Writing, coming back, and the desk: who opens what, and what each page says."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.concerns.concerns_cast import CANARY, PASSPHRASE, contact, opened_key, raised
from tests.meetings.meeting_cast import paired
from tests.web.near_cast import everybody

from turnabout.clock import current_day, current_time
from turnabout.concerns.answering import answer
from turnabout.concerns.keys import begin_anew, key_of, set_up_key
from turnabout.concerns.models import Concern, Entry, Key, Naming, Opening
from turnabout.concerns.passing import ask_to_pass
from turnabout.concerns.raising import Raised, come_back
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Part, Program
from turnabout.programs.seats import give_seat
from turnabout.web.concerns.tries import MOST, TRIES

WRONG = "That does not open it."


@pytest.fixture(autouse=True)
def _nobody_tried() -> None:
    TRIES.forget()


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    return paired(noor, ada, by=carla, at=current_time())


@pytest.fixture
def program(pair: Pair) -> Program:
    return pair.cohort.program


@pytest.fixture
def ines(program: Program, carla: Person) -> Person:
    return contact("Ines Weber", program, by=carla)


@pytest.fixture
def ben(program: Program, carla: Person) -> Person:
    return contact("Ben Okafor", program, by=carla)


def _today(program: Program, *, by: Person, to: Person, naming: Naming = Naming.NAMELESS) -> Raised:
    return raised(program, by=by, to=to, naming=naming, on=current_day())


def _sent(ines: Person, ada: Person | None, **more: object) -> dict[str, object]:
    about = ada.pk if ada else ""
    said = {"matter": "treated", "about": about, "to": ines.pk, "naming": "nameless"}
    return said | {"text": CANARY, "form": str(uuid.uuid4())} | more


# Writing


def test_somebody_writes_without_a_name_and_gets_a_receipt_that_opens_it(
    client: Client, program: Program, noor: Person, ada: Person, ines: Person
):
    client.force_login(noor)
    address = reverse("help_write", args=[program.pk])

    first = client.post(address, {"matter": "treated", "about": ada.pk})
    done = client.post(address, _sent(ines, ada))
    client.logout()
    back = client.post(reverse("help_return"), {"receipt": done.context["raised"].receipt})

    assert "Ines Weber" in first.content.decode()
    assert Concern.objects.get().author is None
    assert (CANARY in back.content.decode(), "about Ada Lindqvist" in back.content.decode()) == (
        True,
        True,
    )


def test_who_is_concerned_is_not_offered_and_what_was_typed_is_kept(
    client: Client, program: Program, noor: Person, ines: Person, ben: Person
):
    client.force_login(noor)
    address = reverse("help_write", args=[program.pk])

    offer = client.post(address, {"matter": "treated", "about": ines.pk})
    wrong = client.post(address, _sent(ines, ines))

    assert list(offer.context["offer"].contacts) == [ben]
    assert "One contact is not offered" in offer.content.decode()
    assert (Concern.objects.count(), CANARY in wrong.content.decode()) == (0, True)


def test_where_the_only_contact_is_concerned_the_page_says_what_else_one_can_do(
    client: Client, program: Program, noor: Person, ines: Person
):
    client.force_login(noor)

    page = client.post(
        reverse("help_write", args=[program.pk]), {"matter": "treated", "about": ines.pk}
    ).content.decode()

    assert "Nobody here can be chosen for that" in page
    assert "What else you can do" in page
    assert "Seal and send" not in page


def test_a_form_sent_twice_arrives_once(
    client: Client, program: Program, noor: Person, ines: Person
):
    client.force_login(noor)
    sent = _sent(ines, None)

    pages = [client.post(reverse("help_write", args=[program.pk]), sent) for _twice in range(2)]

    assert "It has arrived already" in pages[1].content.decode()
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "opens"),
    [
        ("mentor", 200),
        ("mentee", 200),
        ("other participant", 200),
        ("stranger", 302),
        ("coordinator", 404),
        ("coordinator of another", 404),
        ("sponsor", 404),
        ("contact", 404),
        ("administrator", 404),
    ],
)
def test_whoever_takes_part_can_write_also_when_their_pair_has_ended(
    client: Client, pair: Pair, carla: Person, arne: Person, who: str, opens: int
):
    person = everybody(pair, carla=carla, arne=arne)[who]
    end_pair(pair, Ending.EXIT, at=current_time())
    if person:
        client.force_login(person)

    answers = [client.get(reverse(name, args=args)).status_code for name, args in (
        ("help_write", [pair.cohort.program_id]), ("help", []), ("help_serious", []),
        ("help_return", []),
    )]  # fmt: skip

    assert answers == [opens, 200, 200, 200]


def test_only_who_wrote_with_their_name_finds_it_in_their_list(
    client: Client, program: Program, noor: Person, ada: Person, ines: Person
):
    for naming in Naming:
        _today(program, by=noor, to=ines, naming=naming)

    client.force_login(noor)
    hers = client.get(reverse("help"))
    client.force_login(ada)
    his = client.get(reverse("help"))

    assert [one.naming for one in hers.context["threads"]] == [Naming.NAMED]
    assert list(his.context["threads"]) == []


# Coming back


def test_the_author_reads_the_answer_and_writes_on_signed_out(
    client: Client, program: Program, noor: Person, ines: Person
):
    concern, receipt = _today(program, by=noor, to=ines)
    answer(concern, "Are you safe?", at=current_time(), on=current_day())

    read = client.post(reverse("help_return"), {"receipt": receipt}).content.decode()
    client.post(reverse("help_words"), {"receipt": receipt, "text": "I am."})

    assert "Are you safe?" in read
    assert Entry.objects.filter(party="author").count() == 2
    assert "sessionid" not in client.cookies


def test_a_wrong_receipt_is_a_clear_error_and_tries_are_counted(
    client: Client, program: Program, noor: Person, ines: Person
):
    receipt = _today(program, by=noor, to=ines).receipt
    wrong = "0000 0000 0000 0000"

    pages = [
        client.post(reverse(name), {"receipt": wrong, "text": "x"}).content.decode()
        for name in ("help_return", "help_words", "help_passing", "help_contact")
    ]
    for _more in range(MOST):
        client.post(reverse("help_return"), {"receipt": wrong})
    then = client.post(reverse("help_return"), {"receipt": receipt}).content.decode()

    assert ["These digits open nothing" in page for page in pages] == [True] * 4
    assert ("tried too often" in then, CANARY in then) == (True, False)


def test_the_author_says_to_whom_it_goes(
    client: Client, program: Program, noor: Person, ines: Person, ben: Person
):
    concern, receipt = _today(program, by=noor, to=ines)
    ask_to_pass(concern, ben, private=opened_key(ines), at=current_time(), on=current_day())

    asked = client.post(reverse("help_return"), {"receipt": receipt}).content.decode()
    client.post(reverse("help_passing"), {"receipt": receipt, "answer": "yes"})
    client.force_login(ines)
    client.post(reverse("desk_passed", args=[concern.pk]), {"passphrase": PASSPHRASE})
    client.force_login(ben)
    page = client.post(reverse("desk_thread", args=[concern.pk]), {"passphrase": PASSPHRASE})

    assert "Ines Weber would like to pass it on to Ben Okafor" in asked
    assert CANARY in page.content.decode()


def test_who_lost_their_key_is_said_plainly_and_the_author_takes_it_elsewhere(
    client: Client, program: Program, noor: Person, ines: Person, ben: Person
):
    receipt = _today(program, by=noor, to=ines).receipt
    key = key_of(ines)
    assert key
    begin_anew(key, PASSPHRASE, at=current_time())

    page = client.post(reverse("help_return"), {"receipt": receipt}).content.decode()
    client.post(reverse("help_contact"), {"receipt": receipt, "to": ben.pk})

    assert "Your contact has lost passphrase and recovery key" in page
    assert come_back(receipt).concern.contact == ben


# The desk


def test_a_contact_sets_up_a_key_and_sees_the_recovery_key_once(
    client: Client, program: Program, carla: Person
):
    eva = Person.objects.enter(name="Eva New", email="eva@k.example", entered_at=current_time())
    give_seat(program, eva, Part.CONTACT, by=carla, at=current_time())
    client.force_login(eva)
    address = reverse("desk_key")

    short = client.post(address, {"to": "short", "again": "short"})
    unlike = client.post(address, {"to": PASSPHRASE, "again": PASSPHRASE + "!"})
    none = Key.objects.filter(person=eva).count()
    made = client.post(address, {"to": PASSPHRASE, "again": PASSPHRASE})

    assert "at least 15 characters" in short.content.decode()
    assert "The two are not the same" in unlike.content.decode()
    assert (none, Key.objects.filter(person=eva).count()) == (0, 1)
    recovery = made.context["recovery"]
    again = client.get(address).content.decode()
    assert (recovery in made.content.decode(), recovery in again) == (True, False)


def test_a_wrong_passphrase_is_a_clear_error_and_tries_are_counted(
    client: Client, program: Program, noor: Person, ines: Person
):
    address = reverse("desk_thread", args=[_today(program, by=noor, to=ines).concern.pk])
    client.force_login(ines)

    pages = [
        client.post(address, {"passphrase": "not the passphrase"}).content.decode()
        for _try in range(MOST + 1)
    ]
    right = client.post(address, {"passphrase": PASSPHRASE}).content.decode()

    assert [WRONG in page for page in pages] == [True] * MOST + [False]
    assert ("tried too often" in right, CANARY in right) == (True, False)


def test_a_contact_answers_and_closes(client: Client, program: Program, noor: Person, ines: Person):
    concern, receipt = _today(program, by=noor, to=ines)
    client.force_login(ines)

    opened = client.post(reverse("desk_thread", args=[concern.pk]), {"passphrase": PASSPHRASE})
    for name, sent in (
        ("desk_arrival", {}),
        ("desk_answer", {"text": "I am here."}),
        ("desk_closing", {"text": "They have talked."}),
    ):
        client.post(reverse(name, args=[concern.pk]), sent)

    client.logout()
    page = client.post(reverse("help_return"), {"receipt": receipt}).content.decode()
    assert CANARY in opened.content.decode()
    assert [words in page for words in ("I am here.", "They have talked.", "Closed on")] == [
        True
    ] * 3


@pytest.mark.parametrize(
    "who",
    [
        "mentor",
        "mentee",
        "other participant",
        "coordinator",
        "coordinator of another",
        "sponsor",
        "contact",
        "administrator",
    ],
)
def test_nobody_else_finds_a_thread_not_even_another_contact(
    client: Client, pair: Pair, noor: Person, ben: Person, carla: Person, arne: Person, who: str
):
    concern = _today(pair.cohort.program, by=noor, to=ben, naming=Naming.WITHHELD).concern
    person = everybody(pair, carla=carla, arne=arne)[who]
    assert person
    set_up_key(person, PASSPHRASE, at=current_time())
    client.force_login(person)

    answers = {
        client.post(reverse(name, args=[concern.pk]), {"passphrase": PASSPHRASE}).status_code
        for name in (
            "desk_thread",
            "desk_arrival",
            "desk_answer",
            "desk_closing",
            "desk_passing",
            "desk_passed",
            "desk_envelope",
            "desk_envelope_open",
        )
    }
    desk = client.get(reverse("desk")).status_code

    assert answers == {404}
    assert desk == (200 if who == "contact" else 404)
    assert client.get(reverse("desk_thread", args=["no-uuid"])).status_code == 404


def test_two_people_open_a_name_and_the_author_reads_who_and_why(
    client: Client, program: Program, noor: Person, ines: Person, arne: Person
):
    concern, receipt = _today(program, by=noor, to=ines, naming=Naming.WITHHELD)
    client.force_login(ines)
    client.post(
        reverse("desk_envelope", args=[concern.pk]), {"to": arne.pk, "reason": "A risk of harm"}
    )
    open_it = reverse("desk_envelope_open", args=[concern.pk])
    alone = client.post(open_it, {"passphrase": PASSPHRASE}, follow=True).content.decode()
    opening = Opening.objects.get()
    client.force_login(arne)
    asked = client.get(reverse("desk_name", args=[opening.pk])).content.decode()
    client.post(reverse("desk_name", args=[opening.pk]), {"answer": "yes"})
    client.force_login(ines)
    both = client.post(open_it, {"passphrase": PASSPHRASE}).content.decode()
    client.logout()
    thread = client.post(reverse("help_return"), {"receipt": receipt}).content.decode()

    assert ("Noor Haddad" in alone, "Noor Haddad" in both) == (False, True)
    assert ("A risk of harm" in asked, CANARY in asked, "Noor" in asked) == (True, False, False)
    assert "Ines Weber asked Arne Bakke" in thread
    assert "Your name was opened" in thread


def test_the_key_is_changed_renewed_and_restored_on_its_page(
    client: Client, program: Program, noor: Person, carla: Person
):
    ben = contact("Ben Okafor", program, by=carla)
    client.force_login(ben)
    other = "another four words here"

    wrong = client.post(
        reverse("desk_passphrase"), {"passphrase": "wrong words", "to": other, "again": other}
    )
    client.post(reverse("desk_passphrase"), {"passphrase": PASSPHRASE, "to": other, "again": other})
    renewed = client.post(reverse("desk_renewal"), {"passphrase": other})
    recovery = {"recovery": renewed.context["recovery"], "to": PASSPHRASE, "again": PASSPHRASE}
    restored = client.post(reverse("desk_recovery"), recovery)
    unsure = client.post(reverse("desk_loss"), {"to": other, "again": other})
    before = key_of(ben)
    client.post(reverse("desk_loss"), {"to": other, "again": other, "sure": "on"})

    assert WRONG in wrong.content.decode()
    assert restored.context["recovery"] != renewed.context["recovery"]
    assert unsure.status_code == 200
    assert key_of(ben) != before


def test_the_desk_asks_the_database_as_often_for_three_as_for_one(
    client: Client, program: Program, noor: Person, ines: Person
):
    counted = []
    for many in (1, 2):
        for _one in range(many):
            _today(program, by=noor, to=ines, naming=Naming.NAMED)
        counted.append([_queries(client, ines, "desk"), _queries(client, noor, "help")])

    assert counted[0] == counted[1]


def _queries(client: Client, person: Person, name: str) -> int:
    client.force_login(person)
    client.get(reverse(name))
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse(name))
    return len(asked)


# How the pages behave


def test_no_page_is_kept_and_none_says_what_it_is_about_in_its_title_or_address(
    client: Client, program: Program, noor: Person, ines: Person
):
    _today(program, by=noor, to=ines)
    visits = [(noor, "help"), (noor, "help_return"), (noor, "help_serious"), (ines, "desk")]
    visits += [(ines, "desk_key")]

    for person, name in visits:
        client.force_login(person)
        page = client.get(reverse(name))
        title = page.content.decode().partition("<title>")[2].partition("</title>")[0]
        assert title in {"Help · Turnabout", "Desk · Turnabout"}
        assert "no-store" in page["Cache-Control"]
        assert "concern" not in reverse(name)
        assert "data-leave" in page.content.decode()


def test_home_says_that_something_waits_and_not_what(
    client: Client, program: Program, noor: Person, ines: Person
):
    concern = _today(program, by=noor, to=ines, naming=Naming.NAMED).concern
    answer(concern, "An answer", at=current_time(), on=current_day())

    pages = {}
    for person in (noor, ines):
        client.force_login(person)
        pages[person] = client.get(reverse("home")).content.decode()

    assert "There is something new for you" in pages[noor]
    assert "There is something for you to open" in pages[ines]
    assert [word for word in ("concern", CANARY) if word in pages[noor] + pages[ines]] == []


def test_the_page_of_a_pair_and_every_footer_lead_there(client: Client, pair: Pair, noor: Person):
    client.force_login(noor)

    page = client.get(reverse("pair", args=[pair.pk])).content.decode()

    assert f'href="{reverse("help_write", args=[pair.cohort.program_id])}"' in page
    assert f'href="{reverse("help")}"' in page
