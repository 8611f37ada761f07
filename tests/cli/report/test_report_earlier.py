"""What became of earlier pairs: none parts without a reason."""

from dataclasses import replace

from report_cast import AMARA, CHIEF, JURGEN, MARGIT, MIKKEL, OLUMIDE, PETRA, report_of

from turnabout.cli.report.earlier import Earlier, Parted, earlier
from turnabout.matchmaking.policy import Policy


def became(*pairs: tuple[str, str], **names: str) -> Earlier | None:
    people = (AMARA, MIKKEL, PETRA, MARGIT, replace(OLUMIDE, level=3), JURGEN)
    policy = Policy(existing=frozenset(pairs))
    return earlier(replace(report_of(pairs=(CHIEF,), people=people).matching, policy=policy), names)


def test_without_earlier_pairs_there_is_nothing_to_say():
    assert became() is None


def test_a_pair_that_stays_needs_no_reason():
    found = became(("K04", "K02"))
    assert found == Earlier(1, 1, ())
    assert found.finding == "1 of 1 earlier pair stays."


def test_people_who_are_gone_are_named_as_they_were_then():
    found = became(("K98", "K99"), ("K04", "K99"), K98="Zoë Ek", K04="Somebody Else")
    assert [(pair.mentor.name, pair.reason, pair.possible) for pair in found.parted] == [
        ("Amara Nwosu", "K99 is not in the sheet", False),
        ("Zoë Ek", "Zoë Ek is not in the sheet; K99 is not in the sheet", False),
    ]


def test_people_who_changed_their_role_are_named():
    assert became(("K02", "K04")).parted[0].reason == (
        "Margit Aune signed up as mentee only; Amara Nwosu signed up as mentor only"
    )


def test_a_rule_that_is_broken_now_is_the_reason():
    reasons = became(("K35", "K15")).parted[0].reason.split("; ")
    assert reasons[0] == (
        "Mikkel Thorsen is at level 3 and Olumide Bankole at level 3: "
        "the mentor must be at least 1 level below"
    )


def test_those_who_stay_cannot_or_give_way_are_counted_apart():
    gives_way = Parted(AMARA, JURGEN, "", possible=True)
    cannot = Parted(AMARA, OLUMIDE, "", possible=False)
    assert Earlier(5, 2, (cannot, cannot, gives_way)).finding == (
        "2 of 5 earlier pairs stay, 2 cannot be kept and 1 gives way to better ones."
    )
    assert Earlier(2, 0, (gives_way, gives_way)).finding == (
        "0 of 2 earlier pairs stay and 2 give way to better ones."
    )
