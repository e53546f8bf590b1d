"""Turns one picture of the canvas into another in motion: breaks open and close, lanes move."""

from __future__ import annotations

from collections.abc import Callable

from viewer.layout.axis.glides import GLIDE_MS, eased
from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.scene import Scene
from viewer.layout.frame.tween import Tween
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.kit.motion import Motion


class Unfolding:
    """The movement from the picture that was on screen to the one that is laid out now.

    What is laid out may move on meanwhile, by a drag or a zoom: every frame is between the
    old picture and the new one of that moment, so that a gesture never makes it jump.

    Args:
        motion: Its own: the scale may move at the same time.
        show: Draws a frame.
    """

    def __init__(self, motion: Motion, show: Callable[[], None]) -> None:
        self.motion = motion
        self._show = show
        self._tween: Tween | None = None
        self._share = 1.0

    def begin(self, scene: Scene | None, scale: TimeScale | None) -> None:
        """Begin with the picture on screen and its scale; at once where nothing may move."""
        if scene is None or scale is None or not self.motion.allowed:
            self.stop()
            return
        self._tween = Tween(scene, scale)
        self._share = 0.0
        self.motion.run(self._step)

    def _step(self, elapsed_ms: float) -> bool:
        self._share = eased(elapsed_ms / GLIDE_MS)
        goes_on = elapsed_ms < GLIDE_MS
        if not goes_on:
            self._tween = None
        self._show()
        return goes_on

    def stop(self) -> None:
        """Show what is laid out now."""
        self.motion.stop()
        self._tween = None

    def scene(self, stage: Stage, end: Scene, end_scale: TimeScale) -> Scene:
        """Return the frame on the way to ``end``; ``end`` itself where nothing moves."""
        if self._tween is None:
            return end
        if self._share <= 0.0:
            return self._tween.start
        return stage.between(self._tween, end, end_scale, self._share)

    def scale(self, end_scale: TimeScale) -> TimeScale:
        """Return the scale of that frame."""
        return self._tween.scale(end_scale, self._share) if self._tween is not None else end_scale
