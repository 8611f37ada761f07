"""A record says what a mentor did, shows what they choose, and others verify its badge."""

import json
import re

import jwt
import pytest
from openbadgeslib.ob3.verifier import OB3VerificationError, OB3Verifier
from tests.cast import NOW
from tests.closing.closing_cast import closed_by_both, held, record_of
from tests.meetings.meeting_cast import WEEK

from turnabout.closing.certificate import certificate_of, words_of
from turnabout.closing.models import Record
from turnabout.closing.records import (
    CAN_SHOW,
    badge_of,
    contribution_of,
    issuer_profile,
    make_public,
    shown_of,
)
from turnabout.closing.signing import issuer_id, public_jwk
from turnabout.pairs.models import Pair
from turnabout.people.models import Person

LATER = NOW + 20 * WEEK


@pytest.fixture
def record(pair: Pair) -> Record:
    """Noor's record, after six sessions."""
    held(pair, 6, until=LATER)
    closed_by_both(pair, at=LATER)
    return record_of(pair)


def test_an_independent_verifier_accepts_the_badge_by_the_key_in_its_issuer_alone(record: Record):
    badge = badge_of(record, shows=list(CAN_SHOW))

    found = OB3Verifier.for_issuer_did(issuer_id()).verify(badge)

    assert (found.issuer.name, found.achievement.name) == (
        "Kittiwake Ferries",
        "Reverse mentor: Upward",
    )


def test_a_second_library_accepts_it_by_the_published_key(record: Record):
    key = jwt.PyJWK(public_jwk() | {"alg": "EdDSA"})

    claims = jwt.decode(badge_of(record, shows=[]), key, algorithms=["EdDSA"])

    assert claims["issuer"] == issuer_profile()


def test_a_changed_badge_is_refused(record: Record):
    head, body, seal = badge_of(record, shows=["name"]).split(".")
    other = badge_of(record, shows=["program"]).split(".")[1]

    with pytest.raises(OB3VerificationError):
        OB3Verifier.for_issuer_did(issuer_id()).verify(f"{head}.{other}.{seal}")
    assert OB3Verifier.for_issuer_did(issuer_id()).verify(f"{head}.{body}.{seal}")


@pytest.mark.parametrize("shows", [[], ["name"], ["sessions"], ["program", "topics"]])
def test_a_badge_says_no_more_than_was_chosen(record: Record, shows: list[str]):
    claims = json.dumps(
        jwt.decode(badge_of(record, shows=shows), options={"verify_signature": False})
    )

    said = {"name": "Noor", "program": "Upward", "sessions": "Sessions led: 6"}
    assert {name for name, words in said.items() if words in claims} == set(shows) & set(said)
    assert "Ada" not in claims


def test_the_page_shows_what_was_chosen_and_nothing_again(record: Record, noor: Person):
    make_public(record, ["name", "sessions", "score"], by=noor, at=LATER)
    shown = shown_of(record)
    make_public(record, [], by=noor, at=LATER)

    assert (shown, shown_of(record)) == ({"name": "Noor Haddad", "sessions": 6}, {})
    assert Record.objects.get().public_at is None


def test_a_record_never_says_whom_they_mentored(record: Record):
    told = contribution_of(record)

    assert "Ada" not in f"{told}{told.sentence()}{words_of(record, told)}"


def test_the_certificate_is_one_page_of_pdf(record: Record):
    pdf = certificate_of(record)

    assert (pdf[:5], len(re.findall(rb"/Type ?/Page\b(?!s)", pdf))) == (b"%PDF-", 1)
