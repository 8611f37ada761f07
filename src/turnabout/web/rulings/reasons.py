"""Why two people cannot be a pair, in a sentence: never more than may be told of it."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from turnabout.pairs.telling import CONFIDENCE, Hindrance

RULES: dict[str, Promise] = {
    "oneself": gettext_lazy("%(mentor)s cannot mentor themselves."),
    "topic": gettext_lazy(
        "%(mentor)s offers no topic above %(mentee)s’s level in what they want to learn."
    ),
    "forbidden": gettext_lazy("%(mentor)s and %(mentee)s are kept apart."),
    "fallen": gettext_lazy(
        "%(mentor)s and %(mentee)s did not come about: they are not proposed again."
    ),
    CONFIDENCE: gettext_lazy(
        "What %(mentor)s and %(mentee)s said in confidence at sign-up rules it out: their hours, "
        "their languages or something else. Which of these, nobody is told."
    ),
}


def why_not(hindrance: Hindrance) -> str:
    """Return what keeps two from being a pair."""
    told = {**hindrance.facts, "mentor": hindrance.mentor, "mentee": hindrance.mentee}
    return str(_words(hindrance) % told)


def _words(hindrance: Hindrance) -> str:
    facts = hindrance.facts
    match hindrance.rule:
        case "level":
            return ngettext(
                "%(mentor)s is at level %(mentor_level)s and %(mentee)s at level "
                "%(mentee_level)s: the mentor must be at least %(gap)s level below.",
                "%(mentor)s is at level %(mentor_level)s and %(mentee)s at level "
                "%(mentee_level)s: the mentor must be at least %(gap)s levels below.",
                int(facts["gap"]),
            )
        case "line" if facts["below"] == "mentor":
            return _("%(mentor)s is in the reporting line of %(mentee)s.")
        case "line":
            return _("%(mentee)s is in the reporting line of %(mentor)s.")
        case "pinned" if facts["who"] == "mentor":
            return ngettext(
                "%(mentor)s has one place, and it is kept for somebody else.",
                "%(mentor)s has %(places)s places, and all are kept for others.",
                int(facts["places"]),
            )
        case "pinned":
            return ngettext(
                "%(mentee)s has one place, and it is kept for somebody else.",
                "%(mentee)s has %(places)s places, and all are kept for others.",
                int(facts["places"]),
            )
        case rule:
            return str(RULES[rule])
