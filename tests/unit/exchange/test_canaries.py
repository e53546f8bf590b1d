"""No word of a foreign file is lost in silence: every one is in the new file or in the report, for every reader."""

from __future__ import annotations

import json
import re

import pytest
from foreign_samples import SAMPLES, draft

from viewer.exchange.new_file import as_new_file
from viewer.exchange.report import as_json

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|oct|jul"
#: What is no word of anybody: addresses' beginnings, entities, parts of dates.
_NEVER = rf"&\w+;|https?:|example\.org|\b(?:{_MONTHS}|GMT|BCE?|PM)\b"
_TAGS = r"|<[^<>]*>"
_KEYS = r'|"[\w ]+"(?=\s*:)|\b(?:true|false|null)\b'
#: By the sample: what has a meaning for its program, and may not be another word; markup as well where it is HTML.
_STRUCTURE = {
    "harbour.mw": _TAGS + r"|^\w+:(?=\s)|^timezone:.*|#\w+(?=:)|\bnow\b|\bweeks?\b|\bmonths\b|\bafter\b|\bevery\b|^tz:.*",
    "power.yaml": _TAGS + r"|^#.*|^ *(?:- )?\{?\w+:(?=\s)|(?<=, )\w+:",
    "calendar.ics": r"|^(?:BEGIN|END|DT\w+|TZ\w+|DURATION|STATUS|X-WR-TIMEZONE|RRULE|TRIGGER)\b.*|^[A-Z-]+(?=[:;])|mailto:\w+@",
    "simile.xml": r"|(?:start|end|latestStart|earliestEnd|isDuration|durationEvent|date-time-format|encoding)=\"[^\"]*\""
    r"|[\w-]+(?==\")|<\?.*\?>|</?(?:data|event|note)\b|(?<=&lt;)[^&]*",
    "simile.js": r"|[\w']+(?=\s*:)|\b(?:true|false)\b|'iso8601'|// a remark",
    "project.timeline": r"|</?\w+\s*/?>|<\?.*\?>|<\w+ id=|gregoriantime|True|False",
    "table.csv": _TAGS + r"|\A.*|\bnow\b",
    "sheet.csv": _TAGS + r"|\A.*|(?<=,)(?:title|era)(?=,)",
    "aeon.csv": r"|\A.*|^\w+(?=,)|(?<=,)(?:True|False)(?=,)",
    "flow.time": r"|^#TIMEFLOW\t(?!source|description).*|^#TIMEFLOW\t(?:source|description)|^Laid\tState\tKind",
    "slides.json": _TAGS + _KEYS + r'|"human"',
    "old.json": _TAGS + _KEYS + r'|"default"|storyjs_jsonp_data',
    "items.json": _TAGS + _KEYS + r'|/Date\(|"(?:point|background)"',
}  # fmt: skip


def canaries(name: str) -> tuple[str, dict[str, str]]:
    """Return a sample with a unique token for each of its words, and the words by their tokens."""
    words: dict[str, str] = {}
    pattern = re.compile(f"(?:{_NEVER}{_STRUCTURE[name]})|(?P<word>[A-Za-z][a-z]{{2,}})", re.MULTILINE)

    def token(match: re.Match[str]) -> str:
        if match["word"] is None:
            return match[0]
        words[f"canary{len(words)}x"] = match[0]
        return list(words)[-1]

    return pattern.sub(token, SAMPLES[name]), words


def test_that_every_reader_has_a_sample_to_be_tried_with() -> None:
    assert set(_STRUCTURE) == set(SAMPLES)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_that_every_word_is_in_the_new_file_or_the_report(name: str) -> None:
    marked, words = canaries(name)
    text, made = as_new_file(draft(name, marked))
    told = text + json.dumps(as_json(made))

    assert len(words) >= 5
    assert {word: token for token, word in words.items() if token not in told} == {}


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_that_other_words_are_as_many_events_and_records(name: str) -> None:
    marked, _ = canaries(name)
    before, after = draft(name), draft(name, marked)

    assert (after.records, len(after.entries)) == (before.records, len(before.entries))
    assert after.records == len(after.entries) + len(after.left_out)
