from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.files.comparing import compare_readings
from viewer.files.read.reader import read_text
from viewer.model.comparing.differences import Comparison, Part, Sign
from viewer.model.comparing.pairing import moved_places
from viewer.model.comparing.passages import passages, without_shared_end
from viewer.model.comparing.summary import as_json, summary, told
from viewer.model.event_fields import EVENT_FIELDS

HEAD = """\
title: Rivers
time_zone: Europe/Vienna
lanes:
  - {id: floods, title: Floods}
  - {id: works, title: Works}
  - {id: law, title: Law}
sources:
  - {id: gauge, title: The gauge book, publisher: River Office}
  - {id: paper, title: Morning edition}
eras:
  - {title: Dry years, date: 1921/1925}
events:
"""
FLOOD = "  - {id: flood, date: 1920-09-08, title: High water, lane: floods, quotes: {text: it rose for three days, source: gauge}}\n"
DAM = "  - {id: dam, date: 1930, title: Dam built, lane: works, sources: paper}\n"
BRIDGE = "  - {id: bridge, date: 1940, title: Bridge opened, lane: works, sources: paper}\n"
FILE = HEAD + FLOOD + DAM + BRIDGE


def differences(old: str, new: str) -> Comparison:
    return compare_readings(read_text(old), read_text(new))


def lines(old: str, new: str) -> list[str]:
    return list(told(differences(old, new)))


def edited(*changes: tuple[str, str]) -> list[str]:
    """Return what is told of FILE with some texts in it replaced."""
    new = FILE
    for old_words, new_words in changes:
        assert new.count(old_words) == 1, old_words
        new = new.replace(old_words, new_words)
    return lines(FILE, new)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("date: 1920-09-08", "date: 1920-09-08~"), ["± date of ‘High water’: 8 → about 8 September 1920"]),
        (("date: 1920-09-08", "date: 1920-09"), ["± date of ‘High water’: 8 September 1920 → September 1920"]),
        (("date: 1930, t", "date: 1931, t"), ["± date of ‘Dam built’: 1930 → 1931"]),
        (("title: Dam built", "title: Dam begun"), ["± title of ‘Dam begun’: Dam built → Dam begun"]),
        (("date: 1940,", "date: 1940, status: confirmed,"), ["± status of ‘Bridge opened’: Reported → Confirmed"]),
        (("date: 1940,", "date: 1940, place: Linz,"), ["± ‘Bridge opened’: place added: Linz"]),
        (("date: 1940,", "date: 1940, tags: [steel, road],"), ["± ‘Bridge opened’: two tags added: steel, road"]),
        (("opened, lane: works", "opened, lane: floods"), ["± lane of ‘Bridge opened’: Works → Floods"]),
        (("date: 1940,", "date: 1940, about: [dam],"), ["± ‘Bridge opened’: a statement now", "    + 1930: Dam built"]),
        (("date: 1940,", "date: 1940, x-from: row 3,"), ["± ‘Bridge opened’: x-from added: row 3"]),
        (
            ("date: 1940,", "date: 1940, summary: Over the river,"),
            ["± summary of ‘Bridge opened’ added", "    + Over the river"],
        ),
        (
            ("rose for three days", "rose for four days"),
            [
                "± ‘High water’: one quotation changed",
                "    − “it rose for three days” (River Office)",
                "    + “it rose for four days” (River Office)",
            ],
        ),
        (("source: gauge}", "source: gauge, locator: p. 4}"), [
            "± ‘High water’: one quotation changed",
            "    − “it rose for three days” (River Office)",
            "    + “it rose for three days” (River Office, p. 4)",
        ]),
        (("id: dam, ", "id: great-dam, "), ["± name (id) of ‘Dam built’: dam → great-dam"]),
        (("title: Rivers", "title: Two rivers"), ["± title of the timeline: Rivers → Two rivers"]),
        (("Europe/Vienna", "Asia/Seoul"), ["± time zone of the timeline: Europe/Vienna → Asia/Seoul"]),
        (("title: Works}", "title: Works, color: teal}"), ["± lane ‘Works’: colour added: teal"]),
        (("publisher: River Office", "publisher: Water Office"), [
            "± publisher of source ‘Water Office’: River Office → Water Office",
        ]),
        (("date: 1921/1925", "date: 1921/1926"), ["± date of era ‘Dry years’: 1921–1925 → 1921–1926"]),
        ((DAM, ""), ["− ‘Dam built’ (1930) removed"]),
        ((FLOOD, ""), ["− ‘High water’ (8 September 1920) removed with one quotation"]),
        ((DAM + BRIDGE, BRIDGE + DAM), ["↕ ‘Dam built’ moved in the file, behind ‘Bridge opened’"]),
        ((FLOOD + DAM + BRIDGE, BRIDGE + FLOOD + DAM), ["↕ ‘Bridge opened’ moved in the file, to the beginning"]),
    ],
)  # fmt: skip
def test_that_one_change_is_told_in_one_sentence(change: tuple[str, str], said: list[str]) -> None:
    assert edited(change) == said


