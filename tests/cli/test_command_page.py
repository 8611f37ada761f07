from pathlib import Path

import pytest

from turnabout.cli.commands import VERBS
from turnabout.cli.exits import MEANINGS
from turnabout.cli.policy_template import policy_text

PAGE = Path(__file__).parents[2] / "docs" / "command.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_page_shows_the_policy_as_it_is_written(page: str):
    assert page.split("```toml\n")[1].split("```", 1)[0] == policy_text()


def test_the_page_tells_every_exit_code(page: str):
    table = [f"| {code.value} | {meaning} |" for code, meaning in MEANINGS.items()]

    assert page.splitlines()[-len(table) :] == table


def test_the_page_has_a_chapter_for_each_verb(page: str):
    assert sorted(VERBS) == sorted(line[3:] for line in page.splitlines() if line[3:] in VERBS)
