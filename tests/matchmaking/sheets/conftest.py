from collections.abc import Callable
from pathlib import Path

import pytest

from turnabout.matchmaking.sheets import Problem, SheetError, read_sheet

Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Save text or bytes as a file and return its path."""

    def save(content: str | bytes, name: str = "people.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return save


@pytest.fixture
def problems_in() -> Callable[[Path], list[Problem]]:
    """Return everything that is wrong with a sheet."""

    def problems_in(path: Path) -> list[Problem]:
        with pytest.raises(SheetError) as caught:
            read_sheet(path)
        assert caught.value.path == path
        assert caught.value.total == len(caught.value.problems)
        return list(caught.value.problems)

    return problems_in
