"""Every text that somebody can see, hear or be told of a widget and all that is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPointF, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QStatusBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from viewer.ui.look.inks import Inks
from viewer.ui.paint import painting

_MOST_ROWS = 40
_TOP = QModelIndex()


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield where and what: texts, tips, names for those who hear, of a widget and of all in it."""
    for widget in [root, *root.findChildren(QWidget)]:
        owner = widget.parent() if isinstance(widget, QHeaderView) else widget
        name = type(owner).__name__
        for text in (*_general(widget), *_own(widget)):
            if text:
                yield name, text
    for action in root.findChildren(QAction):
        yield from _of_action(action)


def _general(widget: QWidget) -> Iterable[str]:
    return (
        widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.accessibleName(),
        widget.accessibleDescription(), widget.windowTitle() if isinstance(widget, QDialog | QMainWindow) else "",
    )  # fmt: skip


def _own(widget: QWidget) -> Iterable[str]:
    match widget:
        case QLabel() | QAbstractButton():
            return (widget.text(),)
        case QLineEdit():
            return widget.placeholderText(), widget.text()
        case QGroupBox():
            return (widget.title(),)
        case QComboBox():
            return [widget.itemText(place) for place in range(widget.count())]
        case QTabBar():
            return [widget.tabText(place) for place in range(widget.count())]
        case QStatusBar():
            return (widget.currentMessage(),)
        case QTextEdit() | QPlainTextEdit():
            return widget.placeholderText(), widget.toPlainText()
        case QSpinBox():
            return widget.prefix(), widget.suffix(), widget.specialValueText()
        case QMenu():
            return (widget.title(),)
        case QAbstractItemView():
            return _of_model(widget.model())
    return ()


def _of_model(model: QAbstractItemModel | None) -> list[str]:
    """Return what a table says: its heads, and its first rows, with their tips and what is said of them."""
    if model is None:
        return []
    roles = (
        Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )  # fmt: skip
    # PySide knows of no columns where a list says that it has one.
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(_TOP))
    heads: list[Any] = [
        model.headerData(column, Qt.Orientation.Horizontal, role) for column in columns for role in roles
    ]
    cells: list[Any] = [
        model.index(row, column).data(role)
        for row in range(min(model.rowCount(_TOP), _MOST_ROWS))
        for column in columns
        for role in roles
    ]
    return [text for text in heads + cells if isinstance(text, str)]


def _of_action(action: QAction) -> Iterator[tuple[str, str]]:
    for text in (action.text().partition("\t")[0], action.toolTip(), action.statusTip(), action.iconText()):
        if text:
            yield f"action {action.objectName()}", text


def texts_of_menu(menu: QMenu) -> Iterator[tuple[str, str]]:
    """Yield where and what of a menu and its menus, each filled as if it were opened."""
    menu.aboutToShow.emit()
    yield "menu", menu.title()
    for action in menu.actions():
        yield from _of_action(action)
        if isinstance(inner := action.menu(), QMenu):
            yield from texts_of_menu(inner)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What painters write from now on, in the order in which they do."""
    written: list[str] = []
    draw = QPainter.drawText

    def spy(painter: QPainter, *given: Any) -> Any:
        written.extend(text for text in given if isinstance(text, str))
        return draw(painter, *given)

    monkeypatch.setattr(QPainter, "drawText", spy)
    return written


@pytest.fixture
def titled(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Where titles of lanes are drawn from now on: the middles of the signs before them, from top to bottom."""
    middles: list[float] = []
    draw = painting.draw_chevron

    def spy(painter: QPainter, middle: QPointF, inks: Inks, *, is_right: bool) -> None:
        middles.append(middle.y())
        draw(painter, middle, inks, is_right=is_right)

    monkeypatch.setattr(painting, "draw_chevron", spy)
    return middles
