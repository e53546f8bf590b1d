"""vis-timeline: its items as JSON or as the literal that stands in a page, with groups and background bands.

Source: the documentation of visjs/vis-timeline, “Data format”, and the fields of vis-data's DataSet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.builder import DraftBuilder, Found
from viewer.exchange.draft.date_column import DateColumn, date_text, without_midnights
from viewer.exchange.draft.decoding import foreign_text
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.firsts import doubt_of_firsts, meant
from viewer.exchange.draft.notes import NoteKind
from viewer.exchange.draft.numbers import NoDate, edtf_from_parts, from_to, whole_number
from viewer.exchange.draft.plain_text import plain_text
from viewer.exchange.draft.taking import Taking, as_plain
from viewer.exchange.draft.worded import worded
from viewer.exchange.readers.script_literal import json_or_script
from viewer.model.dates.calendar import civil_of
from viewer.model.fields import Fields, Plain
from viewer.words import N_, _, ngettext
from viewer.words import number as number_words

NAME = "vis-timeline JSON"
_ASSIGNED = re.compile(r"\s*(?:(?:var|let|const)\s+)?[\w.]+\s*=\s*(?=[\[{])")
_WRAPPED_MS = re.compile(r"/Date\((-?\d+)(?:[+-]\d{4})?\)/")
_HEAD = 200_000
_KEY = r"""["']?{}["']?\s*:"""


def is_vis(text: str) -> bool:
    """Tell whether a text looks like items of vis-timeline."""
    head = text[:200_000]
    return (
        re.match(r"\s*(?:(?:(?:var|let|const)\s+)?[\w.]+\s*=\s*)?[\[{]", head) is not None
        and re.search(_KEY.format("content"), head) is not None
        and re.search(_KEY.format("start"), head) is not None
    )


def read(data: bytes, answers: Answers) -> Draft:
    """Return what such items say.

    Raises:
        Unreadable: They are none.
        Asked: Their encoding or their dates can be read in two ways.
    """
    text = foreign_text(data, answers.encoding)
    assigned = _ASSIGNED.match(text.head(_HEAD))
    found = json_or_script(text, assigned.end(), "; \t\r\n") if assigned else json_or_script(text)
    whole = Taking(found if isinstance(found, dict) else {"items": found})
    builder = DraftBuilder(NAME, "vis", data, answers)
    groups = _groups(whole, builder)
    for name in ("items", "_data", "data"):
        if items := _listed(whole, name):
            break
    _take(items, groups, builder, answers)
    if rest := whole.rest():
        builder.extra["x-vis"] = rest
    return builder.finished()


def _listed(whole: Taking, name: str) -> Sequence[object]:
    """Take a list of records, also where a DataSet keeps them by their ids."""
    items = whole.items(name)
    inner = whole.record(name)
    if items or not inner.whole():
        return items
    whole.put_aside(name)
    if deeper := _listed(inner, "_data"):
        return deeper
    found: list[object] = []
    for key in list(inner.names()):
        item = inner.record(key).whole()
        found.append({"id": key, **item} if item else inner.text(key))
    return found


def _groups(whole: Taking, builder: DraftBuilder) -> Mapping[str, str]:
    """Return what groups are called, by their ids; what else is told of them stands beside the file."""
    names: dict[str, str] = {}
    left: list[Plain] = []
    for number, item in enumerate(_listed(whole, "groups"), 1):
        group = Taking(item) if isinstance(item, dict) else Taking({})
        name = group.text("id")
        title = builder.words(group.text("content"), f"group {number}", "content") or name
        names[name] = " ".join(title.split())
        if rest := group.rest() or (as_plain(item) if not isinstance(item, dict) else None):
            left.append({"group": names[name], **rest} if isinstance(rest, dict) else rest)
    if left:
        builder.extra["x-vis-groups"] = left
    return names


def _take(
    items: Sequence[object], groups: Mapping[str, str], builder: DraftBuilder, answers: Answers
) -> None:
    texts = [date_text(text) for item in items for text in _instants(_taking(item))]
    places = [f"item {number}" for number in range(1, len(items) + 1) for _ in range(2)]
    column = DateColumn(texts, answers, places)
    del places
    for code, what in column.told:
        builder.changed(code, "the file", what)
    cells = [column.read(text) for text in texts]
    del texts
    flat = [cell.edtf for cell in cells]
    days = without_midnights(flat, answers.midnight)
    if days != flat:
        count = sum(one != other for one, other in zip(days, flat, strict=True))
        builder.changed(
            "midnights",
            "the file",
            ngettext(
                "{number} time at midnight: taken as days", "{number} times at midnight: taken as days", count
            ).format(number=number_words(count)),
        )
    doubt = doubt_of_firsts(days)
    if doubt and not answers.firsts:
        builder.note(NoteKind.QUESTION, "firsts", "the file", doubt)
    for number, item in enumerate(items):
        taking = _taking(item)
        where, start, end = f"item {number + 1}", days[number * 2], days[number * 2 + 1]
        if not start:
            why = cells[number * 2].why if isinstance(item, dict) else worded(N_("it is no item"))
            builder.leave_out(where, why, as_plain(item) or "null")
            continue
        aside: dict[str, Plain] = {}
        last = _instants(taking)[1]
        date = from_to(start, end) if end else start
        if last and not (date and end):
            aside["end"] = last
            builder.changed(
                "end", where, _("its end “{end}” does not fit and is kept aside").format(end=aside["end"])
            )
        _one(where, taking, meant(date or start, answers.firsts), groups, builder, aside)


def _one(
    where: str,
    record: Taking,
    date: str,
    groups: Mapping[str, str],
    builder: DraftBuilder,
    aside: dict[str, Plain],
) -> None:
    whole = record.whole()
    if whole.get("type") == "background" and "/" in date:
        record.put_aside("type")
        title = builder.words(record.text("content"), where, "content") or "(no title)"
        band: Fields = {"title": " ".join(title.split()), "date": date}
        if left := {**record.rest(), **aside}:
            band["x-vis"] = left
        builder.eras.append(band)
        builder.changed("background", where, _("it is a background band and no event; it became an era"))
        return
    links: list[Plain] = []
    fields: Fields = {
        "date": date,
        "title": builder.words(record.text("content"), where, "content", links),
        "summary": builder.words(record.text("title"), where, "title", links),
    }
    fields["links"] = links
    group = record.text("group")
    found = Found(where, fields, record.text("id"), groups.get(group, plain_text(group).text))
    found.aside = {**record.rest(), **aside}
    builder.add(found)


def _taking(item: object) -> Taking:
    return Taking(item if isinstance(item, dict) else {})


def _instants(record: Taking) -> tuple[str, str]:
    """Take an item's beginning and its end."""
    return _instant(record.text("start")), _instant(record.text("end"))


def _instant(text: str) -> str:
    """Return milliseconds since 1970 as a time in UTC; any other text as it is."""
    match = _WRAPPED_MS.fullmatch(text)
    number = match[1] if match else text if len(text.lstrip("-")) > 5 else ""
    ms = whole_number(number) if number else None
    if ms is None:
        return text
    second, thousandths = divmod(ms, 1000)
    try:
        found = edtf_from_parts([str(part) for part in civil_of(second)])
    except NoDate:
        return text
    return f"{found}.{thousandths:03d}Z" if thousandths else f"{found}Z"
