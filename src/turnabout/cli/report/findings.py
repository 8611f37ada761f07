"""What the match run found, in sentences: each takes the report and returns words."""

from statistics import median

from turnabout.cli.report.barring import why_no_pair
from turnabout.cli.report.given import Report
from turnabout.cli.report.wording import counted, per_cent_at_most, points, sentence
from turnabout.matchmaking.explain import Shortage
from turnabout.matchmaking.matching import Matching, Proof, Seen
from turnabout.matchmaking.policy import Mode
from turnabout.matchmaking.sentences import listed


def finding(matching: Matching) -> str:
    """Return the first line of the report: who has a mentor, and whether it could be better."""
    if not matching.pool.mentees:
        return "Nobody asks for a mentor yet."
    if not matching.pool.mentors:
        return "Nobody offers to be a mentor yet."
    if not matching.pairs:
        return "Nobody can be paired: the rules leave no pair that is possible."
    return f"{_placed(matching)}{_how_good(matching)}"


def terms(matching: Matching) -> str:
    """Return what the first line rests on: what was aimed for, what it cost, what forbids it."""
    policy, proof = matching.policy, matching.proof
    first = "as many mentees placed as possible, then " if policy.cover else ""
    said = [f"The aim: {first}{_AIMS[policy.mode]}."]
    if proof.gap and policy.mode is not Mode.BEST:
        said.append(f"It costs at most {per_cent_at_most(proof.gap)} of the largest total.")
    if not proof.everyone_placed and not policy.cover:
        said.append("Points come before places here, so some stay free by choice.")
    return " ".join([*said, *filter(None, (looked_at(proof), why_no_pair(matching)))])


def mentees_covered(matching: Matching) -> str:
    """Return how many mentees have a mentor, and how many cannot."""
    without = len(matching.unmatched_mentees)
    total = len(matching.pool.mentees)
    if not total:
        return "There is no mentee."
    if not without:
        return f"{_all_mentees(total)} a mentor."
    placed = f"{total - without:,} of {counted(total, 'mentee')}"
    return f"{placed} {_has(total - without)} a mentor; {without:,} {_does(without)} not."


def places_covered(matching: Matching) -> str:
    """Return how many of the mentors' places are taken, and how many are left."""
    mentors = matching.pool.mentors
    places = sum(mentor.capacity for mentor in mentors)
    taken = len(matching.pairs)
    return (
        f"{counted(len(mentors), 'mentor')} {_offers(len(mentors))} {counted(places, 'place')}: "
        f"{taken:,} taken, {places - taken:,} left."
    )


def spread(matching: Matching) -> str:
    """Return the middle and the worst score with their n."""
    if not matching.worst:
        return "There is no pair to score."
    middle = points(median(pair.score for pair in matching.pairs))
    if len(matching.pairs) == 1:
        return f"The one pair scores {middle} points."
    return (
        f"The middle one of {counted(len(matching.pairs), 'pair')} scores {middle} points, "
        f"the lowest {points(matching.worst.score)}."
    )


def looked_at(proof: Proof) -> str:
    """Return what was looked at and what was not; nothing where every pair was."""
    if not proof.seen:
        return ""
    share = f"{100 * proof.seen.pairs / proof.seen.of:.1f} %"
    return (
        f"All {proof.seen.of:,} pairs are too many: {share} of them were looked at, and besides "
        f"every mentor for {_drawn(proof.seen)}. By what these could gain, no arrangement is "
        f"likely to be better by more than {per_cent_at_most(proof.likely_gap)}."
    )


def swaps(proof: Proof) -> str:
    """Return how many would rather swap."""
    among = f" among {_drawn(proof.seen)} and all mentors" if proof.seen else ""
    if not proof.swap_count:
        return f"No mentor and mentee{among} would both rather have each other."
    if proof.swap_count == 1:
        return f"One mentor and one mentee{among} would both rather have each other."
    return (
        f"{proof.swap_count:,} times, a mentor and a mentee{among} would both rather have "
        "each other."
    )


