"""Which letters of a printed timeline no font has, and in which events they stand."""

from __future__ import annotations

from viewer.model.all_texts import all_texts, texts_of
from viewer.model.timeline import Timeline
from viewer.ui.kit.glyphs import missing_characters, missing_note
from viewer.ui.look.theme import PAPER
from viewer.ui.paper.content import numbers_named

_MOST_NAMED = 200
_NOTE = "{letters}{events}"


def lacking_note(timeline: Timeline) -> str:
    """Return one line about letters that print as blanks or boxes, with the events; empty for none."""
    missing = missing_characters(all_texts(timeline), PAPER.font(12))
    if not missing:
        return ""
    letters = set(missing)
    numbers = [
        number
        for number, event in enumerate(timeline.events, 1)
        if any(not letters.isdisjoint(text) for text in texts_of(event))
    ]
    more = " and more" if len(numbers) > _MOST_NAMED else ""
    where = f" (events {numbers_named(numbers[:_MOST_NAMED])}{more})" if numbers else ""
    note = missing_note(missing)
    return f"{note[0].upper()}{note[1:]}{where}"
