"""Made-up files of other programs, with what is odd about files that people have."""

from __future__ import annotations

import json
from pathlib import Path

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.draft import Draft
from viewer.exchange.formats import format_of

SLIDES: dict[str, object] = {
    "title": {"text": {"headline": "The <b>harbour</b>", "text": "<p>How it was built.</p>"}, "media": {"url": "https://example.org/h.jpg"}},
    "scale": "human",
    "events": [
        {
            "unique_id": "first stone",
            "start_date": {"year": "1,815", "month": "12", "day": "10", "format": ""},
            "end_date": {"year": "1852", "month": "11", "day": "27"},
            "text": {"headline": "The first stone", "text": "<p>Laid by <a href='//example.org/ada'>Ada</a>.</p><p>It rained &amp; blew.</p>"},
            "media": {"url": "<blockquote>Words of nobody</blockquote>", "caption": "A <em>stone</em>"},
            "group": "Works",
            "colour of the sky": "grey",
        },
        {"start_date": {"year": -500}, "text": {"headline": "Before all"}, "group": "Legends", "autolink": False},
        {"start_date": {"year": "2011", "month": "13"}, "text": {"headline": "No such month"}},
        {"text": {"headline": "No date at all", "text": "kept"}},
        {"start_date": {"year": "1850", "month": "1", "day": "1"}, "display_date": "1850s", "text": {"headline": "The boom"}},
        {"start_date": {"year": "1900"}, "end_date": {"year": "1899"}, "text": {"text": "Only words here.\nAnd more."}},
        "not a slide",
    ],
    "eras": [{"start_date": {"year": "1800"}, "end_date": {"year": "1850"}, "text": {"headline": "Sail"}}, {"text": {"headline": "Undated"}}],
    "made by": "hand",
}  # fmt: skip

OLD_SLIDES = {
    "timeline": {
        "headline": "Old",
        "type": "default",
        "text": "In the old form",
        "date": [
            {"startDate": "2011,8,20", "endDate": "8/21/2011", "headline": "Trip", "text": "Far", "tag": "Rail", "asset": {"media": "//example.org/a.png", "credit": "me"}},
            {"startDate": "some time", "headline": "Undated"},
        ],
        "era": [{"startDate": "2011,1", "endDate": "2011,2", "headline": "Spring"}],
    }
}  # fmt: skip

SAMPLES: dict[str, str] = {
    "slides.json": json.dumps(SLIDES),
    "old.json": "\nstoryjs_jsonp_data = " + json.dumps(OLD_SLIDES) + ";",
}


def draft(name: str, text: str | bytes | None = None, **answers: str) -> Draft:
    """Return what a sample, or a text by its name, gives."""
    content = SAMPLES[name] if text is None else text
    data = content.encode() if isinstance(content, str) else content
    given = Answers(
        name, answers.get("dates", ""), answers.get("encoding", ""), lanes=answers.get("lanes", "")
    )
    return format_of(data, name, answers.get("key", "")).read(data, given)


def written(folder: Path, name: str) -> Path:
    """Write a sample to a folder."""
    path = folder / name
    path.write_bytes(SAMPLES[name].encode())
    return path
