"""An event file as JSON, for programs: the same words, and a file that this program reads as it is."""

from __future__ import annotations

import json
import re

from viewer.exchange.draft.draft import known_about
from viewer.exchange.draft.pace import stepping
from viewer.exchange.writers.outgoing import USUAL, Manner, Outgoing, Unsaid, count_unread, timeline_of
from viewer.exchange.writers.own_fields import entry_of, head_of
from viewer.files.read.header import FORMAT
from viewer.files.read.reader import Reading
from viewer.model.fields import Fields
from viewer.words import N_, NN_

#: Letters that JSON may hold as they are and YAML may not, or takes for the end of a line.
_UNSAFE = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
_DEGREES = re.compile(r"-?\d+(?:\.\d+)?")


def write_json(reading: Reading, _manner: Manner = USUAL) -> Outgoing:
    """Return the file as JSON of format 1: every scalar a text but degrees, entries in the one order."""
    timeline, unsaid = timeline_of(reading), Unsaid()
    names = {event.id for event in timeline.events}
    entries: list[dict[str, object]] = []
    for event in stepping(N_("Writing"), timeline.events):
        fields, gone = known_about(entry_of(reading, event), names)
        unsaid.add(
            NN_(
                "{number} event that speaks about others that are left out",
                "{number} events that speak about others that are left out",
            ),
            bool(gone),
        )
        entries.append(_with_degrees(fields))
    count_unread(reading, unsaid)
    document = {"format": FORMAT, **head_of(reading), "events": entries}
    return Outgoing(json_text(document).encode(), unsaid.lines())


def json_text(value: object) -> str:
    """Return JSON that readers of YAML read alike."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _with_degrees(entry: Fields) -> dict[str, object]:
    place = entry.get("place")
    if not isinstance(place, dict):
        return {**entry}
    degrees = {
        name: float(text)
        for name in ("lat", "lon")
        if isinstance(text := place.get(name), str) and _DEGREES.fullmatch(text)
    }
    return {**entry, "place": {**place, **degrees}}
