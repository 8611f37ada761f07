"""A program as Carla decides it through the pages, step by step."""

import datetime as dt

from django.test import Client

from turnabout.people.models import Grade
from turnabout.programs.models import Program
from turnabout.programs.models.why import QUESTIONS
from turnabout.programs.rulebooks import WISHES, handbook_rules
from turnabout.skills.models import Skill

ALL_YES = dict.fromkeys(QUESTIONS, "yes")
OBJECTIVE = {
    "seniors": "our twelve directors",
    "outcome": "able",
    "change": "run one campaign on short video a quarter",
    "by_date": "2199-12-01",
    "domain": "social media",
    "mentors": "trainees in marketing",
    "gain": "a view of how decisions are made",
    "measures": ["B7"],
    "not_for": "appraisal",
    "stop_if": "fewer than half have met three times",
}


def rules(**changed: object) -> dict[str, object]:
    """Return the handbook's rules as the page sends them, some of them changed."""
    values = handbook_rules()
    weights = values.pop("weights")
    told = values | {f"wish_{name}": weights[name] for name in WISHES} | {"after": 1}
    return {name: value for name, value in (told | changed).items() if value is not False}


def begin(client: Client, name: str = "Upward") -> Program:
    """Return a program that was begun through the pages."""
    client.post("/programs/new/", {"name": name})
    return Program.objects.get(name=name)


def grades() -> list[Grade]:
    """Return a ladder of three."""
    names = ["Trainee", "Manager", "Director"]
    return [Grade.objects.create(name=name, height=place) for place, name in enumerate(names)]


def topics(many: int = 2) -> list[Skill]:
    """Return the first topics of the handbook."""
    return list(Skill.objects.topics()[:many])


def dates(today: dt.date) -> dict[str, str]:
    """Return the dates of a cohort, as the page sends them."""
    return {
        name: (today + dt.timedelta(days=days)).isoformat()
        for name, days in (("sign_up_closes_on", 21), ("starts_on", 42), ("ends_on", 220))
    }
