"""SIMILE Timeline: its XML and its JSON, events with uncertain bounds among them.

Source: sources.js of simile-widgets/timeline, also for which events last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.bounds import Bounds, happened_between, lasted
from viewer.exchange.draft.builder import DraftBuilder, Found
from viewer.exchange.draft.crowd import refuse_crowd
from viewer.exchange.draft.date_column import DateColumn, date_text, without_midnights
from viewer.exchange.draft.decoding import foreign_text
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.packed import Packed, Packing
from viewer.exchange.draft.taking import Taking, as_plain
from viewer.exchange.draft.worded import worded
from viewer.exchange.draft.xml_tree import Element, root_of, tree_of
from viewer.exchange.readers.script_literal import json_or_script
from viewer.model.dates.edtf import date_or_none
from viewer.model.fields import Fields, Plain
from viewer.words import N_, _, ngettext
from viewer.words import number as number_words

NAME_XML, NAME_JSON = "SIMILE XML", "SIMILE JSON"
_DATES = (("start", "s"), ("latestStart", "ls"), ("earliestEnd", "ee"), ("end", "e"))
_RECORDS: Packing[tuple[str, object]] = Packing(tuple, tuple)
_BACKWARDS = N_("its numbers count backwards (millions of years ago?) and are no years; nothing was taken")


def is_simile_xml(text: str) -> bool:
    """Tell whether a text looks like its XML."""
    return root_of(text) == "data"


def is_simile_json(text: str) -> bool:
    """Tell whether a text looks like its JSON."""
    head = text[:200_000]
    has_dates = re.search(r"""(?<![\w-])["']?(?:start|s)["']?\s*:\s*["']""", head)
    return re.match(r"\s*\{", head) is not None and bool(
        re.search(r"""["']?dateTimeFormat["']?\s*:""", head)
        or (re.search(r"""["']?events["']?\s*:""", head) and has_dates)
    )


def read_xml(data: bytes, answers: Answers) -> Draft:
    """Return what its XML says.

    Raises:
        Unreadable: It is no such file, or counts in another unit than years.
        Asked: Its dates can be read in two ways.
    """
    records = Packed(_RECORDS)

    def take(element: Element) -> None:
        refuse_crowd(len(records) + 1)
        record = element.as_record()
        record["description"] = record.pop("text of event", "")
        records.append((f"event {len(records) + 1} (line {element.line})", record))

    root = tree_of(data, ("data", "event"), take)
    if root.name != "data":
        raise Unreadable(_("the XML is none of SIMILE Timeline; expected <data>"))
    builder = DraftBuilder(NAME_XML, "simile", data, answers)
    rest = Taking(root.as_record())
    rest.text("date-time-format")
    _take(records, builder, answers, is_xml=True)
    _keep_rest(rest, builder)
    return builder.finished()


def read_json(data: bytes, answers: Answers) -> Draft:
    """Return what its JSON says, also where it is written as JavaScript allows.

    Raises:
        Unreadable: It is no such file, or counts in another unit than years.
        Asked: Its dates or its encoding can be read in two ways.
    """
    found = json_or_script(foreign_text(data, answers.encoding))
    if not isinstance(found, dict):
        raise Unreadable(_("the JSON is none of SIMILE Timeline; expected a mapping with events"))
    builder = DraftBuilder(NAME_JSON, "simile", data, answers)
    whole = Taking(found)
    events = whole.items("events")
    whole.text("dateTimeFormat")
    _take(_Numbered(events), builder, answers, is_xml=False)
    _keep_rest(whole, builder)
    return builder.finished()


def _keep_rest(whole: Taking, builder: DraftBuilder) -> None:
    if rest := whole.rest():
        builder.extra["x-simile"] = rest


class _Numbered:
    """Events with their places, as often as they are wanted."""

    def __init__(self, events: Sequence[object]) -> None:
        self._events = events

    def __iter__(self) -> Iterator[tuple[str, object]]:
        return ((f"event {number}", one) for number, one in enumerate(self._events, 1))


