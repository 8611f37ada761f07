"""A run as JSON, for the next program. Scores are points out of 100."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import click

from turnabout.cli.report import Report
from turnabout.cli.report.barring import why_no_pair
from turnabout.cli.report.earlier import Earlier
from turnabout.cli.report.earnable import missing, most_points
from turnabout.cli.run import Run
from turnabout.matchmaking.explain import Loss, PairExplanation, Shortage, WhyNobody
from turnabout.matchmaking.matching import Matching, Proof, Swap
from turnabout.matchmaking.people import Person
from turnabout.matchmaking.policy import POINT

Values = dict[str, Any]


def print_json(values: Mapping[str, Any]) -> None:
    """Print the values and nothing else to stdout."""
    click.echo(json.dumps(values, ensure_ascii=False, indent=2))


def run_values(run: Run, report: Report) -> Values:
    """Return everything that a run found."""
    return {
        "source": run.path.name,
        "mode": str(run.matching.policy.mode),
        "proof": proof_values(run.matching.proof),
        "pairs": [pair_values(pair) for pair in report.explanations],
        "unmatched": [nobody_values(nobody) for nobody in report.nobody],
        "shortages": [shortage_values(shortage) for shortage in report.shortages],
        "earnable": earnable_values(run.matching),
        "earlier": _earlier_values(report.earlier) if report.earlier else None,
        "why_no_pair": why_no_pair(run.matching),
        "ignored": list(run.sheet.ignored),
        "not_used": list(run.sheet.not_used),
        "notes": [asdict(note) for note in run.sheet.notes],
        "note_count": run.sheet.note_count,
    }


def proof_values(proof: Proof) -> Values:
    """Return the proof; `gap` is a share of the bound, 0 is exact."""
    return {
        "total": proof.total / POINT,
        "bound": proof.bound / POINT,
        "gap": proof.gap,
        "exact": proof.exact,
        "placed": proof.placed,
        "coverable": proof.coverable,
        "everyone_placed": proof.everyone_placed,
        "seen": _seen_values(proof),
        "swap_count": proof.swap_count,
        "swaps": [_swap_values(swap) for swap in proof.swaps],
    }


def _seen_values(proof: Proof) -> Values | None:
    """Return what was looked at of how many pairs; None where all of them were."""
    if not proof.seen:
        return None
    return {
        "pairs": proof.seen.pairs,
        "of": proof.seen.of,
        "mentees_with_every_mentor": proof.seen.mentees,
        "likely_bound": proof.seen.likely / POINT,
        "likely_gap": proof.likely_gap,
    }


def pair_values(pair: PairExplanation) -> Values:
    """Return two people, their score and everything behind it."""
    return {
        "mentor": person_values(pair.mentor),
        "mentee": person_values(pair.mentee),
        "score": pair.score / POINT,
        "why": pair.sentence,
        "wishes": [
            wish._asdict() | {"points": wish.points / POINT, "out_of": wish.out_of / POINT}
            for wish in pair.wishes
        ],
        "topics": [topic._asdict() | {"points": topic.points / POINT} for topic in pair.topics],
        "shared_minutes": pair.shared_minutes,
        "winter_minutes": pair.winter_minutes,
        "summer_minutes": pair.summer_minutes,
    }


def earnable_values(matching: Matching) -> Values:
    """Return the most points that a pair of this sheet can earn, and what it does not say."""
    return {"points": most_points(matching), "missing": [each.what for each in missing(matching)]}


def nobody_values(nobody: WhyNobody) -> Values:
    """Return a person without a partner, and what would have to give."""
    return {
        **person_values(nobody.person),
        "role": nobody.role,
        "reason": nobody.reason,
        "would_help": nobody.would_help,
        "place": nobody.place,
        "equal_with": nobody.equal_with,
        "relax": list(nobody.relax),
        "would_reach": nobody.would_reach,
    }


def shortage_values(shortage: Shortage) -> Values:
    """Return a topic, and what one more mentor for it would add."""
    return {
        "topic": shortage.topic,
        "wanted_by": shortage.wanted_by,
        "offered_by": shortage.offered_by,
        "adds": loss_values(shortage.adds),
    }


def loss_values(loss: Loss) -> Values:
    """Return mentees placed and points."""
    return {"placed": loss.placed, "points": loss.points / POINT}


def person_values(person: Person) -> Values:
    """Return who it is."""
    return {"id": person.id, "name": person.name}


def _earlier_values(earlier: Earlier) -> Values:
    return {
        "pairs": earlier.pairs,
        "stay": earlier.stay,
        "parted": [
            pair._asdict()
            | {"mentor": person_values(pair.mentor), "mentee": person_values(pair.mentee)}
            for pair in earlier.parted
        ],
    }


def _swap_values(swap: Swap) -> Values:
    return {
        "mentor": person_values(swap.mentor),
        "mentee": person_values(swap.mentee),
        "mentor_gain": swap.mentor_gain / POINT,
        "mentee_gain": swap.mentee_gain / POINT,
    }
