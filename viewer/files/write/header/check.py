"""What the reader would say of a lane, a source, an era or a head that is being typed, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from viewer.files.read.reader import read_text
from viewer.files.write.entry_check import FieldProblem
from viewer.files.write.rendering import Style, inline, inline_pair
from viewer.model.fields import Fields
from viewer.model.problems import Severity
from viewer.model.timeline import Timeline

_JSON = Style(json=True)
#: Problems that stand at the item as a whole, and the field that each is about.
_OF_ITEM = {"no-id": "id", "no-title": "title", "no-date": "date"}
#: Whether anything refers to it is said of the file, not of a form.
_LEFT_OUT = {"unused-source", "no-events"}


def check_item(
    section: str, fields: Fields, timeline: Timeline, own_id: str = "", base: Path | None = None
) -> list[FieldProblem]:
    """Return what is wrong with an item of ``lanes``, ``sources`` or ``eras``, in the order of its fields.

    Args:
        section: Of the item.
        fields: The item as typed.
        timeline: What the file says otherwise.
        own_id: The id that the item has in the timeline already; empty for a new one.
        base: Folder that the paths of kept copies are relative to; None to look for none.
    """
    lines = [inline_pair("time_zone", timeline.time_zone, _JSON)] if timeline.time_zone else []
    lines.append(f"{section}:")
    taken = {item.id for item in getattr(timeline, section)} if section != "eras" else set()
    wished = fields.get("id")
    if isinstance(wished, str) and wished in taken and wished != own_id:
        lines.append(f'- {{"id": {inline(wished, _JSON)}}}')
    places = ["", *fields, ""]
    first = len(lines) + 1
    lines += ["- {", *(f"  {inline_pair(name, value, _JSON)}," for name, value in fields.items()), "  }"]
    return list(_problems(lines, first, places, base))


def check_head(fields: Fields) -> list[FieldProblem]:
    """Return what is wrong with a title, a description and a time zone."""
    lines = [inline_pair(name, value, _JSON) for name, value in fields.items()]
    return list(_problems(lines, 1, list(fields), None)) if lines else []


def _problems(lines: list[str], first: int, places: list[str], base: Path | None) -> Iterator[FieldProblem]:
    """Yield the problems of a text, each at the field that stands on its line."""
    for problem in read_text("\n".join(lines) + "\n", base).problems:
        if problem.line < first or problem.code in _LEFT_OUT:
            continue
        place = min(problem.line - first, len(places) - 1)
        name = _OF_ITEM.get(problem.code, places[place])
        yield FieldProblem(name, -1, problem.message, problem.severity is Severity.ERROR)
