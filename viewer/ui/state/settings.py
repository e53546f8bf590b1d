"""What the window remembers between two runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from viewer.files.read.regular import is_file
from viewer.ui.look.theme import MODES, ThemeMode
from viewer.words import LANGUAGES

MOST_RECENT = 10


class Settings:
    """Typed access to the stored settings; whatever else stands in the store counts as missing.

    Args:
        store: Where they live; the user's own by default. Tests hand in a file.
    """

    def __init__(self, store: QSettings | None = None) -> None:
        self.store = store if store is not None else QSettings("dateline", "dateline")

    @property
    def folder(self) -> Path:
        """Where the stored settings lie, for what else is kept beside them."""
        file = Path(self.store.fileName())
        if file.is_absolute():
            return file.parent
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))

    def recent(self) -> list[Path]:
        """Return the files opened last, newest first, those that have gone left out."""
        return [path for path in self._recent() if is_file(path)]

    def _recent(self) -> list[Path]:
        value = self.store.value("files/recent")
        names = [value] if isinstance(value, str) else value
        return [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []

    def add_recent(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        path = path.absolute()
        names = [str(path), *(str(other) for other in self._recent() if other != path)]
        self.store.setValue("files/recent", names[:MOST_RECENT])

    def known(self) -> list[Path]:
        """Return the files opened last, newest first, be they there or not."""
        return self._recent()[:MOST_RECENT]

    def forget_recent(self, path: Path) -> None:
        """Take a file out of the recent ones."""
        self.store.setValue("files/recent", [str(other) for other in self._recent() if other != path])

    def clear_recent(self) -> None:
        """Forget the recent files."""
        self.store.remove("files/recent")

    @property
    def reopen(self) -> bool:
        """Whether the program begins with the files of the last session."""
        return self._flag("session/reopen", default=False)

    @reopen.setter
    def reopen(self, on: bool) -> None:
        self.store.setValue("session/reopen", on)

    @property
    def language(self) -> str:
        """The code of the window's language; empty for the desktop's."""
        value = self.store.value("view/language")
        return value if isinstance(value, str) and value in LANGUAGES else ""

    @language.setter
    def language(self, code: str) -> None:
        self.store.setValue("view/language", code)

    @property
    def theme_mode(self) -> ThemeMode:
        """Light, dark or as the desktop has it."""
        value = self.store.value("view/theme")
        return next((mode for mode in MODES if mode == value), "auto")

    @theme_mode.setter
    def theme_mode(self, mode: ThemeMode) -> None:
        self.store.setValue("view/theme", mode)

    @property
    def fold_gaps(self) -> bool:
        """Whether empty stretches fold."""
        return self._flag("view/fold_gaps", default=True)

    @fold_gaps.setter
    def fold_gaps(self, on: bool) -> None:
        self.store.setValue("view/fold_gaps", on)

    @property
    def today_line(self) -> bool:
        """Whether today is marked on the timeline."""
        return self._flag("view/today_line", default=True)

    @today_line.setter
    def today_line(self, on: bool) -> None:
        self.store.setValue("view/today_line", on)

    @property
    def detail_pane(self) -> bool:
        """Whether the detail pane stands open."""
        return self._flag("view/detail_pane", default=True)

    @detail_pane.setter
    def detail_pane(self, on: bool) -> None:
        self.store.setValue("view/detail_pane", on)

    def _flag(self, key: str, *, default: bool) -> bool:
        value = self.store.value(key)
        return default if value is None else str(value).lower() in ("true", "1")

    @property
    def text_percent(self) -> int:
        """How large texts are, in per cent of their usual size."""
        value = str(self.store.value("view/text_percent", 100))
        return int(value) if value.isdecimal() else 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self.store.setValue("view/text_percent", percent)

    @property
    def pane_width_px(self) -> int:
        """The detail pane's width as the user left it, 0 where they never touched it."""
        value = str(self.store.value("window/pane_width_px", 0))
        return int(value) if value.isdecimal() else 0

    @pane_width_px.setter
    def pane_width_px(self, width_px: int) -> None:
        self.store.setValue("window/pane_width_px", width_px)

    @property
    def help_page(self) -> str:
        """The name of the page of help that stands beside the timeline; empty for none."""
        return str(self.store.value("help/page", "") or "")

    @help_page.setter
    def help_page(self, name: str) -> None:
        self.store.setValue("help/page", name)

    @property
    def help_last(self) -> str:
        """The name of the page of help that was looked at last; empty before the first."""
        return str(self.store.value("help/last", "") or "")

    @help_last.setter
    def help_last(self, name: str) -> None:
        self.store.setValue("help/last", name)

    @property
    def help_width_px(self) -> int:
        """The width of the panel of help as the user left it, 0 where they never touched it."""
        value = str(self.store.value("help/width_px", 0))
        return int(value) if value.isdecimal() else 0

    @help_width_px.setter
    def help_width_px(self, width_px: int) -> None:
        self.store.setValue("help/width_px", width_px)

    @property
    def problems_panel(self) -> bool:
        """Whether the problems stand below the timeline."""
        return self._flag("view/problems_panel", default=False)

    @problems_panel.setter
    def problems_panel(self, on: bool) -> None:
        self.store.setValue("view/problems_panel", on)

    @property
    def problems_height_px(self) -> int:
        """The problems' height as the user left it, 0 where they never touched it."""
        value = str(self.store.value("window/problems_height_px", 0))
        return int(value) if value.isdecimal() else 0

    @problems_height_px.setter
    def problems_height_px(self, height_px: int) -> None:
        self.store.setValue("window/problems_height_px", height_px)

    @property
    def list_columns(self) -> list[str]:
        """The names of the list's columns as the user chose them; empty where they never did."""
        return [name for name in str(self.store.value("list/columns", "") or "").split(" ") if name]

    @list_columns.setter
    def list_columns(self, names: list[str]) -> None:
        self.store.setValue("list/columns", " ".join(names))

    @property
    def list_grouping(self) -> str:
        """What the list's rows stand together by; empty where the user never chose."""
        return str(self.store.value("list/grouping", "") or "")

    @list_grouping.setter
    def list_grouping(self, name: str) -> None:
        self.store.setValue("list/grouping", name)

    @property
    def list_shown(self) -> bool:
        """Whether the list is there."""
        return self._flag("list/shown", default=False)

    @list_shown.setter
    def list_shown(self, on: bool) -> None:
        self.store.setValue("list/shown", on)

    @property
    def sources_shown(self) -> bool:
        """Whether the view of sources is there."""
        return self._flag("list/sources", default=False)

    @sources_shown.setter
    def sources_shown(self, on: bool) -> None:
        self.store.setValue("list/sources", on)

    @property
    def list_standing(self) -> str:
        """Where the list stands; empty where the user never chose."""
        return str(self.store.value("list/standing", "") or "")

    @list_standing.setter
    def list_standing(self, name: str) -> None:
        self.store.setValue("list/standing", name)

    @property
    def list_share(self) -> float:
        """The list's share of the room, 0 to 1; 0 where the user never touched it."""
        try:
            share = float(str(self.store.value("list/share", 0)))
        except ValueError:
            return 0.0
        return share if 0 < share < 1 else 0.0

    @list_share.setter
    def list_share(self, share: float) -> None:
        self.store.setValue("list/share", round(share, 3))

    def list_width(self, column: str) -> int:
        """Return a column's width as the user left it, logical pixels; 0 where they never touched it."""
        value = str(self.store.value(f"list/width_{column}", 0))
        return int(value) if value.isdecimal() else 0

    def set_list_width(self, column: str, width_px: int) -> None:
        """Remember a column's width."""
        self.store.setValue(f"list/width_{column}", width_px)

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the window as Qt saved them, empty at first."""
        value = self.store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self.store.setValue("window/geometry", geometry)

    @property
    def editor(self) -> str:
        """The user's editor command with ``{file}``, ``{line}`` and ``{column}``; empty to guess one."""
        return str(self.store.value("editor/command", "") or "")

    @editor.setter
    def editor(self, command: str) -> None:
        self.store.setValue("editor/command", command)
