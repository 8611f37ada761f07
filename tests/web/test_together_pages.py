"""The pages of what two people do together: what each side finds, and what they can do there."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.meetings.meeting_cast import DAY, HOUR, WEEK, known, met, paired, planned

from turnabout.enrollment.models import Enrollment
from turnabout.enrollment.models.answers import Personal
from turnabout.meetings.models import Meeting
from turnabout.pairs.ending import end_pair
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Side
from turnabout.together.agreeing import change, sign, standing
from turnabout.together.aiming import commit, set_goal
from turnabout.together.models import (
    Agenda,
    Beginning,
    Commitment,
    Goal,
    NextAction,
    Preparation,
    Reflection,
    TeachBack,
    Version,
)
from turnabout.together.preparing import set_agenda
from turnabout.together.prompts import PROMPTS
from turnabout.web.together.asks import asks
from turnabout.web.together.forms.sessions import OTHER, AgendaForm

THERE, NOT_THERE = 200, 404


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada, since a week ago."""
    return paired(noor, ada, by=carla, at=timezone.now() - WEEK)


@pytest.mark.parametrize("side", list(Side))
def test_each_of_the_two_opens_every_room(client: Client, pair: Pair, side: Side):
    client.force_login(pair.on(side).person)
    rooms = ("agreement", "agreement_change", "agreement_versions", "goals", "goal_new", "guides")

    answers = {room: client.get(reverse(room, args=[pair.pk])).status_code for room in rooms}

    assert answers == dict.fromkeys(rooms, THERE)


def test_the_first_line_of_the_agreement_says_whose_turn_it_is(client: Client, pair: Pair):
    client.force_login(pair.mentee.person)
    path = reverse("agreement", args=[pair.pk])
    lines = [client.get(path).context["line"]]
    sign(pair, known=1, side=Side.MENTOR, at=timezone.now())
    lines.append(client.get(path).context["line"])
    client.post(reverse("agreement_signature", args=[pair.pk]), {"known": 1})
    lines.append(client.get(path).context["line"])

    assert lines == [
        "Read the rules together, and sign",
        "Noor has signed: your turn",
        "You both signed version 1",
    ]


def test_a_changed_rule_is_shown_beside_what_one_had_signed(client: Client, pair: Pair):
    sign(pair, known=1, side=Side.MENTOR, at=timezone.now())
    client.force_login(pair.mentee.person)
    client.post(_change(pair), _rules(client, pair) | {"text-pass": "Say pass."})
    client.force_login(pair.mentor.person)

    told = client.get(reverse("agreement", args=[pair.pk])).context

    assert [(one.kind, one.was, one.now) for one in told["changes"]] == [
        ("Reworded", "Either may pass on any question without a reason.", "Say pass.")
    ]
    assert told["to_sign"]


def test_of_two_who_change_at_once_the_second_reads_both_texts_and_decides(
    client: Client, pair: Pair
):
    client.force_login(pair.mentee.person)
    mine = _rules(client, pair) | {"text-pass": "Mine.", "added-1": "No phones."}
    client.force_login(pair.mentor.person)
    client.post(_change(pair), _rules(client, pair) | {"text-pass": "Theirs."})
    client.force_login(pair.mentee.person)

    page = client.post(_change(pair), mine)

    clash = [row for row in page.context["rows"] if row.is_clash]
    assert [(row.text.value(), row.theirs) for row in clash] == [("Mine.", "Theirs.")]
    assert page.context["form"]["added-1"].value() == "No phones."
    assert Version.objects.latest("number").number == 2

    again = {one.html_name: one.value() or "" for one in page.context["form"]}
    client.post(_change(pair), _ticked(again))
    kept = [rule.text for rule in Version.objects.latest("number").rules if rule.text]
    assert (Version.objects.latest("number").number, kept) == (3, ["Mine.", "No phones."])


