"""Ready mails for what needs a person: kind, short, and without a word of what anybody answered."""

from django.conf import settings
from django.utils.translation import gettext as _

from turnabout.core.mail.filling import Text
from turnabout.core.mail.writing import Frame, Written, write
from turnabout.nudges.models import Need
from turnabout.pairs.models import Pair
from turnabout.people.models import Person
from turnabout.people.speaking import language_of
from turnabout.programs.models import Side


def kind_of_note(need: Need) -> str:
    """Return what the letter for a need is called in the code."""
    return f"note_{need}"


def ready_note(need: Need) -> Text:
    """Return our words for a need; what stands in braces is filled in for each of the two."""
    subject, middle = _words(need)
    greeting, goodbye = _("Hello {name},"), _("If something makes it hard, write to me.")
    button = _("[Open your page with {other_first}]({address})")
    return Text(subject, "\n\n".join([greeting, middle, button, goodbye, "{me}"]))


def as_read(pair: Pair, side: Side, need: Need, words: Text, *, by: Person) -> Written:
    """Return the words as one of the two gets them."""
    facts = {
        "name": pair.on(side).person.first_name,
        "other_first": pair.across_from(side).person.first_name,
        "address": f"{settings.SITE}/pairs/{pair.pk}/",
        "me": f"{by.name}, {by.email}",
    }
    return write(
        kind_of_note(need),
        facts,
        language=language_of(pair.on(side).person),
        text=words,
        frame=Frame(program=pair.cohort.program.name),
    )


def _words(need: Need) -> tuple[str, str]:
    match need:
        case Need.QUIET:
            return _("A date with {other_first}?"), _(
                "you and {other_first} have not met for a while. It happens in every round, and "
                "nobody is at fault. Would this week be good to find a date?"
            )
        case Need.DIFFER:
            return _("Your last session with {other_first}"), _(
                "I am not sure whether your last session with {other_first} took place. Would you "
                "look at your page, and say so once more?"
            )
        case Need.BLANK:
            return _("Did you and {other_first} meet?"), _(
                "I do not know whether your last sessions with {other_first} took place. One tap "
                "on your page says so, whatever the answer is."
            )
        case Need.OVERDUE:
            return _("A good ending with {other_first}"), _(
                "your time in this round is over. A closing takes an hour: what changed, what "
                "stays, and thanks in your own words. Would you find a date for it?"
            )
