"""Writes docs/access.md from the table of access: who may open which page, in words for people."""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import django
from django.urls import URLPattern, URLResolver, get_resolver
from tests.web.access_table import (
    ADMINISTRATOR,
    COORDINATOR,
    OPENS,
    PARTICIPANT,
    STRANGER,
)

KINDS = (STRANGER, PARTICIPANT, COORDINATOR, ADMINISTRATOR)

ROOMS = {
    "home": "Home",
    "setup": "Setting up",
    "signin": "Signing in",
    "links": "Signing in",
    "account": "One's own account",
    "rights": "One’s own data",
    "language": "Language",
    "demo": "The demo",
    "people": "People, grades, staff lists, offices",
    "skills": "Skills",
    "programs": "Programs",
    "enrollment": "Signing up",
    "lottery": "Signing up",
    "matching": "Matching, rulings, publishing",
    "rulings": "Matching, rulings, publishing",
    "publishing": "Matching, rulings, publishing",
    "pairs": "Pairs and sessions",
    "meetings": "Pairs and sessions",
    "together": "Pairs and sessions",
    "closing": "Check-ins, endings, circles",
    "growth": "Rounds of questions, one's own growth",
    "respect": "The pulse",
    "channels": "Messages and notes",
    "concerns": "Help in confidence",
    "mail": "Mail",
    "letters": "Mail",
    "jobs": "Jobs",
    "reports": "Figures and reports",
}
"""What each room of the pages is called, in the order in which they stand."""

NOT_OURS = {
    "account_login": "Ask for the address, to send a code to it.",
    "account_request_login_code": "Send a code to an address.",
    "account_confirm_login_code": "Take the code, and sign somebody in.",
    "password_login": "Sign in with a password.",
    "mfa_authenticate": "Ask for the second proof: a code of the app, or a passkey.",
    "mfa_login_webauthn": "Sign in with a passkey.",
    "account_inactive": "Say that somebody has left.",
    "account_logout": "Sign out.",
    "account_reauthenticate": "Ask for the password again, before something that matters.",
    "mfa_reauthenticate": "Ask for a code of the app again, before something that matters.",
    "mfa_reauthenticate_webauthn": "Ask for the passkey again, before something that matters.",
    "mfa_deactivate_totp": "Take the authenticator app away.",
    "mfa_list_webauthn": "Show one's passkeys.",
    "mfa_edit_webauthn": "Rename a passkey.",
    "mfa_remove_webauthn": "Remove a passkey.",
    "mfa_view_recovery_codes": "Show one's recovery codes.",
    "mfa_generate_recovery_codes": "Make new recovery codes.",
    "mfa_download_recovery_codes": "Give one's recovery codes as a file.",
    "account_change_password": "Change one's password.",
    "account_set_password": "Choose a password.",
}
"""What the pages do that a library brings."""


class Behind(NamedTuple):
    """What stands behind doors: for whom, what they see and do, and which tests hold us to it."""

    what: str
    whom: str
    does: str
    test: str


BEGINNING = """\
# Who may see and do what

Two things decide what somebody finds. A **door** opens to a kind of person. What stands **behind**
it depends on what the thing is to them: a coordinator opens the page of a program only where they
coordinate that program. Whatever somebody may not see looks as if it did not exist; who has not
signed in is asked to.

- **Signed out**: anybody with the address of the page.
- **Everybody**: whoever is in the staff list and has signed in, mentors and mentees among them.
- **Coordinators**, **administrators**: whom an administrator has given that office. Neither office
  lets anybody into a program: that takes a seat in it.
- **Sponsor**, **confidential contact**: whom a coordinator gave that seat in one program.

This page is made from the table that the tests keep, by `make access`; a page that lets in anybody
else than it says, or that is not on it, fails the build.
"""

