"""The board: the proposals of a run, who has nobody, and what is short."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from turnabout.pairs.models import MatchRun, Waiting
from turnabout.pairs.points import most_told
from turnabout.pairs.topics import in_words
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.programs.sentences import day
from turnabout.skills.book import the_book
from turnabout.skills.models import in_language
from turnabout.web.matching.forms import Search
from turnabout.web.matching.nobody import Told, told
from turnabout.web.matching.words import finding, outdated, points, proof
from turnabout.web.sorting import headings

ON_A_PAGE = 50

COLUMNS = {
    "mentee": _("Mentee"),
    "mentor": _("Mentor"),
    "points": _("Points"),
    "topics": _("Topics"),
    "minutes": _("Both free"),
    "yes": _("Approval"),
}


FACTS = (
    "pk",
    "told_score",
    "topics",
    "winter_minutes",
    "summer_minutes",
    "approved_at",
    "preview__until",
    "preview__settled_at",
)
OF_EACH = ("name", "grade__name", "department")
"""What a line of the board is made of: no more is read, so that the board is quick."""


class Who(NamedTuple):
    """One of the two, with grade and department."""

    name: str
    about: str


class Decision(NamedTuple):
    """How a proposal stands, in words, and by which button a coordinator decides of it."""

    kind: str
    state: str | Promise
    act: str


class Row(NamedTuple):
    """A proposal as a line of the board."""

    key: int
    mentee: Who
    mentor: Who
    points: str
    topics: str
    minutes: int
    kind: str
    state: str | Promise
    act: str


class Tab(NamedTuple):
    """One side of those without a partner, and how many they are."""

    side: Side
    title: str
    people: int
    is_here: bool


def head(run: MatchRun) -> dict[str, Any]:
    """Return what stands above everything that a run found."""
    counts = _counts(run)
    return counts | {
        "finding": finding(run),
        "proof": proof(run),
        "kept": _kept(run),
        "outdated": "" if run.is_published else outdated(run),
        "waits": run.waiting.count(),
        "shorts": run.short.that_add().count(),
        "most": most_told(run),
        "total": points(run.told_total),
        "middle": points(run.told_total / counts["pairs"]) if counts["pairs"] else "",
        "lowest": points(run.told_lowest) if run.told_lowest is not None else "",
    }


def board(run: MatchRun, asked: QueryDict) -> dict[str, Any]:
    """Return the proposals that are asked for, a page of them.

    First the numbers of all, in order; the rest of the row only of those who are shown.
    """
    search = Search(asked, run=run)
    keys = list(search.proposals().values_list("pk", flat=True))
    page = Paginator(keys, ON_A_PAGE).get_page(asked.get("page"))
    rows = _rows(run, list(page))
    return _counts(run) | {
        "search": search,
        "headings": headings(asked, COLUMNS, search.column, descending=search.descending),
        "page": page,
        "rows": [rows[key] for key in page],
    }


def waiting(run: MatchRun, asked: QueryDict) -> dict[str, Any]:
    """Return who has nobody on one side, a page of them: who is next in line first."""
    counts = dict(run.waiting.order_by().values_list("side").annotate(Count("pk")))
    side = asked.get("side")
    here = Side(side) if side in Side.values else Side.MENTEE
    titles = {Side.MENTEE: _("Mentees"), Side.MENTOR: _("Mentors")}
    people = run.waiting.filter(side=here).select_related("enrollment__person__grade")
    page = Paginator(people, ON_A_PAGE).get_page(asked.get("page"))
    return head(run) | {
        "side": here,
        "tabs": [
            Tab(one, str(titles[one]), counts.get(one, 0), one == here)
            for one in (Side.MENTEE, Side.MENTOR)
        ],
        "page": page,
        "rows": list(zip(page, _why(list(page)), strict=True)),
    }


def short(run: MatchRun, number: str | None) -> dict[str, Any]:
    """Return a page of topics in short supply, what places most first, and which are not short."""
    page = Paginator(run.short.that_add().with_skills(), ON_A_PAGE).get_page(number)
    enough = run.short.that_add_nothing()
    return head(run) | {
        "page": page,
        "topics": page,
        "enough": [
            in_language(*name) for name in enough.values_list("skill__name", "skill__german")
        ],
    }


def _why(waiting: list[Waiting]) -> list[Told]:
    """Return why each of these has nobody, and what would help."""
    groups = [group for one in waiting for group in one.facts.get("groups", [])]
    spoken_of = {person for group in groups for person in group["people"]}
    names = dict(Person.objects.filter(pk__in=spoken_of).values_list("pk", "name"))
    book = the_book()
    topics = {name: book.local(name) for one in waiting for name in one.facts.get("topics", [])}
    return [told(one, names=names, topics=topics) for one in waiting]


def _counts(run: MatchRun) -> dict[str, Any]:
    """Return the run, how many proposals it has, and to how many one said or can say yes."""
    counts = run.proposals.aggregate(pairs=Count("pk"), approved=Count("approved_at"))
    counts |= {"open": run.proposals.to_be_approved().count()}
    return counts | {"run": run, "cohort": run.cohort, "program": run.cohort.program}


def _kept(run: MatchRun) -> int:
    """Return how many pairs of an earlier showing a run keeps."""
    if not run.keeps_id:
        return 0
    return run.proposals.approved().filter(preview__isnull=False).exclude(preview__run=run).count()


def _rows(run: MatchRun, keys: list[int]) -> dict[int, Row]:
    """Return the lines of these proposals, by their numbers."""
    people = [f"{side}__person__{fact}" for side in Side.values for fact in OF_EACH]
    shown = run.proposals.filter(pk__in=keys).order_by()
    fallen = set(shown.fallen().values_list("pk", flat=True))
    book = the_book()
    return {
        said["pk"]: Row(
            said["pk"],
            _who(said, Side.MENTEE),
            _who(said, Side.MENTOR),
            points(said["told_score"]),
            "; ".join(in_words(said["topics"], book)),
            min(said["winter_minutes"], said["summer_minutes"]),
            *decision(
                is_fallen=said["pk"] in fallen,
                is_approved=bool(said["approved_at"]),
                looked_at=None if said["preview__settled_at"] else said["preview__until"],
                is_published=run.is_published,
            ),
        )
        for said in shown.values(*FACTS, *people)
    }


def decision(
    *, is_fallen: bool, is_approved: bool, looked_at: dt.date | None, is_published: bool
) -> Decision:
    """Return how a proposal stands, and what a coordinator may do about it.

    `looked_at` is the last day on which the two look at it, where they do.
    """
    if is_fallen:
        return Decision("fallen", _("Did not come about"), "")
    if is_approved and looked_at:
        told = gettext("Being looked at until %(day)s") % {"day": day(looked_at)}
        return Decision("yes", told, "")
    if is_approved:
        return Decision("yes", _("Approved"), "" if is_published else "back")
    return Decision("", "", "" if is_published else "one")


def _who(said: Mapping[str, Any], side: Side) -> Who:
    name, grade, department = (said[f"{side.value}__person__{fact}"] for fact in OF_EACH)
    return Who(name, " · ".join(filter(None, [grade, department])))
