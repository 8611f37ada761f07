"""`mentor-match` through its own public face, its rules reading the scores that all others get."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from matching.match import Match  # type: ignore[import-untyped]  # mentor-match has no types
from matching.mentee import Mentee  # type: ignore[import-untyped]  # mentor-match has no types
from matching.mentor import Mentor  # type: ignore[import-untyped]  # mentor-match has no types
from matching.process import process_data  # type: ignore[import-untyped]  # likewise
from matching.rules.rule import (  # type: ignore[import-untyped]  # mentor-match has no types
    Disqualify,
    Generic,
    Rule,
)

Scores = list[list[int]]


def assign(scores: str, rounds: int) -> Iterator[list[dict[str, Any]]]:
    """Yield CPU seconds, total and number of pairs after each round so far.

    It builds each round's matrix when it comes to it, so that rounds one by one are the same work
    as all in one call.
    """
    matrix = np.load(Path(scores)).tolist()
    mentors = _people(Mentor, "mentor", len(matrix))
    mentees = _people(Mentee, "mentee", len(matrix[0]))
    rules = _rules(matrix)
    began = time.process_time()
    reached = []
    for _ in range(rounds):
        process_data(mentors, mentees, [rules])
        reached.append({"cpu": time.process_time() - began, **_outcome(mentors, matrix)})
        yield reached


def _people(kind: type, name: str, count: int) -> list[Any]:
    """Return so many of its people; the role holds the place in the score matrix."""
    return [kind(email=f"{name}{place}@example.org", grade=1, role=place) for place in range(count)]


def _rules(matrix: Scores) -> list[Rule]:
    """Return what makes it see our scores: it applies the last rule first, and stops at a no."""
    every_score = {score: score for row in matrix for score in row}

    def score(match: Match) -> int:
        seen: int = matrix[match.mentor.role][match.mentee.role]
        return seen

    def forbidden(match: Match) -> bool:
        return not score(match)

    return [Generic(every_score, score), Disqualify(forbidden)]


def _outcome(mentors: list[Any], matrix: Scores) -> dict[str, int]:
    reached = [matrix[mentor.role][mentee.role] for mentor in mentors for mentee in mentor.mentees]
    return {"total": sum(reached), "pairs": len(reached)}
