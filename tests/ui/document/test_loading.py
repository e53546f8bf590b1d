"""Reading the file for the window, and following the selection over a reload."""

from __future__ import annotations

from pathlib import Path

import pytest
from ui_samples import SAMPLE, sample_file, sample_timeline

from viewer.ui.document.loading import follow_selection, load


def test_that_an_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    path = sample_file(tmp_path)
    first = load(path)
    assert first is not None and first.reading is not None
    assert load(path, first.fingerprint) is None
    path.write_text(SAMPLE + "# a comment\n", encoding="utf-8")
    assert load(path, first.fingerprint) is not None


def test_that_a_missing_file_gives_one_line(tmp_path: Path) -> None:
    loaded = load(tmp_path / "none.yaml")
    assert loaded is not None and loaded.reading is None
    assert "does not exist" in loaded.error and "\n" not in loaded.error


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("title: Departs, id", "title: Sets out, id", "departs"),
        ("title: Sees the dam", "title: Sees the wall", "dam"),
        ("id: departs, ", "id: departure, ", "departure"),
    ],
)
def test_that_the_selection_follows_the_id_or_the_same_entry(before: str, after: str, expected: str) -> None:
    selected = "dam" if expected == "dam" else "departs"
    changed = sample_timeline(SAMPLE.replace(before, after))
    assert follow_selection(sample_timeline(), changed, selected) == expected


def test_that_an_event_whose_title_or_date_changed_is_found_by_the_rest_of_its_entry() -> None:
    text = SAMPLE.replace("    id: dam\n", "")
    before = sample_timeline(text)
    selected = next(event for event in before.events if event.title == "Sees the dam").id
    shifted = "  - {date: 1999, title: New, sources: wire}\n  - {date: 2011-08-20, title: Dep"
    for old, new in (("Sees the dam", "Sees the wall"), ("date: 2011-08-21\n", "date: 2011-08-25\n")):
        changed = text.replace(old, new).replace("  - {date: 2011-08-20, title: Dep", shifted)
        after = sample_timeline(changed)
        event = after.event(follow_selection(before, after, selected))
        assert event is not None and event.place is not None and event.place.name == "Amur"


def test_that_a_deleted_event_leaves_the_selection_at_its_place_in_the_file() -> None:
    line = next(line for line in SAMPLE.splitlines() if "id: departs" in line)
    after = sample_timeline(SAMPLE.replace(line + "\n", ""))
    assert follow_selection(sample_timeline(), after, "departs") == "dam"


def test_that_nothing_selected_stays_nothing() -> None:
    assert follow_selection(sample_timeline(), sample_timeline(), "") == ""
    empty = sample_timeline("events: []\n")
    assert follow_selection(sample_timeline(), empty, "dam") == ""
