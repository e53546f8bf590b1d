"""A timeline as SVG: shapes and real letters, drawn by the screen's own drawing code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from unicodedata import bidirectional

from PySide6.QtGui import QFontInfo

from viewer.dataclass import dataclass
from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.model.event_words import STATUS_WORDS, counted, counts, date_line
from viewer.model.timeline import Status, Timeline
from viewer.ui.look.inks import LABEL_PX, inks_of
from viewer.ui.look.theme import DARK, LIGHT, Theme
from viewer.ui.paint.painting import draw_timeline
from viewer.ui.pictures.layout import (
    MOST_HEIGHT_PX,
    PALETTES,
    WHOLE,
    PictureLayouts,
    View,
    drawn,
    in_counts,
)
from viewer.ui.pictures.markup import escaped
from viewer.ui.pictures.recorder import Clip, Fade, Group, Hatch, Paint, Recorder, Shape, number
from viewer.words import _

#: Behind the font that the drawing was measured with: common ones that are no wider.
_OTHER_FAMILIES = ("Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans")
_GENERIC_FAMILY = "sans-serif"
#: Both light and dark, each shape by a class of the page's style sheet.
BOTH = "both"
_FROM_RIGHT = {"R", "AL"}
_STRONG = {"L", *_FROM_RIGHT}

#: Returns where a click on the event with an id leads; None for nowhere.
Links = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Svg:
    """A timeline as SVG.

    Attributes:
        text: The ``svg`` element, from its first to its last bracket, without anything before it.
        width_px, height_px: Its size; also its ``viewBox``.
        style: Of the palette ``both``: rules that give its shapes their light colours, else empty.
        dark_style: The same for dark; only what is not as in light.
        drawn: Ids of the events that are drawn, in the one order.
        counted: How many events are not drawn but counted.
    """

    text: str
    width_px: float
    height_px: float
    style: str
    dark_style: str
    drawn: tuple[str, ...]
    counted: int


def timeline_svg(
    timeline: Timeline,
    *,
    width_px: float = 1200.0,
    palette: str = "light",
    links: Links | None = None,
    view: View = WHOLE,
    most_height_px: float = MOST_HEIGHT_PX,
    prefix: str = "tl",
    title: str = "",
    description: str = "",
) -> Svg:
    """Return a timeline drawn as an ``svg`` element that can stand in a page.

    Every event is one element of it, an ``a`` where it links somewhere and a ``g`` elsewhere, in the one
    order; a count of events without room is a ``g`` of the class ``PREFIX-count``. Its text is the event's
    title; what only a tooltip says (date, status, a title that is cut) is its ``title``.

    The same arguments give the same characters.

    Args:
        timeline: It has at least one event.
        width_px: Of the whole drawing, lane titles included.
        palette: ``light``, ``dark``, ``print`` or ``both``: for a page that is light or dark.
        links: Where each event links to.
        view: What of the timeline is shown.
        most_height_px: What does not fit into this height is counted.
        prefix: Of all ids and classes in it, so that several may stand in one page.
        title: What it is called; the timeline's title where empty.
        description: What it says to whom it is read out; its numbers of events where empty.

    Raises:
        ValueError: There are no events, or no such palette.
    """
    if not timeline.events:
        raise ValueError("a timeline without events is no picture")
    themes = (LIGHT, DARK) if palette == BOTH else (palette_theme(palette),)
    scene = PictureLayouts(timeline, view).at(width_px).scene(most_height_px)
    records = [recorded(scene, theme) for theme in themes]
    page = SvgPage(prefix, scene.gutter_px + scene.width_px, scene.height_px, links)
    text = page.written(records, title or timeline.title or _("Timeline"), description or counts(timeline))
    shown = tuple(timeline.events[place].id for place in drawn(scene))
    style, dark = page.styles()
    return Svg(text, page.width_px, page.height_px, style, dark, shown, in_counts(scene))


def palette_theme(name: str) -> Theme:
    """Return a palette by its name.

    Raises:
        ValueError: There is none of that name.
    """
    if name not in PALETTES:
        raise ValueError(f"there is no palette “{name}”; expected one of {', '.join(PALETTES)}")
    return PALETTES[name]


def recorded(scene: Scene, theme: Theme) -> list[Group]:
    """Return what is drawn of a scene in the colours of a theme."""
    recorder = Recorder()
    draw_timeline(recorder, scene, theme)
    return recorder.groups


def font_families() -> str:
    """Return the fonts to draw with, first the one that the drawing was measured with, last any of its kind."""
    own = QFontInfo(inks_of(LIGHT.name, LIGHT).label_font).family()
    names = dict.fromkeys((own, *_OTHER_FAMILIES))
    return ", ".join([*(f"'{name}'" for name in names if "'" not in name), _GENERIC_FAMILY])


class SvgPage:
    """Writes recorded shapes as one ``svg`` element.

    Args:
        prefix: Of ids and classes.
        width_px, height_px: Of the drawing.
        links: Where each event links to; None names each event's element instead.
        scale: How many times as large it is shown.
    """

    def __init__(
        self, prefix: str, width_px: float, height_px: float, links: Links | None = None, scale: float = 1.0
    ) -> None:
        self.width_px = width_px
        self.height_px = height_px
        self._prefix = prefix
        self._links = links
        self._scale = scale
        self._defs: dict[object, str] = {}
        self._definitions: list[str] = []
        self._classes: dict[tuple[Paint, Paint], str] = {}

    def written(self, records: Sequence[list[Group]], title: str, description: str) -> str:
        """Return the element.

        Args:
            records: What is drawn; a second one, of the same shapes, holds their colours in the dark.
            title: What it is called.
            description: What is said of it where it is not seen.
        """
        groups = list(zip(records[0], records[-1], strict=True))
        body = "".join(self._runs(groups, is_dual=len(records) > 1))
        width, height, prefix = number(self.width_px), number(self.height_px), self._prefix
        shown = number(self.width_px * self._scale), number(self.height_px * self._scale)
        definitions = f"<defs>{''.join(self._definitions)}</defs>\n" if self._definitions else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{shown[0]}" height="{shown[1]}"'
            f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="{prefix}-title {prefix}-desc"'
            f' font-family="{escaped(font_families())}" font-size="{LABEL_PX}" stroke-linejoin="bevel">\n'
            f'<title id="{prefix}-title">{escaped(title)}</title>\n'
            f'<desc id="{prefix}-desc">{escaped(description)}</desc>\n'
            f"{definitions}{body}</svg>\n"
        )

    def styles(self) -> tuple[str, str]:
        """Return the rules of the classes for light, and those for dark that differ."""
        light = [_rule(name, paint) for (paint, _), name in self._classes.items()]
        dark = []
        for (paint, darker), name in self._classes.items():
            other = tuple(pair for pair in darker if pair not in paint)
            if other:
                dark.append(_rule(name, other))
        return "\n".join(light), "\n".join(dark)

    def _runs(self, groups: list[tuple[Group, Group]], *, is_dual: bool) -> Iterator[str]:
        """Yield what is drawn under one clip after the other, the events of each in the one order."""
        place = 0
        while place < len(groups):
            clip = groups[place][0].clip
            run = []
            while place < len(groups) and groups[place][0].clip == clip:
                run.append(groups[place])
                place += 1
            boxes = sorted((pair for pair in run if pair[0].box is not None), key=_first_place)
            first = next((at for at, pair in enumerate(run) if pair[0].box is not None), len(run))
            # Boxes never overlap, so their order is free.
            ordered = [*run[:first], *boxes, *(pair for pair in run[first:] if pair[0].box is None)]
            yield f'<g clip-path="url(#{self._clip(clip)})">\n' if clip else "<g>\n"
            for light, dark in ordered:
                yield from self._group(light, dark if is_dual else None)
            yield "</g>\n"

    def _group(self, light: Group, dark: Group | None) -> Iterator[str]:
        darker: Iterable[Shape | None] = dark.shapes if dark else [None] * len(light.shapes)
        shapes = self._shapes(list(zip(light.shapes, darker, strict=True)))
        if light.box is None:
            yield from shapes
            return
        yield from self._begun(light.box, light.shapes)
        yield from shapes
        yield "</a>\n" if self._href(light.box) is not None else "</g>\n"

    def _href(self, box: Box) -> str | None:
        return self._links(box.event.id) if box.event is not None and self._links is not None else None

    def _begun(self, box: Box, shapes: Sequence[Shape]) -> Iterator[str]:
        """Yield how the element of an event or a count begins."""
        href = self._href(box)
        if href is not None:
            yield f'<a href="{escaped(href)}" tabindex="-1">'
        elif box.event is not None and self._links is None:
            yield f'<g id="{escaped(f"{self._prefix}-{box.event.id}")}">'
        else:
            yield "<g>" if box.event is not None else f'<g class="{self._prefix}-count">'
        yield f"<title>{escaped(_tip(box))}</title>"

    def _shapes(self, shapes: Sequence[tuple[Shape, Shape | None]]) -> Iterator[str]:
        """Yield elements; lines that are alike are one, and so are the lines of one text."""
        place = 0
        while place < len(shapes):
            (light, dark), last = shapes[place], place + 1
            while last < len(shapes) and _goes_on(light, shapes[last][0]):
                last += 1
            alike = [shape for shape, _ in shapes[place:last]]
            paint = self._paint(light.paint, dark.paint if dark else None)
            yield _text(alike, paint) if light.tag == "text" else _element(alike, paint)
            place = last

    def _paint(self, light: Paint, dark: Paint | None) -> str:
        if dark is None:
            return "".join(
                f' {name}="{self._value(value, None)}"'
                for name, value in light
                if (name, value) != ("font-size", str(LABEL_PX))
            )
        found = "".join(
            f' {name}="{self._value(value, other)}"'
            for (name, value), (_, other) in zip(light, dark, strict=True)
            if not isinstance(value, str)
        )
        plain, darker = (tuple(pair for pair in paint if isinstance(pair[1], str)) for paint in (light, dark))
        return f' class="{self._class(plain, darker)}"{found}' if plain else found

    def _class(self, light: Paint, dark: Paint) -> str:
        key = light, dark
        if key not in self._classes:
            self._classes[key] = f"{self._prefix}{len(self._classes)}"
        return self._classes[key]

    def _value(self, value: str | Fade | Hatch, dark: str | Fade | Hatch | None) -> str:
        if isinstance(value, str):
            return value
        key = value, dark
        if key not in self._defs:
            name = self._defs[key] = f"{self._prefix}-{len(self._defs)}"
            self._definitions.append(self._definition(name, value, dark))
        return f"url(#{self._defs[key]})"

    def _definition(self, name: str, value: Fade | Hatch, dark: str | Fade | Hatch | None) -> str:
        if isinstance(value, Hatch):
            darker: Paint | None = (("stroke", dark.color),) if isinstance(dark, Hatch) else None
            paint = self._paint((("stroke", value.color),), darker)
            return (
                f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
                f'<path d="M-1 1L1 -1M-1 9L9 -1M7 9L9 7"{paint}/></pattern>'
            )
        stops = []
        for number_, (place, color, opacity) in enumerate(value.stops):
            other = dark.stops[number_] if isinstance(dark, Fade) else None
            paint = self._paint(_stop(color, opacity), _stop(*other[1:]) if other else None)
            stops.append(f'<stop offset="{number(place)}"{paint}/>')
        ends = f'x1="{value.start}" y1="0" x2="{value.end}" y2="0"'
        return f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {ends}>{"".join(stops)}</linearGradient>'

    def _clip(self, clip: Clip) -> str:
        if clip not in self._defs:
            name = self._defs[clip] = f"{self._prefix}-{len(self._defs)}"
            sides = zip(("x", "y", "width", "height"), clip, strict=True)
            rect = "".join(f' {side}="{number(length)}"' for side, length in sides)
            self._definitions.append(f'<clipPath id="{name}"><rect{rect}/></clipPath>')
        return self._defs[clip]


def _stop(color: str, opacity: float) -> Paint:
    return (
        (("stop-color", color),)
        if opacity == 1
        else (("stop-color", color), ("stop-opacity", number(opacity)))
    )


def _rule(name: str, paint: Paint) -> str:
    return f".{name}{{{';'.join(f'{key}:{_unit(key, value)}' for key, value in paint)}}}"


def _unit(key: str, value: object) -> str:
    return f"{value}px" if key == "font-size" else str(value)


def _first_place(pair: tuple[Group, Group]) -> tuple[int, float]:
    box = pair[0].box
    assert box is not None
    place = min(box.members.places(), default=0) if box.members is not None else box.place
    return place, box.x0


def _tip(box: Box) -> str:
    """Return what an event's drawing does not say: its date, its status, the title where it is cut."""
    event = box.event
    if event is None:
        return counted(len(box.members) if box.members is not None else 0, "event")
    said = [date_line(event)]
    if event.status is not Status.REPORTED:
        said.append(_(STATUS_WORDS[event.status].name))
    if box.cut or not box.lines:
        said.append(event.title)
    return " · ".join(said)


