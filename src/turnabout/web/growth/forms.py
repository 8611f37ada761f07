"""What is asked in waves and on one's own page."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from turnabout.enrollment.models import WorkValue
from turnabout.growth.answering import LONGEST, Given, Sheets
from turnabout.growth.asking import Question
from turnabout.growth.demonstrating import Seen
from turnabout.growth.guessing import MANY, NotThreeError
from turnabout.growth.items import LADDER
from turnabout.growth.models import Kind
from turnabout.growth.sharing import PARTS
from turnabout.programs.models import Side

CANT = "-"
"""The answer that gives none."""

PREFIX = "q-"
COMMENT = "comment"
LINE = 280


class Questions(forms.Form):
    """The questions of a wave; each may be left, or answered with "I can't say"."""

    def __init__(
        self,
        *given: Any,
        questions: Iterable[Question],
        kept: Sheets,
        has_comment: bool,
        **named: Any,
    ) -> None:
        super().__init__(*given, **named)
        self.asked = list(questions)
        for question in self.asked:
            self.fields[PREFIX + question.key] = _field(question, kept.given)
        if has_comment:
            self.fields[COMMENT] = _comment(kept.comment)

    def given(self) -> Given:
        """Return what was answered, by the key of each question."""
        told = {one.key: self.cleaned_data.get(PREFIX + one.key, "") for one in self.asked}
        return {key: None if one == CANT else int(one) for key, one in told.items() if one}

    def comment(self) -> str:
        """Return what was written for the report."""
        return str(self.cleaned_data.get(COMMENT, ""))


def _field(question: Question, given: Given) -> forms.ChoiceField:
    choices = [(str(value), words) for value, words in question.scale.answers]
    label: Any = f"{question.about}: {question.words}" if question.about else question.words
    initial = given.get(question.key, "")
    return forms.ChoiceField(
        label=label,
        choices=[*choices, (CANT, _("can't say, or prefer not to"))],
        widget=forms.RadioSelect(attrs={"data-scale": question.scale.name}),
        required=False,
        initial=CANT if initial is None else str(initial),
    )


def _comment(kept: str) -> forms.CharField:
    return forms.CharField(
        label=_("A sentence for the report, if you like"),
        help_text=_(
            "Without your name, and only where at least ten people wrote one; the coordinators "
            "read it, no senior does. Name nobody."
        ),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        initial=kept,
    )


class Guess(forms.Form):
    """The three values that the other has named."""

    values = forms.MultipleChoiceField(
        label=_("Which three matter most to them in their work?"),
        choices=WorkValue.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_values(self) -> list[str]:
        """Return the three."""
        values: list[str] = self.cleaned_data["values"]
        if len(values) != MANY:
            raise forms.ValidationError(str(NotThreeError()))
        return values


class Rating(forms.Form):
    """Where the mentor saw the mentee stand on each topic."""

    is_sent = forms.ChoiceField(
        label=_("Who sees it?"),
        widget=forms.RadioSelect,
        initial="no",
    )

    def __init__(self, *given: Any, seen: Iterable[Seen], partner: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.topics = list(seen)
        sent = self.fields.pop("is_sent")
        for one in self.topics:
            self.fields[f"topic-{one.skill.pk}"] = _rung(one)
        told = {"name": partner}
        sent.choices = [  # type: ignore[attr-defined]
            (
                "no",
                _now("Nobody: it counts in the figures of the cohort, and %(name)s never finds it")
                % told,
            ),
            (
                "yes",
                _now("%(name)s will see it with your name, on their page, after the end") % told,
            ),
        ]
        sent.initial = "yes" if any(one.is_sent for one in self.topics) else "no"
        self.fields["is_sent"] = sent

    def levels(self) -> dict[int, int | None]:
        """Return the rung of each topic, by the number of its skill."""
        told = {one.skill.pk: self.cleaned_data.get(f"topic-{one.skill.pk}") for one in self.topics}
        return {pk: int(level) if level else None for pk, level in told.items()}


def _rung(one: Seen) -> forms.ChoiceField:
    choices = [(str(value), words) for value, words in LADDER.answers]
    return forms.ChoiceField(
        label=str(one.skill),
        choices=[*choices, ("", _("they have not shown it to me"))],
        widget=forms.RadioSelect(attrs={"data-scale": LADDER.name}),
        required=False,
        initial="" if one.level is None else str(one.level),
    )


class Jot(forms.Form):
    """A line for one's own page."""

    first = forms.CharField(max_length=LINE)
    second = forms.CharField(max_length=LINE, required=False)
    through = forms.BooleanField(label=_("We met through my partner"), required=False)
    is_counted = forms.BooleanField(
        label=_("Count it in the figures of my cohort"),
        help_text=_("That there is one more, and nothing of what it says."),
        required=False,
    )

    def __init__(self, *given: Any, kind: Kind, **named: Any) -> None:
        super().__init__(*given, **named)
        first, second = LABELS[kind]
        self.fields["first"].label, self.fields["second"].label = first, second
        self.fields["second"].required = kind == Kind.THOUGHT
        del self.fields["is_counted" if kind == Kind.TIE else "through"]


LABELS = {
    Kind.THOUGHT: (_("I used to think …"), _("Now I think …")),
    Kind.TOOL: (_("What is it?"), _("What do you use it for?")),
    Kind.TIE: (_("Whom did you meet?"), _("From where?")),
}
"""What is asked for each kind of line."""


class Parts(forms.Form):
    """What of one's growth the other may see."""

    parts = forms.MultipleChoiceField(
        label=_("What would you like to show?"),
        choices=list(PARTS.items()),
        widget=forms.CheckboxSelectMultiple,
    )


class Until(forms.Form):
    """Until when a wave is open."""

    until = forms.DateField(
        label=_("Open until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class NewScale(forms.Form):
    """A scale that a program has the right to use."""

    name = forms.CharField(label=_("What is it called?"), max_length=120)
    source = forms.CharField(
        label=_("Where does it come from?"),
        max_length=400,
        help_text=_("Authors, year, and where it was published."),
    )
    rights = forms.CharField(
        label=_("By which right do you use it?"),
        max_length=400,
        help_text=_(
            "Its licence, or the permission you have, from whom and when. It stands in the report."
        ),
    )
    side = forms.ChoiceField(
        label=_("Who is asked?"),
        choices=[("", _("Both")), (Side.MENTOR, _("Mentors")), (Side.MENTEE, _("Mentees"))],
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )
    items = forms.CharField(
        label=_("Its sentences, each on a line of its own"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=3500,
        help_text=_("Answered from “strongly disagree” to “strongly agree”. Ten at most."),
    )

    def clean_items(self) -> list[str]:
        """Return the sentences."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["items"].splitlines()]
        told = [line for line in lines if line]
        if any(len(line) > 300 for line in told):
            raise forms.ValidationError(_("A sentence has 300 letters at most."))
        return told
