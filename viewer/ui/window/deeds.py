"""What commands of the window do that needs more than one of its parts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from viewer.model.event_words import title_with_date
from viewer.model.timeline import Event
from viewer.ui.look.theme import MODES
from viewer.ui.window.file_commands import event_files_filter
from viewer.ui.window.parts import Parts
from viewer.words import LANGUAGES, _, apart

if TYPE_CHECKING:
    from viewer.ui.paper.shown import Shown
    from viewer.ui.pictures.seen import Seen


def copy(parts: Parts, text: str, message: str) -> None:
    """Put a text on the clipboard and say so."""
    QApplication.clipboard().setText(text)
    parts.status.say(message)


def copy_title(parts: Parts) -> None:
    """Put the selected event's title and date on the clipboard."""
    event = parts.state.selected
    if event is not None:
        copy(parts, title_with_date(event), _("Title copied"))


def edit_line(parts: Parts) -> None:
    """Open the user's editor at the selected event."""
    event = parts.state.selected
    if event is not None:
        parts.files.edit_at(max(1, event.line), 1)


def select(parts: Parts, event: Event | None) -> None:
    """Select an event, if there is one."""
    if event is not None:
        parts.state.select(event.id)


def show_only_found(parts: Parts) -> None:
    """Hide what the search has not found; what was typed becomes a filter."""
    text = parts.searching.text
    parts.search.clear()
    parts.filtering.set_text(f"{parts.filtering.text} {text}")


def toggle_folding(parts: Parts) -> None:
    """Fold the empty stretches, or show all of them at true scale, and remember it."""
    parts.state.set_fold_gaps(not parts.state.fold_gaps)
    parts.memory.remember_folding()


def show_pane(parts: Parts, on: bool) -> None:
    """Show or hide the detail pane, and remember it."""
    parts.pane.setVisible(on)
    parts.settings.detail_pane = on


def toggle_today(parts: Parts) -> None:
    """Mark today on the timeline, or no longer, and remember it."""
    today = parts.view.canvas.today
    today.set_on(not today.is_on)
    parts.settings.today_line = today.is_on


def toggle_full_screen(parts: Parts) -> None:
    """Fill the screen, or go back to a window; Qt keeps whether that was maximised."""
    parts.window.setWindowState(parts.window.windowState() ^ Qt.WindowState.WindowFullScreen)


def set_theme_mode(parts: Parts, mode: str) -> None:
    """Follow the desktop, or stay light or dark, and remember it."""
    parts.appearance.set_mode(next((known for known in MODES if known == mode), "auto"))
    parts.settings.theme_mode = parts.appearance.mode


def fill_languages(menu: QMenu, parts: Parts) -> None:
    """Put the languages that the window can speak into a menu; another one is spoken from the next start on."""
    from viewer.ui.kit.dialogs.language_menu import fill_languages as fill

    def choose(code: str) -> None:
        parts.settings.language = code
        name = LANGUAGES.get(code)
        if name is None:
            parts.status.say(_("The window speaks the desktop’s language when Dateline starts again"))
        else:
            parts.status.say(
                _("The window speaks {language} when Dateline starts again").format(language=name)
            )

    fill(menu, parts.settings.language, choose)


def close_file(parts: Parts) -> None:
    """Close the file: the window too where there are others, else it goes on with the welcome page."""
    if parts.document.path is None or parts.others.are_beside(parts.window):
        parts.window.close()
    elif parts.edits.desk.close_forms():
        parts.pen.close()
        parts.document.leave()


def toggle_reopening(parts: Parts) -> None:
    """Open the files of the last session when the program starts, or no longer."""
    parts.settings.reopen = not parts.settings.reopen


def fill_recent(menu: QMenu, parts: Parts) -> None:
    """Put the files opened last into a menu."""
    recent = parts.settings.recent()
    for path in recent:
        action = menu.addAction(apart(str(path).replace("&", "&&")))
        action.triggered.connect(lambda _checked=False, file=path: parts.files.open_path(file))
    if recent:
        menu.addSeparator()
        clear = menu.addAction(_("&Clear this list"))
        clear.triggered.connect(lambda _checked=False: parts.settings.clear_recent())
    else:
        menu.addAction(_("No recent files")).setEnabled(False)