BEHIND = (
    Behind(
        "A program: its page, rules, history",
        "Its coordinators, sponsor and confidential contact",
        "They read it",
        "web/test_programs_doors.py",
    ),
    Behind(
        "A program: every step of it",
        "Its coordinators, as long as they hold the office",
        "They decide. Archived, it can only be read",
        "web/test_programs_doors.py",
    ),
    Behind(
        "What was decided in a program",
        "Who signed up to it",
        "They read why, who, rules, wishes, rhythm, dates: old and new value, by office and not by "
        "name. Nothing of single people, rulings, runs or pairs",
        "web/test_sign_up_history.py",
    ),
    Behind(
        "Who coordinates a program",
        "Administrators",
        "They read its name and its coordinators, and can give the seat. They see nothing inside, "
        "and cannot give it to themselves while somebody has it",
        "web/test_program_leads.py",
    ),
    Behind(
        "One's own sign-up",
        "The person alone",
        "Reads, writes, withdraws; nobody else does once they have opened it",
        "web/test_enrollment_pages.py",
    ),
    Behind(
        "The sign-ups of a cohort",
        "Coordinators of its program",
        "State, topics, what to arrange, and how many somebody keeps apart from: never whom, and "
        "no stars. Who withdrew is not there",
        "web/test_enrollment_pages.py",
    ),
    Behind(
        "Sign-ups from a sheet",
        "Coordinators of its program",
        "They sign others up until those open it themselves. Ground rules are nobody's to accept "
        "but one's own",
        "web/test_sign_up_sheets.py",
    ),
    Behind(
        "A lottery: its plan, its seal, its record",
        "Who has a ticket in it, and who is in charge in its program",
        "They read it before and after the draw, and can draw again. It names tickets and "
        "nobody; the seed is told once it is drawn",
        "web/test_lottery_pages.py",
    ),
    Behind(
        "Whose ticket is whose",
        "The person, and coordinators of its program",
        "They read the ticket and what came of it. Coordinators seal and draw, once; nobody can "
        "change or repeat it",
        "web/test_lottery_pages.py",
    ),
    Behind(
        "Stars",
        "The person alone",
        "Nobody else reads them, not the person chosen either",
        "web/test_enrollment_pages.py",
    ),
    Behind(
        "Why two are no pair, why somebody has nobody",
        "Coordinators of its program",
        "They read the rules about grades, reporting lines, topics and rulings. Hours, languages "
        "and whom somebody keeps apart from are one reason, “said in confidence”: it is told only "
        "where no other rule stands, names nobody in advice, and never says which of them it is",
        "web/test_matching_secrecy.py",
    ),
    Behind(
        "The points of pairs, of runs and of what a ruling costs",
        "Coordinators of its program",
        "They read what topics, shared time and departments gave. What choices, values and ways of "
        "working gave counts in the match and is in no number: not in a sum, a cost, a comparison "
        "or a file. That what can be read would gain is told as “no points”",
        "web/test_matching_secrecy.py",
    ),
    Behind(
        "An invitation",
        "Whom it is for",
        "A link that was passed on opens nobody's account and nobody's answers",
        "web/test_enrollment_pages.py",
    ),
    Behind(
        "What two people agree on, aim for and prepare",
        "The two of a pair",
        "They read and write it, sealed in the database. The agenda is the mentor's to set, "
        "commitments are the mentee's; nobody in charge has a page, a log or a history of it",
        "web/test_together_secrecy.py",
    ),
    Behind(
        "A teach-back tick, a reflection",
        "The mentor alone; who wrote it alone",
        "Not even the other one of the pair sees it",
        "web/test_together_secrecy.py",
    ),
    Behind(
        "The guide about personal experience",
        "Mentors who agreed to talk about it",
        "Their mentee sees it once it is chosen, and never that it could have been",
        "together/test_together_guides.py",
    ),
    Behind(
        "The guides of a program",
        "Coordinators of its program",
        "They write and publish them, and never see who chose which",
        "web/test_together_own_guides.py",
    ),
    Behind(
        "What needs a person in a cohort",
        "Coordinators of its program",
        "They read which pairs are quiet, overdue or differ on whether they met, from dates and "
        "ticks alone; never who said what",
        "web/test_attention_pages.py",
    ),
    Behind(
        "A cohort in figures",
        "Coordinators of its program",
        "Counts of pairs, sessions, sign-ups and letters, but for one's own pair; how many "
        "answered in fives, and never what",
        "web/test_figures_page.py",
    ),
    Behind(
        "The report of a cohort",
        "Coordinators and sponsor of its program; who took part, once it is finished",
        "Those in charge read all of it, with its sources, as paper and tables, and decide how to "
        "go on; the others one page. Comments are for coordinators in no pair of it. The "
        "confidential contact and administrators read nothing",
        "web/test_report_pages.py",
    ),
    Behind(
        "What somebody answers in a round of questions",
        "The person alone, until the round closes",
        "They read, change and erase it. It lies under a code; whoever coordinates reads dates "
        "and, a night later, how many answered in fives, never all of them",
        "web/test_growth_pages.py",
    ),
    Behind(
        "One's own growth",
        "The person alone",
        "They read, export and erase it. The other one of the pair reads what was shown to them, "
        "as it was when it was looked at before, until it is taken back",
        "web/test_growth_pages.py",
    ),
    Behind(
        "A guess of values; the rung a mentor saw",
        "Who guessed, who saw",
        "How close a guess was they alone learn, at the end and in two words; a mentee reads a "
        "rung only where the mentor sent it, after the last questions",
        "web/test_growth_pages.py",
    ),
    Behind(
        "The dates of a pair",
        "The two of it",
        "They hold, move, place and call off. The other one's days away they see while they last",
        "web/test_session_pages.py",
    ),
    Behind(
        "A calendar to subscribe to",
        "Whoever has its address, until its owner makes another",
        "Titles and times of one person's sessions. It ends with leaving and withdrawing",
        "web/test_session_pages.py",
    ),
    Behind(
        "Whether it fits, and where it goes from the middle",
        "The side that says so",
        "Nobody else reads it. Coordinators see counts, of five answers or more, and who asked to "
        "talk to them",
        "web/test_closing_pages.py",
    ),
    Behind(
        "The pulse after a session",
        "The side that taps",
        "Nobody reads it, not even that side again. Coordinators see snapshots of months that are "
        "over: of five people and more on each side, never live",
        "web/test_respect_pages.py",
    ),
    Behind(
        "Words that somebody leaves",
        "Whom they were directed to",
        "The other one, coordinators of the program, or its confidential contact read them, with "
        "the name; nobody else does",
        "closing/test_closing_checks.py",
    ),
    Behind(
        "How a pair ended",
        "The two alike",
        "That they no longer meet: not who ended it. Coordinators see no time and no reason, but "
        "reasons five together",
        "closing/test_closing_exits.py",
    ),
    Behind(
        "A record of contribution",
        "Its mentor",
        "They take certificate and badge, and choose what a page shows to whoever has its address",
        "web/test_closing_pages.py",
    ),
    Behind(
        "The mentors' circle",
        "Mentors of the cohort",
        "They see how many come and the themes; coordinators the themes that all agreed to. "
        "Mentees, and seniors who swapped seats, see nothing of it",
        "closing/test_closing_circles.py",
    ),
    Behind(
        "A concern",
        "The contact whom its author chose, and whoever has the receipt",
        "They read and write it. It is sealed to that contact's own key: the database, its backups "
        "and administrators open nothing. Nobody else's pages change by it",
        "web/test_concerns_secrecy.py",
    ),
    Behind(
        "A name in a second envelope",
        "The contact, once a second person has agreed",
        "They read it for a day. The author is told who asked, who agreed and why",
        "concerns/test_concerns_names.py",
    ),
    Behind(
        "A job",
        "Who asked for it, and administrators",
        "They see how far it is, and can end it",
        "web/test_jobs_page.py",
    ),
    Behind(
        "Letters",
        "Coordinators of the program they are from, and administrators",
        "Whether they arrived and to whom; never what they say",
        "web/test_mail_page.py",
    ),
    Behind(
        "Messages and files of a pair, their notebook",
        "The two of the pair",
        "They write while they meet and read afterwards. Nobody else has a page, export, letter, "
        "log or history that shows a word of it; in the database it is sealed",
        "web/test_channel_secrecy.py",
    ),
    Behind(
        "Notes for oneself",
        "Who wrote them",
        "Reads, changes, erases, takes them along; the other of the two never sees them",
        "web/test_channel_pages.py",
    ),
    Behind(
        "Everything about a person, as a download",
        "The person alone",
        "What they gave and what was sent to them; never what others said, nor who said it",
        "web/test_rights_pages.py",
    ),
    Behind(
        "Who looked at a person’s data",
        "The person alone",
        "Who in office opened which page with facts of them, on which day; never the reverse",
        "web/test_rights_pages.py",
    ),
    Behind(
        "Being erased",
        "The person; administrators, for who has left",
        "They see what goes and what stays, and ask for it. Nobody else is told that it was asked",
        "web/test_rights_pages.py",
    ),
    Behind(
        "What somebody asks to have corrected",
        "The person, and coordinators and administrators but not for themselves",
        "They ask; one of them answers with a reason",
        "web/test_rights_pages.py",
    ),
    Behind(
        "What is erased by itself",
        "Administrators",
        "Counts of what is over its limit; no row, no name",
        "rights/test_keeping.py",
    ),
    Behind(
        "Sessions of a browser",
        "The person alone",
        "They see where they are signed in, and end it",
        "web/test_account_sessions.py",
    ),
)
"""What stands behind the doors, for whom, and which tests hold us to it."""


