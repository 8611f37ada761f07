from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.cli.exits import UsageFault
from turnabout.cli.policy_file import Decisions, read_policy
from turnabout.cli.policy_template import NOTES, TABLE_NOTES, policy_text
from turnabout.cli.settings import SETTINGS, TABLES
from turnabout.matchmaking.policy import Mode, Policy, Weights

Read = Callable[[str], Decisions]
FindProblems = Callable[[str], list[str]]


@pytest.fixture
def policy(tmp_path: Path):
    def read(text: str) -> Decisions:
        path = tmp_path / "policy.toml"
        path.write_bytes(text.encode())
        return read_policy(path, year=2026)

    return read


@pytest.fixture
def problems(policy: Read):
    def found(text: str) -> list[str]:
        with pytest.raises(UsageFault) as fault:
            policy(text)
        return list(fault.value.problems)

    return found


def test_the_template_decides_what_no_file_decides(policy: Read):
    assert policy(policy_text()) == Decisions(Policy(year=2026))


def test_an_empty_file_decides_nothing(policy: Read):
    assert policy("") == Decisions(Policy(year=2026))


def test_the_template_says_what_each_setting_means():
    explained = {key for keys in SETTINGS.values() for key in keys} - set(NOTES)

    assert explained == {"grades", "alike"}, "the note of their table explains these two"
    assert set(TABLE_NOTES) == set(TABLES)


def test_every_setting_reaches_the_policy(policy: Read):
    decisions = policy(
        """
        [rules]
        level_gap = 2
        minutes = 30
        again = true
        year = 2027
        [wishes]
        topics = 60
        preferences = 5
        ample_minutes = 120
        objective = ["Social media"]
        objective_extra = 10
        [aims]
        mode = "fair"
        cover = false
        fair_step = 10
        exact = false
        keep = 7
        [ladder]
        grades = ["AO", "EO"]
        [pairs]
        pinned = [["m-1", "d-1"]]
        forbidden = [["m-2", "d-1"]]
        [near]
        alike = [["Excel", "Power BI", 0.6]]
        [aliases]
        Excel = ["spreadsheets", "MS Excel"]
        """
    )

    assert decisions.grades == ("AO", "EO")
    assert decisions.policy == Policy(
        level_gap=2,
        minutes=30,
        again=True,
        year=2027,
        weights=Weights(topics=60, preferences=5),
        ample_minutes=120,
        objective=("Social media",),
        objective_extra=10,
        mode=Mode.FAIR,
        cover=False,
        fair_step=10,
        exact=False,
        keep=7,
        pinned=frozenset({("m-1", "d-1")}),
        forbidden=frozenset({("m-2", "d-1")}),
        near={("Excel", "Power BI"): 0.6},
        aliases={"spreadsheets": "Excel", "MS Excel": "Excel"},
    )


def test_windows_line_ends_and_a_byte_order_mark_are_read(policy: Read):
    assert policy("\ufeff[rules]\r\nlevel_gap = 2\r\n").policy.level_gap == 2


def test_all_mistakes_are_named_at_once(problems: FindProblems):
    found = problems(
        """
        minutes = 30
        [rules]
        minuts = 60
        again = "yes"
        level_gap = 0
        [aims]
        mode = "fiar"
        keep = 1000
        [wishs]
        topics = 10
        """
    )

    assert found == [
        "minutes = 30: put it below [rules]",
        "[rules] minuts = 60: there is no such setting: did you mean minutes?",
        '[rules] again = "yes": give true or false, without quotes',
        '[aims] mode = "fiar": give best, fair or stable: did you mean fair?',
        "[wishs] is no table of a policy: did you mean wishes?",
        "[rules] level_gap is 0: a mentor is junior, so give 1 or more",
        "[aims] keep is 1000: give 0 to 100 points",
    ]


def test_weights_that_do_not_add_up_are_named(problems: FindProblems):
    assert problems("[wishes]\ntopics = 50") == [
        "[wishes] the weights add up to 110: make them add up to 100"
    ]


def test_a_weight_that_cannot_be_read_is_named_alone(problems: FindProblems):
    assert problems('[wishes]\ntopics = "many"\nvalues = 1') == [
        '[wishes] topics = "many": give a whole number, without quotes'
    ]


