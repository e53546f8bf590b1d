"""The list: the timeline's twin, with one selection, one search, and rows that can be carried away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file, settings_in

from viewer.layout.index.hits import Hits, find
from viewer.layout.index.index import TimelineIndex
from viewer.model.event_table import Grouping
from viewer.model.event_words import status_text
from viewer.model.search.query import Query
from viewer.model.timeline import Event, Status
from viewer.ui.document.document import Document
from viewer.ui.list.event_list import EventList
from viewer.ui.list.model import EventTable, Head
from viewer.ui.list.row import ROW_PX, TEXT_PX
from viewer.ui.list.rows import EventRows
from viewer.ui.look.inks import found_word
from viewer.ui.look.theme import LIGHT, Appearance
from viewer.ui.state.view_state import ViewState

WRONG = SAMPLE + "  - {date: 2011-08-32, title: Never, id: never}\n"


class Bench:
    """A list on a file, without a window around it."""

    def __init__(self, qtbot: QtBot, folder: Path, text: str = SAMPLE) -> None:
        self.qtbot = qtbot
        self.document = Document()
        self.state = ViewState()
        self.settings = settings_in(folder)
        self.appearance = Appearance("light")
        self.list = EventList(self.state, self.document, self.settings, self.appearance)
        qtbot.addWidget(self.list)
        self.document.open(sample_file(folder, text))
        self.state.set_timeline(self.document.timeline)
        self.list.resize(900, 400)
        with qtbot.waitExposed(self.list):
            self.list.show()

    def titles(self) -> list[str]:
        """Return what each row is called."""
        table = self.list.table
        rows = [table.at(row) for row in range(table.rowCount())]
        return [one.event if one is not None and hasattr(one, "event") else one.title for one in rows]  # type: ignore[union-attr]

    def search(self, text: str) -> Hits:
        """Search, and show what is found."""
        steps = find(TimelineIndex.of(self.state.timeline), Query.of(text))
        hits = next(one for one in steps if one is not None)
        self.state.set_hits(hits)
        return hits

    def current(self) -> str:
        """Return the title of the row that is chosen, empty for none."""
        what = self.list.table.at(self.list.rows.currentIndex().row())
        return what.title if isinstance(what, Event) else ""


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    """A list on the sample."""
    return Bench(qtbot, tmp_path)


def test_that_events_stand_in_the_one_order_and_entries_not_placed_below(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = Bench(qtbot, tmp_path, WRONG)
    titles = ["Departs", "Sees the dam", "Somebody speaks", "Arrives"]
    assert bench.titles() == [*titles, "Not placed", "Never"]
    assert bench.list.count.text() == "4 events · 1 not placed"
    heard: list[tuple[int, int]] = []
    bench.list.line_requested.connect(lambda line, column: heard.append((line, column)))
    bench.list.rows.setCurrentIndex(bench.list.table.index(5, 0))
    qtbot.keyClick(bench.list.rows, Qt.Key.Key_Return)
    problem = next(one for one in bench.document.problems if one.hides_entry)
    assert heard == [(problem.line, problem.column)]
    assert bench.list.table.index(5, 0).data() == f"line {problem.line}"


def test_that_list_and_canvas_share_one_selection(bench: Bench) -> None:
    bench.state.select("speech")
    assert bench.current() == "Somebody speaks"
    bench.qtbot.keyClick(bench.list.rows, Qt.Key.Key_Down)
    assert bench.state.selected_id == "trip-end"
    bench.state.select("")
    assert bench.current() == "" and not bench.list.rows.selectionModel().hasSelection()
    row = bench.list.rows.visualRect(bench.list.table.index(1, 1)).center()
    bench.qtbot.mouseClick(bench.list.rows.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert bench.state.selected_id == "dam"


def test_that_a_search_lists_only_what_is_found_and_says_of_how_many(bench: Bench) -> None:
    bench.state.select("dam")
    bench.search("speaks")
    assert bench.titles() == ["Somebody speaks"]
    assert bench.list.count.text() == "1 of 4 events"
    assert bench.state.selected_id == "dam"
    bench.state.set_hits(None)
    assert len(bench.titles()) == 4 and bench.current() == "Sees the dam"


def test_that_enter_opens_and_f2_edits(bench: Bench) -> None:
    heard: list[str] = []
    bench.list.opened.connect(lambda event: heard.append(f"open {event}"))
    bench.list.edit_requested.connect(lambda event: heard.append(f"edit {event}"))
    bench.list.left.connect(lambda: heard.append("left"))
    bench.state.select("dam")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Escape):
        bench.qtbot.keyClick(bench.list.rows, key)
    assert heard == ["open dam", "edit dam", "left"]


def test_that_a_head_sorts_and_a_second_click_turns_round(bench: Bench) -> None:
    heads = bench.list.rows.horizontalHeader()
    title = [column.name for column in bench.list.table.columns].index("title")
    heads.sectionClicked.emit(title)
    assert bench.titles() == ["Arrives", "Departs", "Sees the dam", "Somebody speaks"]
    heads.sectionClicked.emit(title)
    assert bench.titles()[0] == "Somebody speaks"
    assert heads.sortIndicatorSection() == title
    assert heads.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_that_rows_stand_under_heads_that_cannot_be_chosen(bench: Bench) -> None:
    bench.list.grouping.setCurrentIndex(list(Grouping).index(Grouping.LANE))
    assert bench.titles() == ["The trip", "Departs", "Sees the dam", "Arrives", "Talk", "Somebody speaks"]
    assert bench.list.table.at(0) == Head("The trip", 3)
    assert bench.list.rows.columnSpan(0, 0) == len(bench.list.table.columns)
    bench.state.select("trip-end")
    bench.qtbot.keyClick(bench.list.rows, Qt.Key.Key_Down)
    bench.qtbot.keyClick(bench.list.rows, Qt.Key.Key_Down)
    assert bench.state.selected_id == "speech"
    assert settings_in(Path(bench.settings.store.fileName()).parent).list_grouping == "lane"


def test_that_chosen_columns_and_widths_are_kept(bench: Bench, qtbot: QtBot) -> None:
    menu = bench.list.columns.menu()
    for action in menu.actions():
        if action.text() in ("Place", "People", "Tags"):
            action.trigger()
    names = ["date", "title", "lane", "status", "sources", "tags"]
    assert [column.name for column in bench.list.table.columns] == names
    bench.list.rows.horizontalHeader().resizeSection(0, 233)
    again = EventList(bench.state, bench.document, bench.settings, Appearance("light"))
    qtbot.addWidget(again)
    assert [column.name for column in again.table.columns] == names
    assert again.rows.columnWidth(0) == 233


def test_that_long_dates_get_the_room_that_there_is_and_leave_the_title_enough(
    qtbot: QtBot, tmp_path: Path
) -> None:
    text = SAMPLE.replace("date: 2011-08-20,", "date: 2011-08-20T14:05,")
    bench = Bench(qtbot, tmp_path, text)
    rows, names = bench.list.rows, [column.name for column in bench.list.table.columns]
    date, title = names.index("date"), names.index("title")
    bench.list.resize(1400, 400)
    QApplication.processEvents()
    shown = [bench.list.table.cell(row, date) for row in range(bench.list.table.rowCount())]
    longest = max(map(rows.fontMetrics().horizontalAdvance, shown))
    assert 150 - 26 < longest <= rows.columnWidth(date) - 26 and rows.columnWidth(date) > 150
    roomy = rows.columnWidth(date)
    bench.search("dam")
    assert rows.columnWidth(date) == roomy
    bench.list.resize(760, 400)
    QApplication.processEvents()
    assert rows.columnWidth(date) < roomy and rows.columnWidth(title) >= 140


def needs(rows: EventRows, name: str) -> float:
    """Return how wide the texts of a column are, with what a cell keeps free beside them."""
    table = rows.model()
    assert isinstance(table, EventTable)
    at = next(at for at, column in enumerate(table.columns) if column.name == name)
    measure = QFontMetricsF(LIGHT.font(TEXT_PX, bold=name == "title")).horizontalAdvance
    beside = {"date": 26, "lane": 34}.get(name, 16)
    widest = max(measure(table.cell(row, at)) for row in range(table.rowCount())) + beside
    return max(widest, rows.horizontalHeader().sectionSizeHint(at))


def test_that_titles_get_the_room_that_other_columns_do_not_need(qtbot: QtBot, tmp_path: Path) -> None:
    text = SAMPLE.replace("title: Departs", f"title: Departs {'from a far away place ' * 3}")
    bench = Bench(qtbot, tmp_path, text)
    rows, names = bench.list.rows, [column.name for column in bench.list.table.columns]
    others = [name for name in names if name != "title"]
    whole = needs(rows, "title")
    wide = sum(needs(rows, name) for name in others) + whole
    assert whole > 240

    def widths(list_px: float) -> dict[str, int]:
        bench.list.resize(round(list_px), 400)
        QApplication.processEvents()
        return {name: rows.columnWidth(at) for at, name in enumerate(names)}

    first, roomy, narrow = widths(wide + 30), widths(2400), widths(wide + 30)
    assert first == narrow and sum(first.values()) <= rows.viewport().width() + len(names)
    assert whole <= first["title"] < roomy["title"]
    assert [name for name in others if first[name] < needs(rows, name)] == []
    assert [name for name in others if roomy[name] < first[name]] == []
    assert widths(400)["title"] == 240  # the last columns are scrolled to
    rows.horizontalHeader().resizeSection(names.index("lane"), 211)
    assert {widths(px)["lane"] for px in (2400, wide, 500)} == {211}


def test_that_columns_fill_the_list_and_none_goes_out_of_sight_by_a_pixel(bench: Bench) -> None:
    rows, over = bench.list.rows, []
    for width in range(900, 1500, 7):
        bench.list.resize(width, 400)
        QApplication.processEvents()
        taken = sum(rows.columnWidth(at) for at in range(len(bench.list.table.columns)))
        over.append(taken - rows.viewport().width())
    assert len(over) > 50 and set(over) == {0}


def test_that_other_columns_are_read_whole_where_titles_leave_them_the_room(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = Bench(
        qtbot,
        tmp_path,
        SAMPLE.replace("date: 2011-08-20,", "date: 2011-08-20, place: The far east of it all and more,"),
    )
    rows, names = bench.list.rows, [column.name for column in bench.list.table.columns]
    whole = sum(needs(rows, name) for name in names)
    assert needs(rows, "place") > 150
    bench.list.resize(round(whole) + 300, 400)
    QApplication.processEvents()
    assert [name for at, name in enumerate(names) if rows.columnWidth(at) < needs(rows, name)] == []


@pytest.mark.parametrize("status", list(Status))
def test_that_every_status_is_read_whole_in_a_narrow_list(bench: Bench, status: Status) -> None:
    bench.list.resize(700, 400)
    QApplication.processEvents()
    names = [column.name for column in bench.list.table.columns]
    room = bench.list.rows.columnWidth(names.index("status")) - 16  # what a cell keeps free beside its text
    font = bench.appearance.theme.font(TEXT_PX)
    assert QFontMetricsF(font).horizontalAdvance(status_text(status)) <= room


def test_that_columns_grow_with_the_texts_and_keep_what_was_chosen_for_them(
    bench: Bench,
) -> None:
    bench.list.resize(2400, 400)
    QApplication.processEvents()
    rows, appearance = bench.list.rows, bench.appearance
    names = [column.name for column in bench.list.table.columns]
    rows.horizontalHeader().resizeSection(names.index("lane"), 200)
    usual = {name: rows.columnWidth(at) for at, name in enumerate(names) if name != "title"}
    appearance.set_text_percent(150)
    assert {name: rows.columnWidth(at) for at, name in enumerate(names) if name != "title"} == {
        name: round(width * 1.5) for name, width in usual.items()
    }
    rows.horizontalHeader().resizeSection(names.index("lane"), 150)
    appearance.set_text_percent(100)
    assert rows.columnWidth(names.index("lane")) == 100


def test_that_selected_rows_are_copied_for_other_programs(bench: Bench) -> None:
    said: list[str] = []
    bench.list.said.connect(said.append)
    bench.list.table.set_columns(["date", "title", "status"])
    bench.list.rows.setCurrentIndex(bench.list.table.index(0, 0))
    bench.qtbot.keyClick(bench.list.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    clipboard = QGuiApplication.clipboard()
    bench.list.rows.copy_tsv()
    assert clipboard.text().split("\n") == [
        "Date\tTitle\tStatus",
        "20 Aug 2011\tDeparts\t● Reported",
        "21 Aug 2011\tSees the dam\t● Reported",
    ]
    bench.list.rows.copy_text()
    assert clipboard.text().split("\n")[1] == "21 Aug 2011 · Sees the dam · ● Reported"
    bench.list.rows.copy_markdown()
    assert clipboard.text().split("\n")[:2] == ["| Date | Title | Status |", "| --- | --- | --- |"]
    assert said == ["2 rows copied"] * 3


def test_that_a_row_is_spoken_in_one_phrase(bench: Bench) -> None:
    spoken = bench.list.table.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert (
        spoken
        == "Sees the dam, Sunday 21 August 2011, Reported, The trip, Amur, A. Person, B. Other, The Wire, A book"
    )


def test_that_texts_are_made_for_rows_in_sight_only(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[int] = set()
    data = EventTable.data

    def noted(table: EventTable, index: object, role: int = 0) -> object:
        asked.add(index.row())  # type: ignore[attr-defined]
        return data(table, index, role)  # type: ignore[arg-type]

    entries = "".join(
        f"  - {{date: {1000 + n % 900}, title: Made {n}, sources: book}}\n" for n in range(3000)
    )
    # PySide remembers an override with the first call: the class is changed before there is a list.
    monkeypatch.setattr(EventTable, "data", noted)
    bench = Bench(qtbot, tmp_path, SAMPLE + entries)
    bench.list.rows.viewport().repaint()
    assert bench.list.table.rowCount() == 3004
    assert 0 < len(asked) < 3 * (bench.list.height() // ROW_PX + 2)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_that_lanes_and_status_keep_their_colours(qtbot: QtBot, tmp_path: Path, mode: str) -> None:
    bench = Bench(qtbot, tmp_path)
    appearance = Appearance("dark" if mode == "dark" else "light")
    shown = EventList(bench.state, bench.document, bench.settings, appearance)
    qtbot.addWidget(shown)
    shown.resize(900, 300)
    with qtbot.waitExposed(shown):
        shown.show()
    names = [column.name for column in shown.table.columns]
    cell = shown.rows.visualRect(shown.table.index(2, names.index("lane")))
    picture = shown.rows.viewport().grab().toImage()
    colors = {
        QColor(picture.pixel(QPoint(x, cell.center().y()))).name()
        for x in range(cell.left(), cell.left() + 24)
    }
    assert appearance.theme.lane_color(1, "7a5195").name() in colors


def test_that_found_words_are_marked_in_the_cells_and_no_longer_without_a_search(bench: Bench) -> None:
    def marked() -> list[int]:
        shown = bench.list.rows.viewport().grab().toImage()
        color = found_word(LIGHT)
        return [
            y
            for x in range(0, shown.width(), 2)
            for y in range(shown.height())
            if shown.pixelColor(x, y) == color
        ]

    assert marked() == []
    bench.search("dam")
    rows = marked()
    assert len(rows) > 20
    assert (min(rows) + max(rows)) / 2 == pytest.approx(ROW_PX / 2, abs=2)
    bench.state.set_hits(None)
    assert marked() == []


def test_that_a_found_word_is_marked_where_it_stands_behind_emoji(qtbot: QtBot, tmp_path: Path) -> None:
    widths = []
    for number, before in enumerate(("So he ", "🚂🚂🚂 ")):
        folder = tmp_path / str(number)
        folder.mkdir()
        bench = Bench(qtbot, folder, SAMPLE.replace("Sees the dam", f"{before}whom"))
        bench.search("whom")
        shown, color = bench.list.rows.viewport().grab().toImage(), found_word(LIGHT)
        columns = [x for y in range(ROW_PX) for x in range(400) if shown.pixelColor(x, y) == color]
        widths.append(max(columns) - min(columns))
    assert widths[0] == pytest.approx(widths[1], abs=1) and widths[0] > 20