class Row(NamedTuple):
    """One address: in which room, its name, what one does there, and who else it lets in."""

    room: str
    name: str
    does: str
    also: str


def page() -> str:
    """Return docs/access.md."""
    return "\n".join([BEGINNING, *_behind(), "", *_doors()]) + "\n"


def _behind() -> Iterator[str]:
    yield "## Behind the doors\n"
    yield "| What | For whom | What they see and do | Held by |"
    yield "| --- | --- | --- | --- |"
    for one in BEHIND:
        yield f"| {one.what} | {one.whom} | {one.does} | `tests/{one.test}` |"


def _doors() -> Iterator[str]:
    yield "## The doors"
    rows = sorted(_rows(_patterns(get_resolver().url_patterns)), key=_place)
    for title, those in groupby(rows, key=lambda row: ROOMS.get(row.room, row.room.capitalize())):
        yield f"\n### {title}\n"
        yield "| What one does there | Address | Signed out | Everybody | Coord. | Admin. |"
        yield "| --- | --- | :-: | :-: | :-: | :-: |"
        for row in those:
            ticks = " | ".join("✓" if kind in OPENS[row.name] else "–" for kind in KINDS)
            yield f"| {row.does}{row.also} | `{row.name}` | {ticks} |"


def _rows(patterns: Iterator[URLPattern]) -> Iterator[Row]:
    for pattern in patterns:
        name, door = pattern.name or "", pattern.callback
        does = (door.view.__doc__ or "").strip().partition("\n")[0]
        is_ours = door.view.__module__.startswith("turnabout.web.")
        room = door.view.__module__.split(".")[2] if is_ours else _room_of(name)
        yield Row(room, name, NOT_OURS.get(name) or does, _also(door.opening.name, name))


def _also(opening: str, name: str) -> str:
    """Return whom a door lets in besides the four kinds, who are people without a seat."""
    if not OPENS[name]:
        return " *Only in the demo.*"
    return " *Also who has another seat in a program.*" if "in charge" in opening else ""


def _room_of(name: str) -> str:
    """Return the room of a page that a library brings: before one is signed in, or after."""
    is_own = STRANGER not in OPENS[name] and "authenticate" not in name and "logout" not in name
    return "account" if is_own else "signin"


def _place(row: Row) -> int:
    titles = list(dict.fromkeys(ROOMS.values()))
    title = ROOMS.get(row.room)
    return titles.index(title) if title else len(titles)


def _patterns(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern


if __name__ == "__main__":
    django.setup()
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
