"""Boxes open for one key and one place; locks for one passphrase; receipts for one thread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.concerns.concerns_cast import PASSPHRASE

from turnabout.concerns.sealing.boxes import (
    BLOCK,
    BoxBrokenError,
    new_private,
    open_box,
    public_of,
    read,
    seal_to,
    written,
)
from turnabout.concerns.sealing.locks import WrongPassphraseError, lock, unlock
from turnabout.concerns.sealing.receipts import NoReceiptError, author_of, new_receipt

HERE, THERE = ("entry", "1", "contact"), ("entry", "2", "contact")
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=600)


@given(WORDS)
def test_a_box_opens_with_its_key_in_its_place_and_nowhere_else(words: str):
    mine, other = new_private(), new_private()

    box = seal_to(public_of(mine), words, bound=HERE)

    assert open_box(box, mine, bound=HERE) == words
    for private, bound in [(other, HERE), (mine, THERE)]:
        with pytest.raises(BoxBrokenError):
            open_box(box, private, bound=bound)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_box_that_somebody_changed_does_not_open(where: int, by: int):
    mine = new_private()
    body = bytearray(read(seal_to(public_of(mine), "words", bound=HERE)))
    body[where % len(body)] ^= by

    with pytest.raises(BoxBrokenError):
        open_box(written(bytes(body)), mine, bound=HERE)


def test_the_size_of_a_box_says_little_of_its_words():
    public = public_of(new_private())

    sizes = {len(read(seal_to(public, "x" * n, bound=HERE))) for n in (1, 20, BLOCK)}

    assert len(sizes) == 1


def test_two_boxes_of_the_same_words_are_not_alike():
    public = public_of(new_private())

    assert seal_to(public, "no", bound=HERE) != seal_to(public, "no", bound=HERE)


@pytest.mark.parametrize("tried", ["", "quiet harbour", PASSPHRASE.upper(), PASSPHRASE + "!"])
def test_a_lock_opens_with_its_passphrase_alone(tried: str):
    locked = lock(b"secret", PASSPHRASE, bound=HERE)

    assert unlock(locked, f" {PASSPHRASE} ", bound=HERE) == b"secret"
    with pytest.raises(WrongPassphraseError):
        unlock(locked, tried, bound=HERE)


def test_a_lock_belongs_to_one_key():
    locked = lock(b"secret", PASSPHRASE, bound=HERE)

    with pytest.raises(WrongPassphraseError):
        unlock(locked, PASSPHRASE, bound=THERE)
    with pytest.raises(WrongPassphraseError):
        unlock("", PASSPHRASE, bound=HERE)


@pytest.mark.django_db
def test_a_receipt_is_sixteen_digits_that_lead_to_one_tag_and_one_key():
    receipt, other = new_receipt(), new_receipt()

    found = author_of(receipt)

    assert [len(group) for group in receipt.split()] == [4, 4, 4, 4]
    again = author_of(receipt.replace(" ", "-"))
    assert (again.tag, public_of(again.private)) == (found.tag, public_of(found.private))
    assert author_of(other).tag != found.tag
    assert found.tag not in (public_of(found.private), receipt)


@pytest.mark.django_db
@pytest.mark.parametrize("tried", ["", "1234", "1" * 17, "1234 5678 9012 345x", "٣" * 16])
def test_other_words_are_no_receipt(tried: str):
    with pytest.raises(NoReceiptError):
        author_of(tried)