@pytest.mark.parametrize("value", ["1.5", "true", '"1"', "[1]"])
def test_a_level_gap_is_a_whole_number(problems: FindProblems, value: str):
    assert problems(f"[rules]\nlevel_gap = {value}") == [
        f"[rules] level_gap = {value}: give a whole number, without quotes"
    ]


def test_a_setting_in_the_wrong_table_is_sent_home(problems: FindProblems):
    assert problems("[rules]\nmode = 'fair'") == ['[rules] mode = "fair": put it below [aims]']


def test_a_pair_of_three_is_no_pair(problems: FindProblems):
    [problem] = problems('[pairs]\npinned = [["a", "b", "c"]]')

    assert problem == (
        '[pairs] pinned = [["a", "b", "c"]]: ["a", "b", "c"] does not fit: '
        'give a list of pairs of ids, the mentor first: [["m-7", "d-2"], ["m-9", "d-4"]]'
    )


@pytest.mark.parametrize("share", ["0", "1", "nan", '"half"', "true"])
def test_near_topics_are_less_than_equal(problems: FindProblems, share: str):
    [problem] = problems(f'[near]\nalike = [["Excel", "Power BI", {share}]]')

    assert problem.endswith(
        "does not fit: give a list of two topics and a number between 0 and 1: "
        '[["Excel", "Power BI", 0.6]]'
    )


def test_a_name_stands_for_one_topic_only(problems: FindProblems):
    assert problems('[aliases]\nExcel = ["sheets", "word"]\nWord = ["Sheets"]') == [
        '[aliases] Excel = "word": it is a topic of its own here: choose one',
        '[aliases] Word = "Sheets": it is another name of "Excel" too: choose one',
    ]


def test_a_grade_stands_on_the_ladder_once(problems: FindProblems):
    assert problems('[ladder]\ngrades = ["AO", "ao"]') == [
        '[ladder] grades = ["AO", "ao"]: "ao" stands there twice: name it once'
    ]


def test_a_pair_is_pinned_or_forbidden(problems: FindProblems):
    assert problems('[pairs]\npinned = [["a", "b"]]\nforbidden = [["a", "b"]]') == [
        "a and b are both pinned and forbidden: choose one"
    ]


def test_a_file_that_is_not_toml_says_where(policy: Read):
    with pytest.raises(UsageFault, match=r"is not written as a policy: .*line 2, column 13"):
        policy("[rules]\nlevel_gap = \n")


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000])
def test_a_hostile_file_is_refused(policy: Read, text: str):
    with pytest.raises(UsageFault, match="is not written as a policy"):
        policy(text)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path):
    path = tmp_path / "policy.toml"
    path.write_bytes("[ladder]\ngrades = ['Débutant']".encode("cp1252"))

    with pytest.raises(UsageFault, match="is not a text in UTF-8: save it as UTF-8"):
        read_policy(path, year=2026)


def test_a_sheet_given_as_a_policy_is_refused(tmp_path: Path):
    path = tmp_path / "policy.toml"
    path.write_bytes(b"#" * 10_000_001)

    with pytest.raises(UsageFault, match="larger than any policy: is it the sheet"):
        read_policy(path, year=2026)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(UsageFault, match=r"none\.toml cannot be read: No such file or directory"):
        read_policy(tmp_path / "none.toml", year=2026)


@given(st.text())
def test_no_text_makes_the_reader_raise_anything_else(
    tmp_path_factory: pytest.TempPathFactory, text: str
):
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    assert told(path) in {"read", f"{path} is refused"}


VALUES = st.recursive(
    st.integers() | st.booleans() | st.floats() | st.text(st.characters(codec="ascii"), max_size=5),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(TABLES), st.data())
def test_no_value_makes_the_reader_raise_anything_else(
    tmp_path_factory: pytest.TempPathFactory, table: str, data: st.DataObject
):
    key = data.draw(st.sampled_from([*SETTINGS.get(table, {}), "other"]))
    value = data.draw(VALUES)
    path = tmp_path_factory.getbasetemp() / "value.toml"
    path.write_text(f"[{table}]\n{key} = {_toml(value)}\n", encoding="utf-8")

    assert told(path) in {"read", f"{path} is refused"}


def told(path: Path) -> str:
    try:
        read_policy(path, year=2026)
    except UsageFault as fault:
        return f"{fault.message[: len(str(path))]} is refused"
    return "read"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        escaped = "".join(f"\\u{ord(char):04x}" for char in value)
        return f'"{escaped}"'
    if isinstance(value, list):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return str(value)
