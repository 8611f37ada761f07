import doctest
import subprocess
import sys

import pytest

import turnabout.matchmaking

ALONE = """
import sys

class Refused:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"django", "click", "rich", "jinja2", "scipy"}:
            raise ImportError(name + " is refused")

sys.meta_path.insert(0, Refused())
from turnabout.matchmaking import Offer, Person, Pool, Role, Slot, Want, match
from turnabout.matchmaking import checks, explain

week = (Slot(0, 600),)
noor = Person(id="noor", role=Role.MENTOR, languages=("en",), offers=(Offer("AI", 4),), slots=week)
ada = Person(id="ada", role=Role.MENTEE, level=9, languages=("en",), wants=(Want("AI", 0),),
             slots=week)
matching = match(Pool.of([noor, ada]))
explain.why_nobody(matching), explain.shortages(matching), checks.faults(matching)
print(len(matching.pairs), *sorted({name.split(".")[0] for name in sys.modules} & {"turnabout"}))
"""


def test_the_engine_works_without_django_and_without_a_terminal():
    answer = subprocess.run(
        [sys.executable, "-c", ALONE], capture_output=True, text=True, check=False
    )

    assert (answer.stdout, answer.stderr) == ("1 turnabout\n", "")


def test_an_import_of_the_refused_would_be_noticed():
    answer = subprocess.run(
        [sys.executable, "-c", ALONE + "import rich"], capture_output=True, text=True, check=False
    )

    assert answer.stderr.splitlines()[-1] == "ImportError: rich is refused"


def test_reading_a_sheet_needs_no_compiled_kernels():
    code = "import sys, turnabout.matchmaking; print('numba' in sys.modules)"

    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert answer.stdout == "False\n"


def test_the_engine_has_nothing_that_it_does_not_name():
    with pytest.raises(AttributeError, match="has no attribute 'pair_up'"):
        turnabout.matchmaking.__getattr__("pair_up")


def test_the_example_in_the_documentation_holds():
    found = doctest.testmod(turnabout.matchmaking)

    assert (found.failed, found.attempted) == (0, 7)
