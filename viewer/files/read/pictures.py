"""The files of an event's pictures: where they lie, and whether they can be shown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from viewer.files.read.item_spans import item_extents
from viewer.files.read.regular import NotRegular, content_of
from viewer.files.read.reporter import Reporter
from viewer.files.read.spans import TextSpans
from viewer.files.read.texts import SourceText, shown
from viewer.model.timeline import Event, Picture
from viewer.words import _

_HEAD_BYTES = 12


class PictureError(Exception):
    """A picture that cannot be shown; the message goes on after its path, in one line."""


def picture_path(folder: Path, file: str) -> Path:
    """Return where a picture lies: below the event file's folder, links followed.

    A timeline that somebody sends must not show what lies elsewhere on the computer.

    Raises:
        PictureError: It is not there, or lies elsewhere.
    """
    try:
        root = folder.resolve()
        path = (root / file).resolve()
        if Path(file).is_absolute() or not path.is_relative_to(root):
            raise PictureError(_("lies outside this file's folder; expected a path below it"))
        if not path.exists():
            raise PictureError(_("is not there; expected a path relative to this file"))
    except (OSError, ValueError, RuntimeError) as error:
        raise PictureError(_("is no path of a file")) from error
    return path


def picture_format(path: Path) -> str:
    """Return what a picture is by its first bytes, whatever it is called: jpeg, png, webp or gif.

    Nothing else is shown: an SVG may ask for other files.

    Raises:
        PictureError: It is none of these, or cannot be read.
    """
    try:
        head = content_of(path, _HEAD_BYTES)
    except NotRegular as error:
        raise PictureError(_("is no ordinary file")) from error
    except (OSError, ValueError) as error:
        raise PictureError(
            _("cannot be read: {error}").format(error=getattr(error, "strerror", None) or error)
        ) from error
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head.startswith(b"RIFF") and head[8:] == b"WEBP":
        return "webp"
    raise PictureError(_("is no picture that can be shown; expected a jpeg, png, webp or gif"))


def why_not_shown(folder: Path, picture: Picture) -> str:
    """Return why a picture's file cannot be shown, to go on after its path; empty where it can."""
    try:
        picture_format(picture_path(folder, picture.file))
    except PictureError as error:
        return str(error)
    return ""


def warn_of_pictures(
    events: Iterable[Event], base: Path, report: Reporter, source: SourceText, spans: TextSpans
) -> None:
    """Warn of every picture whose file cannot be shown, at its line.

    Args:
        base: Folder of the event file.
        report: Takes the problems; its offset must be 0.
        source: The text that was read.
        spans: Where its events stand.
    """
    for event in events:
        if not event.images:
            continue
        # Files come and go while the text stays: such an event is looked at again each time.
        spans.mark_odd(event.index)
        places = None
        report.begin_entry()
        for number, picture in enumerate(event.images):
            if why := why_not_shown(base, picture):
                places = places or item_extents(source, spans, event, "images", "file")
                message = _("the picture {file} {why}").format(file=shown(picture.file), why=why)
                report.warning(*places[min(number, len(places) - 1)], "no-picture", message)
        report.end_entry(event.title, event)
