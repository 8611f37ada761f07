from pathlib import Path

from benchmarks.organisations import organisation
from benchmarks.signup_sheet import COLUMNS, write_csv
from turnabout.matchmaking.people import Offer, Person, Pool, Role, Slot, Want
from turnabout.matchmaking.sheets import read_sheet


def test_a_pool_written_and_read_again_is_the_same(tmp_path: Path):
    pool = organisation(60, 70, others=30, seed=4, mixed_capacity=True)

    write_csv(pool, tmp_path / "people.csv")

    assert read_sheet(tmp_path / "people.csv").pool == pool


def test_a_person_stands_in_one_row(tmp_path: Path):
    ada = Person(
        id="p1",
        name="Ada",
        role=Role.BOTH,
        level=3,
        timezone="Asia/Kolkata",
        languages=("hi", "en"),
        capacity=2,
        offers=(Offer("Python", 3),),
        wants=(Want("Podcasts", 0, 2), Want("Maps", 1)),
        slots=(Slot(570, 630), Slot(4 * 1440 + 600, 4 * 1440 + 690)),
        values=("craft", "variety"),
        style=(1, 2, 3, 4),
    )

    write_csv(Pool.of([ada]), tmp_path / "people.csv")

    header, row = (tmp_path / "people.csv").read_text(encoding="utf-8").splitlines()
    assert header == ",".join(COLUMNS)
    assert row == (
        "p1,Ada,,both,,3,,,,Asia/Kolkata,hi;en,2,Python:3,Podcasts:0:2; Maps:1:1,"
        "Mon 09:30-10:30; Fri 10:00-11:30,,,,craft;variety,1;2;3;4"
    )
