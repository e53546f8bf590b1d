"""PowerTimeline: YAML with a list of events, a day each whether it is known or not.

Source: public/schema/timeline.schema.json of CynaCons/powertimeline.
"""

from __future__ import annotations

import re

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.builder import DraftBuilder, Found
from viewer.exchange.draft.crowd import refuse_crowd
from viewer.exchange.draft.decoding import ForeignText, foreign_text
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.firsts import doubt_of_firsts, meant
from viewer.exchange.draft.notes import NoteKind, Unreadable
from viewer.exchange.draft.numbers import NoDate, edtf_from_parts, from_to
from viewer.exchange.draft.packed import PLAIN, Packed
from viewer.exchange.draft.taking import Taking, as_plain
from viewer.exchange.draft.worded import worded
from viewer.files.read.plain_yaml import NotYaml, plain_yaml
from viewer.files.read.yaml_items import yaml_by_items
from viewer.model.fields import Fields, Plain
from viewer.words import N_, _

NAME = "PowerTimeline"
#: Larger files are read event by event.
LARGE = 1_000_000
_DAY = re.compile(r"(-?\d{1,6})-(\d{1,2})-(\d{1,2})")
_MARKS = (
    r"^timeline:[ \t]*(?:#.*)?(?:\r?$|\{)",
    r"^[ \t]*events:[ \t]*(?:#.*)?(?:\r?$|\[)",
    r"""(?:^[ \t]*(?:-[ \t]+)?|[{,][ \t]*)["']?date["']?:[ \t]*["']?-?\d""",
)
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?")


def is_power_timeline(text: str) -> bool:
    """Tell whether a text looks like such a file."""
    return all(re.search(pattern, text, re.MULTILINE) for pattern in _MARKS)


def read(data: bytes, answers: Answers) -> Draft:
    """Return what such a file says.

    Raises:
        Unreadable: It is none.
        Asked: Its encoding is not known.
    """
    try:
        found = _yaml(foreign_text(data, answers.encoding))
    except NotYaml as error:
        raise Unreadable(_("the YAML cannot be read: {why}").format(why=error)) from None
    if not isinstance(found, dict):
        raise Unreadable(_("the YAML is none of PowerTimeline; expected a mapping with timeline and events"))
    builder = DraftBuilder(NAME, "powertimeline", data, answers)
    whole = Taking({**found})
    timeline = whole.record("timeline")
    metadata = timeline.record("metadata")
    events = timeline.items("events") or whole.items("events")
    for taking in (metadata, timeline):
        builder.title = builder.title or taking.text("name", "title")
        builder.description = builder.description or taking.text("description")
    dates = [part for event in events if isinstance(event, dict) for part in _days(Taking(event))]
    doubt = doubt_of_firsts(dates)
    if doubt and not answers.firsts:
        builder.note(NoteKind.QUESTION, "firsts", "the file", doubt)
    for number, event in enumerate(events, 1):
        where = f"event {number}"
        if not isinstance(event, dict):
            builder.leave_out(where, worded(N_("it is no event")), as_plain(event) or "null")
            continue
        _take(Taking(event), where, builder, answers)
    timeline.put_aside("metadata")
    if rest := {**whole.rest(timeline=timeline), **metadata.rest()}:
        builder.extra["x-powertimeline"] = rest
    return builder.finished()


def _yaml(text: ForeignText) -> object:
    """Return what a text says; of a large one, events are kept packed."""
    if text.size <= LARGE:
        return plain_yaml(text.whole())

    def shelf() -> Packed[object]:
        return _Events(PLAIN)

    return yaml_by_items(text.opened, (("timeline", "events"), ("events",)), shelf)


class _Events(Packed[object]):
    """No more events than are taken in."""

    def append(self, item: object) -> None:
        """Add an item at the end."""
        refuse_crowd(len(self) + 1)
        super().append(item)


def _days(record: Taking) -> list[str]:
    """Return an event's days without the times of day, as EDTF, unreadable ones as they are."""
    whole = record.whole()
    return [
        text for name in ("date", "endDate") if (text := str(whole.get(name, ""))) and not whole.get("time")
    ]


def _take(record: Taking, where: str, builder: DraftBuilder, answers: Answers) -> None:
    whole = record.whole()
    aside: dict[str, Plain] = {}
    try:
        date = _date(record, where, builder, answers, aside)
    except NoDate as error:
        builder.leave_out(where, worded(N_("its date cannot be read: {why}"), why=error.why), whole)
        return
    links: list[Plain] = []
    fields: Fields = {
        "date": date,
        "title": builder.words(record.text("title"), where, "title", links),
        "summary": builder.words(record.text("description"), where, "description", links),
    }
    if tags := _texts(record, "tags"):
        fields["tags"] = [*dict.fromkeys(tags)]
    words = [source for source in _texts(record, "sources") if not builder.link(source, "", links)]
    if words:
        aside["sources"] = [*words]
    fields["links"] = links
    builder.add(Found(where, fields, record.text("id"), "", {**record.rest(), **aside}))


def _texts(record: Taking, name: str) -> list[str]:
    """Take a list of texts, or one text alone."""
    items = record.whole().get(name, "")
    record.put_aside(name)
    return [str(item) for item in (items if isinstance(items, list) else [items]) if item]


def _date(
    record: Taking, where: str, builder: DraftBuilder, answers: Answers, aside: dict[str, Plain]
) -> str:
    """Return an event's date: a day, or a minute where the file gives a time."""
    first = _day(record.text("date"))
    time = record.text("time")
    if time:
        match = _CLOCK.fullmatch(time)
        if match is None:
            aside["time"] = time
            builder.changed(
                "date-aside", where, _("its time “{time}” cannot be read and is kept aside").format(time=time)
            )
        else:
            first = edtf_from_parts([*first.rsplit("-", 2), *(part for part in match.groups() if part)])
    end = record.text("endDate")
    if not end:
        return first if time else meant(first, answers.firsts)
    try:
        found = from_to(first, _day(end))
    except NoDate:
        found = ""
    if not found:
        aside["endDate"] = end
        builder.changed("end", where, _("its end “{end}” does not fit and is kept aside").format(end=end))
    return meant(found or first, answers.firsts)


def _day(text: str) -> str:
    match = _DAY.fullmatch(text)
    if match is None:
        raise NoDate(worded(N_("“{text}” is no day"), text=text) if text else worded(N_("no date")))
    return edtf_from_parts(match.groups())
