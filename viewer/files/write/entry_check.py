"""What the reader would say of one entry that is being typed, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from viewer.files.read.reader import read_text
from viewer.files.read.reporter import near_miss
from viewer.files.write.rendering import Style, inline, inline_pair
from viewer.model.fields import Fields, Plain
from viewer.model.problems import Severity
from viewer.model.timeline import Source, Timeline

_JSON = Style(json=True)
#: The reader lists the sources of a file that has few; one more than those, and it does not.
_MOST_LISTED = 7
#: Problems that stand at the entry as a whole, and the field that each is about.
_OF_ENTRY = {"no-title": "title", "no-date": "date", "no-source": "quotes", "same-id": "id"}


class FieldProblem(NamedTuple):
    """One problem of an entry.

    Attributes:
        field: Its field; empty for the whole entry.
        item: 0-based place in a list of quotations or links; -1 for the whole field.
        message: In the reader's words, one line.
        is_error: It would drop something; else it is a warning.
    """

    field: str
    item: int
    message: str
    is_error: bool


def check_entry(fields: Fields, timeline: Timeline, own_id: str = "") -> list[FieldProblem]:
    """Return what is wrong with an entry, in the order of its fields.

    Only this entry is read, with the timeline's lanes, and those sources and events that it names:
    a file may have thousands, and this runs while somebody types.

    Args:
        fields: The entry as typed.
        timeline: What the file says otherwise.
        own_id: The id that the entry has in the timeline already; empty for a new one.
    """
    lines = [*_frame(fields, timeline), "events:", *_neighbours(fields, timeline, own_id)]
    first_own = len(lines) + 1
    places = _written(fields, lines)
    reading = read_text("\n".join(lines) + "\n")
    found = []
    for problem in reading.problems:
        if problem.line < first_own:
            continue
        field, item = places[min(problem.line - first_own, len(places) - 1)]
        if problem.code in _OF_ENTRY:
            field, item = _OF_ENTRY[problem.code], -1
        found.append(FieldProblem(field, item, problem.message, problem.severity is Severity.ERROR))
    return found


def _frame(fields: Fields, timeline: Timeline) -> list[str]:
    frame: dict[str, Plain] = {"time_zone": timeline.time_zone} if timeline.time_zone else {}
    lanes: list[Plain] = [{"id": lane.id, "title": lane.title} for lane in timeline.lanes if lane.id]
    sources: list[Plain] = []
    for source in _sources(fields, timeline):
        known: dict[str, Plain] = {"id": source.id, "title": source.title}
        if source.published is not None:
            known["published"] = source.published.text
        sources.append(known)
    frame |= {name: items for name, items in (("lanes", lanes), ("sources", sources)) if items}
    return [inline_pair(name, value, _JSON) for name, value in frame.items()]


def _sources(fields: Fields, timeline: Timeline) -> list[Source]:
    """Return the sources that an entry names or may have meant, and enough others to be told of."""
    known = [source.id for source in timeline.sources]
    named = set(_named_sources(fields))
    meant = {near_miss(name, known) for name in named.difference(known)}
    few = {*known[:_MOST_LISTED], *named, *meant}
    return [source for source in timeline.sources if source.id in few]


def _named_sources(fields: Fields) -> Iterator[str]:
    """Yield the ids of sources that an entry names, for itself and for its quotations."""
    for value in _as_list(fields.get("sources", [])):
        if isinstance(value, str):
            yield value
    for quote in _as_list(fields.get("quotes", [])):
        if isinstance(quote, dict) and isinstance(source := quote.get("source"), str):
            yield source


def _as_list(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else [value]


def _neighbours(fields: Fields, timeline: Timeline, own_id: str) -> list[str]:
    """Return entries that stand for the events whose ids this one uses, or takes."""
    used = _as_list(fields.get("about", []))
    wanted = [name for name in (*used, fields.get("id", "")) if isinstance(name, str) and name != own_id]
    known = dict.fromkeys(name for name in wanted if timeline.event(name) is not None)
    return [f'- {{"date": 2000, "title": x, "tags": x, "id": {inline(name, _JSON)}}}' for name in known]


def _written(fields: Fields, lines: list[str]) -> list[tuple[str, int]]:
    """Append an entry's lines and return which field, and item of it, stands on each."""
    places = [("", -1)]
    lines.append("- {")
    for name, value in fields.items():
        if isinstance(value, list) and name in ("quotes", "links", "images"):
            places.append((name, -1))
            lines.append(f"  {inline(name, _JSON)}: [")
            for item, part in enumerate(value):
                places.append((name, item))
                lines.append(f"    {inline(part, _JSON)},")
            places.append((name, -1))
            lines.append("  ],")
        else:
            places.append((name, -1))
            lines.append(f"  {inline_pair(name, value, _JSON)},")
    places.append(("", -1))
    lines.append("  }")
    return places
