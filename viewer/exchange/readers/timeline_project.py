"""The Timeline Project's ``.timeline`` files.

Source: dotfile.py and xmlparser.py of thetimelineproj: years are astronomical, ends are meant as shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.builder import DraftBuilder, Found
from viewer.exchange.draft.crowd import refuse_crowd
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.numbers import NoDate, edtf_from_parts, from_to
from viewer.exchange.draft.packed import Packed, Packing
from viewer.exchange.draft.taking import Taking
from viewer.exchange.draft.worded import worded
from viewer.exchange.draft.xml_tree import Element, root_of, tree_of
from viewer.model.event_words import counted
from viewer.model.fields import Fields, Plain
from viewer.words import N_, _

NAME = "Timeline Project"
_TIME = re.compile(r"\s*(-?\d+)-(\d+)-(\d+)(?:\s+(\d+):(\d+)(?::(\d+))?)?\s*")
_CONTAINER = re.compile(r"\[(\d+)\](.*)", re.DOTALL)
_PART = re.compile(r"\((\d+)\)(.*)", re.DOTALL)
#: So much of a name is told.
_MOST_NAME = 40
_FLAGS = ("fuzzy", "fuzzy_start", "fuzzy_end", "locked", "ends_today")
_COLOUR = re.compile(r"\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*")


def is_timeline_project(text: str) -> bool:
    """Tell whether a text looks like such a file."""
    return root_of(text) == "timeline"


def read(data: bytes, answers: Answers) -> Draft:
    """Return what such a file says.

    Raises:
        Unreadable: It is none, or counts in another calendar or in bare numbers.
    """
    events = Packed(_EVENTS)

    def take(element: Element) -> None:
        refuse_crowd(len(events) + 1)
        events.append(_Event(element.line, _text_of(element), element.as_record()))

    root = tree_of(data, ("timeline", "events", "*"), take)
    if root.name != "timeline":
        raise Unreadable(_("the XML is none of the Timeline Project; expected <timeline>"))
    kind = root.child("timetype")
    if kind is not None and kind.text.strip() not in ("", "gregoriantime"):
        raise Unreadable(
            _("it counts in {unit}, not in days of our calendar; nothing was taken").format(
                unit=kind.text.strip()[:_MOST_NAME]
            )
        )
    return _Reader(root, events, DraftBuilder(NAME, "timeline-project", data, answers), answers).draft()


class _Event(NamedTuple):
    """One event: its line, its words, and everything in it by name."""

    line: int
    text: str
    record: dict[str, object]


_EVENTS: Packing[_Event] = Packing(tuple, _Event._make)


def _text_of(element: Element) -> str:
    child = element.child("text")
    return child.text.strip() if child is not None else ""


class _Reader:
    """Reads one file; containers may stand behind their parts, so they are looked for first."""

    def __init__(
        self, root: Element, events: Sequence[_Event], builder: DraftBuilder, answers: Answers
    ) -> None:
        self._root, self._events, self._builder, self._answers = root, events, builder, answers
        self._parents: dict[str, str] = {}
        self._containers: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._used: set[str] = set()
        self._further: dict[str, dict[str, Plain]] = {}

    def draft(self) -> Draft:
        """Return everything that the file says."""
        self._categories()
        for event in self._events:
            if match := _CONTAINER.match(event.text):
                self._containers[match[1]] = match[2]
        for number, event in enumerate(self._events, 1):
            self._take(event.record, f"event {number} (line {event.line})")
        for element in self._children("eras"):
            self._era(element)
        self._tell()
        return self._builder.finished()

    def _children(self, section: str) -> list[Element]:
        found = self._root.child(section)
        return found.children if found is not None else []

    def _tell(self) -> None:
        said = {
            "days": ("date", "from midnight to midnight: taken as days, the last one included"),
            "icons": ("icon", "lost"),
            "fuzzy": ("end", "that is fuzzy: taken as about that"),
        }
        for code, count in self._counts.items():
            kind = self._builder.lost if code == "icons" else self._builder.changed
            noun, what = said[code]
            kind(code, "the file", f"{counted(count, noun)} {what}")
        left = {"version", "timetype", "categories", "events", "eras"}
        rest = Taking(
            {name: value for name, value in self._root.as_record().items() if name not in left}
        ).rest()
        if categories := self._left_of_categories():
            rest["categories"] = categories
        if rest:
            self._builder.extra["x-timeline-project"] = rest

    # --- categories --------------------------------------------------------------------------------

    def _categories(self) -> None:
        colors: dict[str, str] = {}
        for element in self._children("categories"):
            record = Taking(element.as_record())
            name, parent = record.text("name"), record.text("parent")
            self._parents[name] = parent
            colors[name] = _color(record.text("color"))
            self._further[name] = record.rest()
        self._builder.group_colors = {
            " ".join(" › ".join(self._chain(name)).split()): color for name, color in colors.items()
        }

    def _chain(self, name: str) -> list[str]:
        """Return a category behind those that it stands in; a ring of them is cut where it closes."""
        path = [name]
        while (parent := self._parents.get(path[0], "")) and parent not in path:
            path.insert(0, parent)
        return path

    def _path(self, name: str) -> str:
        """Return what an event's category is called here."""
        path = self._chain(name)
        self._used.update(path)
        return " › ".join(path)

    def _left_of_categories(self) -> list[Plain]:
        """Return categories that no event has, and what else is said of the others."""
        found: list[Plain] = []
        for name, further in self._further.items():
            parent = self._parents[name] if name not in self._used else ""
            if further or name not in self._used:
                found.append({"name": name, **({"parent": parent} if parent else {}), **further})
        return found

    # --- events ------------------------------------------------------------------------------------

    def _take(self, found_there: dict[str, object], where: str) -> None:
        record = Taking(found_there)
        whole = record.whole()
        start, end = record.text("start"), record.text("end")
        flags = {name: record.truth(name) or False for name in _FLAGS}
        aside: dict[str, Plain] = {"locked": "True"} if flags["locked"] else {}
        try:
            date = self._date(start, end, flags, where, aside)
        except NoDate as error:
            self._builder.leave_out(where, worded(N_("its date cannot be read: {why}"), why=error.why), whole)
            return
        links: list[Plain] = []
        tags = [tag for tag in re.split(r"\s*[,;]\s*", record.text("labels")) if tag]
        title = self._title(record.text("text"), tags, aside)
        fields: Fields = {
            "date": date, "title": title, "summary": record.text("description"), "tags": [*tags],
        }  # fmt: skip
        addresses = [part.strip() for part in str(whole.get("hyperlink", "")).split(";") if part.strip()]
        linked = [self._builder.link(address, "", links) for address in addresses]
        if linked and all(linked):
            record.text("hyperlink")
        fields["links"] = links
        if record.text("icon"):
            self._counts["icons"] += 1
        category = record.text("category")
        found = Found(where, fields, "", self._path(category) if category else "", {**record.rest(), **aside})
        self._builder.add(found)

    def _title(self, text: str, tags: list[str], aside: dict[str, Plain]) -> str:
        """Return an event's title without the mark of a container or of a part, which becomes a tag."""
        if match := _CONTAINER.match(text):
            aside["container"] = match[1]
            return match[2]
        if (match := _PART.match(text)) and match[1] in self._containers:
            aside["part-of"] = match[1]
            tags.append(" ".join(self._containers[match[1]].split()))
            return match[2]
        return text.removeprefix(" ") if text.startswith((" (", " [")) else text

    def _date(self, start: str, end: str, flags: dict[str, bool], where: str, aside: dict[str, Plain]) -> str:
        first, last = _parts(start), _parts(end)
        if self._answers.midnight != "times" and _is_midnight(first) and _is_midnight(last):
            self._counts["days"] += len(first) > 3
            first, last = first[:3], last[:3]
        one = self._fuzzy(edtf_from_parts(first), flags["fuzzy"] or flags["fuzzy_start"])
        if flags["ends_today"]:
            return f"{one}/.."
        other = self._fuzzy(edtf_from_parts(last), flags["fuzzy"] or flags["fuzzy_end"]) if last else one
        found = from_to(one, other)
        if not found:
            aside["end"] = end
            self._builder.changed("end", where, _("it would end before it begins; its end is kept aside"))
        return found or one

    def _fuzzy(self, edtf: str, is_fuzzy: bool) -> str:
        if not is_fuzzy:
            return edtf
        self._counts["fuzzy"] += 1
        return f"{edtf.partition('T')[0]}~"

    def _era(self, element: Element) -> None:
        record = Taking(element.as_record())
        name, start, end = record.text("name"), record.text("start"), record.text("end")
        color = _color(record.text("color"))
        where = f"era (line {element.line})"
        aside: dict[str, Plain] = {}
        flags = {**dict.fromkeys(_FLAGS, False), "ends_today": record.truth("ends_today") or False}
        try:
            date = self._date(start, end, flags, where, aside)
        except NoDate as error:
            self._builder.lost(
                "era",
                where,
                _("the era “{name}” has no date that can be read: {why}").format(name=name, why=error),
            )
            return
        band: Fields = {"title": " ".join(name.split()) or "(no title)", "date": date}
        rest = {**record.rest(), **aside}
        self._builder.eras.append(
            {**band, **({"color": color} if color else {}), **({"x-timeline-project": rest} if rest else {})}
        )


def _parts(text: str) -> list[str]:
    """Return year, month, day, and the time down to what is not nought behind it."""
    match = _TIME.fullmatch(text)
    if match is None:
        if not text:
            return []
        raise NoDate(worded(N_("“{text}” is no date"), text=text))
    parts = [part for part in match.groups() if part is not None]
    return parts[:5] if len(parts) == 6 and not int(parts[5]) else parts


def _is_midnight(parts: list[str]) -> bool:
    return not any(int(part) for part in parts[3:])


def _color(text: str) -> str:
    """Return ``250,250,230`` as six hex digits, empty for anything else."""
    match = _COLOUR.fullmatch(text)
    numbers = [int(part) for part in match.groups()] if match is not None else []
    return "".join(f"{number:02x}" for number in numbers) if numbers and max(numbers) < 256 else ""
