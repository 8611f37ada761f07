"""The page on which a coordinator writes to a pair: the words, and how they are read."""

from typing import Any

from turnabout.clock import current_time
from turnabout.core.mail.filling import Text, faults
from turnabout.core.mail.kinds import KINDS
from turnabout.nudges.notes import as_read, kind_of_note
from turnabout.pairs.days import the_zone
from turnabout.people.models import Person
from turnabout.programs.models import Side
from turnabout.programs.wording import check_wording
from turnabout.web.nudges.forms import Note
from turnabout.web.nudges.loading import Asked
from turnabout.web.nudges.queue import row_of


def page_of_note(asked: Asked, form: Note, *, by: Person) -> dict[str, Any]:
    """Return the form, why it is asked, and beside it how the mentor reads what stands in it."""
    need = asked.entry.need
    words = Text(*(str(form[name].value() or "") for name in ("subject", "body")))
    return {
        "cohort": asked.cohort,
        "program": asked.cohort.program,
        "row": row_of(asked.entry, asked.pair, zone=the_zone(), at=current_time()),
        "form": form,
        "reader": asked.pair.mentor.person.first_name,
        "letter": as_read(asked.pair, Side.MENTOR, need, words, by=by),
        "faults": faults(KINDS[kind_of_note(need)], *words),
        "findings": check_wording("\n".join(words)),
    }
