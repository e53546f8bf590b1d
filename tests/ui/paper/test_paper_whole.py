"""Paper says nothing false and leaves nothing out without a word."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from layout_helpers import event, random_events, timeline
from paper_helpers import SHIPPED, content_from, plain_content, printed, shipped, text_of, words
from pdf_helpers import pieces_of
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from viewer.files.read.reader import read_file
from viewer.model.timeline import Lane, Timeline
from viewer.ui.paper.chart import Chart
from viewer.ui.paper.chart_fit import ChartFit, Sheet
from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.content import content_of, numbers_named, only, without_lanes
from viewer.ui.paper.text import BlockWriter


def chart_pages(reader: PdfReader) -> list[str]:
    """Return the text of the pages before the chronicle."""
    before: list[str] = []
    for page in reader.pages:
        text = text_of(page)
        if "Chronicle" in words(text).split():
            return before or [text]
        before.append(text)
    raise AssertionError("there is a chronicle")


def in_lanes(count: int, lanes: int) -> Timeline:
    events = [
        event(number, f"{1900 + number}", f"Happening{number:03}x", f"l{number % lanes}")
        for number in range(count)
    ]
    made = timeline(*events)
    named = tuple(Lane(f"l{number}", f"Lane{number}x") for number in range(lanes))
    return replace(made, lanes=named)


@pytest.mark.parametrize(
    ("count", "lanes", "landscape"), [(35, 35, None), (35, 35, True), (160, 12, True), (300, 2, None)]
)
def test_that_every_event_and_lane_is_on_the_chart(
    qtbot: QtBot, tmp_path: Path, count: int, lanes: int, landscape: bool | None
) -> None:
    made = in_lanes(count, lanes)
    pages = chart_pages(printed(tmp_path, made, PaperChoice(landscape=landscape)))
    assert len(pages) > 1
    text = " ".join(pages)
    for number, one in enumerate(made.events, 1):
        assert f"{number} {one.title}" in text
    assert all(lane.title in text for lane in made.lanes)


def test_that_a_very_long_chart_stands_upright_without_trying_both_ways(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = in_lanes(300, 2)
    tried: list[bool] = []
    laid_out = ChartFit.on_pages

    def noted(fit: ChartFit, sheet: Sheet) -> Chart:
        tried.append(sheet.width_px > sheet.rest_px)
        return laid_out(fit, sheet)

    monkeypatch.setattr(ChartFit, "on_pages", noted)
    printed(tmp_path, made)
    assert tried == [True, False]
    tried.clear()
    monkeypatch.setattr("viewer.ui.paper.chart_fit.MANY_PAGES", 1)
    box = printed(tmp_path, made).pages[0].mediabox
    assert tried == [False]
    assert box.width < box.height


def test_that_every_page_of_the_chart_has_lane_and_axis(qtbot: QtBot, tmp_path: Path) -> None:
    pages = chart_pages(printed(tmp_path, in_lanes(300, 1)))
    assert len(pages) > 2
    assert all("Lane0x" in page for page in pages)
    assert all("continued" in page for page in pages[1:])
    assert all(re.search(r"\b(19|20)\d0s?\b", page) for page in pages)


def test_that_a_poster_too_small_for_everything_names_what_it_counts(qtbot: QtBot, tmp_path: Path) -> None:
    made = timeline(*random_events(300, 3, 2), lanes=2)
    reader = printed(tmp_path, made, PaperChoice(sheets=(1, 1)))
    texts = [text_of(page) for page in reader.pages]
    shown = {int(number) for number in re.findall(r"\b(\d{1,3}) [a-z]", texts[0])}
    told = " ".join(texts[1:])
    begin = told.index("What the chart does not show")
    listed = told[begin : told.index("Chronicle", begin)]
    counted: set[int] = set()
    for first, last in re.findall(r"\b(\d+)(?:–(\d+))?(?=[,\s])", listed):
        counted.update(range(int(first), int(last or first) + 1))
    assert shown | counted >= set(range(1, 301))


@pytest.mark.parametrize("sheets", [(3, 2), (20, 1), (1, 3)])
def test_that_a_poster_has_the_sheets_asked_for(
    qtbot: QtBot, tmp_path: Path, sheets: tuple[int, int]
) -> None:
    texts = chart_pages(printed(tmp_path, shipped(), PaperChoice(sheets=sheets)))
    assert len(texts) == sheets[0] * sheets[1]
    if sheets == (3, 2):
        assert "B1 · glue under A1" in texts[1]
        assert "B2 · glue under A2 and B1" in texts[4]


def test_that_every_page_says_which_file_and_that_all_of_it_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    digest = sha256(SHIPPED.read_bytes()).hexdigest()
    content = content_of(read_file(SHIPPED), SHIPPED)
    pages = printed(tmp_path, content).pages
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        text = text_of(page)
        assert f"events.yaml · SHA-256 {digest[:8]} {digest[8:16]}… · 25 events, none left out" in text
        assert "UTC · Dateline" in text
        assert f"page {number} of {len(pages)}" in text


BROKEN = """title: Broken
sources: [zz
events:
  - {date: 2011, title: Wrong word, status: expectedd}
  - {date: 20x1, title: No date}
  - {title: None either}
"""


def test_that_what_could_not_be_read_is_said_on_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    texts = [text_of(page) for page in printed(tmp_path, content_from(BROKEN)).pages]
    for text in texts:
        assert "none left out" not in text
        assert "2 entries could not be read: lines 5, 6" in text
        assert "Printed without what could not be read: line 4" in text
        assert "The file has mistakes: line 2" in text
    for told in (
        "line 4: “Wrong word”: status “expectedd” is not known",
        "line 5: “No date”: “20x1” is not a date",
    ):
        assert told in texts[0]
    chronicle = " ".join(texts[1:])
    assert "Status could not be read" in chronicle
    assert "Reported" not in chronicle


def test_that_a_file_without_readable_events_does_not_claim_to_be_empty(qtbot: QtBot, tmp_path: Path) -> None:
    text = text_of(printed(tmp_path, content_from("title: T\nevents: [\n")).pages[0])
    assert "No event could be read" in text
    assert "The file has mistakes: line 2" in text
    empty = text_of(printed(tmp_path, plain_content(Timeline(title="Empty"))).pages[0])
    assert "0 events" in empty


def test_that_an_outdated_version_says_so_on_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    content = content_of(read_file(SHIPPED), SHIPPED, "The file is empty")
    pages = printed(tmp_path, content).pages
    assert len(pages) > 1
    for page in pages:
        assert "Not the file’s present state, but the last that could be read. The file is empty." in text_of(
            page
        )


def test_that_hidden_lanes_are_left_out_and_named_on_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    content = content_of(read_file(SHIPPED), SHIPPED)
    hidden = next(lane for lane in content.timeline.lanes if lane.title == "Earlier years")
    part = without_lanes(content, frozenset({hidden.id}))
    texts = [text_of(page) for page in printed(tmp_path, part).pages]
    for text in texts:
        assert "Left out: lane ‘Earlier years’ (hidden, 3 events)" in text
        assert "22 of 25 events" in text
    assert words("To Moscow by train") not in words(" ".join(texts))


def test_that_events_left_out_by_a_filter_are_counted(qtbot: QtBot, tmp_path: Path) -> None:
    content = plain_content(timeline(event(0, "2001", "One"), event(1, "2002", "Two")))
    part = only(replace(content, events=2), [content.timeline.events[0].id], "that the filter ‘One’ hides")
    pages = printed(tmp_path, part).pages
    assert len(pages) > 1
    for page in pages:
        assert "Left out: 1 event that the filter ‘One’ hides" in text_of(page)
        assert "1 of 2 events" in text_of(page)


def test_that_letters_without_a_font_are_named_with_their_events(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viewer.ui.kit.glyphs.is_missing", lambda letter, _font: letter == "ß")
    made = timeline(event(0, "2001", "Plain"), event(1, "2002", "Straße"), event(2, "2003", "Fuß"))
    pages = printed(tmp_path, made).pages
    assert len(pages) > 1
    for page in pages:
        assert "No installed font has ß; install" in text_of(page)
        assert "(events 2–3)" in text_of(page)


def test_that_all_events_with_letters_without_a_font_are_named_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viewer.ui.kit.glyphs.is_missing", lambda letter, _font: letter == "ß")
    made = timeline(*(event(n, f"{1900 + n}", "Gruß" if n % 2 else "Plain") for n in range(120)))
    texts = [text_of(page) for page in printed(tmp_path, made).pages]
    for text in texts[:-1]:
        assert "78, 80 and 20 more, which the last page names" in text
        assert "78, 80, 82" not in text
    told = " ".join(texts).split("Events with letters that no font has")[1]
    assert ", ".join(str(number) for number in range(82, 122, 2)) in told


def test_that_neighbouring_numbers_are_joined() -> None:
    assert numbers_named([1, 3, 4, 5, 9]) == "1, 3–5, 9"
    assert numbers_named([]) == ""


def test_that_no_sheet_of_the_chart_is_without_events(qtbot: QtBot, tmp_path: Path) -> None:
    made = timeline(*random_events(900, 5, 2), lanes=2)
    pages = chart_pages(printed(tmp_path, made, PaperChoice(last=12)))  # its chronicle has sixty more
    assert len(pages) > 1
    for page in pages:
        assert re.search(r"\b\d{1,3} [a-z]", page)


def test_that_chart_and_chronicle_lead_to_each_other(qtbot: QtBot, tmp_path: Path) -> None:
    made = shipped()
    reader = printed(tmp_path, made)
    numbers = {page.indirect_reference: number for number, page in enumerate(reader.pages)}
    leads = [
        (number, numbers[note.get_object()["/Dest"][0]])
        for number, page in enumerate(reader.pages)
        for note in page.get("/Annots", [])
        if "/Dest" in note.get_object()
    ]
    assert sum(here == 0 and there > 0 for here, there in leads) == len(made.events)
    assert sum(here > 0 and there == 0 for here, there in leads) == len(made.events)


def test_that_every_link_within_the_document_has_an_end(qtbot: QtBot, tmp_path: Path) -> None:
    reader = printed(tmp_path, shipped(), PaperChoice(first=2))
    pages = {page.indirect_reference for page in reader.pages}
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert notes
    assert len(pages) > 2
    for note in notes:
        assert "/A" in note or note["/Dest"][0] in pages


def test_that_only_the_pages_asked_for_are_printed(qtbot: QtBot, tmp_path: Path) -> None:
    texts = [text_of(page) for page in printed(tmp_path, shipped(), PaperChoice(first=2, last=3)).pages]
    assert len(texts) == 2
    assert [re.search(r"page (\d+) of", text).group(1) for text in texts] == ["2", "3"]  # type: ignore[union-attr]


@pytest.mark.parametrize("count", [60, 150])
def test_that_a_long_chronicle_says_a_date_once_for_the_entries_of_a_page_that_share_it(
    qtbot: QtBot, tmp_path: Path, count: int
) -> None:
    made = timeline(*(event(number, f"19{10 + number // 30}", f"Thing {number}") for number in range(count)))
    reader = printed(tmp_path, made, PaperChoice(chart=False))
    pages = [pieces_of(reader, number) for number in range(len(reader.pages))]
    assert len(pages) > 3
    dates = [
        [text for tag, _, text in page if tag == "/P" and re.fullmatch(r"19\d\d", text)] for page in pages
    ]
    if count < 100:
        assert sum(map(len, dates)) == count
        return
    for page, said in zip(pages, dates, strict=True):
        entries = [
            int(text.removeprefix("Thing ")) for tag, _, text in page if text.startswith("Thing ") and tag
        ]
        assert said == list(dict.fromkeys(f"19{10 + number // 30}" for number in entries))
    assert sum(map(len, dates)) < count / 4


def test_that_a_note_on_a_date_runs_from_the_left_whatever_it_quotes(qtbot: QtBot) -> None:
    content = content_from("events:\n  - {date: -0300, as_written: '300 ق.م', title: القديم}\n")
    (event,) = content.timeline.events
    block = BlockWriter(content, 600).event(1, event, quotes=True)
    note = block.date.document.firstBlock().next()
    assert "ق.م" in note.text()
    assert "in the source" in note.text()
    assert note.textDirection() is Qt.LayoutDirection.LeftToRight
    assert block.text.document.firstBlock().textDirection() is Qt.LayoutDirection.RightToLeft
