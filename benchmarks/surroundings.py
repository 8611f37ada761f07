"""What invented people talk about, where they work and what they are called."""

from typing import NamedTuple

SUBJECTS = (
    "Spreadsheets",
    "Dashboards",
    "AI assistants",
    "Short video",
    "Social media",
    "Podcasts",
    "Accessible documents",
    "Plain language",
    "Online meetings",
    "Shared documents",
    "Version control",
    "Python",
    "Web pages",
    "Prototypes",
    "User research",
    "Surveys",
    "Maps",
    "Open data",
    "Cyber safety",
    "Privacy",
    "Carbon footprints",
    "Inclusive language",
    "Flexible working",
    "Online communities",
    "Career stories",
)

FACETS = (
    "from scratch",
    "every day",
    "for teams",
    "for leaders",
    "for reports",
    "for planning",
    "for customers",
    "for recruiting",
    "for teaching",
    "for the field",
    "and automation",
    "and ethics",
    "and costs",
    "and measures",
    "and trends",
    "and tools",
    "and templates",
    "and stories",
    "and repairs",
    "and reviews",
)

TOPICS = tuple(f"{subject} {facet}" for subject in SUBJECTS for facet in FACETS)
"""The 500 topics, the commonest first."""


class Place(NamedTuple):
    """A country's time zone, the language spoken there beside English, and its share of people."""

    zone: str
    language: str
    share: int


PLACES = (
    Place("Europe/London", "en", 60),
    Place("Europe/Berlin", "de", 25),
    Place("Europe/Paris", "fr", 20),
    Place("Europe/Madrid", "es", 14),
    Place("Europe/Warsaw", "pl", 14),
    Place("Europe/Rome", "it", 12),
    Place("Europe/Amsterdam", "nl", 10),
    Place("Europe/Stockholm", "sv", 6),
    Place("Europe/Dublin", "en", 6),
    Place("Europe/Lisbon", "pt", 6),
    Place("Europe/Athens", "el", 4),
    Place("Africa/Lagos", "en", 4),
    Place("Africa/Johannesburg", "en", 4),
    Place("Africa/Nairobi", "sw", 2),
    Place("Asia/Dubai", "ar", 2),
    Place("Asia/Kolkata", "hi", 10),
    Place("Asia/Tokyo", "ja", 2),
    Place("Australia/Sydney", "en", 2),
    Place("America/Sao_Paulo", "pt", 4),
    Place("America/Toronto", "fr", 3),
    Place("America/New_York", "es", 6),
)

DEPARTMENTS = tuple(
    f"{area} {part}"
    for area in ("Finance", "People", "Digital", "Science", "Operations", "Policy", "Legal", "Care")
    for part in ("North", "South", "Centre")
)

VALUES = (
    "learning",
    "autonomy",
    "security",
    "fairness",
    "achievement",
    "helping others",
    "status",
    "variety",
    "belonging",
    "craft",
)

GIVEN_NAMES = (
    *("Ada", "Amir", "Bea", "Chidi", "Dana", "Elif", "Femi", "Greta", "Hana", "Idris", "Jun"),
    *("Kofi", "Lena", "Mina", "Noor", "Oskar", "Priya", "Quinn", "Rosa", "Sami", "Tove", "Uma"),
    *("Vera", "Wanda", "Xenia", "Yusuf", "Zoe"),
)

FAMILY_NAMES = (
    *("Adeyemi", "Brandt", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Hughes", "Ivanova"),
    *("Jansen", "Kowalska", "Lindqvist", "Mehta", "Nakamura", "Okafor", "Papas", "Quist", "Rossi"),
    *("Sato", "Tanaka", "Ueda", "Varga", "Walsh", "Yilmaz", "Zhang"),
)
