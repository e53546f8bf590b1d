"""A timeline as one picture, laid out once and given out as SVG, as PNG or as an image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from PySide6.QtGui import QImage

from viewer.files.overwriting import Ground
from viewer.layout.axis.ticks import AxisTicks
from viewer.layout.frame.scene import Scene
from viewer.model.event_words import counted
from viewer.model.timeline import Timeline
from viewer.ui.kit.glyphs import missing_characters, missing_note
from viewer.ui.look.inks import LABEL_PX
from viewer.ui.look.theme import LIGHT
from viewer.ui.paint.legend_entries import legend_entries
from viewer.ui.paper.content import PaperContent
from viewer.ui.pictures.choice import MOST_PIXELS, Kind, PictureChoice, PictureError
from viewer.ui.pictures.layout import (
    MOST_HEIGHT_PX,
    PALETTES,
    WHOLE,
    PictureLayouts,
    View,
    in_counts,
    shortened,
)
from viewer.ui.pictures.layout import drawn as drawn_places
from viewer.ui.pictures.png import Progress, painted, png
from viewer.ui.pictures.recorder import Recorder
from viewer.ui.pictures.sheet import Sheet
from viewer.ui.pictures.svg import SvgPage
from viewer.words import N_, NN_, _, ngettext, number

_TOO_LARGE = N_("{width}×{height} pixels are more than a hundred million; expected a smaller width or scale")
_COUNTED = NN_(
    "{number} event stand in counts for want of room", "{number} events stand in counts for want of room"
)
_SHORTENED = NN_(
    "{number} title cut for want of room; a wider picture has more",
    "{number} titles cut for want of room; a wider picture has more",
)
_NOT_IN_SIGHT = NN_(
    "{number} event stands outside the time shown", "{number} events stand outside the time shown"
)


class Picture:
    """One picture of a timeline.

    Args:
        content: What it is of, and what is said of its completeness.
        choice: How it is to be.
        view: Which part of the timeline it shows, and how.

    Raises:
        PictureError: There is nothing to draw, or the choice is out of bounds.
    """

    def __init__(
        self,
        content: PaperContent,
        choice: PictureChoice,
        view: View = WHOLE,
    ) -> None:
        if not content.timeline.events:
            raise PictureError(_("there are no events to draw"))
        self._choice = choice.checked()
        self._content = content
        self._timeline = _within(content.timeline, view)
        self._given = view
        self._view = _of_used_lanes(view, self._timeline, is_part=bool(content.left_out))
        scene = self._laid_out()
        self._places = drawn_places(scene)
        self._counted = in_counts(scene)
        self._shortened = shortened(scene)
        self._sheet = self._around(scene, self._shown_part(), self.notes())
        width, height = self.size
        if choice.kind is Kind.PNG and width * height > MOST_PIXELS:
            raise PictureError(_(_TOO_LARGE).format(width=number(width), height=number(height)))

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """What it may not be written over."""
        return self._content.grounds

    # --- what is said of it ---------------------------------------------------------------

    @property
    def size(self) -> tuple[int, int]:
        """Pixels across and down."""
        scale = self._choice.scale
        return ceil(self._sheet.width_px * scale - 1e-6), ceil(self._sheet.height_px * scale - 1e-6)

    def notes(self) -> list[str]:
        """Return a sentence for everything that it does not show, or not as the file says it now."""
        said = self._content.warnings()
        if self._counted:
            said.append(_many(_COUNTED, self._counted))
        beside = len(self._content.timeline.events) - len(self._places) - self._counted - self._hidden()
        if beside > 0 and self._view.span is not None:
            said.append(_many(_NOT_IN_SIGHT, beside))
        return said

    def summary(self) -> str:
        """Return its size and how many events are on it: ``2,400×1,200 pixels, 25 of 25 events``."""
        width, height = self.size
        whole = max(self._content.events, len(self._content.timeline.events))
        return _("{width}×{height} pixels, {part} of {events}").format(
            width=number(width),
            height=number(height),
            part=number(len(self._places)),
            events=counted(whole, "event"),
        )

    def unsaid(self) -> list[str]:
        """Return a line for everything that was asked for and cannot be read on it."""
        said = []
        if self._counted:
            said.append(_many(_COUNTED, self._counted))
        if self._shortened:
            said.append(_many(_SHORTENED, self._shortened))
        if self._choice.kind is Kind.PNG and (lacking := self.lacking()):
            said.append(lacking)
        return said

    def lacking(self) -> str:
        """Return one line about letters that no font here has; empty for none."""
        part = self._shown_part()
        texts = [
            self._content.title,
            *(event.title for event in part.events),
            *(lane.title for lane in part.lanes),
        ]
        return missing_note(missing_characters(texts, LIGHT.drawn_font(LABEL_PX)))

    # --- what it is given out as ------------------------------------------------------------

    def svg(self) -> str:
        """Return it as an SVG file; the same picture gives the same characters."""
        recorder = Recorder()
        self._sheet.draw(recorder, PALETTES[self._choice.palette])
        page = SvgPage("dateline", self._sheet.width_px, self._sheet.height_px, scale=self._choice.scale)
        body = page.written([recorder.groups], self._content.title, self._description())
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'

    def png(self, progress: Progress | None = None, strip: int = 0) -> bytes:
        """Return it as PNG; empty where it was cancelled.

        Args:
            progress: Told before every strip of it.
            strip: How many rows are drawn at a time; 0 for as many as are quick and small.
        """
        texts = {"Title": self._content.title, "Description": self._description(), "Software": "Dateline"}
        theme = PALETTES[self._choice.palette]
        return png(
            lambda painter, rows: self._sheet.draw(painter, theme, rows), self.size, self._choice.scale,
            self._choice.dots_per_inch, texts, progress, strip,
        )  # fmt: skip

    def image(self) -> QImage:
        """Return it as an image."""
        return self._painted(self._choice.scale)

    def small(self, width: float, height: float) -> QImage:
        """Return it as an image that fits into a room of so many pixels, never larger than it is."""
        scale = min(self._choice.scale, width / self._sheet.width_px, height / self._sheet.height_px)
        return self._painted(scale)

    def _painted(self, scale: float) -> QImage:
        theme, sheet = PALETTES[self._choice.palette], self._sheet
        width, height = (max(1, ceil(side * scale - 1e-6)) for side in (sheet.width_px, sheet.height_px))
        return painted(lambda painter, rows: sheet.draw(painter, theme, rows), width, 0, height, scale)

    def _description(self) -> str:
        """Return what is said of it where it is not seen."""
        drawn = _("A timeline with {part} of {events}.").format(
            part=number(len(self._places)), events=self._whole_words()
        )
        return " ".join([drawn, *(f"{note}." for note in (text.rstrip(".") for text in self.notes()))])

    def _whole_words(self) -> str:
        return counted(max(self._content.events, len(self._content.timeline.events)), "event")

    # --- layout -----------------------------------------------------------------------------

    def _laid_out(self) -> Scene:
        layouts = PictureLayouts(self._timeline, self._view)
        if self._choice.width is not None:
            layout = layouts.at(self._choice.width / self._choice.scale)
        else:
            layout = layouts.best(self._bound_px)
        self._timeline = layout.timeline
        return layout.scene(self._bound_px(layout.width_px))

    def _bound_px(self, width_px: float) -> float:
        """Return how high the drawing may be at a width, so that the picture has no more pixels than it may."""
        if self._choice.kind is Kind.SVG:
            return MOST_HEIGHT_PX
        empty = Scene(width_px, 0, 0, 0, [], [], AxisTicks((), (), (), ()), [])
        told = [
            *self._content.warnings(),
            _many(_COUNTED, len(self._timeline.events)),
        ]
        around = self._around(empty, self._timeline, told).around_px
        return min(MOST_HEIGHT_PX, MOST_PIXELS / (width_px * self._choice.scale**2) - around - 1)

    def _around(self, scene: Scene, drawn: Timeline, notes: Sequence[str]) -> Sheet:
        """Return the picture with a drawing in it.

        Args:
            scene: The drawing.
            drawn: The events whose marks the legend explains.
            notes: What is not shown.
        """
        choice = self._choice
        legend = legend_entries(drawn, on_paper=choice.palette == "print") if choice.legend else []
        return Sheet(
            scene, self._content.title if choice.title else "", legend, notes if choice.notes else []
        )

    def _shown_part(self) -> Timeline:
        events = tuple(self._timeline.events[place] for place in self._places)
        return replace(self._timeline, events=events)

    def _hidden(self) -> int:
        """Return how many events stand in lanes that are not shown."""
        hidden = self._given.lanes.hidden_in(self._timeline.lanes)
        return sum(event.lane in hidden for event in self._content.timeline.events)


def _many(forms: tuple[str, str], count: int) -> str:
    return ngettext(*forms, count).format(number=number(count))


def _within(timeline: Timeline, view: View) -> Timeline:
    """Return a timeline without what lies outside the time that is shown.

    Raises:
        PictureError: All of it does.
    """
    span = view.span
    if span is None:
        return timeline
    events = tuple(
        event for event in timeline.events if event.when.start < span.end and event.when.end > span.start
    )
    if not events:
        raise PictureError(_("no event stands in the time that was to be shown"))
    # As in the window, what lies outside decides what folds and how wide all is.
    return timeline if view.exactly else replace(timeline, events=events)


def _of_used_lanes(view: View, timeline: Timeline, *, is_part: bool) -> View:
    """Return a view without the lanes that a part of a timeline has no event in."""
    if view.span is None and not is_part:
        return view
    span = view.span
    used = {
        event.lane
        for event in timeline.events
        if span is None or (event.when.start < span.end and event.when.end > span.start)
    }
    empty = frozenset(lane.id for lane in timeline.lanes if lane.id not in used)
    return replace(view, lanes=replace(view.lanes, hidden=view.lanes.hidden | empty))
