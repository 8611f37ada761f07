"""The file is whole, opens offline, and nothing in a sheet becomes markup."""

import re
from dataclasses import replace

from report_cast import AMARA, CHIEF, MARGIT, report_of

from turnabout.cli.report import render_report
from turnabout.cli.report.rendering import ENVIRONMENT
from turnabout.cli.report.tables import pair_rows

HOSTILE = '<script>alert("x")</script>'


def test_the_file_loads_nothing_from_anywhere():
    html = render_report(report_of())
    assert re.findall(r"""(?:src|href)=["']?(?!#|data:)[^"'> ]+""", html) == []
    assert re.findall(r"url\((?!data:)", html) == []
    assert re.findall(r"@import|<link(?! rel=\"icon\")", html) == []


def test_the_finding_is_the_one_heading_of_the_first_level():
    html = render_report(report_of())
    assert re.findall(r"<h1>(.*?)</h1>", html) == [
        "All 2 mentees who can be placed have a mentor; no better arrangement exists."
    ]


def test_names_and_titles_never_become_markup():
    pair = CHIEF._replace(mentor=replace(AMARA, name=HOSTILE, job_title=HOSTILE))
    report = report_of(pairs=(pair,), people=(pair.mentor, MARGIT), title=HOSTILE)
    html = render_report(replace(report, source=HOSTILE, ignored=(HOSTILE,)))
    assert html.count("<script>") == 1
    assert HOSTILE not in html


def test_every_pair_has_its_own_body_so_that_sorting_keeps_the_reason_with_it():
    html = render_report(report_of())
    table = html[html.index('id="pairs"') :]
    table = table[: table.index('<section class="part" aria-labelledby="rules"')]
    assert table.count('<tr class="reason">') == 2


def test_ignored_columns_are_named_only_where_there_are_some():
    with_age = render_report(report_of(ignored=("Age", "Gender")))
    assert with_age.count("were left aside: Age, Gender.") == 1
    assert render_report(report_of()).count("were left aside") == 0


def test_the_bars_of_topics_say_of_how_many_people_they_count():
    html = render_report(report_of())

    assert re.findall(r"mentees who want it, of [\d,]+|mentors who offer it, of [\d,]+", html) == [
        "mentees who want it, of 3",
        "mentors who offer it, of 3",
    ]


def test_a_report_of_nobody_renders():
    report = report_of(pairs=(), people=(), nobody=(), shortages=())
    assert render_report(report).count("<h1>Nobody asks for a mentor yet.</h1>") == 1


def test_the_same_run_makes_the_same_file():
    assert render_report(report_of()) == render_report(report_of())


def test_a_light_row_prints_what_a_row_prints_that_has_no_more_to_say():
    nameless = CHIEF._replace(mentor=replace(CHIEF.mentor, name=""))
    report = report_of(pairs=(CHIEF, nameless))
    rows = [replace(row, why=None, earned="") for row in pair_rows(report)]
    template = ENVIRONMENT.get_template("rows.html.j2").module

    light = "".join(template.light(rows).split())

    assert light == "".join("".join(map(template.pair, rows)).split())
