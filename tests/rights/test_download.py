"""Everything about me: whole, readable, and nothing that others said about me."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import NOW, enter
from tests.meetings.meeting_cast import DAY
from tests.rights.lives import FOR_BOTH, OWN, canary, lived
from tests.rights.schemas import faults

from turnabout.core.encryption.rings import KeysFault
from turnabout.core.jobs.running import run
from turnabout.core.models import Job
from turnabout.enrollment.models import NotWith, Star
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.rights.download.gathering import everything_about
from turnabout.rights.download.making import (
    BeingMadeError,
    ask_for_everything,
    content_of,
)
from turnabout.rights.download.packing import PAGE, PLAIN, SCHEMA, pack
from turnabout.rights.download.schema import schema
from turnabout.rights.models import Download
from turnabout.rights.register import every_table

LATER = NOW + 30 * DAY


@pytest.fixture
def pair(noor: Person, ada: Person, carla: Person) -> Pair:
    """Noor mentors Ada; each left something in every place."""
    return lived(noor, ada, by=carla, at=NOW)


def packed(person: Person, folder: Path) -> dict[str, str]:
    """Return what lies in the download of a person, by name."""
    file = folder / f"{person.pk}.zip"
    pack(everything_about(person, at=LATER), file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("who", ["mentor", "mentee"])
def test_it_holds_every_word_that_somebody_wrote_opened_and_their_files(
    pair: Pair, tmp_path: Path, who: str
):
    me = getattr(pair, who).person

    found = packed(me, tmp_path)

    for place in (*OWN, "agreement", "goal"):
        assert canary(place, me) in found[PLAIN], place
        assert canary(place, me) in found[PAGE], place
    files = [body for name, body in found.items() if name.startswith("files/")]
    assert canary("file", me) in files
    named = json.loads(found[PLAIN])["parts"]["channels.file"]
    assert {row["file"] for row in named} == {one for one in found if one.startswith("files/")}


def test_it_holds_what_the_other_one_sent_and_nothing_that_they_kept_for_themselves(
    pair: Pair, ada: Person, noor: Person, tmp_path: Path
):
    found = "".join(packed(ada, tmp_path).values())

    told = {place for place in OWN if canary(place, noor) in found}
    assert told == set(FOR_BOTH)
    assert canary("file", noor) in found
    assert canary("agenda", noor) in found


def test_a_senior_with_three_mentors_finds_no_answer_of_any_of_them(
    noor: Person, ada: Person, carla: Person, tmp_path: Path
):
    mentors = [noor, *(enter(name, f"{name}@kittiwake.example") for name in ("Bo", "Cy"))]
    pairs = [
        lived(mentor, ada, by=carla, at=NOW, name=f"Upward {number}")
        for number, mentor in enumerate(mentors)
    ]
    for pair in pairs:
        NotWith.objects.create(enrollment=pair.mentor, person=ada)
        Star.objects.create(enrollment=pair.mentor, other=pair.mentee, rank=1)

    found = packed(ada, tmp_path)

    said = json.loads(found[PLAIN])["parts"]
    private = [place for place in OWN if place not in FOR_BOTH]
    for mentor in mentors:
        assert [place for place in private if canary(place, mentor) in str(found)] == []
    for own in ("closing.fitcheck", "closing.midpoint", "closing.closing", "meetings.didmeet"):
        assert len(said[own]) == len(pairs), own
    for nothing in ("together.teachback", "enrollment.notwith", "enrollment.star"):
        assert said[nothing] == [], nothing


def test_it_names_nobody_whom_they_have_not_met(
    pair: Pair, ada: Person, noor: Person, carla: Person, arne: Person, tmp_path: Path
):
    found = str(packed(noor, tmp_path))

    assert ada.name in found
    assert [one.name for one in (carla, arne) if one.name in found] == []


@pytest.mark.parametrize("who", ["mentor", "mentee"])
def test_its_json_is_as_its_schema_says(pair: Pair, tmp_path: Path, who: str):
    found = packed(getattr(pair, who).person, tmp_path)

    assert faults(json.loads(found[PLAIN]), json.loads(found[SCHEMA])) == []
    assert json.loads(found[SCHEMA])["properties"]["parts"]["required"] == [
        table.label for table in every_table() if table.told
    ]


def test_the_schema_refuses_what_is_not_declared(pair: Pair, noor: Person):
    said: dict[str, Any] = everything_about(noor, at=LATER).as_plain()
    said["parts"]["channels.message"][0] |= {"secret": 1, "text": 5}

    assert faults(said, schema()) == [
        "all.parts.channels.message[].secret is not known",
        "all.parts.channels.message[].text is int and not one of ['string', 'null']",
    ]


def test_markup_that_somebody_wrote_stays_text(pair: Pair, noor: Person, tmp_path: Path):
    pair.mentor.changed_mind = "<script>alert(1)</script>"
    pair.mentor.save(update_fields=["changed_mind"])

    assert "<script>" not in packed(noor, tmp_path)[PAGE]


def test_many_rows_cost_no_more_queries(pair: Pair, noor: Person):
    few = _queries(noor)
    for number in range(3):
        pair.notes.create(side="mentor", text=f"note {number}", written_at=NOW, changed_at=NOW)
        pair.messages.create(side="mentee", text="more", written_at=NOW, changed_at=NOW)

    assert _queries(noor) == few


def test_the_job_makes_it_sealed_and_it_opens_for_its_owner(pair: Pair, noor: Person):
    download = ask_for_everything(noor, at=timezone.now())

    run(Job.objects.get(pk=download.job_id).pk)

    download = Download.objects.get()
    with download.file.open("rb") as sealed:
        assert not sealed.read().startswith(b"PK")
    assert b"".join(content_of(download)).startswith(b"PK")


def test_a_download_that_was_cut_short_does_not_open(pair: Pair, noor: Person):
    download = ask_for_everything(noor, at=timezone.now())
    run(Job.objects.get(pk=download.job_id).pk)
    download = Download.objects.get()
    Download.objects.filter(pk=download.pk).update(seal_id="00000000-0000-4000-8000-000000000000")

    with pytest.raises(KeysFault):
        b"".join(content_of(Download.objects.get()))


def test_a_second_one_takes_the_place_of_the_first_and_waits_for_it(pair: Pair, noor: Person):
    first = ask_for_everything(noor, at=timezone.now())
    with pytest.raises(BeingMadeError):
        ask_for_everything(noor, at=timezone.now())
    run(Job.objects.get(pk=first.job_id).pk)

    second = ask_for_everything(noor, at=timezone.now())

    assert list(Download.objects.values_list("pk", flat=True)) == [second.pk]


def _queries(person: Person) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        everything_about(person, at=LATER)
    return len(queries)
