"""A letter is written once, whoever posts it twice; its words come from one template."""

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from tests.cast import NOW

from turnabout.core.mail.outbox import (
    WordsForgottenError,
    drop_stale,
    forget_words,
    post,
    put,
    try_again,
    try_all_again,
)
from turnabout.core.mail.writing import Written, set_letter
from turnabout.core.models import Change, Letter
from turnabout.people.models import Person

pytestmark = pytest.mark.django_db

FACTS = {"name": "Noor <Haddad> & friends", "address": "http://localhost:8000/"}
TO = "noor@kittiwake.example"


def write_trial(key: str = "trial 1") -> Letter:
    return post("trial", to=TO, key=key, facts=FACTS, language="en", at=NOW)


def test_a_letter_has_its_subject_its_text_and_its_button():
    letter = write_trial()

    assert letter.subject == "Mail from Turnabout arrives"
    assert letter.text.splitlines()[0] == "Hello Noor <Haddad> & friends,"
    assert letter.text.splitlines()[-2:] == ["Open Turnabout:", "http://localhost:8000/"]


def test_the_html_says_the_same_and_escapes_what_people_wrote():
    letter = write_trial()

    assert letter.html.count('class="button" href="http://localhost:8000/"') == 1
    assert "Hello Noor &lt;Haddad&gt; &amp; friends," in letter.html


def test_a_button_leads_to_us_and_nowhere_else():
    words = set_letter("A subject", "[Click me](http://evil.example/)", language="en")

    assert 'class="button"' not in words.html
    assert words.text == "[Click me](http://evil.example/)\n"


def test_a_subject_stays_on_one_line():
    assert set_letter("One\nBcc: all@kittiwake.example", "Words", language="en").subject == (
        "One Bcc: all@kittiwake.example"
    )


def test_posting_twice_writes_one_letter():
    first = write_trial()
    second = write_trial()

    assert (first.pk, first.message_id) == (second.pk, second.message_id)
    assert Letter.objects.count() == 1


def test_another_occasion_is_another_letter_with_another_id():
    assert write_trial("trial 1").message_id != write_trial("trial 2").message_id


def test_a_letter_is_not_posted_where_what_it_tells_of_did_not_happen():
    with transaction.atomic():
        write_trial()
        transaction.set_rollback(True)

    assert Letter.objects.count() == 0


def test_what_libraries_send_goes_the_same_way_once_for_each_address():
    message = EmailMultiAlternatives("Your code", "It is 1234", to=["a@b.example", "c@d.example"])

    get_connection("turnabout.core.mail.backend.OutboxBackend").send_messages([message])

    assert [(one.to, one.text, one.forgets, one.about) for one in Letter.objects.all()] == [
        ("a@b.example", "It is 1234\n", True, "Signing in"),
        ("c@d.example", "It is 1234\n", True, "Signing in"),
    ]


def test_the_html_of_a_library_stays_its_own():
    message = EmailMultiAlternatives("Your code", "It is 1234", to=["a@b.example"])
    message.attach_alternative("<p>It is 1234</p>", "text/html")

    get_connection("turnabout.core.mail.backend.OutboxBackend").send_messages([message])

    assert Letter.objects.get().html == "<p>It is 1234</p>"


def test_an_attachment_is_refused_rather_than_lost():
    message = EmailMultiAlternatives("Plan", "See below", to=["a@b.example"])
    message.attach("plan.txt", "a plan")

    with pytest.raises(ValueError, match="no attachment"):
        get_connection("turnabout.core.mail.backend.OutboxBackend").send_messages([message])


def test_a_letter_that_was_given_up_begins_anew_and_it_is_remembered_who_said_so(carla: Person):
    letter = given_up(write_trial())

    try_again(letter, by=carla, at=NOW)

    assert list(Letter.objects.due(NOW)) == [letter]
    assert Change.objects.of(letter).get().by == carla


def test_a_letter_that_waits_is_not_begun_anew(carla: Person):
    letter = write_trial()
    Letter.objects.update(attempts=3)

    try_again(letter, by=carla, at=NOW)

    assert (Letter.objects.get().attempts, Change.objects.of(letter).count()) == (3, 0)


def test_a_code_is_not_sent_again(carla: Person):
    code = put(Written("", "", "", "en"), kind="account", to=TO, key="c", at=NOW, forgets=True)

    with pytest.raises(WordsForgottenError):
        try_again(given_up(code), by=carla, at=NOW)


def test_all_that_were_given_up_begin_anew_but_codes(carla: Person):
    for key in ("1", "2"):
        given_up(write_trial(key))
    given_up(put(Written("", "", "", "en"), kind="account", to=TO, key="c", at=NOW, forgets=True))

    assert try_all_again(Letter.objects.all(), by=carla, at=NOW) == 2
    assert Letter.objects.given_up().get().key == "c"


def test_old_words_are_erased_and_that_they_were_sent_is_kept():
    Letter.objects.filter(pk=write_trial("old").pk).update(sent_at=NOW)
    write_trial("waiting")

    assert forget_words(sent_before=NOW.replace(hour=10), lost_before=NOW.replace(hour=10)) == 1
    assert Letter.objects.filter(text="").get().key == "old"
    assert write_trial("old").sent_at == NOW


def test_the_calendar_entry_of_an_old_letter_is_erased_with_its_words():
    write_trial("old")
    Letter.objects.update(sent_at=NOW, calendar="BEGIN:VCALENDAR")

    forget_words(sent_before=NOW.replace(hour=10), lost_before=NOW.replace(hour=10))

    assert Letter.objects.get().calendar == ""


def test_what_nobody_needs_any_more_is_dropped_and_nothing_else():
    for key, best_before in (("late", NOW), ("in time", NOW.replace(hour=10)), ("any time", None)):
        Letter.objects.filter(pk=write_trial(key).pk).update(best_before=best_before)
    Letter.objects.filter(pk=write_trial("sent").pk).update(best_before=NOW, sent_at=NOW)

    assert drop_stale(at=NOW) == 1

    assert sorted(Letter.objects.values_list("key", flat=True)) == ["any time", "in time", "sent"]
    assert sorted(Letter.objects.due(NOW).values_list("key", flat=True)) == ["any time", "in time"]


def given_up(letter: Letter) -> Letter:
    Letter.objects.filter(pk=letter.pk).update(given_up_at=NOW, attempts=17, fault="550 unknown")
    letter.refresh_from_db()
    return letter