def test_a_rule_that_one_dropped_and_the_other_reworded_is_asked_about(client: Client, pair: Pair):
    client.force_login(pair.mentee.person)
    mine = _rules(client, pair) | {"drop-pass": "on"}
    client.force_login(pair.mentor.person)
    client.post(_change(pair), _rules(client, pair) | {"text-pass": "Theirs."})
    client.force_login(pair.mentee.person)

    clash = [row for row in client.post(_change(pair), mine).context["rows"] if row.is_clash]

    assert [(row.theirs, row.drop.value()) for row in clash] == [("Theirs.", True)]


def test_a_rule_of_their_own_is_reworded_like_any_other(client: Client, pair: Pair):
    client.force_login(pair.mentee.person)
    client.post(_change(pair), _rules(client, pair) | {"added-1": "No phones."})

    client.post(_change(pair), _rules(client, pair) | {"text-own-2-1": "No screens."})
    reworded = Version.objects.latest("number").rules[-1].text
    client.post(_change(pair), _rules(client, pair) | {"text-own-2-1": " "})

    assert reworded == "No screens."
    assert len(Version.objects.latest("number").rules) == 11


def test_a_rule_that_is_too_long_keeps_what_was_typed_and_every_rule(client: Client, pair: Pair):
    client.force_login(pair.mentee.person)

    page = client.post(_change(pair), _rules(client, pair) | {"text-pass": "x" * 401})

    assert list(page.context["form"].errors) == ["text-pass"]
    assert (len(page.context["rows"]), "x" * 401 in page.content.decode()) == (11, True)


@pytest.mark.parametrize("sent", [{}, {"known": "x"}, {"known": 1}, {"known": 99}])
def test_a_form_that_says_nothing_changes_nothing(
    client: Client, pair: Pair, sent: dict[str, object]
):
    client.force_login(pair.mentee.person)

    client.post(reverse("agreement_signature", args=[pair.pk]), {"known": 7} | sent)
    client.post(_change(pair), {"text-ending": "Never.", "known": "x"})

    assert Version.objects.filter(number__gt=1).count() == 0


def test_a_goal_needs_to_say_how_one_would_see_it(client: Client, pair: Pair):
    client.force_login(pair.mentee.person)

    page = client.post(reverse("goal_new", args=[pair.pk]), {"what": "Post", "owner": "both"})

    assert list(page.context["form"].errors) == ["seen_by"]
    assert ("Post" in page.content.decode(), Goal.objects.count()) == (True, 0)


def test_where_both_change_a_goal_the_second_reads_both_texts(client: Client, pair: Pair):
    goal = _goal(pair)
    path = reverse("goal", args=[pair.pk, goal.pk])
    words = {"seen_by": "So", "owner": "both", "known": 1}
    client.force_login(pair.mentor.person)
    client.post(path, words | {"what": "Theirs"})
    client.force_login(pair.mentee.person)

    page = client.post(path, words | {"what": "Mine"})

    assert page.context["theirs"].what == "Theirs"
    assert page.context["form"]["what"].value() == "Mine"
    client.post(path, words | {"what": "Mine", "known": page.context["form"]["known"].value()})
    assert Goal.objects.get().what == "Mine"


@pytest.mark.parametrize(("said", "state"), [("reached", "reached"), ("won", "open")])
def test_the_two_say_what_has_become_of_a_goal(client: Client, pair: Pair, said: str, state: str):
    goal = _goal(pair)
    client.force_login(pair.mentee.person)

    client.post(reverse("goal_state", args=[pair.pk, goal.pk]), {"state": said})

    assert Goal.objects.get().state == state


def test_the_mentee_writes_keeps_and_publishes_a_commitment(client: Client, pair: Pair):
    today = timezone.now().date()
    dates = {"sign_up_closes_on": today - 2 * WEEK, "starts_on": today - WEEK}
    Cohort.objects.update(**dates, ends_on=today + WEEK)
    client.force_login(pair.mentee.person)
    client.post(
        reverse("commitment_new", args=[pair.pk]), {"heard": "That", "due_on": "2031-01-01"}
    )
    one = Commitment.objects.get()

    client.post(reverse("commitment_kept", args=[pair.pk, one.pk]), {"kept": "1"})
    client.post(reverse("commitment_public", args=[pair.pk, one.pk]), {"public": "1"})

    assert Commitment.objects.kept().public().get().heard == "That"
    client.post(reverse("commitment_public", args=[pair.pk, one.pk]))
    assert Commitment.objects.public().count() == 0


