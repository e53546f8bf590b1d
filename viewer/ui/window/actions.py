"""The window's commands, and the menus that they stand in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from viewer.ui.look.theme import MODES

Keys = QKeySequence.StandardKey | str | None
_MODE_TEXTS = {"auto": "As the &desktop", "light": "&Light", "dark": "&Dark"}


class Actions(QObject):
    """Every command once; menus, toolbar and keys share it.

    A key behind a tab in a menu's text is the canvas's own: it is named there, not taken,
    because a letter must stay free for typing elsewhere.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        standard = QKeySequence.StandardKey
        self.new = self._made("&New file…", "Ctrl+Shift+N")
        self.open = self._made("&Open…", standard.Open)
        self.clear_recent = self._made("&Clear this list")
        self.save_copy = self._made("&Save a copy…", "Ctrl+Shift+S")
        self.reload = self._made("Re&load", "F5")
        self.export_pdf = self._made("&Export PDF…")
        self.preview = self._made("Print previe&w…")
        self.print = self._made("&Print…", standard.Print)
        self.quit = self._made("&Quit", "Ctrl+Q")
        self.copy_title = self._made("&Copy title with date", "Ctrl+Shift+C")
        self.edit_line = self._made("Open &line in editor", "Ctrl+E")
        self.find = self._made("Searc&h…", standard.Find)
        self.find_next = self._made("Next event &found", "F3")
        self.find_previous = self._made("Previous event f&ound", "Shift+F3")
        self.problems = self._checkable("&Problems", "F8", "Ctrl+Shift+M")
        self.choose_editor = self._made("Choose &text editor…")
        self.zoom_in = self._made("Zoom &in", "Ctrl++", "Ctrl+=")
        self.zoom_out = self._made("Zoom &out", "Ctrl+-")
        self.fit = self._made("&Whole timeline", "Ctrl+0")
        self.zoom_selection = self._made("Zoom to &event\tF")
        self.fold = self._checkable("&Fold gaps")
        self.pane = self._checkable("&Detail pane", "F9")
        self.full_screen = self._checkable("F&ull screen", "F11")
        self.previous = self._made("&Previous event", "Ctrl+Up")
        self.next = self._made("&Next event", "Ctrl+Down")
        self.first = self._made("&First event\tHome")
        self.last = self._made("&Last event\tEnd")
        self.keys = self._made("All &keys", "?", "F1")
        self.about = self._made("&About Dateline")
        self._name_buttons()
        self.themes = QActionGroup(self)
        for mode in MODES:
            action = self._checkable(_MODE_TEXTS[mode])
            action.setData(mode)
            self.themes.addAction(action)
        self.of_event = (self.copy_title, self.edit_line, self.zoom_selection)
        self.of_events = (self.find, self.zoom_in, self.zoom_out, self.fit, self.fold, self.first, self.last)
        self.of_search = (self.find_next, self.find_previous)
        self.of_file = (self.save_copy, self.reload)
        self.on_paper = (self.print, self.preview, self.export_pdf)

    def _name_buttons(self) -> None:
        """Give the commands of the toolbar their short names and tool tips."""
        for action, name, tip in (
            (self.fit, "All", "Show the whole timeline (Ctrl+0)"),
            (self.zoom_out, "−", "Zoom out (Ctrl+−)"),
            (self.zoom_in, "+", "Zoom in (Ctrl++)"),
            (self.fold, "Fold gaps", "Fold long empty stretches into breaks"),
            (self.print, "Print…", "Print (Ctrl+P)"),
        ):
            action.setIconText(name)
            action.setToolTip(tip)

    def _made(self, text: str, *keys: Keys) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys if key is not None])
        return action

    def _checkable(self, text: str, *keys: Keys) -> QAction:
        action = self._made(text, *keys)
        action.setCheckable(True)
        return action

    def theme_action(self, mode: str) -> QAction:
        """Return the command that chooses a theme mode."""
        return next(action for action in self.themes.actions() if action.data() == mode)


def fill_menu_bar(
    bar: QMenuBar,
    actions: Actions,
    edits: Callable[[QMenu], None],
    more: Callable[[QMenu, QMenu, QMenu], None],
) -> QMenu:
    """Put every command into its menu and return the empty menu of recent files.

    Args:
        bar: The window's menu bar.
        actions: The commands.
        edits: Puts the commands that change the file into the menu Edit.
        more: Puts further commands into the menus View, Go and Help.
    """
    recent = _fill_file_menu(bar.addMenu("&File"), actions)
    edit = bar.addMenu("&Edit")
    edits(edit)
    edit.addActions([actions.copy_title, actions.edit_line])
    edit.addSeparator()
    edit.addActions([actions.find, actions.find_next, actions.find_previous])
    edit.addSeparator()
    edit.addActions([actions.problems, actions.choose_editor])
    view = bar.addMenu("&View")
    view.addActions([actions.zoom_in, actions.zoom_out, actions.fit, actions.zoom_selection])
    view.addSeparator()
    view.addActions([actions.fold, actions.pane])
    view.addMenu("&Theme").addActions(actions.themes.actions())
    view.addSeparator()
    view.addAction(actions.full_screen)
    go = bar.addMenu("&Go")
    go.addActions([actions.previous, actions.next])
    go.addSeparator()
    go.addActions([actions.first, actions.last])
    help_menu = bar.addMenu("&Help")
    help_menu.addActions([actions.keys, actions.about])
    more(view, go, help_menu)
    return recent


def _fill_file_menu(menu: QMenu, actions: Actions) -> QMenu:
    menu.addActions([actions.new, actions.open])
    recent = menu.addMenu("Open &recent")
    menu.addActions([actions.reload, actions.save_copy])
    menu.addSeparator()
    menu.addActions([actions.export_pdf, actions.preview, actions.print])
    menu.addSeparator()
    menu.addAction(actions.quit)
    return recent
