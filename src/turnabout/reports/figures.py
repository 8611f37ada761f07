"""What is counted of a cohort, each with its chart: dates, pairs, people, letters."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.programs.models import Side
from turnabout.reports.answering import Rate
from turnabout.reports.charts import Bar, Chart, counted, part_of
from turnabout.reports.coverage import Coverage
from turnabout.reports.keeping import Kept
from turnabout.reports.post import Post
from turnabout.reports.rhythm import Rhythm
from turnabout.reports.taking_part import Group


def steady(told: Rhythm) -> Chart:
    """Return how many pairs keep their rhythm, are quiet or very quiet, and have a date."""
    title = ngettext(
        "%(steady)s of %(n)s pair keeps its rhythm; %(booked)s has a next date",
        "%(steady)s of %(n)s pairs keep their rhythm; %(booked)s have a next date",
        told.meet,
    )
    rows = [
        (_("On rhythm"), told.steady),
        (_("Quiet: over 1.5 times their rhythm"), told.quiet),
        (_("Very quiet: over twice their rhythm"), told.very_quiet),
        (_("With a next date"), told.booked),
    ]
    return counted(
        title % {"steady": told.steady, "n": told.meet, "booked": told.booked},
        rows,
        of=told.meet,
        axis=_("Pairs, of %(n)s that meet") % {"n": told.meet},
        head=(_("How it stands"), _("Pairs")),
    )


def held(told: Rhythm) -> Chart:
    """Return how many pairs held each session, by its number."""
    last = max((number for number, many in told.held if many), default=0)
    closing = told.held[-1][0]
    rows = [
        (_("Closing") if number == closing else _("Session %(n)s") % {"n": number}, many)
        for number, many in told.held
    ]
    found = {"n": told.told, "first": told.held[0][1], "last": last}
    title = _("%(first)s of %(n)s pairs held session 1; the furthest is at session %(last)s")
    return counted(
        title % found if last else _("No pair has held a session yet"),
        rows,
        of=told.told,
        axis=_("Pairs that held it, of %(n)s that were told of each other") % {"n": told.told},
        head=(_("Session"), _("Pairs")),
    )


def first(told: Rhythm) -> Chart:
    """Return how soon pairs met first, against the two weeks of the handbook."""
    soon = told.first
    rows = [
        (_("Met within 14 days"), soon.in_time),
        (_("Met later"), soon.later),
        (_("Not yet, and still in time"), soon.to_come),
        (_("Not yet, after 14 days"), soon.late),
    ]
    title = (
        _("%(soon)s of %(n)s pairs met within 14 days; %(late)s wait for longer")
        if soon.late
        else _("%(soon)s of %(n)s pairs met within 14 days; nobody waits for longer")
    )
    return counted(
        title % {"soon": soon.in_time, "n": told.told, "late": soon.late},
        rows,
        of=told.told,
        axis=_("Pairs, of %(n)s that were told of each other") % {"n": told.told},
        head=(_("Their first session"), _("Pairs")),
    )


def covered(told: Coverage) -> Chart:
    """Return how many of one side were asked, joined, were paired and completed."""
    rows = [
        (_("Invited, or came by themselves"), told.asked),
        (_("Signed up"), told.joined),
        (_("Paired"), told.paired),
        (_("Held five sessions or more"), told.completed),
    ]
    title = (
        _("Mentees: %(joined)s of %(asked)s signed up, %(paired)s were paired")
        if told.side == Side.MENTEE
        else _("Mentors: %(joined)s of %(asked)s signed up, %(paired)s were paired")
    )
    return counted(
        title % told._asdict(),
        rows,
        of=told.asked,
        axis=_("People, of %(n)s who were asked") % {"n": told.asked},
        head=(_("How far they came"), _("People")),
    )


def answered(rates: list[Rate]) -> Chart:
    """Return how many answered each round of questions, in fives."""
    said = [(one, in_fives(one.answered, one.of)) for one in rates]
    return Chart(
        title=_("Answers come in fives: %(first)s to the first check-in") % {"first": said[0][1]},
        axis=_("People who answered, in fives"),
        bars=tuple(Bar(one.title, told, (part_of(one.answered, one.of),)) for one, told in said),
        head=(_("Asked"), _("Answered")),
        rows=tuple((one.title, told) for one, told in said),
        note=_("Who answered is nobody's to know: a count moves once five more have."),
    )


def kept(told: Kept) -> Chart:
    """Return how many seniors made a commitment and kept one, in fives."""
    rows = [(_("Made one"), told.made_one), (_("Kept one"), told.kept_one)]
    said = [(label, count, in_fives(count, told.seniors)) for label, count in rows]
    public = {"public": told.public, "kept": told.public_kept, "late": told.public_overdue}
    return Chart(
        title=_("Seniors who kept a commitment: %(kept)s") % {"kept": said[1][2]},
        axis=_("Seniors, in fives, of %(n)s in pairs") % {"n": told.seniors},
        bars=tuple(
            Bar(label, words, (part_of(count, told.seniors),)) for label, count, words in said
        ),
        head=(_("Commitments"), _("Seniors")),
        rows=tuple((label, words) for label, _count, words in said),
        note=_("Made public by their seniors: %(public)s; %(kept)s kept, %(late)s overdue.")
        % public,
    )


def taken_part(groups: list[Group], title: str) -> Chart:
    """Return how many of each group joined and were paired, in fives."""
    most = max((one.asked for one in groups), default=0)
    return Chart(
        title=title,
        axis=_("People who were asked; who joined and who was paired, in fives"),
        bars=tuple(
            Bar(
                one.name,
                in_fives(one.joined, one.asked),
                (
                    part_of(one.paired, most),
                    part_of(one.joined - one.paired, most, start=one.paired, tone="half"),
                    part_of(one.asked - one.joined, most, start=one.joined, tone="pale"),
                ),
            )
            for one in groups
        ),
        head=(_("Group"), _("Asked"), _("Joined"), _("Paired")),
        rows=tuple(
            (
                one.name,
                f"{one.asked}",
                in_fives(one.joined, one.asked),
                in_fives(one.paired, one.asked),
            )
            for one in groups
        ),
        key=(("full", _("paired")), ("half", _("joined")), ("pale", _("asked"))),
    )


def arrived(told: Post) -> Chart:
    """Return what became of the letters of the program."""
    lost = told.bounced + told.failed
    rows = [
        (_("Arrived, as far as we know"), told.arrived),
        (_("Waiting"), told.waiting),
        (_("Sent back"), told.bounced),
        (_("Not taken by our server"), told.failed),
    ]
    title = ngettext(
        "%(lost)s of %(n)s letter reached nobody",
        "%(lost)s of %(n)s letters reached nobody",
        told.all,
    )
    return counted(
        title % {"lost": lost, "n": told.all},
        rows,
        of=told.all,
        axis=_("Letters of this program"),
        head=(_("What became of them"), _("Letters")),
    )


def in_fives(count: int, of: int) -> str:
    """Return a count as it is told that counts in fives."""
    told = {"n": count, "of": of}
    return _("at least %(n)s of %(of)s") % told if count else _("fewer than five of %(of)s") % told