def test_that_several_changes_of_one_event_stand_in_one_sentence() -> None:
    added = ("source: gauge}", "source: gauge}, tags: rain, people: [Anna]")
    assert edited(("date: 1920-09-08", "date: 1920-09-08~"), added) == [
        "± date of ‘High water’: 8 → about 8 September 1920; one person added: Anna; one tag added: rain",
    ]


def test_that_an_event_with_another_id_title_or_date_is_still_known() -> None:
    assert edited(("id: dam, date: 1930, title: Dam built", "date: 1930, title: Dam built")) == [
        "± name (id) of ‘Dam built’: dam → dam-built-1930"
    ]
    without_ids = FILE.replace("id: dam, ", "").replace("id: flood, ", "")
    assert lines(without_ids, without_ids.replace("date: 1930", "date: 1933")) == [
        "± date of ‘Dam built’: 1930 → 1933"
    ]
    assert lines(without_ids, without_ids.replace("High water", "Flood of September")) == [
        "± title of ‘Flood of September’: High water → Flood of September"
    ]


def test_that_one_of_several_events_of_one_name_is_told_as_gone_alone() -> None:
    entry = "  - {{date: 1950, title: Meeting, sources: paper, summary: {}}}\n"
    first, second, third = (entry.format(words) for words in ("One", "Two", "Three"))
    assert lines(FILE + first + second + third, FILE + second + third) == ["− ‘Meeting’ (1950) removed"]


def test_that_another_id_of_a_lane_or_a_source_is_no_change_of_every_event() -> None:
    renamed = FILE.replace("id: works", "id: building").replace("lane: works", "lane: building")
    assert lines(FILE, renamed) == ["± name (id) of lane ‘Works’: works → building"]
    renamed = FILE.replace("id: gauge", "id: book").replace("source: gauge", "source: book")
    assert lines(FILE, renamed) == ["± name (id) of source ‘River Office’: gauge → book"]


def test_that_an_event_that_is_spoken_about_keeps_its_statement() -> None:
    statement = "  - {id: says, date: 1941, title: Said, about: [dam], sources: paper}\n"
    new = (FILE + statement).replace("id: dam", "id: great-dam").replace("[dam]", "[great-dam]")
    assert lines(FILE + statement, new) == ["± name (id) of ‘Dam built’: dam → great-dam"]


def test_that_lanes_of_a_file_without_any_are_added_without_a_word_on_its_events() -> None:
    bare = "events:\n  - {date: 1900, title: One, sources: []}\n"
    assert lines(bare, "lanes: [{id: a, title: First}]\n" + bare) == ["+ lane ‘First’ added"]


def test_that_moved_and_added_and_removed_lanes_are_told() -> None:
    first, second = "  - {id: floods, title: Floods}\n", "  - {id: works, title: Works}\n"
    assert edited((first + second, second + first)) == ["↕ lane ‘Floods’ moved, behind lane ‘Works’"]
    assert edited((second, second + "  - {id: boats, title: Ferries}\n")) == ["+ lane ‘Ferries’ added"]


def test_that_what_cannot_be_read_is_a_difference_wherever_it_stands() -> None:
    broken = FILE + "\n\n  - {date: soon, title: Later}\n"
    [line] = lines(FILE, broken)
    assert line.startswith("+ mistake added, line 18: ") and "soon" in line
    assert lines(broken, broken.replace("events:\n", "# a comment\nevents:\n")) == []
    [gone] = lines(broken, FILE)
    assert gone.startswith("− mistake removed")


def test_that_comments_layout_and_order_of_fields_are_no_difference() -> None:
    new = FILE.replace("date: 1930, title: Dam built", "title: Dam built, date: 1930").replace(
        "events:", "# x\nevents:\n"
    )
    assert differences(FILE, new).is_same


#: Two values of every field, as they stand in a file.
VALUES: dict[str, tuple[str, str]] = {
    "date": ("1930", "1930-04"), "title": ("Dam", "Weir"), "id": ("one", "other"), "as_written": ("in spring", "in May"),
    "date_note": ("by the book", "by the paper"), "part_of_day": ("morning", "late"), "duration": ("4 days", "5 days"),
    "time_zone": ("Asia/Seoul", "Europe/Paris"), "lane": ("works", "law"), "status": ("expected", "disputed"),
    "about": ("[flood]", "[flood, bridge]"), "place": ("{name: A, lat: 1, lon: 2}", "{name: A, lat: 1, lon: 3}"),
    "people": ("[A, B]", "[B, A]"), "tags": ("a", "b"), "summary": ("Words", "Other words"),
    "quotes": ("{text: a b c d, source: gauge}", "{text: a b c d, source: paper}"),
    "sources": ("gauge", "paper"), "links": ("'https://example.org/'", "{url: 'https://example.org/', title: T}"),
    "images": ("{file: a.png, alt: A}", "{file: a.png, alt: B}"),
    "accept": ("{no-source: known}", "{no-source: well known}"),
}  # fmt: skip


