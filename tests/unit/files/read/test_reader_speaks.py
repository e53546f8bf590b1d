"""What is wrong with a file is told in the language of the window, and by ``check`` in English."""

from __future__ import annotations

import re

import pytest
from made_up_language import MADE_UP, latin_words
from reader_helpers import complaints, entry
from test_reader_mistakes import BROKEN, ELSEWHERE, MISTAKES

from viewer.files.read.reader import read_text
from viewer.files.read.spans import FIELDS
from viewer.model.colors import COLOR_NAMES
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.event_fields import LINK_PARTS, PICTURE_PARTS, PLACE_PARTS, QUOTE_PARTS
from viewer.model.field_kinds import names_of
from viewer.model.header_fields import ERA_PARTS, LANE_PARTS, SOURCE_PARTS
from viewer.model.lints import LINTS
from viewer.model.timeline import Stance, Status
from viewer.words import speaking

#: The words of event files, which are the same in every language.
_PARTS = (QUOTE_PARTS, PLACE_PARTS, LINK_PARTS, PICTURE_PARTS, LANE_PARTS, SOURCE_PARTS, ERA_PARTS)
_OF_FILES = {
    *(word for name in FIELDS for word in name.split("_")), *COLOR_NAMES, "link", "event", "zone", "lanes", "sources", "eras", "events", "format", "description", "time_zone", "accept",
    *(word for part in _PARTS for name in names_of(part) for word in name.split("_")),
    *(word for code in LINTS for word in code.split("-")), *(one.value for one in (*Status, *Stance, *PartOfDay)),
}  # fmt: skip
_TEXTS = [entry(lines) for lines, _expected in MISTAKES] + [text for text, _expected in [*BROKEN, *ELSEWHERE]]


def _english_in(message: str, text: str) -> list[str]:
    """Return the English words of a message that are neither the file's nor of the format."""
    said = re.sub(r"“[^”]*”?|\{[^}]*\}|;[^;]*\?$", " ", message)  # what is repeated, written or proposed
    own = {word.lower() for word in re.findall(r"\w+", text)} | _OF_FILES
    return [word for word in latin_words(said) if word.lower() not in own]


@pytest.mark.parametrize("text", _TEXTS)
def test_that_every_mistake_is_told_in_the_language_that_is_spoken(text: str) -> None:
    with speaking(MADE_UP):
        messages = [problem.message for problem in read_text(text).problems]
    assert messages
    assert [(message, _english_in(message, text)) for message in messages if _english_in(message, text)] == []


def test_that_mistakes_are_english_where_nobody_says_otherwise() -> None:
    assert complaints(entry("date: 2011-08-32|title: A")) == [
        "7:11: error: “2011-08-32” is not a date; August has 31 days"
    ]