def supply(shortages: tuple[Shortage, ...]) -> str:
    """Return which topics to find mentors for."""
    if not shortages:
        return "Nobody asked for a topic."
    short = [shortage for shortage in shortages if shortage.adds.placed > 0]
    if short:
        names = listed([f"“{shortage.topic}”" for shortage in short[:3]], "or")
        most = max(shortage.adds.placed for shortage in short)
        return f"One more mentor for {names} places {counted(most, 'more mentee')}."
    best = max(shortages, key=lambda shortage: shortage.adds.points)
    if best.adds.points <= 0:
        return "No topic is short: one more mentor would change nothing."
    return (
        f"One more mentor for “{best.topic}” adds {points(best.adds.points)} points, "
        "and for any other topic no more."
    )


def unmatched_mentees(report: Report) -> str:
    """Return how many mentees have nobody, split by whether a place could free."""
    waiting, stuck = _split(report, "mentee")
    if not waiting + stuck:
        return "Every mentee has a mentor."
    said = []
    if stuck:
        said.append(f"{counted(stuck, 'mentee')} cannot be placed under the rules")
    if waiting:
        said.append(f"{counted(waiting, 'mentee')} can be placed when a mentor frees")
    return sentence(" and ".join(said))


def unmatched_mentors(report: Report) -> str:
    """Return how many mentors have nobody, split by whether anyone could still take them."""
    spare, stuck = _split(report, "mentor")
    if not spare + stuck:
        return "Every mentor has a mentee."
    said = []
    if spare:
        said.append(f"{counted(spare, 'mentor')} could guide someone and {_is(spare)} in reserve")
    if stuck:
        said.append(f"{counted(stuck, 'mentor')} {_has(stuck)} nobody the rules allow")
    return sentence("; ".join(said))


def _drawn(seen: Seen) -> str:
    return f"{counted(seen.mentees, 'mentee')} drawn by chance"


_AIMS = {
    Mode.BEST: "the largest total of points",
    Mode.FAIR: "the worst-off pairs lifted first, then the largest total",
    Mode.STABLE: "no two people who would both rather have each other",
}


def _placed(matching: Matching) -> str:
    proof, asked = matching.proof, len(matching.pool.mentees)
    if not matching.unmatched_mentees:
        return f"{_all_mentees(asked)} a mentor"
    if not proof.everyone_placed:
        could = f"{proof.coverable:,} mentees who can be placed"
        return f"{proof.placed:,} of the {could} {_has(proof.placed)} a mentor"
    if proof.placed == 1:
        return "The one mentee who can be placed has a mentor"
    return f"All {proof.placed:,} mentees who can be placed have a mentor"


def _how_good(matching: Matching) -> str:
    proof = matching.proof
    if matching.policy.mode is Mode.FAIR:
        return ", and the worst-off pairs come first."
    if matching.policy.mode is Mode.STABLE:
        if proof.swap_count or proof.seen:
            return "."
        return ", and no two people would both rather swap."
    if proof.exact and proof.everyone_placed:
        return "; no better arrangement exists."
    if proof.bound == proof.total:
        return "; no arrangement of as many pairs scores more."
    return f"; no arrangement is better by more than {per_cent_at_most(proof.gap)}."


def _split(report: Report, role: str) -> tuple[int, int]:
    """Return how many without a partner have a place in line, and how many have not."""
    people = [one for one in report.nobody if one.role == role]
    in_line = sum(one.place is not None for one in people)
    return in_line, len(people) - in_line


def _all_mentees(number: int) -> str:
    return "The one mentee has" if number == 1 else f"All {number:,} mentees have"


def _does(number: int) -> str:
    return "does" if number == 1 else "do"


def _offers(number: int) -> str:
    return "offers" if number == 1 else "offer"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"
