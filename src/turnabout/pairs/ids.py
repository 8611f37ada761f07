"""People by the ids that the engine knows them by."""


def engine_id(person: int) -> str:
    """Return the engine's id of the person with this number.

    Ids sort as numbers do. Of equally good pairs the engine takes the first by id, so a copy of a
    program is paired like the original, wherever its numbers begin.
    """
    return f"{person:010d}"
