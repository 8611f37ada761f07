"""What is short: what one more mentor for each topic would add."""

from collections import Counter

import numpy as np

from turnabout.matchmaking.arrays import Ints
from turnabout.matchmaking.explanations import Shortage
from turnabout.matchmaking.margins import Margins
from turnabout.matchmaking.matching import Matching
from turnabout.matchmaking.policy import POINT
from turnabout.matchmaking.postings import TOP
from turnabout.matchmaking.scoring import Scores
from turnabout.matchmaking.topics import EXACT


def shortages(matching: Matching) -> tuple[Shortage, ...]:
    """Return every topic that somebody wants to learn, the one most worth a mentor first."""
    scores = matching.scores
    topics = scores.topics
    prices = matching.margins
    wanted = Counter(
        topic
        for person in scores.people.mentees
        for topic, level, _ in topics.wants(person)
        if level < TOP
    )
    offered = Counter(topic for person in scores.people.mentors for topic in topics.offers(person))
    worth = _worth_of_one_more(scores, prices, len(topics.names))
    found = [
        Shortage(topics.names[topic], count, offered[topic], prices.split(worth[topic]))
        for topic, count in wanted.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.adds.placed, -one.adds.points, one.topic)))


def _worth_of_one_more(scores: Scores, prices: Margins, topics: int) -> list[int]:
    """Return for each topic what the mentor imagined in `Shortage` would add to the whole."""
    mentee, topic, points = _teaching(scores)
    weights = scores.policy.weights
    known = scores.people.mentee.department > 0
    besides = weights.time * POINT + weights.distance * POINT * known
    place = mentee * topics + topic
    pairs, where = np.unique(place, return_inverse=True)
    earned = np.bincount(where, weights=points, minlength=len(pairs)).astype(np.int64)
    learner = pairs // topics
    gain = earned + besides[learner] - prices.worth[learner]
    most = np.zeros(topics, dtype=np.int64)
    np.maximum.at(most, pairs % topics, gain)
    return [int(value) for value in most]


def _teaching(scores: Scores) -> tuple[Ints, Ints, Ints]:
    """Return mentee, topic taught and points of each want that one topic at the top would serve."""
    rows: list[tuple[int, int, int, int]] = []
    want = 0
    for mentee, person in enumerate(scores.people.mentees):
        for topic, level, _ in scores.topics.wants(person):
            same = {topic: EXACT} | scores.topics.near.get(topic, {})
            steps = TOP - level
            rows += [(mentee, name, want, steps * share) for name, share in same.items() if steps]
            want += 1
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return table[:, 0], table[:, 1], scores.postings.earned(table[:, 2], table[:, 3])