def _goes_on(before: Shape, shape: Shape) -> bool:
    """Tell whether a shape can be one element with the one before it."""
    if before.tag != shape.tag or before.paint != shape.paint:
        return False
    if shape.tag == "text":
        # Where text runs from right to left, a blank behind it would move it.
        return before.place[0] == shape.place[0] and not (_runs_left(before.text) or _runs_left(shape.text))
    # What is filled would be filled where two overlap as well, but lines are only lines.
    return shape.tag == "path" and bool(shape.paint) and shape.paint[0][0] == "stroke"


def _element(alike: Sequence[Shape], paint: str) -> str:
    shape = alike[0]
    if shape.tag == "path":
        lines = "".join(value for part in alike for _, value in part.place)
        return f'<path d="{lines}"{paint}/>\n'
    return f"<{shape.tag}{_attributes(shape)}{paint}/>\n"


def _attributes(shape: Shape) -> str:
    return "".join(f' {name}="{value}"' for name, value in shape.place)


def _text(lines: Sequence[Shape], paint: str) -> str:
    shape = lines[0]
    if _runs_left(shape.text):
        paint += ' direction="rtl" text-anchor="end"'
    if any(part.text != " ".join(part.text.split(" ")).strip() or "  " in part.text for part in lines):
        paint += ' xml:space="preserve"'
    if len(lines) == 1:
        return f"<text{_attributes(shape)}{paint}>{escaped(shape.text)}</text>\n"
    # Who copies it gets what was written: a blank only where there was one.
    parts = "".join(
        f"<tspan{_attributes(part)}>{escaped(part.text)}</tspan>{'' if part.is_joined else ' '}"
        for part in lines
    )
    return f"<text{paint}>{parts.rstrip(' ')}</text>\n"


def _runs_left(text: str) -> bool:
    """Tell whether a text runs from right to left: its first letter that has a direction says so."""
    if text.isascii():
        return False
    kinds = (bidirectional(letter) for letter in text)
    return next((kind in _FROM_RIGHT for kind in kinds if kind in _STRONG), False)
