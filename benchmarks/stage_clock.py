"""CPU seconds of a long run, told apart by the stages that it reports."""

import time


class StageClock:
    """CPU seconds by stage, told apart by the engine's own progress."""

    def __init__(self) -> None:
        self.cpu: dict[str, float] = {}
        self._last = time.process_time()

    def __call__(self, stage: str, _done: int, _total: int | None) -> None:
        """Book what was spent since the last call on this stage."""
        self.ends(stage)

    def ends(self, stage: str) -> None:
        """Book what was spent since the last call on this stage."""
        now = time.process_time()
        self.cpu[stage] = self.cpu.get(stage, 0.0) + now - self._last
        self._last = now