def _taking(record: object) -> Taking:
    return Taking({str(key): one for key, one in record.items()} if isinstance(record, dict) else {})


def _take(
    records: Iterable[tuple[str, object]], builder: DraftBuilder, answers: Answers, *, is_xml: bool
) -> None:
    """Take all events; what midnight and the order of day and month mean is decided for all of them.

    Args:
        records: With their places; gone through twice.
        builder: Where they go.
        answers: What was asked and answered.
        is_xml: They come from XML.
    """
    texts: list[str] = []
    places: list[str] = []
    for where, record in records:
        taking = _taking(record)
        texts += [date_text(taking.text(*names)) for names in _DATES]
        places += [where] * len(_DATES)
    column = DateColumn(texts, answers, places)
    del places
    for code, what in column.told:
        builder.changed(code, "the file", what)
    cells = [column.read(text) for text in texts]
    del texts
    flat = [cell.edtf for cell in cells]
    days = without_midnights(flat, answers.midnight or "days")
    if days != flat:
        count = sum(one != other for one, other in zip(days, flat, strict=True))
        builder.changed(
            "midnights",
            "the file",
            ngettext(
                "{number} time at midnight: taken as days", "{number} times at midnight: taken as days", count
            ).format(number=number_words(count)),
        )
    width = len(_DATES)
    if _runs_backwards(Bounds(*days[at : at + width]) for at in range(0, len(days), width)):
        raise Unreadable(_(_BACKWARDS))
    for number, (where, record) in enumerate(records):
        bounds = Bounds(*days[number * width : (number + 1) * width])
        if bounds.start:
            taking = _taking(record)
            written = [taking.text(*names) for names in _DATES]
            builder.add(_found(where, taking, bounds, written, builder, is_xml=is_xml))
        else:
            why = cells[number * width].why if isinstance(record, dict) else worded(N_("it is no event"))
            builder.leave_out(where, why, as_plain(record) or "null")


def _runs_backwards(dated: Iterable[Bounds]) -> bool:
    """Tell whether more spans end before they begin than after."""
    turned = 0
    for bounds in dated:
        first, last = date_or_none(bounds.start), date_or_none(bounds.end)
        if first is not None and last is not None and first.first is not None and last.first is not None:
            turned += (first.first.start > last.first.start) - (first.first.start < last.first.start)
    return turned > 0


def _lasts(record: Taking, *, is_xml: bool) -> bool:
    """Tell whether an event lasts; in JSON the old word means its contrary, as its own reader has it."""
    durable = record.truth("durationEvent")
    durable = record.truth("de") if durable is None else durable
    old = record.truth("isDuration")
    if is_xml:
        return bool(durable or old)
    return durable is not False and "isDuration" not in record.whole()


def _found(
    where: str, record: Taking, bounds: Bounds, written: Sequence[str], builder: DraftBuilder, *, is_xml: bool
) -> Found:
    dated = (lasted if _lasts(record, is_xml=is_xml) else happened_between)(bounds)
    aside: dict[str, Plain] = dict(dated.aside)
    for (name, _key), text, edtf in zip(
        _DATES, written, (bounds.start, bounds.latest_start, bounds.earliest_end, bounds.end), strict=True
    ):
        if text and not edtf:
            aside[name] = text
    for name, value in aside.items():
        builder.changed(
            "date-aside",
            where,
            _("{name} “{value}” does not fit its date and is kept aside").format(name=name, value=value),
        )
    links: list[Plain] = []
    said = " – ".join(text for text in written if text)
    fields: Fields = {
        "date": dated.edtf,
        "title": builder.words(record.text("title", "t"), where, "title", links),
        "summary": builder.words(record.text("description", "d"), where, "description", links),
        "as_written": "" if said == dated.edtf else said,
    }
    whole = record.whole()
    for name in ("link", "image"):
        if builder.link(str(whole.get(name, "")), "", links):
            record.text(name)
    fields["links"] = links
    foreign = record.text("eventID", "eid", "id")
    return Found(where, fields, foreign, record.text("classname"), {**record.rest(), **aside})
