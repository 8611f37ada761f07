"""What would be good: each wish gives a pair points and says why.

Points are whole thousandths. They follow the handbook: differ in knowledge, agree in values, choose
each other, meet often. The reasons never say what a person values or whom they chose.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from turnabout.matchmaking.hours import shared_minutes
from turnabout.matchmaking.named import choice_points
from turnabout.matchmaking.people import LADDER, Person
from turnabout.matchmaking.policy import POINT
from turnabout.matchmaking.postings import TOP
from turnabout.matchmaking.rules import Setting
from turnabout.matchmaking.scoring import COMMON_VALUES, STYLE_FITS
from turnabout.matchmaking.topics import EXACT, folded


class WishPoints(NamedTuple):
    """What one wish gave a pair: thousandths of a point, the most it could give, and the reason."""

    wish: str
    points: int
    out_of: int
    reason: str


class SharedTopic(NamedTuple):
    """A topic that the mentor can teach this mentee.

    `offered` and `wanted` differ where the two are only near each other; `share` is then below 1.
    """

    wanted: str
    offered: str
    mentor_level: int
    mentee_level: int
    urgency: int
    share: float
    points: int

    @property
    def sentence(self) -> str:
        """The topic in words, with both levels."""
        near = "" if self.share == 1 else f" (near {self.wanted})"
        return (
            f"{self.offered}{near}: mentor {LADDER[self.mentor_level]}, "
            f"mentee {LADDER[self.mentee_level]}"
        )


@dataclass(frozen=True)
class Duo:
    """Two people, and what they have together: each worked out once, when it is first asked for."""

    mentor: Person
    mentee: Person
    setting: Setting
    known_minutes: tuple[int, int] | None = None

    @cached_property
    def wishes(self) -> tuple[WishPoints, ...]:
        """What each wish gives the two, in the order of WISHES."""
        weights = self.setting.policy.weights
        given = []
        for name, wish in WISHES.items():
            points, reason = wish(self)
            given.append(WishPoints(name, points, getattr(weights, name) * POINT, reason))
        return tuple(given)

    @cached_property
    def topics(self) -> tuple[SharedTopic, ...]:
        """What the mentor can teach the mentee, most points first."""
        return shared_topics(self.mentor, self.mentee, self.setting)

    @cached_property
    def minutes(self) -> tuple[int, int]:
        """The minutes a week that both are free, in winter and in summer."""
        return self.known_minutes or shared_minutes(
            self.mentor, self.mentee, self.setting.policy.year
        )


def wish_points(mentor: Person, mentee: Person, setting: Setting) -> tuple[WishPoints, ...]:
    """Return what each wish gives this pair, in the order of WISHES."""
    return Duo(mentor, mentee, setting).wishes


def shared_topics(mentor: Person, mentee: Person, setting: Setting) -> tuple[SharedTopic, ...]:
    """Return what the mentor can teach, most points first."""
    topics, policy = setting.topics, setting.policy
    wants = topics.wants(mentee)
    extra = EXACT + policy.objective_extra
    weight = {
        topic: urgency * (extra if topic in topics.objective else EXACT)
        for topic, _, urgency in wants
    }
    whole = max(sum(weight[topic] * (TOP - level) for topic, level, _ in wants) * EXACT, 1)
    full = policy.weights.topics * POINT
    offers = topics.offers(mentor)
    found = []
    for topic, level, urgency in wants:
        best, percent = _best_taught(topic, level, offers, topics.near.get(topic))
        if percent:
            points = min(full * weight[topic] * (offers[best] - level) * percent // whole, full)
            names = topics.names[topic], topics.names[best]
            share = percent / EXACT
            found.append(SharedTopic(*names, offers[best], level, urgency, share, points))
    return tuple(sorted(found, key=lambda topic: (-topic.points, topic.wanted)))


def _best_taught(
    topic: int, level: int, offers: dict[int, int], near: dict[int, int] | None
) -> tuple[int, int]:
    """Return which of this topic and those near it leads farthest from the level, and its share.

    The share is in per cent: 0 where none of them leads anywhere.
    """
    if not near:
        return topic, EXACT if offers.get(topic, 0) > level else 0
    same = {topic: EXACT} | near
    shares = {
        name: (offers[name] - level) * percent
        for name, percent in same.items()
        if offers.get(name, 0) > level
    }
    best = max(shares, key=lambda name: (shares[name], same[name], -name), default=topic)
    return best, same[best] if shares else 0


def topic_fit(duo: Duo) -> tuple[int, str]:
    """The steps of the ladder that the mentor can lead, of all that the mentee could climb."""
    points = sum(topic.points for topic in duo.topics)
    return points, "; ".join(topic.sentence for topic in duo.topics)


def preferences(duo: Duo) -> tuple[int, str]:
    """Half the points for each side's choice, a fifth less for each later one."""
    policy = duo.setting.policy
    points = choice_points(duo.mentor, duo.mentee.id, policy)
    points += choice_points(duo.mentee, duo.mentor.id, policy)
    return points, "chosen at sign-up" if points else ""


def common_values(duo: Duo) -> tuple[int, str]:
    """A third of the points for each work value in common."""
    mine, theirs = ({folded(value) for value in one.values} for one in (duo.mentor, duo.mentee))
    common = min(len(mine & theirs), COMMON_VALUES)
    points = duo.setting.policy.weights.values * POINT * common // COMMON_VALUES
    return points, f"{common} of {COMMON_VALUES} work values in common" if common else ""


def shared_time(duo: Duo) -> tuple[int, str]:
    """Points for the minutes beyond the least, in the poorer season, full from `ample_minutes`."""
    policy = duo.setting.policy
    shared = min(duo.minutes)
    beyond = max(min(shared, policy.ample_minutes) - policy.minutes, 0)
    points = policy.weights.time * POINT * beyond // (policy.ample_minutes - policy.minutes)
    return points, f"{shared} minutes a week that both are free" if points else ""


def distance(duo: Duo) -> tuple[int, str]:
    """Points where the two work in different departments."""
    here, there = folded(duo.mentor.department), folded(duo.mentee.department)
    apart = bool(here and there and here != there)
    points = duo.setting.policy.weights.distance * POINT * apart
    return points, "different departments" if points else ""


def style(duo: Duo) -> tuple[int, str]:
    """Points for a similar pace and a different perspective."""
    mine, theirs = duo.mentor.style, duo.mentee.style
    if not (mine and theirs):
        return 0, ""
    apart = [abs(one - other) for one, other in zip(mine, theirs, strict=True)]
    fit = 12 - sum(apart[:3]) + apart[3]
    points = duo.setting.policy.weights.style * POINT * fit // STYLE_FITS
    return points, "styles that go together" if points else ""


Wish = Callable[[Duo], tuple[int, str]]

WISHES: dict[str, Wish] = {
    "topics": topic_fit,
    "preferences": preferences,
    "values": common_values,
    "time": shared_time,
    "distance": distance,
    "style": style,
}
"""Each wish by the name of its weight."""
