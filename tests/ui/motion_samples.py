"""Motion by a clock that a test turns by hand."""

from __future__ import annotations

from viewer.ui.kit.motion import Motion


class HandClock:
    """Milliseconds that pass only when a test says so; moves what is driven by it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.moves = True
        self._driven: list[Motion] = []

    def __call__(self) -> float:
        return self.now

    def motion(self) -> Motion:
        """Return a motion by this clock; it moves only when :meth:`turn` is called."""
        made = Motion(lambda: self.moves, self)
        self.drive(made)
        return made

    def drive(self, motion: Motion) -> None:
        """Let :meth:`turn` move a motion, and nothing else."""
        motion.timer.timeout.disconnect()
        self._driven.append(motion)

    def turn(self, elapsed_ms: float) -> None:
        """Let time pass, then draw the frame of that moment."""
        self.now += elapsed_ms
        for motion in self._driven:
            motion.tick()