def import_timeline(parts: Parts, path: Path | None = None) -> None:
    """Open the Import window on another program's timeline; ask for the file where none is named."""
    from viewer.ui.exchange.import_desk import ImportDesk

    desk = parts.window.findChild(ImportDesk, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if desk is None:
        desk = ImportDesk(
            parts.document,
            parts.pen,
            parts.state,
            parts.settings,
            parts.appearance,
            lambda: parts.files.is_read_only,
            parts.files.open_path,
            parts.facts.grounds,
            parts.notices,
            parts.window,
        )
    if path is None:
        desk.ask()
    else:
        desk.open(path)


def lay_beside(parts: Parts) -> None:
    """Ask for a second file and lay it beside the open one; take away what lies there."""
    from PySide6.QtWidgets import QFileDialog

    beside, path = parts.facts.beside, parts.document.path
    if beside is None or path is None:
        return
    if beside.is_there:
        beside.take_away()
        return
    name, _filter = QFileDialog.getOpenFileName(
        parts.window,
        _("Lay another event file beside"),
        str(path.parent),
        event_files_filter(),
    )
    if name:
        beside.lay(Path(name))


def compare(parts: Parts) -> None:
    """Ask for another version of the open file and show both."""
    from viewer.ui.comparing.compare_desk import CompareDesk

    desk = parts.window.findChild(CompareDesk, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if desk is None:
        desk = CompareDesk(parts.document, parts.appearance, parts.view.focus_canvas, parts.window)
    desk.ask()


def fill_export(menu: QMenu, parts: Parts) -> None:
    """Put every format that can be written into a menu."""
    from viewer.ui.exchange.export_actions import fill_export_menu

    reading, path = parts.document.last_reading, parts.document.path
    if reading is None or path is None:
        return

    def shown() -> Shown:
        from viewer.ui.paper.shown import shown_of

        return shown_of(
            parts.document, parts.state, parts.searching, parts.filtering, parts.facts, beside=False
        )

    fill_export_menu(menu, parts.window, path, reading, shown, parts.appearance.theme)


# Dialogs are imported when they are asked for: the first frame needs none of them.


def ask_date(parts: Parts) -> None:
    """Ask for a date and show it."""
    from viewer.ui.window.dialogs.go_to_date import GoToDateDialog

    scale = parts.state.scale
    if scale is None:
        return
    dialog = GoToDateDialog(parts.state.timeline.time_zone, scale.axis.reach, parts.window)
    dialog.chosen.connect(parts.state.show_span)
    dialog.open()


def show_guide(parts: Parts) -> None:
    """Open the guide at the page about the place that has the keyboard."""
    from viewer.ui.window.guide_key import open_guide

    open_guide(parts)


def present(parts: Parts) -> None:
    """Tell the events to a room, from the selected one on; the keyboard then comes back to the timeline."""
    from viewer.ui.present.presentation import Presentation

    shown = Presentation(parts.state, parts.facts, parts.appearance)
    shown.setParent(parts.window, shown.windowFlags())
    shown.ended.connect(parts.view.focus_canvas)
    shown.showFullScreen()


def show_about(parts: Parts) -> None:
    """Show what this program is."""
    from viewer.ui.window.dialogs.about import AboutDialog

    AboutDialog(parts.appearance.theme, parts.window).show()


def print_timeline(parts: Parts) -> None:
    """Ask what goes on paper, and print it."""
    from viewer.ui.paper.dialogs.paper_dialog import PRINT

    _put_on_paper(parts, PRINT)


def export_pdf(parts: Parts) -> None:
    """Ask what goes on paper, and write it as PDF."""
    from viewer.ui.paper.dialogs.paper_dialog import EXPORT

    _put_on_paper(parts, EXPORT)


def export_picture(parts: Parts) -> None:
    """Ask what a picture shows, and write or copy it."""
    from viewer.ui.pictures.actions import ask_picture

    path = parts.document.path
    if path is not None:
        ask_picture(parts.window, path, _seen(parts), parts.settings.store)


def copy_picture(parts: Parts) -> None:
    """Put what the timeline shows on the clipboard as a picture."""
    from viewer.ui.pictures.actions import copy_sight

    if parts.document.path is not None:
        parts.status.say(copy_sight(_seen(parts)))


def _seen(parts: Parts) -> Seen:
    from viewer.ui.paper.shown import shown_of
    from viewer.ui.pictures.seen import seen_of

    shown = shown_of(parts.document, parts.state, parts.searching, parts.filtering, parts.facts)
    canvas = parts.view.canvas
    return seen_of(shown, parts.state, parts.appearance.theme.name, canvas.drawn_width)


def _put_on_paper(parts: Parts, how: int) -> None:
    # Printing brings QtPrintSupport along, which the first frame does not need.
    from viewer.ui.paper.dialogs.print_actions import PrintActions
    from viewer.ui.paper.shown import shown_of

    path = parts.document.path
    if path is None:
        return
    shown = shown_of(parts.document, parts.state, parts.searching, parts.filtering, parts.facts)
    actions = PrintActions(parts.settings.store, parts.window)
    actions.ask(parts.window, path, shown, how)
    actions.deleteLater()