def test_the_goals_of_a_pair_that_has_ended_ask_for_nothing(client: Client, pair: Pair):
    end_pair(pair, Ending.EXIT, at=timezone.now())
    client.force_login(pair.mentor.person)

    page = client.get(reverse("goals", args=[pair.pk]))

    assert page.context["line"] == "What you two were at"


def test_before_the_closing_nothing_becomes_public(client: Client, pair: Pair):
    facts = {"heard": "That", "changed": "", "still_open": "", "due_on": dt.date(2031, 1, 1)}
    one = commit(pair, **facts, at=timezone.now())
    client.force_login(pair.mentee.person)

    client.post(reverse("commitment_public", args=[pair.pk, one.pk]), {"public": "1"})

    assert Commitment.objects.public().count() == 0


def test_the_mentor_sets_the_agenda_and_the_mentee_answers(client: Client, pair: Pair):
    meeting = planned(pair, 1, _soon())
    client.force_login(pair.mentor.person)
    client.post(_agenda(pair, meeting), {"own_topic": "Posts", "guide": "attention"})
    client.force_login(pair.mentee.person)

    page = client.get(_session(pair, meeting))
    client.post(reverse("preparation", args=[pair.pk, meeting.pk]), {"answer": "The late ferry."})

    question = "What would you post if nobody approved it?"
    told = Preparation.objects.get()
    assert page.context["form"].fields["answer"].label == question
    assert (told.question, told.answer) == (question, "The late ferry.")


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ({"topic": "Prompting", "own_topic": "Our own posts"}, "Our own posts"),
        ({"topic": "Prompting", "own_topic": ""}, "Prompting"),
        ({"topic": "Prompting", "own_topic": "Night ferries"}, "Prompting"),
        ({"topic": OTHER, "own_topic": "Night ferries"}, "Night ferries"),
    ],
)
def test_the_topic_that_one_has_just_typed_counts(said: dict[str, str], topic: str):
    kept = {"topic": OTHER, "own_topic": "Night ferries"}
    form = AgendaForm(said | {"guide": ""}, topics=["Prompting"], guides=[], initial=kept)

    assert form.is_valid()
    assert form.cleaned_data["words"] == topic


def test_an_agenda_that_says_nothing_is_refused_kindly(client: Client, pair: Pair):
    meeting = planned(pair, 1, _soon())
    client.force_login(pair.mentor.person)

    page = client.post(_agenda(pair, meeting), {"own_topic": " ", "guide": ""})

    assert page.context["form"].non_field_errors() == ["Name a topic or choose a guide."]
    assert Agenda.objects.count() == 0


def test_the_mentor_reads_what_the_mentee_prepared(client: Client, pair: Pair):
    meeting = planned(pair, 1, _soon())
    set_agenda(pair, 1, topic="", guide="attention", at=timezone.now())
    client.force_login(pair.mentee.person)
    client.post(reverse("preparation", args=[pair.pk, meeting.pk]), {"answer": "The late ferry."})
    client.force_login(pair.mentor.person)

    assert "The late ferry." in client.get(_session(pair, meeting)).content.decode()


@pytest.mark.parametrize("side", list(Side))
def test_each_side_has_its_own_cards(client: Client, pair: Pair, side: Side):
    meeting = planned(pair, 1, _soon())
    set_agenda(pair, 1, topic="", guide="attention", at=timezone.now())
    client.force_login(pair.on(side).person)

    cards = client.get(_session(pair, meeting)).context["cards"]

    firsts = {
        Side.MENTOR: "Who is this for?",
        Side.MENTEE: "What makes a leader's account worth following?",
    }
    assert cards[0] == firsts[side]