@pytest.mark.parametrize("field", [row.name for row in EVENT_FIELDS])
def test_that_no_field_of_an_event_changes_comes_or_goes_in_silence(field: str) -> None:
    base = {"id": "own", "date": "1999", "title": "Own"}

    def file(value: str | None) -> str:
        own = base | ({field: value} if value is not None else {})
        return FILE + "  - {" + ", ".join(f"{name}: {text}" for name, text in own.items()) + "}\n"

    first, second = VALUES[field]
    for old, new in ((first, second), (None, first), (first, None)):
        comparison = differences(file(old), file(new))
        assert len(comparison.differences) == 1, (old, new)
        [difference] = comparison.differences
        assert difference.part is Part.EVENT and difference.sign is Sign.CHANGED
        assert [change.name for change in difference.fields] == [field]
        assert difference.fields[0].before != difference.fields[0].after
        assert json.loads(json.dumps(as_json(comparison)))[0]["fields"][0]["words"] in difference.words or (
            difference.fields[0].leading in difference.words
        )


def test_that_the_summary_counts_events_first() -> None:
    new = FILE.replace(DAM, "").replace("date: 1940", "date: 1941").replace("title: Works", "title: Work") + (
        "  - {date: 1960, title: A, sources: paper}\n  - {date: 1961, title: B, sources: paper}\n"
    )
    assert summary(differences(FILE, new)) == "2 events added, 1 removed, 1 changed; 1 lane changed"
    assert summary(differences(FILE, FILE)) == "Both say the same"


@given(st.permutations(range(7)))
def test_that_all_but_the_moved_keep_their_order_and_no_fewer_could_move(places: list[int]) -> None:
    moved = moved_places(places)
    kept = [place for position, place in enumerate(places) if position not in moved]
    assert kept == sorted(kept)
    longest = [1] * len(places)
    for at, place in enumerate(places):
        longest[at] = 1 + max((longest[to] for to in range(at) if places[to] < place), default=0)
    assert len(kept) == max(longest)


words = st.lists(st.sampled_from(["a", "b", "rain", "fell"]), max_size=40).map(" ".join)


@given(words, words)
def test_that_passages_are_parts_of_their_texts_and_show_that_they_differ(old: str, new: str) -> None:
    if old == new:
        return
    found = passages(old, new)
    for line, text in zip(found, [text for text in (old, new) if text], strict=True):
        assert line.text.removeprefix("… ").removesuffix(" …") in text
    assert len({line.text for line in found}) == len(found)


@pytest.mark.parametrize(
    ("old", "new", "short"),
    [
        ("20 August 2011", "about 20 August 2011", "20"),
        ("20 August 2011", "21 August 2011", "20"),
        ("August 2011", "20 August 2011", "August 2011"),
        ("2011", "August 2011", "2011"),
        ("20 August 2011", "August 2011", "20 August 2011"),
        ("about 20 August 2011", "20 August 2011", "about 20"),
        ("44 BCE", "43 BCE", "44"),
        ("2001", "2002", "2001"),
        ("", "2002", ""),
        ("from 20 August 2011, end not known", "from about 20 August 2011, end not known", "from 20"),
        ("from about 20 August 2011", "from 20 August 2011", "from about 20"),
        ("from August 2011", "from about August 2011", "from August 2011"),
        ("until 2011", "until 20 August 2011", "until 2011"),
        ("from 20 August 2011", "from 21 August 2011", "from 20"),
    ],
)
def test_that_an_old_date_leaves_out_what_the_new_one_says_again(old: str, new: str, short: str) -> None:
    assert without_shared_end(old, new) == short


def test_that_json_holds_both_values_of_a_field() -> None:
    found: Any = as_json(differences(FILE, FILE.replace("date: 1920-09-08", "date: 1920-09-08~")))
    assert found == [
        {
            "part": "event", "sign": "changed", "old_id": "flood", "new_id": "flood", "moved": None,
            "words": "date of ‘High water’: 8 → about 8 September 1920",
            "fields": [
                {"field": "date", "old": "1920-09-08", "new": "1920-09-08~", "words": "date: 8 → about 8 September 1920"}
            ],
        }
    ]  # fmt: skip
