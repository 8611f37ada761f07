"""What is said beside the rules, from the sign-ups or, before there are any, from the grades."""

from dataclasses import dataclass, field

from django import forms
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.enrollment.models import Enrollment
from turnabout.pairs.feasibility import (
    Expected,
    Feasible,
    Rules,
    Rung,
    ShortTopic,
    is_at_hand,
    newest_cohort,
    of_sign_ups,
    of_staff_list,
)
from turnabout.pairs.telling import CONFIDENCE
from turnabout.programs.models import Cohort, Program, Side
from turnabout.programs.sentences import listed
from turnabout.skills.book import the_book
from turnabout.web.matching.nobody import why

QUICK = 400
"""People who signed up to whom an answer takes so short that the page waits for it."""

NAMED = 8
"""So many people are named whom the rules leave nobody."""

GIVES: dict[str, str | Promise] = {
    "level": gettext_lazy("fewer levels apart"),
    "reversal": gettext_lazy("a mentor who is junior to them"),
    "line": gettext_lazy("a mentor from outside their reporting line"),
    "topic": gettext_lazy("a mentor for what they want to learn"),
    CONFIDENCE: gettext_lazy("more free hours, fewer shared minutes, or one more mentor"),
    "forbidden": gettext_lazy("a pair that you keep apart"),
}
"""What would have to give, by the rule that leaves somebody nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding, from what it is known, and who and what is behind it."""

    finding: str
    source: str
    helps: list[str] = field(default_factory=list)
    nobody: list[tuple[str, str]] = field(default_factory=list)
    more: int = 0
    short: list[tuple[str, ShortTopic]] = field(default_factory=list)
    rungs: list[Rung] = field(default_factory=list)

    @property
    def is_behind(self) -> bool:
        """Whether there is more to say than the finding."""
        return bool(self.nobody or self.short or self.rungs)


def beside(program: Program, form: forms.Form, *, waits: bool) -> Told | None:
    """Return what is to be said beside the rules in this form.

    Without `waits`, what takes longer than a page may is left to be asked for: None.
    """
    rules = _rules_in(form)
    if rules is None:
        return Told(finding=_("Give whole numbers for the levels and the minutes."), source="")
    cohort = newest_cohort(program)
    if cohort is None:
        return _of_staff_list(of_staff_list(program, rules.level_gap))
    if not (waits or _is_quick(cohort, rules)):
        return None
    return _of_sign_ups(of_sign_ups(cohort, rules))


def _rules_in(form: forms.Form) -> Rules | None:
    """Return the rules that a form holds, sent or not; None where they cannot be read."""
    found = {}
    for name in Rules._fields:
        try:
            found[name] = form.fields[name].clean(form[name].value())
        except forms.ValidationError:
            return None
    return Rules(**found)


def _is_quick(cohort: Cohort, rules: Rules) -> bool:
    few = Enrollment.objects.submitted().in_cohort(cohort).count() <= QUICK
    return few or is_at_hand(cohort, rules)


def _of_sign_ups(found: Feasible) -> Told:
    source = _("Counted over who signed up for %(cohort)s. Wishes leave nobody out.")
    book = the_book()
    return Told(
        finding=" ".join(_findings(found)),
        source=source % {"cohort": found.cohort},
        helps=_helps(found),
        nobody=[(name, why(alone, Side.MENTEE)) for name, alone in found.nobody[:NAMED]],
        more=max(0, found.alone - NAMED),
        short=[(book.local(topic.name), topic) for topic in found.short],
    )


def _findings(found: Feasible) -> list[str]:
    if not found.mentees:
        return [_("Nobody has asked for a mentor yet.")]
    if not found.mentors:
        return [_("Nobody has offered to be a mentor yet.")]
    counts = {"some": number_format(found.reachable), "all": number_format(found.mentees)}
    told = ngettext(
        "%(some)s of %(all)s mentee has a mentor whom these rules allow.",
        "%(some)s of %(all)s mentees have a mentor whom these rules allow.",
        found.mentees,
    )
    return [told % counts, _at_once(found)]


def _at_once(found: Feasible) -> str:
    if found.at_once == found.reachable:
        return _("All of them can have one at the same time.") if found.reachable > 1 else ""
    told = ngettext(
        "%(n)s of them can have one at the same time.",
        "%(n)s of them can have one at the same time.",
        found.at_once,
    )
    return told % {"n": number_format(found.at_once)}


def _helps(found: Feasible) -> list[str]:
    """Return what would help those whom the rules leave nobody, what helps most first."""
    told = _("%(n)s: %(what)s")
    return [
        told % {"n": number_format(many), "what": listed([str(GIVES[rule]) for rule in rules])}
        for rules, many in found.by_rule
        if rules
    ]


def _of_staff_list(found: Expected) -> Told:
    if not (found.may_mentor and found.may_learn):
        finding = _("First decide who may mentor and who may learn: that is the step before.")
        return Told(finding=finding, source="")
    counts = {"some": number_format(found.reachable), "all": number_format(found.may_learn)}
    told = ngettext(
        "%(some)s of %(all)s person who may learn has somebody junior enough who may mentor.",
        "%(some)s of %(all)s people who may learn have somebody junior enough who may mentor.",
        found.may_learn,
    )
    return Told(
        finding=told % counts,
        source=_(
            "Nobody has signed up yet. This is the staff list: it says who may, not who will. "
            "Topics, hours, languages and reporting lines count once people sign up."
        ),
        rungs=found.rungs,
    )