def test_the_mentee_finds_no_list_of_what_could_be_chosen(client: Client, pair: Pair):
    planned(pair, 1, _soon())
    _agree_to_personal(pair)
    client.force_login(pair.mentee.person)

    told = client.get(reverse("guides", args=[pair.pk]))

    assert told.context["offers"] == []
    assert client.get(reverse("guide", args=[pair.pk, "inclusion"])).status_code == NOT_THERE


def test_the_personal_guide_is_shown_to_the_mentee_once_it_is_chosen(client: Client, pair: Pair):
    planned(pair, 1, _soon())
    _agree_to_personal(pair)
    set_agenda(known(pair), 1, topic="", guide="inclusion", at=timezone.now())
    client.force_login(pair.mentee.person)

    assert client.get(reverse("guide", args=[pair.pk, "inclusion"])).status_code == THERE


def test_without_agreeing_the_mentor_has_no_personal_guide(client: Client, pair: Pair):
    client.force_login(pair.mentor.person)

    told = client.get(reverse("guides", args=[pair.pk]))

    assert len(told.context["offers"]) == 11
    assert client.get(reverse("guide", args=[pair.pk, "inclusion"])).status_code == NOT_THERE


def test_the_plan_has_clock_times_and_runs_from_when_the_two_began(client: Client, pair: Pair):
    meeting = planned(pair, 1, timezone.now() - dt.timedelta(minutes=5))
    client.force_login(pair.mentee.person)
    before = client.get(_session(pair, meeting)).context["steps"][0].starts_at

    client.post(reverse("session_beginning", args=[pair.pk, meeting.pk]))

    after = client.get(_session(pair, meeting)).context["steps"][0].starts_at
    assert (before, after) == (
        meeting.starts_at.isoformat(),
        Beginning.objects.get().at.isoformat(),
    )


def test_a_session_of_next_week_does_not_begin_today(client: Client, pair: Pair):
    meeting = planned(pair, 1, _soon())
    client.force_login(pair.mentee.person)

    client.post(reverse("session_beginning", args=[pair.pk, meeting.pk]))

    assert Beginning.objects.count() == 0


def test_one_form_keeps_the_minute_afterwards(client: Client, pair: Pair):
    meeting = met(pair, 1, timezone.now() - DAY)
    client.force_login(pair.mentor.person)
    said = {
        "result": "got it",
        "what": "Write one",
        "owner": "mentee",
        "until": "2031-01-01",
        "prompt": 3,
        "reflection": "Less talking.",
    }

    client.post(_afterwards(pair, meeting), said)

    thought = Reflection.objects.get()
    assert (TeachBack.objects.get().result, NextAction.objects.get().what) == (
        "got it",
        "Write one",
    )
    assert (thought.side, thought.prompt, thought.text) == ("mentor", 3, "Less talking.")


def test_an_action_needs_a_day_and_keeps_what_was_typed(client: Client, pair: Pair):
    meeting = met(pair, 1, timezone.now() - DAY)
    client.force_login(pair.mentee.person)

    said = {"what": "Write one", "prompt": 3, "reflection": "Mine alone."}
    page = client.post(_afterwards(pair, meeting), said)

    assert page.context["form"].errors == {"until": ["Say until when."]}
    assert ("Mine alone." in page.content.decode(), Reflection.objects.count()) == (True, 0)


def test_an_action_lies_ahead_and_the_next_date_is_offered(client: Client, pair: Pair):
    meeting = met(pair, 1, timezone.now() - DAY)
    ahead = planned(pair, 2, _soon())
    client.force_login(pair.mentee.person)

    page = client.get(_afterwards(pair, meeting))
    late = client.post(
        _afterwards(pair, meeting), {"what": "It", "until": "2020-01-01", "prompt": 3}
    )

    assert page.context["form"].initial["until"] == ahead.starts_at.date()
    assert late.context["form"].errors == {"until": ["That is past. Choose a date to come."]}
    assert NextAction.objects.count() == 0


