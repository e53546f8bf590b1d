"""SIMILE Timeline and the Timeline Project as events, and XML that is refused."""

from __future__ import annotations

import re
from itertools import count

import pytest
from foreign_samples import SAMPLES, draft

from viewer.exchange.draft.bounds import Bounds, happened_between, lasted
from viewer.exchange.draft.notes import NoteKind, Unreadable
from viewer.exchange.new_file import as_new_file
from viewer.exchange.report import as_json


def _dates(name: str) -> list[object]:
    return [entry.fields["date"] for entry in draft(name).entries]


def test_that_simile_tells_what_lasted_from_what_happened_between() -> None:
    assert _dates("simile.xml") == [
        "2006-05-28T09:00:00Z/2006-06-15T09:00:00Z",
        "[2006-06-16..2006-06-26]",
        "1861-06/1862",
        "1880~/1895~",
        "-0499",
    ]


def test_that_simile_keeps_words_links_and_bounds() -> None:
    made = draft("simile.xml")
    first, between, june, vague, ago = made.entries

    assert first.fields["summary"] == "A few days for it."
    assert first.fields["links"] == [
        {"url": "http://example.org/t", "title": "it"},
        "https://example.org/i.png",
    ]
    assert (between.id, june.fields["lane"]) == ("one-day", "war")
    assert vague.fields["x-simile"] == {"color": "red", "latestStart": "1885", "earliestEnd": "1890"}
    assert ago.fields["x-simile"] == {"link": "/relative"}
    assert [left.where for left in made.left_out] == ["event 6 (line 8)"]
    assert dict(made.extra) == {
        "x-simile": {"wiki-url": "http://example.org/", "note": {"by": "me", "text of note": "more"}}
    }


def test_that_simile_as_script_is_read_and_not_evaluated() -> None:
    made = draft("simile.js")

    assert [(entry.fields["date"], entry.fields["title"]) for entry in made.entries] == [
        ("2001-09-27", "It's \"one\""), ("2001/2003", "Lasts"), ("[2001..2003]", "Once"),
    ]  # fmt: skip


@pytest.mark.parametrize("script", ["{events: [{start: alert(1)}]}", "{dateTimeFormat: 1 + 1}"])
def test_that_script_that_computes_is_refused(script: str) -> None:
    with pytest.raises(Unreadable):
        draft("a.js", script, key="simile-json")


def test_that_numbers_that_count_backwards_are_refused() -> None:
    ages = "".join(
        f"<event start='{n + 10}' end='{n}' isDuration='true' title='Old'/>" for n in range(100, 110)
    )

    with pytest.raises(Unreadable, match="count backwards"):
        draft("a.xml", f"<data>{ages}</data>")


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        (Bounds("1871-01-01", "1871-12-31", "", "1880"), "1871/1880"),
        (Bounds("1870", "1879", "", "1890"), "187X/1890"),
        (Bounds("1801-01-01T00:00:00", "1801-02-01T00:00:00", "", "1803"), "1801-01/1803"),
        (Bounds("1850", "", "", "1849"), "1850"),
        (Bounds("1850"), "1850"),
    ],
)
def test_that_bounds_of_a_whole_unit_are_that_unit(bounds: Bounds, expected: str) -> None:
    assert lasted(bounds).edtf == expected


def test_that_what_happened_once_is_somewhere_between() -> None:
    assert happened_between(Bounds("1850", "1852")).edtf == "[1850..1852]"
    assert happened_between(Bounds("1850", "", "", "1849")).aside == {"end": "1849"}


def test_that_the_timeline_projects_midnights_are_days_as_shown() -> None:
    assert _dates("project.timeline") == [
        "1815-03-01/1815-03-04",
        "2021-11-15T01:19/2021-11-15T02:00:30",
        "2021-11-20",
        "1900-01-01~",
        "-0473-01-02/..",
    ]


def test_that_the_timeline_project_keeps_containers_categories_and_ends() -> None:
    made = draft("project.timeline")
    part, box, turned, *_ = made.entries

    assert (part.fields["title"], part.fields["tags"]) == ("A part", ["stone", "old", "The box"])
    assert part.fields["x-timeline-project"] == {"part-of": "6"}
    assert (box.fields["title"], box.fields["links"]) == (
        "The box",
        ["https://example.org/a", "https://example.org/b"],
    )
    assert (turned.fields["title"], turned.fields["summary"]) == ("(in brackets)", "Words\nof two lines")
    assert turned.fields["x-timeline-project"] == {"end": "2021-11-18 00:00:00"}
    assert [(lane["title"], lane.get("color")) for lane in made.lanes] == [
        ("Works › Piers", "010203"), ("Works", "ff5050"), ("Other", None),
    ]  # fmt: skip
    assert made.eras == ({"title": "Sail", "date": "1800-01-01/1850-01-01", "color": "fafae6"},)
    assert [left.why for left in made.left_out] == ["its date cannot be read: “soon” is no date"]


def test_that_another_calendar_is_refused_by_its_name() -> None:
    with pytest.raises(Unreadable, match="numtime"):
        draft("a.timeline", "<timeline><timetype>numtime</timetype><events/></timeline>")


def test_that_a_refusal_is_one_short_line_whatever_the_file_says() -> None:
    for_long = "very " * 2_000
    with pytest.raises(Unreadable) as refused:
        draft("a.timeline", f"<timeline><timetype>o&#x85;i\n{for_long}</timetype></timeline>")

    assert str(refused.value).startswith("it counts in o i very very")
    assert len(str(refused.value)) < 200


def test_that_icons_are_told_as_lost() -> None:
    event = (
        "<event><start>1900-1-1 0:0:0</start><end>1900-1-1 0:0:0</end><text>A</text><icon>abc</icon></event>"
    )
    made = draft("a.timeline", f"<timeline><events>{event}</events></timeline>")

    assert [(note.kind, note.what) for note in made.notes if note.code == "icons"] == [
        (NoteKind.LOST, "1 icon lost")
    ]


BOMB = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><data><event title="&b;"/></data>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_that_a_document_type_is_refused_in_any_encoding(encoding: str) -> None:
    with pytest.raises(Unreadable, match="document type"):
        draft("a.xml", BOMB.encode(encoding), key="simile")


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ("<data><event></data>", "line 1"),
        ("<data>" * 300, "nested"),
        ("", "line 1"),
        ("<other/>", "expected <data>"),
    ],
)
def test_that_xml_that_is_none_is_told_with_its_line(xml: str, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        draft("a.xml", xml, key="simile")


@pytest.mark.parametrize("name", ["simile.xml", "project.timeline"])
def test_that_every_text_of_the_xml_is_found_again(name: str) -> None:
    numbers = count()

    def token(match: re.Match[str]) -> str:
        is_kept = re.search(r"\d{2,}|True|False|gregoriantime|soon|later|&", match[2]) or match[2] in (
            "Works",
            "Piers",
            "true",
        )
        return match[0] if is_kept else f"{match[1]}canary{next(numbers)}x{match[3]}"

    marked = re.sub(
        r'(>|(?:title|eventID|classname|color|link|by)=")([^<>"]*[a-z][^<>"]*)(<|")', token, SAMPLES[name]
    )
    text, made = as_new_file(draft(name, marked))
    told = text + str(as_json(made))

    total = next(numbers)
    assert total > 8
    assert [number for number in range(total) if f"canary{number}x" not in told] == []
