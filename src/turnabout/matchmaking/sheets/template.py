"""An example sheet to start from: three people, and every column in words."""

from pathlib import Path

from turnabout.matchmaking.people import LADDER, STYLE_SLIDERS, Offer, Person, Role, Slot, Want
from turnabout.matchmaking.sheets.columns import COLUMNS
from turnabout.matchmaking.sheets.problems import Problem, SheetError
from turnabout.matchmaking.sheets.writing import (
    Value,
    person_cells,
    write_table,
)

MEANINGS = {
    "id": "Unique for each person and always the same, such as the staff number. Needed.",
    "name": "As people call them.",
    "email": "Where invitations go.",
    "role": "mentor, mentee or both. Empty for those who did not sign up: add them all the same, "
    "since managers complete the reporting lines.",
    "grade": "The name of the grade.",
    "level": "The rank of the grade as a whole number, larger for more senior. Needed for everyone "
    "who signed up, unless a ladder names the grades.",
    "department": "Pairs across departments count for more.",
    "job_title": "Shown beside the name.",
    "manager_id": "The id of the manager, or the e-mail or full name that they have in this sheet. "
    "Nobody is paired within a reporting line.",
    "timezone": "A name of the IANA list, such as Europe/London. For all who signed up, or none.",
    "languages": "ISO codes or English or German names: en; cy. Everyone who signed up, or nobody.",
    "capacity": "How many partners at once, 1 to 50. Empty means 1.",
    "offers": f"What a mentor can help with, as topic:level. 0 means {LADDER[0]}, 1 {LADDER[1]}, "
    f"2 {LADDER[2]}, 3 {LADDER[3]}, 4 {LADDER[4]}.",
    "wants": "What a mentee wants to learn, as topic:level today:urgency. The level as in offers; "
    "the urgency from 1 to 3, or left out.",
    "slots": "Weekly times to meet, on the person's own clock: Mon 09:00-10:00; Thu 14:00-15:00.",
    "not_with": "People never to be paired with: ids, e-mails or full names of this sheet.",
    "prefers": "People they would like to be paired with, first choice first: ids, e-mails or full "
    "names of this sheet.",
    "past": "Earlier partners: ids, e-mails or full names of this sheet.",
    "values": "Up to three of learning, autonomy, security, fairness, achievement, helping others, "
    "status, variety, belonging, craft.",
    "style": f"Four numbers from 1 to 5: {'; '.join(STYLE_SLIDERS)}.",
}
"""What each column means. Lists are separated by semicolons."""

PEOPLE = (
    Person(
        id="T-1042",
        name="Amina Yusuf",
        email="amina.yusuf@example.org",
        role=Role.MENTOR,
        grade="Trainee",
        level=1,
        department="Customer Care",
        job_title="Trainee",
        manager_id="T-0317",
        timezone="Europe/London",
        languages=("en", "so"),
        offers=(Offer("Social media marketing", 4), Offer("Short video", 3)),
        slots=(Slot(9 * 60, 11 * 60), Slot(3 * 1440 + 14 * 60, 3 * 1440 + 15 * 60)),
        prefers=("T-0001",),
        values=("learning", "helping others", "craft"),
        style=(2, 3, 4, 2),
    ),
    Person(
        id="T-0001",
        name="Margaret Ellis",
        email="margaret.ellis@example.org",
        role=Role.MENTEE,
        grade="Chief Executive",
        level=9,
        department="Executive Office",
        job_title="Chief Executive",
        timezone="Europe/London",
        languages=("en",),
        wants=(Want("Social media marketing", 0, 3), Want("Short video", 1, 1)),
        slots=(Slot(9 * 60, 10 * 60), Slot(3 * 1440 + 14 * 60, 3 * 1440 + 15 * 60)),
        values=("learning", "fairness"),
        style=(1, 2, 3, 1),
    ),
    Person(
        id="T-0317",
        name="Tom Okafor",
        email="tom.okafor@example.org",
        grade="Team Lead",
        level=4,
        department="Customer Care",
        job_title="Team Lead",
        timezone="Europe/London",
        languages=("en",),
    ),
)
"""A trainee who can guide the chief executive through social media, and the trainee's manager."""


def template_rows() -> list[list[Value]]:
    """Return the headings and the rows of the example people."""
    return [list(COLUMNS), *map(person_cells, PEOPLE)]


def write_template(path: Path) -> None:
    """Write the example sheet, as .csv or .xlsx by the name of the file.

    Raises SheetError for another ending, OSError where it cannot be written.
    """
    ending = path.suffix.casefold()
    if ending == ".csv":
        write_table(path, COLUMNS, map(person_cells, PEOPLE))
    elif ending == ".xlsx":
        # Whoever only reads sheets does not wait for the library that writes workbooks.
        from turnabout.matchmaking.sheets.template_workbook import (  # noqa: PLC0415
            write_template_workbook,
        )

        write_template_workbook(path, template_rows(), MEANINGS)
    else:
        message = f"a template cannot be written as {ending or 'a file without ending'!r}"
        problem = Problem(None, "", path.name, message, "name the file .csv or .xlsx")
        raise SheetError(path, (problem,), 1)
