"""A report as chapters of sentences and charts: what a page unfolds, and paper prints in order."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from turnabout.programs.models import Verdict
from turnabout.programs.sentences import listed
from turnabout.reports.benefits import Benefit, Said, asked_of
from turnabout.reports.charts import Chart
from turnabout.reports.figures import covered, first, held, kept, steady, taken_part
from turnabout.reports.questions import asked_as, side_title
from turnabout.reports.reach import Reach
from turnabout.reports.report import Detail, Summary
from turnabout.reports.sources import Origin, anchor, origin_of, title_of
from turnabout.reports.wording import basis, of_mean
from turnabout.respect.models.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: a headline, what it rests on, or what stands beside it; and from where."""

    text: str
    tone: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with what it says, its charts, and its graph where it has one."""

    title: str
    sentences: tuple[Sentence, ...] = ()
    charts: tuple[Chart, ...] = ()
    reach: Reach | None = None


def first_page(summary: Summary) -> list[Chapter]:
    """Return the one page: what was promised, found, what it cost, what is not known, what next."""
    chapters = [
        Chapter(_("What we set out to do"), tuple(_promised(summary))),
        Chapter(_("What was found"), tuple(_found(summary))),
        Chapter(_("What it cost people"), tuple(_costs(summary))),
        Chapter(_("What is not known"), tuple(Sentence(one) for one in summary.unknown)),
        Chapter(_("Continue, change or stop"), tuple(_follows(summary))),
    ]
    return [one for one in chapters if one.sentences]


def behind_it(summary: Summary, detail: Detail) -> list[Chapter]:
    """Return the detail: each benefit, who took part, how pairs went, which units they tied."""
    every = (*summary.found, *summary.others)
    benefits = [*(_benefit(one) for one in every if one.said), *_untold(every)]
    levels, units = detail.taking_part
    cost = tuple(chart for one in summary.costs for chart in one.charts)
    counted = [
        Chapter(_("What it cost people"), tuple(_costs(summary)), cost),
        Chapter(_("Coverage"), charts=tuple(covered(one) for one in detail.coverage)),
        Chapter(
            _("Who took part"),
            (Sentence(_("Groups of five people or more; smaller ones stand together."), "soft"),),
            (
                taken_part(levels, _("Who was asked, joined and was paired, by level")),
                taken_part(units, _("Who was asked, joined and was paired, by unit")),
            ),
        ),
        *_pairs(detail),
    ]
    also = [_also(one) for one in detail.snapshots if one.pk != (summary.end and summary.end.pk)]
    found = [*benefits, *also] if summary.end else also
    return [*found, *(counted if summary.end else counted[1:])]


def _pairs(detail: Detail) -> Iterator[Chapter]:
    """Yield how pairs went, once there are any."""
    if detail.rhythm.told:
        charts = [held(detail.rhythm), first(detail.rhythm)]
        charts += [steady(detail.rhythm)] if detail.rhythm.meet else []
        yield Chapter(_("Pairs and their rhythm"), charts=tuple(charts))
        yield Chapter(_("Commitments"), charts=(kept(detail.kept),))
        yield _reach(detail.reach)


def _also(snapshot: Snapshot) -> Chapter:
    """Return what was released of another round: each question, of each side."""
    told, origin = snapshot.findings, origin_of(snapshot)
    rests_on = [said for one in told.asked if (said := basis(one))]
    answers = [
        Sentence(
            f"{side_title(one.side)}: {asked_as(one.question)} {of_mean(one)}",
            origin=origin.at(anchor(one)),
        )
        for one in told.figures
        if not one.group and basis(asked_of(told, one.side))
    ]
    missing = [Sentence(_(reason), "soft") for reason in told.withheld]
    return Chapter(
        title_of(snapshot), (*(Sentence(one, "soft") for one in rests_on), *answers, *missing)
    )


def _promised(summary: Summary) -> Iterator[Sentence]:
    promised = summary.promised
    if promised is None:
        yield Sentence(
            _("No objective was ever written, so there is nothing to hold this against.")
        )
        return
    yield Sentence(promised.sentence, "promise")
    if promised.on:
        told = {"day": date_format(promised.on, "j F Y")}
        yield Sentence(_("As it was written when sign-up opened, on %(day)s.") % told, "soft")
    if promised.has_changed:
        yield Sentence(_("It reads differently today; this report holds to what was written."))


def _found(summary: Summary) -> Iterator[Sentence]:
    for benefit in summary.found:
        if not benefit.said:
            told = {"title": benefit.title}
            yield Sentence(_("%(title)s: nothing may be told, or nobody was asked.") % told)
        for one in [one for one in benefit.said if one.headline] or benefit.said:
            yield from _headline(one)
    if summary.others:
        yield Sentence(_("All other benefits are exploratory; they stand in the detail."), "soft")


def _headline(said: Said) -> Iterator[Sentence]:
    if said.headline:
        yield Sentence(said.headline, "strong", said.origin)
    yield Sentence(said.basis, "soft")


def _costs(summary: Summary) -> Iterator[Sentence]:
    for one in summary.costs:
        for text, origin in ((one.headline, one.origin), *one.details):
            if text:
                yield Sentence(
                    _("%(side)s: %(said)s") % {"side": one.side, "said": text}, "", origin
                )
        yield Sentence(one.basis, "soft")
    if summary.end and not summary.costs:
        yield Sentence(_("What it cost may not be told. That is not the same as nothing."))


def _follows(summary: Summary) -> Iterator[Sentence]:
    if summary.promised and summary.promised.stop_if:
        told = {"rule": summary.promised.stop_if.rstrip(".")}
        yield Sentence(_("The rule set at the start: stop or redesign if %(rule)s.") % told)
    if summary.verdict is None:
        yield Sentence(_("Not decided yet."), "strong")
        return
    yield from decided(summary.verdict)


def decided(verdict: Verdict) -> Iterator[Sentence]:
    """Yield what was decided, why, by whom and when."""
    yield Sentence(f"{verdict.get_way_display()}. {verdict.reason}", "strong")
    told = {
        "name": verdict.by.name if verdict.by else _("Somebody who has left"),
        "day": date_format(verdict.at, "j F Y"),
    }
    yield Sentence(_("Decided by %(name)s on %(day)s.") % told, "soft")


def _benefit(benefit: Benefit) -> Chapter:
    title = (
        _("%(measure)s · %(title)s")
        if benefit.is_primary
        else _("%(measure)s · %(title)s (exploratory)")
    )
    sentences = [sentence for one in benefit.said for sentence in _sentences(one)]
    return Chapter(
        title % {"measure": benefit.measure, "title": benefit.title},
        tuple(sentences),
        tuple(chart for one in benefit.said for chart in one.charts),
    )


def _untold(every: tuple[Benefit, ...]) -> Iterator[Chapter]:
    """Yield the benefits of which nothing is told, together."""
    names = [f"{one.measure} · {one.title}" for one in every if not one.said]
    if names:
        said = _("Nothing may be told, or nobody was asked: %(names)s.") % {"names": listed(names)}
        yield Chapter(_("All others"), (Sentence(said, "soft"),))


def _sentences(said: Said) -> Iterator[Sentence]:
    yield from _headline(said)
    for text, origin in said.details:
        yield Sentence(text, "", origin)


def _reach(reach: Reach | None) -> Chapter:
    title = _("Reach across the organisation")
    if reach is None:
        few = _(
            "Too few pairs met, of too few units with five people in the cohort, to tell of it."
        )
        return Chapter(title, (Sentence(few, "soft"),))
    told = {
        "across": reach.across,
        "met": reach.met,
        "before": reach.ties_before,
        "after": len(reach.lines),
    }
    said = (
        Sentence(
            _("%(across)s of %(met)s pairs that met are two levels or more apart.") % told, "strong"
        ),
        Sentence(
            _(
                "Ties between units: %(before)s by reporting lines before, %(after)s with the "
                "pairs that met. Units of fewer than five people in the cohort stand together."
            )
            % told
        ),
    )
    return Chapter(title, said, reach=reach)