def test_an_action_that_is_overdue_can_still_be_put_in_other_words(client: Client, pair: Pair):
    meeting = met(pair, 1, timezone.now() - DAY)
    facts = {"what": "It", "owner": "mentee", "until": dt.date(2020, 1, 1), "at": timezone.now()}
    kept = NextAction.objects.create(meeting=meeting, **facts)
    client.force_login(pair.mentee.person)

    said = {"what": "All of it", "until": "2020-01-01", "known": kept.edition, "prompt": 3}
    client.post(_afterwards(pair, meeting), said)

    assert NextAction.objects.get().what == "All of it"


def test_what_is_still_to_change_has_a_day_to_come(client: Client, pair: Pair):
    client.force_login(pair.mentee.person)

    said = {"heard": "That", "due_on": "2020-01-01"}
    page = client.post(reverse("commitment_new", args=[pair.pk]), said)

    assert page.context["form"].errors == {"due_on": ["That is past. Choose a date to come."]}
    assert Commitment.objects.count() == 0


def test_a_mentee_who_ticks_is_not_heard(client: Client, pair: Pair):
    meeting = met(pair, 1, timezone.now() - DAY)
    client.force_login(pair.mentee.person)

    client.post(_afterwards(pair, meeting), {"result": "got it", "prompt": 0})

    assert TeachBack.objects.count() == 0


def test_another_prompt_is_one_tap_away(client: Client, pair: Pair):
    meeting = met(pair, 1, timezone.now() - DAY)
    client.force_login(pair.mentee.person)

    page = client.get(f"{_afterwards(pair, meeting)}?prompt=9")

    assert page.context["form"].fields["reflection"].label == str(PROMPTS[9])
    assert page.context["another"] == 0


def test_before_a_session_nobody_looks_back_on_it(client: Client, pair: Pair):
    meeting = planned(pair, 1, _soon())
    client.force_login(pair.mentee.person)

    assert client.get(_afterwards(pair, meeting)).status_code == NOT_THERE


def test_whose_action_it_is_says_that_it_is_done(client: Client, pair: Pair):
    meeting = met(pair, 1, timezone.now() - DAY)
    NextAction.objects.create(
        meeting=meeting, what="It", owner="mentee", until=_soon().date(), at=timezone.now()
    )
    path = reverse("action_done", args=[pair.pk, meeting.pk])
    client.force_login(pair.mentor.person)
    refused = client.post(path, {"done": "1"}).status_code
    client.force_login(pair.mentee.person)

    client.post(path, {"done": "1"})

    assert (refused, NextAction.objects.get().done_on is None) == (NOT_THERE, False)


@pytest.mark.parametrize("number", ["9" * 5000, "²", "-1", ""])
def test_a_number_that_is_none_leads_back_to_the_goals(client: Client, pair: Pair, number: str):
    meeting = met(pair, 1, timezone.now() - DAY)
    NextAction.objects.create(
        meeting=meeting, what="It", owner="both", until=_soon().date(), at=timezone.now()
    )
    client.force_login(pair.mentee.person)

    path = reverse("action_done", args=[pair.pk, meeting.pk])
    answer = client.post(path, {"done": "1", "back": number})

    assert answer["Location"] == reverse("goals", args=[pair.pk])


def test_what_waits_is_asked_of_whom_it_waits_for(pair: Pair):
    meeting = planned(pair, 1, _soon())
    now = timezone.now()
    asked = [_asked(pair, side) for side in Side]

    set_agenda(pair, 1, topic="Posts", guide="start", at=now)
    prepared = [_asked(pair, side) for side in Side]

    after = [_asked(pair, side, at=meeting.ends_at + HOUR) for side in Side]
    assert asked == [["Set the agenda for Session 1"], []]
    assert prepared == [[], ["One question to prepare for Session 1"]]
    assert after == [["A minute after Session 1", "Sign your ground rules", "Set two goals"]] * 2


def test_the_page_of_a_pair_says_what_the_next_session_is_about(client: Client, pair: Pair):
    planned(pair, 1, _soon())
    set_agenda(pair, 1, topic="Posts", guide="attention", at=timezone.now())
    client.force_login(pair.mentee.person)

    told = client.get(f"/pairs/{pair.pk}/").context["coming"]

    assert (told.topic, told.guide) == ("Posts", "Where attention lives (social media)")


