"""Made-up event files of every field, for laws that hold of whatever is exported and read back."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from viewer.files.read.reader import Reading, read_text

LINE = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=15)
PROSE = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
DATES = st.sampled_from(
    [
        "2011", "2011-08", "2011-08-20", "2011-08-20T14:30", "2011-08-20T14:30:15", "2011-08-20T14:30Z",
        "2011-08-20T14:30+09:00", "2011~", "2011-08?", "2011-08-20%", "201X", "20XX", "2011-21", "2011-08/2012",
        "2011-08-20/2011-08-27", "2011-08-20T10:00/2011-08-20T12:00", "2011/..", "../2011", "2011-08/", "[2011..2012]",
        "[..2011-08-21]", "[2011,2013]", "0044", "0001-01-01", "0000-03", "-0043-03-15", "-0499/-0448", "1582~/1590",
        "Y-12000", "2004-06/2006-08", "2011-08-20/..",
    ]
)  # fmt: skip
FAR_DATES = st.sampled_from(["Y-13800000000", "Y-540000000~", "Y170000", "-0043-03-15", "2011-08-20"])
_URL = st.sampled_from(["https://example.org/a", "http://example.org/b?c=d&e=%20"])
_SOURCE = st.sampled_from(["s", "t"])
_QUOTE = st.fixed_dictionaries(
    {"text": LINE},
    optional={"source": _SOURCE, "speaker": LINE, "attributed_to": LINE, "locator": LINE, "stance": st.just("contradicts")},
)  # fmt: skip
_OTHER: st.SearchStrategy[Any] = st.recursive(
    LINE, lambda inner: st.one_of(st.lists(inner, min_size=1, max_size=2), st.dictionaries(LINE, inner, min_size=1, max_size=2)), max_leaves=4
)  # fmt: skip
_OPTIONAL: dict[str, Any] = {
    "as_written": LINE, "date_note": PROSE, "status": st.sampled_from(["confirmed", "expected", "disputed", "retracted"]),
    "lane": st.sampled_from(["one", "two"]), "place": st.one_of(LINE, st.fixed_dictionaries({"name": LINE, "lat": st.just(-42.4), "lon": st.just(130.6)})),
    "people": st.lists(LINE, min_size=1, max_size=2, unique=True), "tags": st.lists(LINE, min_size=1, max_size=2, unique=True),
    "summary": PROSE, "quotes": st.lists(_QUOTE, min_size=1, max_size=2), "sources": st.lists(_SOURCE, min_size=1, max_size=2, unique=True),
    "links": st.lists(st.one_of(_URL, st.fixed_dictionaries({"url": _URL, "title": LINE})), min_size=1, max_size=2),
    "about": st.sampled_from([[], ["e0"]]), "x-own": _OTHER, "time_zone": st.just("Asia/Seoul"),
    "accept": st.fixed_dictionaries({"no-source": LINE}),
}  # fmt: skip
EVENT = st.fixed_dictionaries({"date": DATES, "title": LINE}, optional=_OPTIONAL)
HEAD = st.fixed_dictionaries(
    {
        "lanes": st.just([{"id": "one", "title": "One", "color": "red"}, {"id": "two", "title": "Two", "x-l": "kept"}]),
        "sources": st.just(
            [{"id": "s", "title": "S", "published": "2011-08~", "url": "https://example.org/s", "x-s": ["a", "b"]}, {"id": "t", "title": "T", "publisher": "P", "accept": {"unused-source": "so"}}]
        ),
    },
    optional={
        "title": LINE, "description": PROSE, "time_zone": st.just("Europe/Vienna"), "x-file": _OTHER,
        "eras": st.just([{"title": "An era", "date": "2004/2006", "color": "blue"}, {"title": "Open", "date": "2010/.."}]),
    },
)  # fmt: skip


def reading_of(head: dict[str, Any], events: list[dict[str, Any]]) -> Reading:
    """Return the reading of a file; events get ids of their own."""
    numbered = [{"id": f"e{number}", **event} for number, event in enumerate(events)]
    reading = read_text(json.dumps({**head, "events": numbered}, ensure_ascii=False))
    assert not [problem.message for problem in reading.errors], [
        problem.message for problem in reading.errors
    ]
    return reading


READINGS = st.builds(reading_of, HEAD, st.lists(EVENT, min_size=1, max_size=4))
