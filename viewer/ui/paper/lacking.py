"""Which letters of a printed timeline no font has, and in which events they stand."""

from __future__ import annotations

from viewer.model.all_texts import all_texts, texts_of
from viewer.model.timeline import Timeline
from viewer.ui.kit.glyphs import missing_characters, missing_note
from viewer.ui.look.theme import PAPER
from viewer.ui.paper.content import numbers_named
from viewer.words import N_, _
from viewer.words import number as number_words

#: So many events are named on every page; all of them once, at the end.
_MOST_NAMED = 40
_AT_THE_END = N_("{note} (events {numbers} and {number} more, which the last page names)")
_WHERE = N_("{note} (events {numbers})")


def lacking_notes(timeline: Timeline) -> tuple[str, str]:
    """Return one line about letters that print as blanks or boxes, and the events that it does not name.

    Both are empty where fonts have every letter.
    """
    missing = missing_characters(all_texts(timeline), PAPER.font(12))
    if not missing:
        return "", ""
    letters = set(missing)
    numbers = [
        number
        for number, event in enumerate(timeline.events, 1)
        if any(not letters.isdisjoint(text) for text in texts_of(event))
    ]
    more = len(numbers) - _MOST_NAMED
    note = missing_note(missing)
    note = f"{note[0].upper()}{note[1:]}"
    if numbers:
        form = _(_AT_THE_END if more > 0 else _WHERE)
        named = numbers_named(numbers[:_MOST_NAMED])
        note = form.format(note=note, numbers=named, number=number_words(more))
    return note, numbers_named(numbers) if more > 0 else ""
