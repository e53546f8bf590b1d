"""The schema for editors: generated from the model, and never stricter than the reader."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from reader_helpers import GOOD, HEAD, entry
from test_reader_mistakes import ELSEWHERE, MISTAKES
from typed_yaml import LOADERS, typed

from viewer.files.read.fields import LINK_FIELDS, PLACE_FIELDS, QUOTE_FIELDS
from viewer.files.read.header import ERA_FIELDS, LANE_FIELDS, SECTIONS, SOURCE_FIELDS
from viewer.files.read.reader import read_text
from viewer.files.read.spans import FIELDS
from viewer.files.schema.dates import DATE
from viewer.files.schema.schema import schema, schema_text
from viewer.model.dates.edtf import DateError, parse_date
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.timeline import Stance, Status
from viewer.shipped import resource, shipped_timeline

SCHEMA = schema()
CHECK = Draft202012Validator(SCHEMA)
ROOT = Path(__file__).parents[4]


def flagged(text: str, version: str = "1.2") -> list[str]:
    """Return where an editor would mark a file, as paths into its values."""
    return sorted(error.json_path for error in CHECK.iter_errors(typed(text, version)))


def keys(name: str = "") -> tuple[str, ...]:
    """Return the keys that a mapping of the schema knows."""
    return tuple((SCHEMA["$defs"][name] if name else SCHEMA)["properties"])


# --- it follows the model ------------------------------------------------------------------


def test_that_the_shipped_schema_is_the_generated_one() -> None:
    assert resource("events.schema.json").read_bytes() == schema_text().encode()


def test_that_it_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(json.loads(schema_text()))


def test_that_its_keys_are_exactly_those_of_the_reader() -> None:
    assert keys() == SECTIONS
    assert keys("event") == FIELDS
    assert keys("quote") == QUOTE_FIELDS
    assert keys("lane") == LANE_FIELDS
    assert keys("source") == SOURCE_FIELDS
    assert keys("era") == ERA_FIELDS
    assert keys("place") == PLACE_FIELDS
    assert keys("link") == LINK_FIELDS


@pytest.mark.parametrize(
    ("owner", "field", "kind"),
    [("event", "status", Status), ("event", "part_of_day", PartOfDay), ("quote", "stance", Stance)],
)
def test_that_its_choices_are_exactly_those_of_the_model(owner: str, field: str, kind: type[Any]) -> None:
    choice = SCHEMA["$defs"][owner]["properties"][field]["anyOf"][0]
    assert choice["enum"] == [member.value for member in kind]
    assert len(choice["enumDescriptions"]) == len(choice["enum"])


def properties() -> list[tuple[str, str, dict[str, Any]]]:
    """Return every key with the mapping that it stands in and what is said of it."""
    owners = {"": SCHEMA, **{name: kind for name, kind in SCHEMA["$defs"].items() if "properties" in kind}}
    return [(owner, name, one) for owner, kind in owners.items() for name, one in kind["properties"].items()]


@pytest.mark.parametrize(("owner", "name", "one"), properties(), ids=lambda value: str(value)[:20])
def test_that_every_key_has_a_sentence_and_examples_that_fit(
    owner: str, name: str, one: dict[str, Any]
) -> None:
    assert re.fullmatch(r"[A-Z].{10,140}\.", one["description"])
    assert one["examples"]
    check = Draft202012Validator({**one, "$defs": SCHEMA["$defs"]})
    assert [error.message for example in one["examples"] for error in check.iter_errors(example)] == []


def test_that_every_mapping_takes_keys_of_ones_own_and_no_others() -> None:
    mappings = [SCHEMA, *(kind for kind in SCHEMA["$defs"].values() if kind.get("type") == "object")]
    assert len(mappings) == 9
    for kind in mappings:
        assert list(kind["patternProperties"]) == ["^x-"]
        assert kind["additionalProperties"] is False


def test_that_its_patterns_are_read_alike_by_every_dialect() -> None:
    patterns = set(re.findall(r'"pattern": (".*?[^\\]")', schema_text()))
    assert len(patterns) >= 7
    for text in patterns:
        pattern = json.loads(text)
        re.compile(pattern)
        assert not re.search(
            r"\\[^\s.\[\]^`]|\(\?[^:]|\\w|\\d", pattern.replace(r"\s", "").replace(r"\S", "")
        ), pattern


def test_that_every_pattern_has_words_for_those_who_miss_it() -> None:
    def unexplained(value: Any) -> int:
        if isinstance(value, list):
            return sum(map(unexplained, value))
        if not isinstance(value, dict):
            return 0
        here = isinstance(value.get("pattern"), str) and "patternErrorMessage" not in value
        return here + sum(map(unexplained, value.values()))

    assert unexplained(SCHEMA) == 0


# --- files that are good ----------------------------------------------------------------------

GOOD_ENTRIES = [
    "date: 2011|title: 1984",
    "date: 2011|title: 3.14",
    "date: 2011|title: no",
    "date: 2011|title: 0777",
    "date: 2011|title: 2011-08-20",
    "date: 0777|title: Year 777",
    "date: -0499|title: Long ago",
    "date: 0000|title: 1 BCE",
    "date: Y-12000|title: Longer ago",
    "date: 2011-08-20|title: A day",
    "date: '2011'|title: Quoted",
    "date: ' 2011 '|title: With room",
    "date: 2011-08-20T14:30|title: A time",
    "date: 2011-08-20T14:30:00+10:00|title: A time",
    "date: 2011-08-20T14:30Z|title: A time",
    "date: [2011, 2012]|title: A set",
    "date: [2011-08-22..2011-08-27]|title: A set",
    "date: [2011-08-22 .. 2011-08-27]|title: A set",
    "date: [..2011-08-21]|title: A set",
    "date: [2011.., 2005]|title: A set",
    "date: '[2011?, 2012~]'|title: A set",
    "date: 2011 / 2012|title: With room",
    "date: 2011/..|title: Open",
    "date: 2011-08-20/|title: Unknown end",
    "date: /2011|title: Unknown start",
    "date: 2011-08-2X|title: Some day",
    "date: 201X%|title: Some year",
    "date: 2011-24~|title: Winter",
    "date: 2011|title: A|id: 7",
    "date: 2011|title: A|id: 1.5",
    "date: 2011|title: A|id: поезд-1:a.b",
    "date: 2011|title: A|id:",
    "date: 2011|title: A|people:|tags:|place:|lane:|status:|summary:|quotes:|links:|about:|duration:",
    "date: 2011|title: A|people: 7|tags: [1, no, ~, ]",
    "date: 2011|title: A|people:|  - Kim|  -",
    "date: 2011|title: A|place: 42",
    "date: 2011|title: A|place: ''",
    "date: 2011|title: A|place: {name: 1, lat: 48, lon: '-16.4', x-precision: {m: 10}}",
    "date: 2011|title: A|place: {name: X, lat: .5, lon: 1e1}",
    "date: 2011|title: A|quotes: words",
    "date: 2011|title: A|quotes: {text: 7}",
    "date: 2011|title: A|quotes: [no, {text: T, source: nbc, stance: contradicts, x-a: 1}]",
    "date: 2011|title: A|quotes: {text: T, speaker: , locator: 12}",
    "date: 2011|title: A|links: HTTP://x.org",
    "date: 2011|title: A|links: [https://x.org, {url: https://y.org, title: 7}, ]",
    "date: 2011|title: A|images: 7",
    "date: 2011|title: A|images: [p/a.jpg, {file: 8, alt: no, caption: , credit: 9, source: nbc}, ]",
    "date: 2011|title: A|about: []",
    "date: 2011|title: A|about: good-2011",
    "date: 2011|title: A|time_zone: EST5EDT",
    "date: 2011|title: A|time_zone: Etc/GMT+5",
    "date: 2011-08/|title: A|duration: about half a day",
    "date: 2011|title: A|x-anything: {goes: [here, 1]}",
]
GOOD_FILES = [
    "",
    "# nothing\n",
    "---\n",
    "format: '1'\nevents:\n",
    "format: 1\ntitle: 2011\ndescription: no\nevents: []\n",
    "events: {date: 2011, title: One, sources: nbc}\nsources: {id: nbc}\n",
    "lanes: {id: a}\n",
    "lanes: [{id: 1, title: 7, color: 264653}, {id: b, color: '#aBcDeF'}, {id: c, color: 000000}, {id: d, color: red}]\n",
    "lanes: [{id: a, color: 1e1234}, {id: b, color: 123e45}, {id: c, color: TEAL}, ]\n",
    "lanes:\n",
    "sources:\n  - {id: a, published: 2011, url: https://x.org, title: , copy: kept.txt}\n  - {id: b, published: [2011, 2012]}\n",
    "sources:\n  - {id: a, published: , url: }\n",
    "eras: {title: T, date: 2004/2006, color: gray}\n",
    "eras: [{title: 7, date: 2004}]\n",
    "x-mine: [1, {a: b}]\nevents: []\n",
]


@pytest.mark.parametrize("version", LOADERS)
def test_that_the_shipped_file_is_good(version: str) -> None:
    assert flagged(shipped_timeline().read_text(encoding="utf-8"), version) == []


@pytest.mark.parametrize("version", LOADERS)
@pytest.mark.parametrize("lines", GOOD_ENTRIES)
def test_that_an_entry_that_the_reader_takes_is_good(lines: str, version: str) -> None:
    assert [problem.message for problem in read_text(entry(lines)).errors] == []
    assert flagged(entry(lines), version) == []


@pytest.mark.parametrize("version", LOADERS)
@pytest.mark.parametrize("text", GOOD_FILES)
def test_that_a_file_that_the_reader_takes_is_good(text: str, version: str) -> None:
    assert [problem.message for problem in read_text(text).errors] == []
    assert flagged(text, version) == []


_TOKENS = (
    "7", "no", "yes", "on", "true", "0777", "0x1F", "1e3", ".5", "1:30", "2011", "2011-08", "2011-08-20",
    "-0499", "2011~", "2011/2012", "201X", "[2011,2012]", "[..2011]", "2011-08-20T10:30", "reported",
    "expected", "confirmed", "early", "late", "supports", "contradicts", "trip", "nbc", "good-2011",
    "https://x.org", "Asia/Seoul", "UTC", "P7D", "4_days", "''", "'quoted'", "Khasan", "a-b", "48.5",
    "264653", "red", "[a,b]", "[7,~]", "[]", "{text:_T}", "{name:_X,_lat:_1}", "{url:_https://y.org}",
    "{text:_no,_source:_nbc,_stance:_supports}", "_", "+7", "0o17", ".inf", "1_2", "2011.0",
)  # fmt: skip
_LETTERS = "abcXYZTo0123456789.:-+~?/_ é한"


def made_up(rng: random.Random) -> str:
    """Return a value as somebody might type it."""
    if rng.random() < 0.7:
        return rng.choice(_TOKENS).replace("_", " ")
    return "".join(rng.choice(_LETTERS) for _ in range(rng.randint(1, 8))).strip()


def refused(text: str) -> list[str]:
    """Return what the schema has against a file without a mistake; nothing where editors alone could read it."""
    try:
        readings = {repr(values): values for values in (typed(text, version) for version in LOADERS)}
    except (yaml.YAMLError, ValueError):
        return []
    return [error.json_path for values in readings.values() for error in CHECK.iter_errors(values)]


def test_that_no_field_that_the_reader_takes_is_refused() -> None:
    rng, taken = random.Random(11), 0
    for name, value in {(rng.choice([*FIELDS, "x-own"]), made_up(rng)): None for _ in range(4000)}:
        fields = {"date": "2011-08", "title": "A", name: value}
        text = entry("|".join(f"{key}: {said}" for key, said in fields.items()))
        if value in ("~", "null") or ("~" in value and name == "quotes") or read_text(text).errors:
            continue
        taken += 1
        assert refused(text) == [], text
    assert taken > 1000


def test_that_no_header_that_the_reader_takes_is_refused() -> None:
    rng, taken = random.Random(12), 0
    needed = {"id": "a", "title": "T", "date": "2004"}
    sections = {"lanes": LANE_FIELDS, "sources": SOURCE_FIELDS, "eras": ERA_FIELDS}
    drawn = [rng.choice([*sections]) for _ in range(4000)]
    for section, name, value in dict.fromkeys(
        (section, rng.choice([*sections[section], "x-own"]), made_up(rng)) for section in drawn
    ):
        known = sections[section]
        fields = {key: said for key, said in needed.items() if key in known} | {name: value}
        text = f"{section}: " + "\n  ".join(["", *(f"{key}: {said}" for key, said in fields.items())]) + "\n"
        if value in ("~", "null") or read_text(text).errors:
            continue
        taken += 1
        assert refused(text) == [], text
    assert taken > 600


def test_that_no_date_that_the_reader_takes_is_refused() -> None:
    rng, taken = random.Random(7), 0
    pieces = (
        "2011", "0777", "-0499", "201X", "20XX", "2XXX", "2011-08", "2011-21", "2011-XX", "2011-1X",
        "2011-0X", "2011-08-20", "2011-08-XX", "2011-02-3X", "201X-XX-XX", "2011-08-2X", "2011-08-20T14:30",
        "2011-08-20T23:59:59Z", "2011-08-20T00:00-09", "Y-12000", "Y123456789",
        "Y-66E6", "Y-115000000S3", "1950S2", "2011-08-20T14:30:00.123Z", "[2010,2012-03]",
    )  # fmt: skip
    shapes = (
        "{}",
        "{}{}",
        "{}/{}",
        "{}/",
        "/{}",
        "{}/..",
        "../{}",
        "[{}]",
        "[{},{}]",
        "[{}..{}]",
        "[..{},{}]",
        "[{}..]",
        " [ {} , {} ] ",
    )
    for _ in range(20_000):
        parts = [rng.choice(pieces) + rng.choice(("", "", "?", "~", "%")) for _ in range(2)]
        text = rng.choice(shapes).format(*parts)
        try:
            parse_date(text)
        except DateError:
            continue
        taken += 1
        assert re.search(DATE, text), text
    assert taken > 8000


# --- files that are not -------------------------------------------------------------------------

BAD_ENTRIES = [
    ("title: A", "$.events[0]"),
    ("date: 2011", "$.events[0]"),
    ("date:|title: A", "$.events[0].date"),
    ("date: 2011|title:", "$.events[0].title"),
    ("date: 2011|title: ''", "$.events[0].title"),
    ("date: 2011|title: [A, B]", "$.events[0].title"),
    ("date: 2011|titel: A|title: B", "$.events[0]"),
    ("date: 21 Aug 2011|title: A", "$.events[0].date"),
    ("date: c. 2001|title: A", "$.events[0].date"),
    ("date: 2011-13|title: A", "$.events[0].date"),
    ("date: 2011-08-32|title: A", "$.events[0].date"),
    ("date: 2011-21-01|title: A", "$.events[0].date"),
    ("date: 2011-8-20|title: A", "$.events[0].date"),
    ("date: 20110820|title: A", "$.events[0].date"),
    ("date: {2011, 2012}|title: A", "$.events[0].date"),
    ("date: [2011, soon]|title: A", "$.events[0].date"),
    ("date: []|title: A", "$.events[0].date"),
    ("date: true|title: A", "$.events[0].date"),
    ("date: ../..|title: A", "$.events[0].date"),
    ("date: 2011|title: A|status: reportet", "$.events[0].status"),
    ("date: 2011|title: A|status: [reported]", "$.events[0].status"),
    ("date: 2011|title: A|part_of_day: evning", "$.events[0].part_of_day"),
    ("date: 2011|title: A|id: two words", "$.events[0].id"),
    ("date: 2011|title: A|id: -5", "$.events[0].id"),
    ("date: 2011|title: A|place: {lat: 1}", "$.events[0].place"),
    ("date: 2011|title: A|place: {name: X, lat: 91}", "$.events[0].place"),
    ("date: 2011|title: A|place: {name: X, lon: east}", "$.events[0].place"),
    ("date: 2011|title: A|place: {name: X, country: Y}", "$.events[0].place"),
    ("date: 2011|title: A|links: ftp://x", "$.events[0].links"),
    ("date: 2011|title: A|links: {title: T}", "$.events[0].links"),
    ("date: 2011|title: A|images: {alt: T}", "$.events[0].images"),
    ("date: 2011|title: A|quotes: {source: nbc}", "$.events[0].quotes"),
    ("date: 2011|title: A|quotes: {text: T, speeker: S}", "$.events[0].quotes"),
    ("date: 2011|title: A|quotes: {text: T, stance: against}", "$.events[0].quotes"),
    ("date: 2011|title: A|quotes: [[T]]", "$.events[0].quotes"),
    ("date: 2011|title: A|people: {a: b}", "$.events[0].people"),
    ("date: 2011|title: A|people: [[a]]", "$.events[0].people"),
    ("date: 2011|title: A|summary: [a, b]", "$.events[0].summary"),
    ("date: 2011|title: A|time_zone: 9", "$.events[0].time_zone"),
    ("date: 2011|title: A|duration: 4", "$.events[0].duration"),
]
BAD_FILES = [
    ("- a\n", "$"),
    ("hello\n", "$"),
    ("format: 2\n", "$.format"),
    ("evnets: []\n", "$"),
    ("events: soon\n", "$.events"),
    ("events: [~]\n", "$.events"),
    ("lanes: trip\n", "$.lanes"),
    ("lanes: [{title: T}]\n", "$.lanes"),
    ("lanes: [{id: a, color: '#12'}]\n", "$.lanes"),
    ("sources: [{id: a, url: nbc}]\n", "$.sources"),
    ("sources: [{id: a, published: soon}]\n", "$.sources"),
    ("eras: [{title: T}]\n", "$.eras"),
    ("eras: [{date: 2011}]\n", "$.eras"),
    ("time_zone: [UTC]\n", "$.time_zone"),
]


@pytest.mark.parametrize(("lines", "place"), BAD_ENTRIES)
def test_that_a_mistake_in_an_entry_is_marked(lines: str, place: str) -> None:
    assert read_text(entry(lines)).errors
    assert [path for path in places(entry(lines)) if path.startswith(place)]


@pytest.mark.parametrize(("text", "place"), BAD_FILES)
def test_that_a_mistake_outside_the_events_is_marked(text: str, place: str) -> None:
    assert read_text(text).errors
    assert [path for path in places(text) if path.startswith(place)]


def places(text: str) -> list[str]:
    """Return every place that any reading of the schema marks, the deepest included."""
    found, waiting = [], list(CHECK.iter_errors(typed(text)))
    while waiting:
        error = waiting.pop()
        found.append(error.json_path)
        waiting += error.context or []
    return found


#: Mistakes that no schema can see: days of a month, ids that are not there, words behind a form.
UNSEEN = {
    "2011-02-29", "2012/2011", "40 days", "lane “tripp”", "“nothing”", "“goood-2011”", "nbcc", "Vladivostock", "Tokyo",
    "“soon” is not a length", "“99999-01-01”", "stands twice", "tag “", "merges",
    "appeared after it", "the same title and date", "ends before “#", "time zones are known",
}  # fmt: skip


def test_that_most_mistakes_of_the_readers_table_are_marked() -> None:
    unmarked = []
    for lines, message in MISTAKES:
        try:
            marked = flagged(entry(lines))
        except (yaml.YAMLError, ValueError):
            continue
        if not marked and "error" in message and not any(words in message for words in UNSEEN):
            unmarked.append(message)
    assert unmarked == []


def test_that_the_shipped_file_tells_editors_of_the_schema() -> None:
    first = shipped_timeline().read_text(encoding="utf-8").splitlines()[0]
    said = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert said is not None
    assert (shipped_timeline().parent / said[1]).resolve() == resource("events.schema.json").resolve()


def test_that_an_entry_on_its_own_line_of_the_readers_tables_is_good() -> None:
    assert flagged(HEAD + GOOD) == []
    assert any(flagged(text) for text, message in ELSEWHERE if message.startswith("1:1: error: “evnets”"))
