"""What the reader makes of one entry that is not in a file yet."""

from __future__ import annotations

from dataclasses import replace

from viewer.files.read.reader import Reading, read_text
from viewer.files.write.rendering import Style, inline_pair
from viewer.model.fields import Fields, Plain
from viewer.model.timeline import Event, Timeline


def read_alone(fields: Fields, timeline: Timeline | None) -> Reading:
    """Read one entry as if it were the only one of a file with a timeline's lanes, sources and zone."""
    frame: dict[str, Plain] = {}
    if timeline is not None:
        if timeline.time_zone:
            frame["time_zone"] = timeline.time_zone
        frame["lanes"] = [{"id": lane.id, "title": lane.title} for lane in timeline.lanes if lane.id]
        frame["sources"] = [
            {
                "id": source.id,
                "title": source.title,
                **({"published": source.published.text} if source.published else {}),
            }
            for source in timeline.sources
        ]
    frame["events"] = [fields]
    lines = [inline_pair(name, value, Style(json=True)) for name, value in frame.items() if value]
    return read_text("\n".join(lines) + "\n")


def read_entry(fields: Fields, timeline: Timeline | None) -> Event | None:
    """Return the event of an entry, None where it has no usable date or title."""
    reading = read_alone(fields, timeline)
    if reading.timeline is None or not reading.timeline.events:
        return None
    return replace(reading.timeline.events[0])
