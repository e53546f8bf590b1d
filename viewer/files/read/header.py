"""Everything of an event file but its events: title, lanes, sources, eras."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from viewer.files.read.fields import web_address
from viewer.files.read.nodes import ListNode, MapNode, Node, Scalar, extent, is_empty
from viewer.files.read.texts import shown
from viewer.files.read.values import ValueReader
from viewer.model.dates.edtf import EventDate
from viewer.model.dates.placing import place_on_axis
from viewer.model.field_kinds import names_of
from viewer.model.header_fields import ERA_PARTS, LANE_PARTS, SOURCE_PARTS
from viewer.model.lints import accepts, unused_sources
from viewer.model.timeline import Accepted, Era, Event, Lane, Source
from viewer.words import N_, _

SECTIONS = ("format", "title", "description", "time_zone", "accept", "lanes", "sources", "eras", "events")
LANE_FIELDS, SOURCE_FIELDS, ERA_FIELDS = names_of(LANE_PARTS), names_of(SOURCE_PARTS), names_of(ERA_PARTS)
#: The format that this program reads and writes.
FORMAT = 1
_NO_ID = {
    "lane": N_("the lane has no id; expected id: such as lane-1"),
    "source": N_("the source has no id; expected id: such as source-1"),
}
_TAKEN = {
    "lane": N_("the lane id {name} stands twice; expected another (the first one counts)"),
    "source": N_("the source id {name} stands twice; expected another (the first one counts)"),
}
_NO_TITLE = N_("the era has no title; expected title: in a few words")

_Fields = dict[str, Node]


class HeaderReader:
    """Reads the sections around the events.

    Attributes:
        newer_format: The file is of a later format than this program knows.
    """

    def __init__(self, values: ValueReader) -> None:
        self._values = values
        self._eras: list[tuple[str, EventDate, str]] = []
        self._copies: list[tuple[Source, int, int]] = []
        self._names: dict[str, tuple[int, int]] = {}
        self.title = ""
        self.description = ""
        self.time_zone = ""
        self.lanes: list[Lane] = []
        self.sources: list[Source] = []
        self.accept: tuple[Accepted, ...] = ()
        self.newer_format = False

    def section(self, name: str, node: Node) -> None:
        """Read one section by its key, any but ``events``."""
        values = self._values
        if is_empty(node):
            return
        if name == "format":
            self._read_format(node)
        elif name == "title":
            self.title = values.line(node, "title") or ""
        elif name == "description":
            self.description = (values.prose(node, "description") or "").strip()
        elif name == "time_zone":
            self.time_zone = values.zone(node, "time_zone") or ""
        elif name == "accept":
            self.accept = values.accepted(node, name)
        elif name == "lanes":
            self._each(node, name, LANE_FIELDS, N_("the lane"), self._lane)
        elif name == "sources":
            self._each(node, name, SOURCE_FIELDS, N_("the source"), self._source)
        elif name == "eras":
            self._each(node, name, ERA_FIELDS, N_("the era"), self._era)

    def _read_format(self, node: Node) -> None:
        text = self._values.text(node, "format", _("the number {format}").format(format=FORMAT))
        if text is None or text.strip() == str(FORMAT):
            return
        text = text.strip()
        if text.isascii() and text.isdecimal() and int(text[:9]) > FORMAT:
            self.newer_format = True
            self._values.drop(
                node, "newer-format",
                _(
"the file is of format {text}, this Dateline reads format {ours}; expected "
"a version of Dateline that reads format {text}"
).format(text=shown(text)[1:-1], ours=FORMAT),
            )  # fmt: skip
            return
        self._values.drop(
            node,
            "bad-format",
            _("format {text} is not known; expected {ours}").format(text=shown(text), ours=FORMAT),
        )

    def _each(
        self,
        node: Node,
        section: str,
        known: tuple[str, ...],
        owner: str,
        read: Callable[[Node, _Fields], None],
    ) -> None:
        values = self._values
        for item in values.items(node):
            if type(item) is MapNode:
                read(item, dict(values.pairs(item, known, owner)))
                continue
            expected = ", ".join(f"{name}: …" for name in known[:2])
            what = _("a list") if type(item) is ListNode else shown(values.raw(item))
            values.drop(
                item,
                "wrong-shape",
                _("an entry of {section} is {what}; expected {{{expected}}}").format(
                    section=section, what=what, expected=expected
                ),
            )

    def _text(self, fields: _Fields, name: str) -> str:
        return self._values.line(fields[name], name) or "" if name in fields else ""

    def _color(self, fields: _Fields) -> str:
        return self._values.color(fields["color"], "color") or "" if "color" in fields else ""

    def _id(self, node: Node, fields: _Fields, owner: str, taken: set[str]) -> str:
        """Return the id of a lane or source, empty where there is none or it is taken."""
        values = self._values
        if "id" not in fields:
            start, _end = extent(node)
            values.report.error(
                start,
                start + 1,
                "no-id",
                _(_NO_ID[owner]),
            )
            return ""
        name = values.id(fields["id"], "id") or ""
        if name in taken:
            values.drop(
                fields["id"], "duplicate-id",
                _(_TAKEN[owner]).format(name=shown(name)),
            )  # fmt: skip
            return ""
        return name

    def _lane(self, node: Node, fields: _Fields) -> None:
        name = self._id(node, fields, "lane", self._values.lane_ids)
        if name:
            self._values.lane_ids.add(name)
            self.lanes.append(Lane(name, self._text(fields, "title") or name, self._color(fields)))

    def _source(self, node: Node, fields: _Fields) -> None:
        values = self._values
        name = self._id(node, fields, "source", values.source_ids)
        published = values.date(fields["published"], "published") if "published" in fields else None
        url = web_address(values, fields["url"], "url") or "" if "url" in fields else ""
        title, publisher = self._text(fields, "title"), self._text(fields, "publisher")
        credit, copy = self._text(fields, "credit"), self._text(fields, "copy")
        accept = values.accepted(fields["accept"], "accept") if "accept" in fields else ()
        if not name:
            return
        source = Source(name, title or name, publisher, credit, published, url, copy, accept)
        if copy:
            self._copies.append((source, *self._extent(fields["copy"])))
        self._names[name] = self._extent(fields["id"])
        values.source_ids.add(name)
        self.sources.append(source)

    def _extent(self, node: Node) -> tuple[int, int]:
        """Return where a node stands in the whole text."""
        (start, end), offset = extent(node), self._values.report.offset
        return start + offset, end + offset

    def _era(self, node: Node, fields: _Fields) -> None:
        values = self._values
        title, color = self._text(fields, "title"), self._color(fields)
        start, _end = extent(node)
        if "date" not in fields:
            values.report.error(
                start, start + 1, "no-date", _("the era has no date; expected date: such as 2004/2006")
            )
            return
        date = values.date(fields["date"], "date")
        if "title" not in fields:
            values.report.error(start, start + 1, "no-title", _(_NO_TITLE))
        elif not title and type(fields["title"]) is Scalar and not fields["title"].value.strip():
            values.drop(fields["title"], "no-title", _(_NO_TITLE))
        if date is not None and title:
            self._eras.append((title, date, color))

    def eras(self, axis_zone: ZoneInfo | None) -> tuple[Era, ...]:
        """Return the eras, laid on an axis."""
        return tuple(
            Era(title, date, place_on_axis(date, axis_zone=axis_zone), color)
            for title, date, color in self._eras
        )

    def check_copies(self, base: Path | None, is_kept_elsewhere: Callable[[str], bool]) -> None:
        """Warn of kept copies that cannot be opened; without a folder none is looked for.

        Args:
            base: Folder that they are relative to.
            is_kept_elsewhere: Tells by a source's id whether its copy is not missed.
        """
        for source, start, end in self._copies if base is not None else ():
            assert base is not None
            why = _why_unreadable(base / source.copy) if not is_kept_elsewhere(source.id) else ""
            if why:
                message = _("the kept copy of source {id} cannot be read: {copy} {why}").format(
                    id=shown(source.id), copy=shown(source.copy), why=why
                )
                self._warn(source, start, end, "no-copy", message)

    def check_used(self, events: Sequence[Event]) -> None:
        """Warn of sources that no event has."""
        for source in unused_sources(events, self.sources):
            message = _("no event has the source {id}; expected a quotation or sources: {plain}").format(
                id=shown(source.id), plain=source.id
            )
            self._warn(source, *self._names[source.id], "unused-source", message)

    def _warn(self, source: Source, start: int, end: int, code: str, message: str) -> None:
        """Warn of a source unless it accepts that."""
        if accepts(source, code):
            self._values.report.accepted += 1
        else:
            self._values.report.warning(start, end, code, message)


def _why_unreadable(path: Path) -> str:
    """Return why a file cannot be opened, empty where it can."""
    try:
        if not path.exists():
            return _("is not there; expected a path relative to this file")
        return "" if path.is_file() and os.access(path, os.R_OK) else _("is no readable file")
    except (OSError, ValueError):
        return _("is no path of a file")
