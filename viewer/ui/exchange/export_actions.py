"""File › Export: an entry for every name of a format that is written, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from unicodedata import east_asian_width

from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from viewer.exchange.draft.own_table import beside
from viewer.exchange.formats import Target, menu_of_targets
from viewer.exchange.writers.outgoing import Outgoing
from viewer.files.overwriting import Ground, refusal
from viewer.files.read.reader import Reading
from viewer.files.read.regular import exists
from viewer.files.write.whole_file import write_whole
from viewer.model.event_words import counted
from viewer.model.joining import joined
from viewer.ui.exchange.export_dialog import ExportDialog, InLanguage, file_filter, with_ending
from viewer.ui.kit.desktop.written import tell_written
from viewer.ui.kit.messages import Answer, Question, Role, ask, warn
from viewer.ui.look.theme import Theme
from viewer.ui.paper.shown import Shown
from viewer.words import N_, _, apart, code

PAGE_MENU = N_("Web page")


def fill_export_menu(
    menu: QMenu, window: QWidget, path: Path, reading: Reading, shown: Callable[[], Shown], theme: Theme
) -> None:
    """Put an entry into a menu for every name of a format, each with the first free letter of its own.

    Args:
        menu: The menu, with what stands in it already.
        window: Parent of the dialogs.
        path: The event file.
        reading: What was last read of it.
        shown: Asks what the window shows of it, when an entry is chosen.
        theme: For the dialogs.
    """
    taken = {text[text.index("&") + 1].lower() for a in menu.actions() if "&" in (text := a.text())}
    for name, targets in menu_of_targets().items():
        action = menu.addAction(_with_letter(f"{_(name)}…", name, taken))
        action.triggered.connect(
            lambda _checked=False, targets=targets: ask_export(window, path, reading, shown(), theme, targets)
        )
    page = menu.addAction(_with_letter(f"{_(PAGE_MENU)}…", PAGE_MENU, taken))
    page.triggered.connect(lambda: _ask_page(window, path, reading, shown(), theme))


def _ask_page(window: QWidget, path: Path, reading: Reading, shown: Shown, theme: Theme) -> None:
    """Open the dialog of web pages, which loads what draws them."""
    from viewer.ui.exchange.page_targets import page_targets

    def in_language(known: str) -> Sequence[Target]:
        return page_targets(shown, PAGE_MENU, known)

    ask_export(window, path, reading, shown, theme, in_language(code()), in_language)


def _with_letter(text: str, english: str, taken: set[str]) -> str:
    """Return a text with the first of its letters marked that no other entry has.

    Where it is written in signs that no key stands for, a letter of the English text stands behind it.
    """
    for place, letter in enumerate(text):
        if letter.isalpha() and letter.lower() not in taken and east_asian_width(letter) not in ("W", "F"):
            taken.add(letter.lower())
            return f"{text[:place]}&{text[place:]}"
    for letter in english.upper():
        if letter.isalpha() and letter.lower() not in taken:
            taken.add(letter.lower())
            return f"{text.removesuffix('…')}(&{letter})…"
    return text


def ask_export(
    window: QWidget,
    path: Path,
    reading: Reading,
    shown: Shown,
    theme: Theme,
    targets: Sequence[Target],
    in_language: InLanguage | None = None,
) -> ExportDialog:
    """Open the dialog of a format, which writes a file in the end."""

    def save(outgoing: Outgoing, target: Target, count: int) -> None:
        if _ask_file(dialog, window, path, outgoing, target, count, shown.content.grounds):
            dialog.accept()

    dialog = ExportDialog(
        targets, reading, shown, theme, save, window, name=path.stem, in_language=in_language
    )
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _ask_file(
    dialog: QDialog,
    window: QWidget,
    path: Path,
    outgoing: Outgoing,
    target: Target,
    count: int,
    grounds: Sequence[Ground],
) -> bool:
    """Ask for a file and write it; tell whether that was done."""
    title = dialog.windowTitle()
    start = str(path.with_suffix(f".{target.ending}"))
    name, _kind = QFileDialog.getSaveFileName(dialog, title, start, file_filter(target))
    if not name:
        return False
    out = with_ending(Path(name), target)
    tables = {beside(out, table): content for table, content in outgoing.tables.items()}
    if not _may_replace(dialog, out, tables):
        return False
    why_not = write_export(out, grounds, outgoing.content, tables)
    if why_not:
        warn(dialog, title, why_not)
        return False
    what = counted(count, "event")
    if tables:
        what = _("{events}, with tables beside it").format(events=what)
    tell_written(window, title, out, what)
    return True


def _may_replace(dialog: QDialog, out: Path, tables: Iterable[Path]) -> bool:
    """Ask before tables that are there are replaced: the file dialog has asked about the file itself alone."""
    there = [place.name for place in tables if exists(place)]
    if not there:
        return True
    question = Question(
        dialog.windowTitle(),
        _("Beside {file} are already: {files}.").format(
            file=apart(out.name), files=joined(map(apart, there))
        ),
        "",
        (Answer(_("&Replace them"), Role.AcceptRole), Answer(_("Cancel"), Role.RejectRole)),
        default=1,
    )
    return ask(dialog, question) == 0


def write_export(
    out: Path, grounds: Sequence[Ground], content: bytes, tables: Mapping[Path, bytes] = MappingProxyType({})
) -> str:
    """Write a file, those beside it first; return an empty text, or one line that says why it was not written.

    Args:
        out: The file to write.
        grounds: What it is made from, which is never written over.
        content: Of the file.
        tables: Further files by their places.
    """
    files = {**tables, out: content}
    for place in files:
        if why_not := refusal(place, *grounds):
            return f"{why_not[:1].upper()}{why_not[1:]}."
    for place, some in files.items():
        try:
            write_whole(place, some)
        except OSError as error:
            return _("{file} could not be written: {why}").format(file=place, why=error.strerror or error)
    return ""
