"""Everything of an event file but its events: title, lanes, sources, eras."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from viewer.files.nodes import ListNode, MapNode, Node, Scalar
from viewer.files.texts import shown
from viewer.files.values import ValueReader
from viewer.model.placing import place_on_axis
from viewer.model.timeline import Era, Lane, Source

SECTIONS = ("format", "title", "description", "time_zone", "lanes", "sources", "eras", "events")
LANE_FIELDS = ("id", "title", "color")
SOURCE_FIELDS = ("id", "title", "publisher", "credit", "published", "url", "copy")
ERA_FIELDS = ("title", "date", "color")
#: The format that this program reads and writes.
FORMAT = 1


class HeaderReader:
    """Reads the sections above the events.

    Attributes:
        newer_format: The file is of a later format than this program knows.
    """

    def __init__(self, values: ValueReader) -> None:
        self._values = values
        self.title = ""
        self.description = ""
        self.time_zone = ""
        self.lanes: list[Lane] = []
        self.sources: list[Source] = []
        self.eras: list[Era] = []
        self.newer_format = False

    def section(self, name: str, node: Node, axis_zone: ZoneInfo | None) -> None:
        """Read one section by its key, any but ``events``."""
        values = self._values
        values.report.event = ""
        if type(node) is Scalar and not node.value and not node.style:
            return
        if name == "format":
            self._read_format(node)
        elif name == "title":
            self.title = " ".join(values.prose(node, "title").split())
        elif name == "description":
            self.description = values.prose(node, "description").strip()
        elif name == "time_zone":
            self.time_zone = values.zone(node, "time_zone")
        elif name == "lanes":
            self._each(node, "lanes", LANE_FIELDS, "lane", self._lane)
        elif name == "sources":
            self._each(node, "sources", SOURCE_FIELDS, "source", self._source)
        elif name == "eras":
            self._each(node, "eras", ERA_FIELDS, "era", lambda _, fields: self._era(fields, axis_zone))

    def _read_format(self, node: Node) -> None:
        text = self._values.text(node, "format", "a number").strip()
        if text.isdecimal() and text.isascii() and len(text) < 9:
            self.newer_format = int(text) > FORMAT
            if self.newer_format:
                self._values.drop(
                    node, "newer-format",
                    f"the file is of format {int(text)}; this version of Dateline reads format {FORMAT}, "
                    "a newer one is needed",
                )  # fmt: skip
                return
        if text not in {"", str(FORMAT)} and not self.newer_format:
            self._values.drop(node, "bad-format", f"format {shown(text)} is not known; expected {FORMAT}")

    def _each(
        self,
        node: Node,
        section: str,
        known: tuple[str, ...],
        owner: str,
        read: Callable[[Node, dict[str, Node]], None],
    ) -> None:
        values = self._values
        if not isinstance(node, ListNode):
            values.drop(
                node, "wrong-shape", f"{section} is {shown(values.raw(node))}; expected a list with “- ”"
            )
            return
        for item in node.items:
            if isinstance(item, MapNode):
                read(item, {name: value for name, _, value in values.pairs(item, known, owner)})
            else:
                fields = ", ".join(f"{name}: …" for name in known[:2])
                values.drop(
                    item,
                    "wrong-shape",
                    f"an entry of {section} is {shown(values.raw(item))}; expected {{{fields}}}",
                )

    def _id(self, node: Node, fields: dict[str, Node], owner: str, taken: set[str]) -> str:
        """Return the id of a lane or source, empty where there is none or it is taken."""
        values = self._values
        if "id" not in fields:
            values.drop(node, "no-id", f"the {owner} has no id; expected id: such as {owner}-1")
            return ""
        name = values.slug(fields["id"], "id")
        if name in taken:
            values.drop(
                fields["id"],
                "duplicate-id",
                f"the {owner} id {shown(name)} stands twice; the first one counts",
            )
            return ""
        if name:
            taken.add(name)
        return name

    def _text(self, fields: dict[str, Node], name: str) -> str:
        return self._values.prose(fields[name], name) if name in fields else ""

    def _lane(self, node: Node, fields: dict[str, Node]) -> None:
        name = self._id(node, fields, "lane", self._values.lane_ids)
        if name:
            color = self._values.color(fields["color"], "color") if "color" in fields else ""
            self.lanes.append(Lane(name, self._text(fields, "title") or name, color))

    def _source(self, node: Node, fields: dict[str, Node]) -> None:
        values = self._values
        name = self._id(node, fields, "source", values.source_ids)
        if not name:
            return
        published = values.date(fields["published"], "published") if "published" in fields else None
        url = self._text(fields, "url")
        if url and not url.lower().startswith(("http://", "https://")):
            values.drop(
                fields["url"], "bad-url", f"{shown(url)} is no web address; expected http:// or https://"
            )
            url = ""
        title = self._text(fields, "title")
        if not title:
            values.warn(node, "no-title", f"the source {shown(name)} has no title")
        self.sources.append(
            Source(
                name,
                title or name,
                self._text(fields, "publisher"),
                self._text(fields, "credit"),
                published,
                url,
                self._text(fields, "copy"),
            )
        )

    def _era(self, fields: dict[str, Node], axis_zone: ZoneInfo | None) -> None:
        values = self._values
        date = values.date(fields["date"], "date") if "date" in fields else None
        title = self._text(fields, "title")
        if date is None:
            if "date" not in fields and "title" in fields:
                values.drop(fields["title"], "no-date", f"the era {shown(title)} has no date")
            return
        when = place_on_axis(date, axis_zone=axis_zone, event_zone=None, duration=None)
        color = values.color(fields["color"], "color") if "color" in fields else ""
        self.eras.append(Era(title, date, when, color))
