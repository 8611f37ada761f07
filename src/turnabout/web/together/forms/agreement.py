"""The form of an agreement: each rule that the two may change, and room for some of their own."""

import datetime as dt
import re
from collections.abc import Container, Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as _

from turnabout.together.ground_rules import (
    LONGEST,
    MOST,
    OURS,
    Rule,
    Rules,
    kept_fixed,
    reworded,
    words_of,
)

ADDED = ("added-1", "added-2")
_OWN = re.compile(r"own-\d{1,3}-\d{1,2}")


class Row(NamedTuple):
    """A rule on the form: its fields, or its words where it is fixed; and what the other says."""

    number: int
    words: str
    text: forms.BoundField | None
    drop: forms.BoundField | None
    theirs: str
    is_clash: bool


class Change(forms.Form):
    """The rules as one of the two would have them; those in `dropped` are left out."""

    known = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        rules: Rules,
        ends_on: dt.date,
        initial: Mapping[str, Any] | None = None,
        dropped: Container[str] = (),
    ) -> None:
        super().__init__(data, initial={**(initial or {})})
        self.rules, self.ends_on = rules, ends_on
        for number, rule in enumerate(rules, start=1):
            if not rule.is_fixed:
                self._ask(rule, number, is_dropped=rule.key in dropped)
        for place, name in enumerate(ADDED):
            label = _("A rule of your own") if place == 0 else _("And another")
            self.fields[name] = _words(label)

    def rows(self, theirs: Mapping[str, Rule | None] | None = None) -> Iterator[Row]:
        """Yield the rules in order; `theirs` are those that the other one has otherwise."""
        for number, rule in enumerate(self.rules, start=1):
            other = (theirs or {}).get(rule.key)
            yield Row(
                number,
                words_of(rule, ends_on=self.ends_on) if rule.is_fixed else "",
                None if rule.is_fixed else self[f"text-{rule.key}"],
                None if rule.is_fixed else self[f"drop-{rule.key}"],
                words_of(other, ends_on=self.ends_on) if other else "",
                rule.key in (theirs or {}),
            )

    def added_fields(self) -> list[forms.BoundField]:
        """Return the fields for rules of their own."""
        return [self[name] for name in ADDED]

    def told(self) -> Rules:
        """Return the rules that stay, with the words that were written."""
        told = self.cleaned_data
        texts = [(rule, told.get(f"text-{rule.key}", "")) for rule in self.rules]
        kept = [(rule, text) for rule, text in texts if text and not told[f"drop-{rule.key}"]]
        return tuple(reworded(rule, text) for rule, text in kept)

    def added(self) -> list[str]:
        """Return what is added."""
        texts = (" ".join(self.cleaned_data[name].split()) for name in ADDED)
        return [text for text in texts if text]

    def _ask(self, rule: Rule, number: int, *, is_dropped: bool) -> None:
        words = words_of(rule, ends_on=self.ends_on)
        label = _("Rule %(number)s") % {"number": number}
        self.fields[f"text-{rule.key}"] = _words(label, words)
        leave = _("Leave rule %(number)s out") % {"number": number}
        self.fields[f"drop-{rule.key}"] = forms.BooleanField(
            label=leave, required=False, initial=is_dropped
        )


def rules_sent(data: Mapping[str, Any]) -> Rules:
    """Return the rules for which a form sends words, and those that no form can change."""
    keys = [name.removeprefix("text-") for name in data if name.startswith("text-")]
    known = [key for key in keys if key in OURS or _OWN.fullmatch(key)]
    return kept_fixed(Rule(key) for key in known[: 2 * MOST])


def _words(label: str, words: str = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, initial=words, max_length=LONGEST, required=False, widget=area
    )
