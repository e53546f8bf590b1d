"""TimelineJS's own code reads the slides that we write: every event, no complaint, dates as we say them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from foreign_samples import draft
from made_timelines import reading_of

from viewer.exchange.new_file import as_new_file
from viewer.exchange.writers.outgoing import Manner
from viewer.exchange.writers.slides import write_slides
from viewer.files.read.reader import Reading, read_text
from viewer.files.reader import read_file
from viewer.shipped import shipped_timeline

NODE = shutil.which("node")
PACKAGE = Path(__file__).parents[3] / ".venv/npm/node_modules/@knight-lab/timelinejs"
if not (NODE and PACKAGE.is_dir()) and (not os.environ.get("CI") or os.environ.get("NO_TIMELINEJS")):
    pytest.skip(
        "TimelineJS is not there to read our slides: npm install --prefix .venv/npm @knight-lab/timelinejs",
        allow_module_level=True,
    )


def _read_there(reading: Reading, folder: Path, **manner: bool) -> dict[str, Any]:
    assert NODE, "node is missing"
    file = folder / "slides.json"
    file.write_bytes(write_slides(reading, Manner(**manner)).content)
    script = Path(__file__).with_name("read_slides.mjs")
    done = subprocess.run(
        [NODE, script, PACKAGE, file], capture_output=True, text=True, check=True, timeout=60
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_that_every_event_of_the_shipped_timeline_is_there(tmp_path: Path) -> None:
    reading = read_file(shipped_timeline())
    assert reading.timeline is not None
    found = _read_there(reading, tmp_path)

    assert found["errors"] == []
    assert unescape(found["title"]) == reading.timeline.title
    assert {slide["id"]: unescape(slide["headline"]) for slide in found["events"]} == {
        event.id: event.title for event in reading.timeline.events
    }
    assert all(slide["carried"] for slide in found["events"])
    assert {slide["group"] for slide in found["events"]} == {lane.title for lane in reading.timeline.lanes}


@pytest.mark.parametrize(
    ("date", "shown", "year"),
    [
        ("2011-08", "August 2011", 2011),
        ("2011-08-20T14:30", "2:30 PM August 20, 2011", 2011),
        ("2011-08~", "about August 2011", 2011),
        ("-0499", "500 BCE", -500),
        ("0000", "1 BCE", -1),
        ("[2011..2013]", "some time between 2011 and 2013", 2011),
        ("Y-13800000000", "13.80 billion years ago", -13_800_000_000),
    ],
)
def test_that_a_date_is_shown_there_as_it_is_known(date: str, shown: str, year: int, tmp_path: Path) -> None:
    found = _read_there(reading_of({}, [{"date": date, "title": "A"}]), tmp_path, plain=True)

    assert found["errors"] == []
    (slide,) = found["events"]
    assert (re.sub(r"<[^>]*>", "", slide["shown"]), slide["start"]) == (shown, year)


def test_that_names_with_markup_are_names_there(tmp_path: Path) -> None:
    head = {
        "title": "<i>T</i> & so",
        "lanes": [{"id": "one", "title": "A <b> & lane"}],
        "eras": [{"title": "<u>E", "date": "2004/2006"}],
    }
    found = _read_there(reading_of(head, [{"date": "2011", "title": "<script>", "lane": "one"}]), tmp_path)

    assert found["errors"] == []
    assert (found["events"][0]["group"], found["events"][0]["headline"]) == ("A <b> & lane", "&lt;script&gt;")
    assert found["eras"] == 1


@pytest.mark.parametrize("name", ["slides.json", "simile.xml", "harbour.mw"])
def test_that_what_was_imported_is_read_there(name: str, tmp_path: Path) -> None:
    text, made = as_new_file(draft(name))
    found = _read_there(read_text(text), tmp_path)

    assert found["errors"] == []
    assert sorted(slide["id"] for slide in found["events"]) == sorted(entry.id for entry in made.entries)
