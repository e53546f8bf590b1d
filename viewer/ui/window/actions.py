"""Qt's actions for the rows of the commands, and the menus that they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from viewer.ui.canvas.keys import CANVAS_KEYS
from viewer.ui.kit.menu_texts import key_text, menu_key, with_key
from viewer.ui.window.command import Command, FilledMenu, Scope, has_hits
from viewer.ui.window.parts import Parts
from viewer.words import _, pgettext, runs_from_right

#: The canvas's own keys are named in menus, not taken: a letter must stay free for typing elsewhere.
_CANVAS_KEYS = {row.name: row.keys[0] for row in CANVAS_KEYS}
#: What stands in the menu of the program's name on macOS.
_ROLES = {"about": QAction.MenuRole.AboutRole, "quit": QAction.MenuRole.QuitRole}


class Actions(QObject):
    """Every command once, by its name; menus, tool bar and keys share it.

    Args:
        rows: The commands, and the menus between them that are filled when shown.
        parts: What they work on.
    """

    def __init__(self, rows: Sequence[Command | FilledMenu], parts: Parts) -> None:
        super().__init__(parts.window)
        self._rows = rows
        self._parts = parts
        self._commands = {row.name: row for row in rows if isinstance(row, Command)}
        self._actions = {name: self._made(row) for name, row in self._commands.items()}
        for signal in (
            parts.document.opened,
            parts.document.loaded,
            parts.state.timeline_changed,
            parts.state.folding_changed,
            parts.state.lanes_changed,
            parts.history.changed,
            parts.pen.steps_changed,
            parts.problems.shown,
            parts.listing.shown,
            parts.help.shown,
            parts.knowing.changed,
            parts.filtering.changed,
            parts.appearance.theme_changed,
        ):
            signal.connect(self.refresh)
        #: What each row was told last: they are asked often, and next to nothing changes.
        self._enabled: dict[str, bool] = {}
        self._has_hits = False
        self._of_selection = [row for row in self._commands.values() if row.is_of_selection]
        parts.state.selection_changed.connect(self._selection_changed)
        parts.state.hits_changed.connect(self._hits_changed)
        self.refresh()

    @property
    def parts(self) -> Parts:
        """What the commands work on."""
        return self._parts

    def __getitem__(self, name: str) -> QAction:
        """Return the action of a command.

        Raises:
            KeyError: No row has this name.
        """
        return self._actions[name]

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a command of this name."""
        return name in self._actions

    def _made(self, row: Command) -> QAction:
        action = QAction(self._text(row), self)
        action.setObjectName(row.name)
        # macOS would choose by words what goes into the menu of the program's name.
        action.setMenuRole(_ROLES.get(row.name, QAction.MenuRole.NoRole))
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setCheckable(row.is_on is not None)
        action.triggered.connect(lambda _checked=False: self._run(row))
        if row.button is not None:
            action.setIconText(_(row.button.text))
            key = f" ({key_text(row.keys[0])})" if row.keys else ""
            action.setToolTip(_(row.button.tip) + key)
        if row.scope is Scope.EVENTS:
            # Qt asks where the focus is only of the widgets that the action was added to.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._parts.view.canvas.addAction(action)
            self._parts.listing.made.connect(lambda rows: rows.addAction(action))
        else:
            # Menus alone would do, but not where the desktop shows the menu bar outside the window.
            self._parts.window.addAction(action)
        return action

    def _run(self, row: Command) -> None:
        row.run(self._parts)
        # Qt has turned a tick over by itself; it says what is.
        self.refresh()

    def _hits_changed(self) -> None:
        """Let commands be chosen that need something found, or no more: with most letters it is only something else."""
        if has_hits(self._parts) is self._has_hits:
            return
        self._has_hits = not self._has_hits
        for name, row in self._commands.items():
            if row.enabled is has_hits:
                self._enable(name, self._has_hits)

    def _selection_changed(self) -> None:
        """Let commands be chosen that do something to an event, or none of them."""
        self._ask(self._of_selection)

    def refresh(self, *_news: object) -> None:
        """Let a command be chosen only where it would do something; say what is on, and what undo undoes."""
        self._ask(self._commands.values())
        # A file that was read anew has lost what was found in it, which is found again in later turns.
        self._has_hits = has_hits(self._parts)

    def _ask(self, rows: Iterable[Command]) -> None:
        parts = self._parts
        found: dict[Callable[[Parts], bool], bool] = {}  # many rows ask the same
        for row in rows:
            action = self._actions[row.name]
            if row.enabled not in found:
                found[row.enabled] = row.enabled(parts)
            self._enable(row.name, found[row.enabled])
            if row.object_text is not None:
                action.setText(self._text(row))
            if row.is_on is not None:
                action.setChecked(row.is_on(parts))

    def _enable(self, name: str, is_enabled: bool) -> None:
        if is_enabled is not self._enabled.get(name):
            self._enabled[name] = is_enabled
            self._actions[name].setEnabled(is_enabled)

    def _text(self, row: Command) -> str:
        about = row.object_text(self._parts).replace("&", "&&") if row.object_text is not None else ""
        text = _(row.text)
        if about:
            text = pgettext("menu", "{command} {what}").format(command=text, what=about)
        key = _CANVAS_KEYS.get(row.name)
        if key is None and row.keys and runs_from_right():
            key = row.keys[0]  # Qt would write it behind the text without room between them, and as ++Ctrl
        return with_key(text, menu_key(key)) if key is not None else text

    def buttons(self) -> list[QAction]:
        """Return the commands of the tool bar, from the left."""
        rows = [(row.button.rank, name) for name, row in self._commands.items() if row.button is not None]
        return [self._actions[name] for _rank, name in sorted(rows)]

    # --- menus --------------------------------------------------------------------------

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Put every command into its menu, in the order of the rows."""
        for title, rows in groupby(self._rows, key=lambda row: row.menu.partition("/")[0]):
            menu = bar.addMenu(_(title))
            self._fill(menu, list(rows))
            menu.aboutToShow.connect(self._dress)
            menu.aboutToShow.connect(self.refresh)  # what hangs on other windows signals nothing here

    def _fill(self, menu: QMenu, rows: list[Command | FilledMenu]) -> None:
        part = rows[0].part
        for inner, run in groupby(rows, key=lambda row: row.menu.partition("/")[2]):
            run_rows = list(run)
            if inner:
                if run_rows[0].part != part:
                    menu.addSeparator()
                part = run_rows[0].part
                self._fill_inner(menu.addMenu(_(inner)), run_rows)
                continue
            for row in run_rows:
                if row.part != part:
                    menu.addSeparator()
                part = row.part
                if isinstance(row, Command):
                    menu.addAction(self._actions[row.name])
                else:
                    self._add_filled(menu, row)

    def _fill_inner(self, menu: QMenu, rows: list[Command | FilledMenu]) -> None:
        """Fill a menu in a menu; of entries that can be ticked one is."""
        choice = QActionGroup(menu)
        for row in rows:
            if isinstance(row, FilledMenu):
                self._add_entries(menu, row)
                continue
            if row.is_on is not None:
                choice.addAction(self._actions[row.name])
            menu.addAction(self._actions[row.name])

    def _add_entries(self, menu: QMenu, row: FilledMenu) -> None:
        """Let entries that depend on what is open follow those that a menu has already."""
        fixed = len(menu.actions())

        def fill() -> None:
            for action in menu.actions()[fixed:]:
                menu.removeAction(action)
                action.deleteLater()
            row.fill(menu, self._parts)

        menu.aboutToShow.connect(fill)

    def _add_filled(self, menu: QMenu, row: FilledMenu) -> None:
        inner = menu.addMenu(_(row.text))

        def fill() -> None:
            inner.clear()
            row.fill(inner, self._parts)

        inner.aboutToShow.connect(fill)

    def _dress(self) -> None:
        """Draw the icons in the theme's colour when a menu is first seen: no frame before it waits for them."""
        from viewer.ui.kit.icons import icon

        muted = self._parts.appearance.theme.muted
        for name, row in self._commands.items():
            if row.icon:
                self._actions[name].setIcon(icon(row.icon, muted))
