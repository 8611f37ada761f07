import sys

import pytest

from benchmarks.apart import main
from benchmarks.measure import Cost, cpu_of, median_of, run_apart, run_command

BUSY = "import time\nwhile time.process_time() < {}: pass"


def test_a_command_costs_what_it_computes():
    cost = run_command([sys.executable, "-c", BUSY.format(0.3) + "\nprint('done')"])

    assert (cost.result, cost.failure) == ("done\n", "")
    assert 0.25 < cost.cpu < 1.5
    assert cost.wall > 0.2


def test_a_command_that_sleeps_costs_the_clock_only():
    cost = run_command([sys.executable, "-c", "import time; time.sleep(0.3)"])

    assert cost.wall > 0.3
    assert cost.cpu < 0.3


def test_memory_is_told_at_its_peak():
    cost = run_command([sys.executable, "-c", "held = bytes([1]) * 900_000_000; del held"])

    assert 900 < cost.peak_mb < 1_000


def test_a_command_that_fails_says_why():
    cost = run_command([sys.executable, "-c", "raise SystemExit('no such sheet')"])

    assert cost.failure == "no such sheet"


def test_a_command_beyond_its_limit_is_stopped():
    cost = run_command([sys.executable, "-c", BUSY.format(60)], limit=1)

    assert cost.failure == "stopped after 1 CPU s"
    assert cost.cpu < 3


def test_work_apart_gives_its_value_back():
    cost = run_apart("statistics:median", data=[1, 5, 3])

    assert (cost.result, cost.failure) == (3, "")


def test_work_that_ends_early_gives_what_it_had_reached():
    cost = run_apart("statistics:median", data=[])

    assert (cost.result, cost.failure) == (
        None,
        "statistics.StatisticsError: no median for empty data",
    )


def test_work_that_yields_prints_each_value_as_it_comes(capsys: pytest.CaptureFixture[str]):
    main("itertools:combinations", '{"iterable": "abc", "r": 2}')

    assert capsys.readouterr().out == '["a", "b"]\n["a", "c"]\n["b", "c"]\n'


def test_the_median_of_several_runs_counts():
    costs = iter([Cost(3, 30, 1, "a"), Cost(1, 10, 3, "b"), Cost(2, 50, 2, "c")])

    assert median_of(3, lambda: next(costs)) == Cost(2, 30, 2, "c")


def test_a_failure_ends_the_runs():
    costs = iter([Cost(3, 30, 1), Cost(1, 10, 3, failure="stopped")])

    assert median_of(3, lambda: next(costs)) == Cost(1, 10, 3, failure="stopped")


def test_a_quick_call_is_repeated_and_a_slow_one_is_not():
    calls = []

    quick, _ = cpu_of(lambda: calls.append("quick"), enough=0.1)
    cpu_of(lambda: calls.append("slow"), enough=0)

    assert calls.count("quick") > 100
    assert calls.count("slow") == 1
    assert quick < 0.001
