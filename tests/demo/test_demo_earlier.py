"""The third program of the demo: its cohort has ended, and every number of its report is traced."""

import re
from collections import Counter

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.cast import NOW

from turnabout.closing.models import Closing, Record
from turnabout.demo.beginning import begin_demo
from turnabout.growth.findings import freeze_closed
from turnabout.growth.models import Wave
from turnabout.growth.waves import keep_time
from turnabout.lottery.models import Lottery, Ticket
from turnabout.lottery.records import faults
from turnabout.pairs.models import Ending, Pair
from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.respect.freezing import digest_of
from turnabout.respect.models import Said, Snapshot
from turnabout.together.models import Commitment

pytestmark = pytest.mark.django_db

SOURCE = re.compile(r'href="(/programs/\d+/cohorts/\d+/report/sources/(\d+)/)(?:#([^"]*))?"')


@pytest.fixture
def cohort(settings: LazySettings) -> Cohort:
    settings.DEMO = True
    begin_demo(at=NOW)
    return Cohort.objects.get(finished_at__isnull=False)


def test_only_whom_the_lot_offered_a_place_met_somebody_and_anybody_can_draw_again(cohort: Cohort):
    lottery = Lottery.objects.get(cohort=cohort)
    drawn = Counter(Ticket.objects.filter(lottery=lottery).values_list("outcome", flat=True))
    met = set(Pair.objects.filter(cohort=cohort).values_list("mentee__ticket__outcome", flat=True))

    assert (drawn, met) == ({"offer": 16, "next": 15, "reserve": 1}, {"offer"})
    assert faults(lottery.record, known=lottery.digest) == []


def test_two_pairs_ended_early_and_all_others_with_a_closing_and_what_they_changed(cohort: Cohort):
    pairs = Pair.objects.filter(cohort=cohort)
    closed = pairs.filter(ending=Ending.CLOSED)
    commitments = Commitment.objects.filter(pair__in=pairs)

    assert pairs.filter(ending=Ending.EXIT).count() == pairs.count() - closed.count() == 2
    assert Closing.objects.filter(pair__in=closed).count() == 2 * closed.count()
    assert Record.objects.filter(pair__in=closed).count() == closed.count()
    assert {(one.kept_on is not None, one.public_at is not None) for one in commitments} == {
        (True, True),
        (True, False),
        (False, False),
    }


def test_each_snapshot_is_as_its_digest_says_and_what_was_tapped_is_gone(cohort: Cohort):
    snapshots = list(Snapshot.objects.of_cohort(cohort))
    told = next(one.findings for one in snapshots if (one.source, one.number) == ("wave", 2))

    assert [digest_of(one.rules, one.told) for one in snapshots] == [
        one.digest for one in snapshots
    ]
    assert (told.design, {one.measure for one in told.effects if one.primary}) == (
        "lottery",
        {"B6", "B7"},
    )
    assert min(min(one.offered, one.others) for one in told.effects) >= 10
    assert set(cohort.pulse_rounds.values_list("secret", flat=True)) == {None}
    assert Said.objects.exists() is False


def test_coordinator_and_sponsor_trace_each_number_of_the_report_and_take_it_along(
    cohort: Cohort, client: Client
):
    report = f"/programs/{cohort.program_id}/cohorts/{cohort.pk}/report/"

    for staff_id in ("K29", "K11"):
        client.force_login(Person.objects.get(staff_id=staff_id))
        found = SOURCE.findall(client.get(report).content.decode())
        pages = {one: client.get(address).content.decode() for address, one, _row in set(found)}
        digests = {one: Snapshot.objects.get(pk=one).digest for one in pages}

        assert found
        assert [one for one in pages if digests[one] not in pages[one]] == []
        assert [row for _, one, row in found if row and f'id="{row}"' not in pages[one]] == []

    assert b"".join(client.get(f"{report}paper/")).startswith(b"%PDF")
    assert b"".join(client.get(f"{report}export/")).startswith(b"PK")


def test_the_clock_goes_on_and_releases_nothing_a_second_time(cohort: Cohort):
    released = Wave.objects.filter(cohort=cohort, frozen_at__isnull=False)
    before = list(Snapshot.objects.of_cohort(cohort).values_list("digest", flat=True))

    keep_time(at=NOW)
    freeze_closed(at=NOW, tell=lambda *_: None)

    assert list(Snapshot.objects.of_cohort(cohort).values_list("digest", flat=True)) == before
    assert sorted(released.values_list("number", flat=True)) == [0, 1, 2]
