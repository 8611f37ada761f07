"""The twelve guides that come with Turnabout, in the language of their reader."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from django.utils.translation import get_language

from turnabout.together.guides.guide import SIDES, Guide

FILE = "shipped.toml"
FIRST, LAST = "start", "finish"
FALLBACK = "en"


def shipped(language: str | None = None) -> Mapping[str, Guide]:
    """Return the guides by key, in the order of the handbook; in the language that is spoken."""
    told = _read()
    spoken = (language or get_language() or FALLBACK).partition("-")[0]
    return told.get(spoken, told[FALLBACK])


@cache
def _read() -> dict[str, dict[str, Guide]]:
    text = resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    found = tomllib.loads(text)["guides"]
    return {
        language: {one["key"]: _guide(one, one[language]) for one in found}
        for language in (FALLBACK, "de")
    }


def _guide(facts: dict[str, Any], words: dict[str, Any]) -> Guide:
    return Guide(
        key=facts["key"],
        title=words["title"],
        purpose=words["purpose"],
        prepare={side: words["prepare"][side] for side in SIDES},
        answers=words["answers"],
        asks={side: tuple(words["asks"][side]) for side in SIDES},
        output=words["output"],
        watch=words["watch"],
        benefits=tuple(facts["benefits"]),
        topics=tuple(facts["topics"]),
        personal=facts.get("personal", False),
    )