def test_who_no_longer_meets_reads_and_writes_no_more(client: Client, pair: Pair):
    meeting = met(pair, 1, timezone.now() - DAY)
    end_pair(pair, Ending.EXIT, at=timezone.now())
    client.force_login(pair.mentee.person)

    assert client.get(reverse("goals", args=[pair.pk])).status_code == THERE
    assert client.get(_session(pair, meeting)).status_code == THERE
    assert client.post(reverse("goal_new", args=[pair.pk])).status_code == NOT_THERE
    assert client.get(_afterwards(pair, meeting)).status_code == NOT_THERE


@pytest.mark.parametrize("room", ["goals", "guides", "agreement", "agreement_versions"])
def test_a_room_asks_as_many_questions_for_three_as_for_one(client: Client, pair: Pair, room: str):
    client.force_login(pair.mentor.person)
    path = reverse(room, args=[pair.pk])
    _one_more(pair, 1)
    client.get(path)
    few = _questions(client, path)

    for number in (2, 3):
        _one_more(pair, number)

    assert _questions(client, path) == few


def test_a_session_asks_as_many_questions_after_three_as_after_one(client: Client, pair: Pair):
    client.force_login(pair.mentee.person)
    _one_more(pair, 1)
    path = _session(pair, planned(pair, 2, _soon()))
    client.get(path)
    few = _questions(client, path)
    Meeting.objects.filter(number=2).update(number=9)

    for number in (2, 3):
        _one_more(pair, number)

    assert _questions(client, path) == few


def _one_more(pair: Pair, number: int) -> None:
    """Let there be one more of everything that a room lists."""
    now = timezone.now()
    _goal(pair)
    ledger = {"heard": "A", "changed": "B", "still_open": "C", "due_on": now.date()}
    commit(pair, **ledger, at=now)
    meeting = met(pair, number, now - 10 * WEEK + number * DAY)
    facts = {"what": "It", "owner": "both", "until": now.date(), "at": now}
    NextAction.objects.create(meeting=meeting, **facts)
    set_agenda(pair, number, topic="", guide="ai", at=now)
    newest = standing(known(pair), at=now).version
    added = [f"Rule {number}"]
    change(known(pair), newest.rules, added=added, known=newest.number, side=Side.MENTOR, at=now)
    for side in Side:
        sign(known(pair), known=newest.number + 1, side=side, at=now)


def _goal(pair: Pair) -> Goal:
    words = {"what": "What", "seen_by": "How", "owner": "both"}
    return set_goal(pair, **words, side=Side.MENTOR, at=timezone.now())


def _asked(pair: Pair, side: Side, *, at: dt.datetime | None = None) -> list[str]:
    return [one.what for one in asks(known(pair), side, at or timezone.now())]


def _rules(client: Client, pair: Pair) -> dict[str, object]:
    """Return what the form of the agreement sends, unchanged."""
    form = client.get(_change(pair)).context["form"]
    return _ticked({one.html_name: one.value() or "" for one in form})


def _ticked(sent: dict[str, object]) -> dict[str, object]:
    """Return what a browser sends: of boxes only those that are ticked."""
    return {name: value for name, value in sent.items() if value or not name.startswith("drop-")}


def _questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def _soon() -> dt.datetime:
    """Return next week at ten, in UTC."""
    return timezone.now().replace(hour=10, minute=0, second=0, microsecond=0) + WEEK


def _change(pair: Pair) -> str:
    return reverse("agreement_change", args=[pair.pk])


def _session(pair: Pair, meeting: Meeting) -> str:
    return reverse("session", args=[pair.pk, meeting.pk])


def _agenda(pair: Pair, meeting: Meeting) -> str:
    return reverse("agenda", args=[pair.pk, meeting.pk])


def _afterwards(pair: Pair, meeting: Meeting) -> str:
    return reverse("afterwards", args=[pair.pk, meeting.pk])


def _agree_to_personal(pair: Pair) -> None:
    Enrollment.objects.filter(pk=pair.mentor_id).update(
        personal=Personal.LIMITS, personal_at=timezone.now()
    )
