"""File › Compare with: both versions in one canvas, told apart without colour, walked through by keys."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from test_main_window import saved, window_on
from ui_samples import SAMPLE

from viewer.model.comparing.differences import Sign
from viewer.ui.comparing.compare_desk import CompareDesk
from viewer.ui.comparing.compare_window import CompareWindow
from viewer.ui.comparing.marks import draw_outline
from viewer.ui.comparing.versions_dialog import VersionsDialog
from viewer.ui.look.theme import DARK, LIGHT, Theme
from viewer.ui.window.deeds import compare
from viewer.ui.window.main_window import MainWindow

OLD = (
    SAMPLE.replace("2011-08-23, title: Arrives", "2011-08-24, title: Arrives")
    .replace("  - {date: 2011-08-20, title: Departs, id: departs, sources: book}\n", "")
    .replace("it was very high", "it was quite high")
    + "  - {date: 2011-08-25, title: Goes home, id: home, sources: wire}\n"
)
SAID = [
    "‘Departs’ (20 August 2011) added",
    "‘Sees the dam’: one quotation changed",
    "date of ‘Arrives’: 24 → 23 August 2011",
    "‘Goes home’ (25 August 2011) removed",
]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return window_on(qtbot, tmp_path)


def desk(window: MainWindow) -> CompareDesk:
    found = window.findChild(CompareDesk)
    if isinstance(found, CompareDesk):
        return found
    return CompareDesk(window.document, window.appearance, window.view.focus_canvas, window)


def settled(qtbot: QtBot, shown: CompareWindow) -> None:
    qtbot.waitUntil(lambda: not shown.is_busy, timeout=20_000)


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> CompareWindow:
    """The sample compared with an older version of it."""
    old = tmp_path / "old.yaml"
    old.write_text(OLD, encoding="utf-8")
    desk(window).compare_with_file(old)
    found = desk(window).shown
    assert found is not None
    settled(qtbot, found)
    return found


def words(shown: CompareWindow) -> list[str]:
    return [row.words for row in shown.changes.table.rows]


def titles(shown: CompareWindow) -> list[str]:
    return [event.title for event in shown.state.timeline.events]


def test_that_both_stand_in_one_canvas_and_the_list_tells_what_is_different(shown: CompareWindow) -> None:
    assert words(shown) == SAID
    assert titles(shown) == [
        "+ Departs", "± Sees the dam", "Somebody speaks", "± Arrives", "± Arrives (before)", "− Goes home",
    ]  # fmt: skip
    assert shown.head.text() == "old.yaml  →  events.yaml"
    assert shown.said.text() == "1 event added, 1 removed, 2 changed"
    assert shown.key.accessibleName() == "+ 1 added, − 1 removed, ± 2 changed"
    assert shown.state.hits is not None and list(shown.state.hits.places) == [0, 1, 3, 4, 5]


def test_that_the_keyboard_walks_through_the_differences(qtbot: QtBot, shown: CompareWindow) -> None:
    assert shown.focusWidget() is shown.changes.rows
    assert shown.state.selected is not None and shown.state.selected.title == "+ Departs"
    seen = []
    for _ in range(4):
        qtbot.keyClick(shown.changes.rows, Qt.Key.Key_F3)
        seen.append(shown.state.selected.title if shown.state.selected else "")
    assert seen == ["± Sees the dam", "± Arrives", "− Goes home", "+ Departs"]
    qtbot.keyClick(shown.changes.rows, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert shown.changes.place == 3
    qtbot.keyClick(shown.changes.rows, Qt.Key.Key_Up)
    qtbot.keyClick(shown.changes.rows, Qt.Key.Key_Up)
    assert shown.changes.detail.toPlainText().splitlines() == [
        "± ‘Sees the dam’: one quotation changed",
        "− “it was quite high” (The Wire, crediting PortAmur, p. 3)",
        "+ “it was very high” (The Wire, crediting PortAmur, p. 3)",
    ]


def test_that_what_is_selected_in_the_canvas_is_chosen_in_the_list(shown: CompareWindow) -> None:
    by_title = {event.title: event.id for event in shown.state.timeline.events}
    shown.state.select(by_title["− Goes home"])
    assert shown.changes.place == 3
    shown.state.select(by_title["± Arrives (before)"])
    assert shown.changes.place == 2
    assert shown.state.selected_id == by_title["± Arrives (before)"]  # it is not taken away from there
    shown.state.select(by_title["Somebody speaks"])
    assert shown.changes.place == 2


@pytest.mark.parametrize("where", ["changes", "view"])
def test_that_esc_leads_back_to_the_timeline(
    qtbot: QtBot, window: MainWindow, shown: CompareWindow, where: str
) -> None:
    before = window.document.path.read_bytes() if window.document.path else b""
    target = shown.changes.rows if where == "changes" else shown.view.canvas
    target.setFocus()
    qtbot.keyClick(target, Qt.Key.Key_Escape)
    assert not shown.isVisible() and desk(window).shown is None
    assert window.focusWidget() is window.view.canvas
    assert window.document.path is not None and window.document.path.read_bytes() == before


def test_that_a_save_is_compared_at_once(qtbot: QtBot, window: MainWindow, shown: CompareWindow) -> None:
    shown.changes.choose(2)
    saved(window, SAMPLE.replace("Sees the dam", "Sees the wall"))
    settled(qtbot, shown)
    assert words(shown)[1].startswith("title of ‘Sees the wall’: Sees the dam → Sees the wall")
    assert shown.changes.place == 2


def test_that_both_can_be_taken_the_other_way_round(qtbot: QtBot, shown: CompareWindow) -> None:
    qtbot.mouseClick(shown.turn, Qt.MouseButton.LeftButton)
    settled(qtbot, shown)
    assert shown.head.text() == "events.yaml  →  old.yaml"
    assert words(shown)[0] == "‘Departs’ (20 August 2011) removed"
    assert "+ Goes home" in titles(shown)


def test_that_two_that_say_the_same_say_so(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "same.yaml").write_text("# a comment\n" + SAMPLE, encoding="utf-8")
    desk(window).compare_with_file(tmp_path / "same.yaml")
    shown = desk(window).shown
    assert shown is not None
    settled(qtbot, shown)
    assert not words(shown) and len(titles(shown)) == 4 and shown.state.hits is None
    assert (
        shown.changes.rows.nothing.text()
        == "Both say the same; only comments, order of fields or layout differ."
    )
    assert not shown.next.isEnabled()
    qtbot.keyClick(shown.view.canvas, Qt.Key.Key_Escape)
    assert not shown.isVisible()


@pytest.mark.parametrize(
    ("content", "why"),
    [(None, "does not exist"), (b"\xff\xfe", "is not UTF-8 text"), (b"{[", "nothing of it can be read")],
)
def test_that_what_cannot_be_read_is_said_in_a_line(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, content: bytes | None, why: str
) -> None:
    path = tmp_path / "other.yaml"
    if content is not None:
        path.write_bytes(content)
    desk(window).compare_with_file(path)
    shown = desk(window).shown
    assert shown is not None
    settled(qtbot, shown)
    assert why in shown.message.text() and not shown.message.isHidden()
    assert not titles(shown) and not words(shown)
    shown.reject()


def test_that_a_version_of_git_is_offered_and_compared(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "anna@example.org")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2020-05-01T12:00:00Z")
    path = window.document.path
    assert path is not None
    path.write_text(OLD, encoding="utf-8")
    for words_ in (["init", "-q"], ["add", path.name], ["commit", "-q", "-m", "Begin"]):
        subprocess.run(["git", *words_], cwd=path.parent, check=True, capture_output=True)
    saved(window, SAMPLE)
    compare(window.parts)
    asked = desk(window).asked
    assert isinstance(asked, VersionsDialog)
    qtbot.waitUntil(lambda: not asked.is_busy, timeout=20_000)
    assert asked.list.count() == 1 and asked.list.item(0).text().startswith("2020-05-01   Begin   ")
    qtbot.mouseClick(asked.compare, Qt.MouseButton.LeftButton)
    shown = desk(window).shown
    assert shown is not None
    settled(qtbot, shown)
    assert words(shown) == SAID
    assert shown.head.text().startswith("events.yaml of 2020-05-01 (")
    shown.reject()


def test_that_without_git_another_file_can_be_chosen(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(tmp_path / "old.yaml"), ""))
    desk(window).ask()
    asked = desk(window).asked
    assert asked is not None
    qtbot.waitUntil(lambda: not asked.is_busy, timeout=20_000)
    assert asked.note.text().startswith("There are no earlier versions: git is not there")
    assert not asked.compare.isEnabled()
    qtbot.mouseClick(asked.file, Qt.MouseButton.LeftButton)
    shown = desk(window).shown
    assert shown is not None
    settled(qtbot, shown)
    assert words(shown) == SAID
    shown.reject()


def outline(sign: Sign, theme: Theme) -> tuple[int, QColor]:
    """Return how many pixels of the upper edge are drawn, and the strongest colour there."""
    image = QImage(120, 30, QImage.Format.Format_RGB32)
    image.fill(theme.ground)
    painter = QPainter(image)
    draw_outline(painter, QRectF(4.5, 4.5, 110, 20), sign, theme)
    painter.end()
    edge = [image.pixelColor(x, 4) for x in range(12, 108)]

    def distance(color: QColor) -> int:
        pairs = zip(color.getRgb()[:3], theme.ground.getRgb()[:3], strict=True)
        return sum(abs(one - other) for one, other in pairs)

    strongest = max(edge, key=distance)
    return sum(distance(color) > distance(strongest) / 2 for color in edge), strongest


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_outlines_differ_by_their_form_and_stand_out(theme: Theme) -> None:
    drawn = {sign: outline(sign, theme) for sign in Sign}
    lengths = [drawn[sign][0] for sign in Sign]
    assert lengths[0] == 96 and len(set(lengths)) == len(lengths), lengths
    for sign in (Sign.ADDED, Sign.REMOVED, Sign.CHANGED, Sign.MOVED):
        assert abs(drawn[sign][1].lightnessF() - theme.ground.lightnessF()) > 0.25


def test_that_the_canvas_draws_an_outline_around_what_is_different_alone(shown: CompareWindow) -> None:
    shown.state.select("")
    canvas = shown.view.canvas
    marked = canvas.grab().toImage()
    canvas.draw_over = None
    canvas.update()
    plain = canvas.grab().toImage()
    scene, ratio = canvas.on_screen.scene, marked.devicePixelRatio()
    assert scene is not None and marked != plain
    boxes = {box.event.title: box for box in scene.boxes if box.event is not None}
    changed = {
        title
        for title, box in boxes.items()
        for y in [round((box.y + 1) * ratio)]
        if any(
            marked.pixel(x, y) != plain.pixel(x, y)
            for x in range(
                round((box.left + scene.gutter_px) * ratio), round((box.right + scene.gutter_px) * ratio)
            )
            if 0 <= x < marked.width()
        )
    }
    assert changed == set(boxes) - {"Somebody speaks"} and "Somebody speaks" in boxes


def test_that_a_narrow_window_sets_the_list_below(qtbot: QtBot, shown: CompareWindow) -> None:
    assert shown.split.orientation() is Qt.Orientation.Horizontal
    shown.resize(560, 620)
    qtbot.waitUntil(lambda: shown.split.orientation() is Qt.Orientation.Vertical)
    assert shown.view.overview.isHidden() and min(shown.split.sizes()) > 100
    assert shown.key.geometry().right() <= shown.width()
