"""By when what is due, how long what is kept, and how many make a number.

The deadlines are those of the EU Whistleblower Directive (2019/1937, Articles 9 and 11): a receipt
is acknowledged within seven days, and an answer follows within three months of that.
"""

import datetime as dt

ACKNOWLEDGED_WITHIN = dt.timedelta(days=7)
ANSWERED_WITHIN = dt.timedelta(days=90)
"""Three months, counted in days so that it is never more."""

KEPT = dt.timedelta(days=365)
"""How long a closed concern is kept."""

COUNTED_FROM = 5
"""Of fewer in a year nobody is told that there were any."""

LONGEST = 8000
SHORTEST_PASSPHRASE = 15
"""What NIST SP 800-63B-4 asks of a password that stands alone."""

SOON = dt.timedelta(days=2)
SOON_TO_ANSWER = dt.timedelta(days=14)
WEEKLY = 7


def acknowledge_by(raised_on: dt.date) -> dt.date:
    """Return the last day to say that it has arrived."""
    return raised_on + ACKNOWLEDGED_WITHIN


def answer_by(raised_on: dt.date, acknowledged_on: dt.date | None) -> dt.date:
    """Return the last day to say what was done or will be."""
    return (acknowledged_on or acknowledge_by(raised_on)) + ANSWERED_WITHIN


def is_day_to_remind(due_on: dt.date, today: dt.date, *, soon: dt.timedelta) -> bool:
    """Return whether a contact is reminded today: before it is due, on the day, weekly after."""
    if today in {due_on - soon, due_on}:
        return True
    return today > due_on and (today - due_on).days % WEEKLY == 0


def is_over(closed_on: dt.date, today: dt.date) -> bool:
    """Return whether a closed concern is kept no longer."""
    return closed_on + KEPT <= today
