"""File › Export › Picture and Edit › Copy picture: what they ask and what they do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.files.overwriting import Ground, refusal
from viewer.files.write.whole_file import write_whole
from viewer.model.joining import joined_apart
from viewer.ui.kit.desktop.written import tell_written
from viewer.ui.kit.dialogs.progress import StepProgress
from viewer.ui.kit.messages import warn
from viewer.ui.pictures.choice import Kind, PictureChoice, PictureError
from viewer.ui.pictures.dialog import PictureDialog
from viewer.ui.pictures.picture import Picture
from viewer.ui.pictures.seen import Seen
from viewer.words import N_, _, number

_TITLE = N_("Export picture")
#: A picture on the clipboard is held whole, by this program and by the one that takes it.
_MOST_COPIED_PIXELS = 40_000_000
#: What is on screen is copied so many times as large, for letters that are sharp elsewhere.
_COPIED_SCALE = 2.0


def ask_picture(parent: QWidget, path: Path, seen: Seen, store: QSettings) -> PictureDialog:
    """Open the dialog that asks what a picture shows, and writes it in the end.

    Args:
        parent: The window.
        path: The event file.
        seen: What the window shows.
        store: Remembers what was chosen last.
    """

    def save(picture: Picture, choice: PictureChoice) -> bool:
        remember(store, choice)
        return _ask_file(dialog, parent, path, picture, choice)

    dialog = PictureDialog(seen, last_choice(store, seen.palette), save, copy_to_clipboard, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def last_choice(store: QSettings, palette: str) -> PictureChoice:
    """Return format and parts as chosen last; size and colours are those that suit what is open.

    Args:
        store: The settings.
        palette: The window's colours.
    """
    kind = next((one for one in Kind if one.value == store.value("picture/kind")), Kind.SVG)
    title, notes, legend = (
        bool(store.value(f"picture/{name}", on, type=bool))
        for name, on in (("title", True), ("notes", True), ("legend", False))
    )
    return PictureChoice(kind, palette=palette, title=title, notes=notes, legend=legend)


def remember(store: QSettings, choice: PictureChoice) -> None:
    """Keep format and parts for the next time."""
    for name, value in (
        ("kind", choice.kind.value), ("title", choice.title), ("notes", choice.notes), ("legend", choice.legend),
    ):  # fmt: skip
        store.setValue(f"picture/{name}", value)


def _ask_file(dialog: QWidget, parent: QWidget, path: Path, picture: Picture, choice: PictureChoice) -> bool:
    """Ask for a file and write the picture into it; tell whether that was done."""
    ending = choice.kind.value
    start = str(path.with_suffix(f".{ending}"))
    name, _kind = QFileDialog.getSaveFileName(dialog, _(_TITLE), start, f"{ending.upper()} (*.{ending})")
    if not name:
        return False
    out = Path(name) if Path(name).suffix else Path(f"{name}.{ending}")
    return write_picture(parent, out, path, picture, choice.kind)


def write_picture(parent: QWidget, out: Path, source: Path, picture: Picture, kind: Kind) -> bool:
    """Write a picture, with progress where that is slow, and say what was written; tell whether it was.

    Args:
        parent: The window.
        out: The file to write.
        source: The event file, which is never written over; nor is what its timeline stands on.
        picture: What is written.
        kind: As what.
    """
    why_not = refusal(out, Ground(source), *picture.grounds)
    if why_not:
        warn(parent, _(_TITLE), f"{why_not[:1].upper()}{why_not[1:]}.")
        return False
    progress = StepProgress(parent, _("Drawing the picture…"))
    try:
        content = picture.png(progress.step) if kind is Kind.PNG else picture.svg().encode("utf-8")
        if not content:
            return False
        write_whole(out, content)
    except OSError as error:
        why = _("{file} could not be written: {why}").format(file=out, why=error.strerror or error)
        warn(parent, _(_TITLE), why)
        return False
    finally:
        progress.close()
    tell_written(parent, _(_TITLE), out, picture.summary(), joined_apart(picture.unsaid()))
    return True


def copy_to_clipboard(picture: Picture) -> str:
    """Put a picture on the clipboard as an image; return a line that says so, or why not."""
    width, height = picture.size
    if width * height > _MOST_COPIED_PIXELS:
        words = _("{width}×{height} pixels are too many for the clipboard; save the picture instead")
        return words.format(width=number(width), height=number(height))
    # An image alone: PySide takes the process down at its end while the clipboard holds QMimeData made in Python.
    QGuiApplication.clipboard().setImage(picture.image())
    done = _("Copied a picture: {what}").format(what=picture.summary())
    return joined_apart([done, *picture.unsaid()])


def copy_sight(seen: Seen) -> str:
    """Put what a window shows on the clipboard, as wide as it is there; return a line that says so, or why not."""
    content, view = seen.part(seen.all_in_sight)
    choice = PictureChoice(
        Kind.PNG, round(_COPIED_SCALE * max(seen.width_px, 200.0)), _COPIED_SCALE, seen.palette,
        title=False, notes=False,
    )  # fmt: skip
    try:
        return copy_to_clipboard(Picture(content, choice, view))
    except PictureError as error:
        return _("Nothing was copied: {why}").format(why=error)
