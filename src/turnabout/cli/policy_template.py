"""Writes a policy.toml to start from: every setting, its default and what it means."""

from collections.abc import Iterator

from turnabout.cli.settings import SETTINGS, WEIGHTS
from turnabout.matchmaking.policy import Policy

TABLE_NOTES = {
    "rules": "What must never be. No pair breaks a rule.",
    "wishes": "What would be good: the most points that each wish can give. They add up to 100.",
    "aims": "What the pairs as a whole aim for.",
    "ladder": "Your grades, the most junior first. They give the level where the sheet has none.",
    "pairs": 'Pairs that you decide yourself, the mentor\'s id first: [["m-7", "d-2"]].',
    "near": 'Topics that count in part for each other, and how far: [["Excel", "Power BI", 0.6]].',
    "aliases": "Other names of a topic.",
}
"""What each table is for."""

NOTES = {
    "level_gap": "Levels, at least, from the mentor up to the mentee.",
    "minutes": "Minutes a week, at least, that both are free: in winter and in summer.",
    "again": "May people who were a pair before be one again?",
    "year": "The year whose winter and summer weeks count; this year where you name none.",
    "topics": "The mentor knows what the mentee wants to learn.",
    "preferences": "They chose each other.",
    "values": "They have values in common.",
    "time": "They share more than the minutes needed.",
    "distance": "They work in different departments.",
    "style": "They like to work the same way.",
    "ample_minutes": "From so many shared minutes a week on, time earns its full points.",
    "objective": "The topics that the program is for.",
    "objective_extra": "They count for so many per cent more.",
    "mode": "best: the most points. fair: the worst-off first. stable: no two would rather swap.",
    "cover": "Place as many mentees as possible, before looking at points?",
    "fair_step": "fair lifts the worst-off in levels of so many points.",
    "exact": "Go on until nothing better exists? Without it: up to 5,000 people on a side.",
    "keep": "Extra points for a pair that exists already, so that few change.",
    "pinned": "These pairs always come about.",
    "forbidden": "These pairs never come about.",
}
"""What each setting means."""

NOT_SET = {"year": "2026", "exact": "true"}
"""Settings that have no default of their own: an example for each, commented out."""


def policy_text() -> str:
    """Return a policy.toml with every default; reading it decides what no file decides."""
    policy = Policy()
    lines = ["# What Turnabout matches by. Change what you like; leave out what you do not need."]
    for table, keys in SETTINGS.items():
        lines += ["", f"# {TABLE_NOTES[table]}", f"[{table}]"]
        for key in keys:
            lines += _setting(key, _default(policy, key))
    lines += ["", f"# {TABLE_NOTES['aliases']}", "[aliases]"]
    lines += ['# "Excel" = ["spreadsheets", "MS Excel"]']
    return "\n".join(lines) + "\n"


def _setting(key: str, default: object) -> Iterator[str]:
    note = NOTES.get(key)
    if note and key in WEIGHTS:
        yield f"{f'{key} = {_toml(default)}':<18}# {note}"
        return
    if note:
        yield f"# {note}"
    yield f"# {key} = {NOT_SET[key]}" if key in NOT_SET else f"{key} = {_toml(default)}"


def _default(policy: Policy, key: str) -> object:
    return getattr(policy.weights if key in WEIGHTS else policy, key, ())


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return f'"{value}"' if isinstance(value, str) else "[]"
