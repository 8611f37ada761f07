"""The report on paper: one page that stands alone, then the detail."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from turnabout.reports.chapters import Chapter, behind_it, first_page
from turnabout.reports.charts import Bar, Chart
from turnabout.reports.reach import HEIGHT, WIDTH, Reach
from turnabout.reports.report import Detail, Summary

SHEET = Path(__file__).with_name("report.typ")


def on_paper(summary: Summary, detail: Detail | None) -> bytes:
    """Return the report as PDF, in the language that is spoken just now; None for one page."""
    said = json.dumps(words_of(summary, detail))
    made = typst.compile(SHEET.read_bytes(), format="pdf", sys_inputs={"said": said})
    if not isinstance(made, bytes):
        raise TypeError("a report is one document")
    return made


def words_of(summary: Summary, detail: Detail | None) -> dict[str, Any]:
    """Return everything that stands on the paper."""
    return {
        "language": (get_language() or "en")[:2],
        "title": _title(summary),
        "program": summary.cohort.program.name,
        "foot": _foot(summary),
        "first": [_chapter(one) for one in first_page(summary)],
        "rest": [_chapter(one) for one in behind_it(summary, detail)] if detail else [],
        "size": [WIDTH, HEIGHT],
        "reach": [_("before"), _("after")],
    }


def _title(summary: Summary) -> str:
    text = _("What %(cohort)s found") if summary.end else _("What %(cohort)s set out to do")
    return text % {"cohort": summary.cohort}


def _foot(summary: Summary) -> str:
    if summary.end is None:
        return ""
    told = {"day": date_format(summary.end.frozen_at, "j F Y"), "digest": summary.end.digest[:16]}
    return _("Numbers frozen on %(day)s, digest %(digest)s…") % told


def _chapter(one: Chapter) -> dict[str, Any]:
    return {
        "title": one.title,
        "sentences": [{"text": each.text, "tone": each.tone} for each in one.sentences],
        "charts": [_chart(each) for each in one.charts],
        "reach": _graph(one.reach) if one.reach else None,
    }


def _chart(one: Chart) -> dict[str, Any]:
    return {
        "title": one.title,
        "axis": one.axis,
        "note": one.note,
        "zero": one.zero,
        "key": [list(each) for each in one.key],
        "bars": [_bar(each) for each in one.bars],
    }


def _bar(one: Bar) -> dict[str, Any]:
    return {
        "label": one.label,
        "said": one.said,
        "parts": [[part.start, part.width, part.tone] for part in one.parts],
        "estimate": [one.low, one.point, one.high] if one.low is not None else None,
    }


def _graph(one: Reach) -> dict[str, Sequence[Any]]:
    return {
        "nodes": [[node.name, node.x, node.y] for node in one.nodes],
        "lines": [[line.x1, line.y1, line.x2, line.y2, line.is_new] for line in one.lines],
    }
