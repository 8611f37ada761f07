"""What is left of a whole program for tests to look at: pages, tables, values. No database."""

from dataclasses import dataclass
from typing import NamedTuple

from django.test import Client
from tests.reports.whole_answers import planted
from tests.reports.whole_life import FAREWELL
from tests.reports.whole_people import NAMES
from tests.reports.whole_program import Lived
from tests.reports.whole_reading import Sentence, rows_of, sentences_of, tables_in
from tests.reports.whole_views import Views

from turnabout.growth.models import Sheet, WaveKey
from turnabout.lottery.arms import arms_of
from turnabout.lottery.models import Lottery
from turnabout.lottery.records import faults
from turnabout.people.models import Person
from turnabout.programs.models import Cohort
from turnabout.respect.freezing import digest_of
from turnabout.respect.models import Snapshot, Source
from turnabout.respect.release.told import Told

THERE = 200


class Page(NamedTuple):
    """A page as it was read."""

    status: int
    text: str


@dataclass(frozen=True, slots=True)
class Seen:
    """All that is looked at.

    `sources` are the rows of each snapshot's page by its address, `planted` the mean number of
    steps by which the offer moved those who answered, by measure and side.
    """

    report: Page
    sponsors: Page
    taking_part: Page
    sentences: list[Sentence]
    sources: dict[str, dict[str, str]]
    tables: dict[str, list[dict[str, str]]]
    snapshots: list[tuple[str, int]]
    forged: list[str]
    end: Told
    planted: dict[tuple[str, str], float]
    secrets: set[str]
    faults_of_draws: list[str]
    arms: dict[str, int]
    views: dict[str, Views]


def look_at(lived: Lived) -> Seen:
    """Return what can be seen of a program that is over."""
    (carla, ada), cohort, pairs, _before = lived.begun
    base = f"/programs/{cohort.program_id}/cohorts/{cohort.pk}/report/"
    released = list(Snapshot.objects.of_cohort(cohort))
    report = _page(carla, base)
    sentences = sentences_of(report.text)
    return Seen(
        report=report,
        sponsors=_page(ada, base),
        taking_part=_page(pairs[-1].mentee.person, base),
        sentences=sentences,
        sources={
            page: rows_of(_page(carla, page).text)
            for page in {one.page for one in sentences} - {""}
        },
        tables=tables_in(_client(carla).get(f"{base}export/").content),
        snapshots=[(one.source, one.number) for one in released],
        forged=[str(one) for one in released if digest_of(one.rules, one.told) != one.digest],
        end=next(one.findings for one in released if (one.source, one.number) == (Source.WAVE, 2)),
        planted=_planted(lived),
        secrets=_secrets(),
        faults_of_draws=[text for one in Lottery.objects.all() for text in faults(one.record)],
        arms=_arms(cohort),
        views=lived.views,
    )


def _client(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _page(person: Person, path: str) -> Page:
    answer = _client(person).get(path)
    return Page(answer.status_code, answer.content.decode())


def _planted(lived: Lived) -> dict[tuple[str, str], float]:
    """Return by how many steps the offer moved those who were offered a place and answered."""
    cohort, before = lived.begun.cohort, lived.begun.before
    offered = {pk for pk, arm in arms_of(cohort).items() if arm.outcome == "offer"}
    roles = dict(cohort.enrollments.values_list("pk", "role"))
    found: dict[tuple[str, str], list[int]] = {}
    for pk in offered & lived.after.keys():
        for key in lived.after[pk].keys() & before[pk].keys():
            steps = planted(key).steps if pk in lived.moved else 0
            found.setdefault((key.split(".")[0], roles[pk]), []).append(steps)
    return {key: sum(steps) / len(steps) for key, steps in found.items()}


def _secrets() -> set[str]:
    """Return what may stand nowhere: names, codes of answers, words from one to another."""
    codes = {one.code for one in WaveKey.objects.all()} | {one.code for one in Sheet.objects.all()}
    return codes | {FAREWELL, *NAMES.values(), *(name.lower() for name in NAMES.values())}


def _arms(cohort: Cohort) -> dict[str, int]:
    roles = dict(cohort.enrollments.values_list("pk", "role"))
    told = [f"{roles[pk]} {arm.outcome}" for pk, arm in arms_of(cohort).items()]
    return {arm: told.count(arm) for arm in sorted(set(told))}
