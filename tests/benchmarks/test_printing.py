from benchmarks.printing import Target, megabytes, points, seconds, share, table, targets_table


def test_names_stand_to_the_left_and_figures_to_the_right():
    assert table(("run", "CPU"), [("first", "12 s"), ("next", "3 s")]).splitlines() == [
        "run     CPU",
        "first  12 s",
        "next    3 s",
    ]


def test_a_target_says_whether_it_was_met():
    lines = targets_table(
        [
            Target("match", "<= 3 s", "2 s", met=True),
            Target("peak", "<= 1 MB", "2 MB", met=False),
            Target("gap", "0", "", met=None),
        ]
    ).splitlines()

    assert [line.split()[-1] for line in lines[1:]] == ["met", "met", "measured"]
    assert "not met" in lines[2]


def test_seconds_have_the_figures_that_mean_something():
    assert [seconds(value) for value in (0.00123, 0.0999, 0.5, 12.345, 123.45)] == [
        "1.23 ms",
        "99.9 ms",
        "0.5 s",
        "12.3 s",
        "123 s",
    ]


def test_a_share_is_zero_only_where_it_is_exactly_that():
    assert [share(value) for value in (0, 1e-9, 0.0005, 0.25)] == ["0", "1e-07 %", "0.05 %", "25 %"]


def test_scores_are_told_in_points_and_memory_in_megabytes():
    assert points(1_234_567) == "1,234.567"
    assert megabytes(1234.5) == "1,234 MB"
