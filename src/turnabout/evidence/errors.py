"""Why there is no finding: each in one sentence, which the translations know."""

from turnabout.evidence.voice import marked as _


class NoFindingError(ValueError):
    """What was asked cannot be told from these numbers; the message says why."""

    sentence = ""

    def __init__(self) -> None:
        super().__init__(self.sentence)


class NobodyError(NoFindingError):
    """There is no answer at all."""

    sentence = _("Nobody answered, so there is nothing to tell.")


class TooFewError(NoFindingError):
    """A spread cannot be estimated from so few."""

    sentence = _("Too few answered on one side of the comparison to tell anything.")


class NothingVariesError(NoFindingError):
    """Within each group all answered alike."""

    sentence = _("Within each group all answered alike, so there is no spread to compare with.")


class NothingToCompareError(NoFindingError):
    """No group of the draw has both people who were offered a place and people who were not."""

    sentence = _("No group has both people who were offered a place and people who were not.")


class NobodyTookItError(NoFindingError):
    """The offer changed too little who took part: what it did to those cannot be told apart."""

    sentence = _("The offer changed too little who took part to tell what taking part did.")
