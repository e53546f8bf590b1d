"""Keeping a copy of a source beside the event file: whole, under a name of its own, over nothing that is there.

Nothing is fetched: what is kept is a file that somebody has saved, or a text that was pasted.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import NamedTuple

from viewer.dataclass import dataclass
from viewer.files.evidence.copies import (
    MOST_COPY_BYTES,
    PAGE_SUFFIXES,
    Copy,
    CopyError,
    CopyKind,
    copy_of,
    kind_of,
)
from viewer.files.read.regular import NotRegular, content_of
from viewer.files.read.texts import shown
from viewer.files.read.values import slug
from viewer.files.write.whole_file import create_whole, settle, usual_mode
from viewer.model.joining import headed
from viewer.words import _, apart

#: Folder of kept copies, beside the event file.
FOLDER = "copies"
#: What is longer is kept only once somebody has said so.
LONG_WORDS = 5_000
LONG_BYTES = 2 * 1024 * 1024
_MOST_NAME = 48
#: Names that Windows gives to devices, whatever follows behind a full stop.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)))
)


class Kept(NamedTuple):
    """Where a copy is kept.

    Attributes:
        path: Relative to the event file, with slashes.
        is_new: Whether it was written just now.
    """

    path: str
    is_new: bool


class KeepError(Exception):
    """A copy cannot be kept; nothing was written. The message is one line."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be kept: looked at, not kept yet.

    Attributes:
        content: The bytes that would lie in the file.
        suffix: How the file's name would end.
        copy: What it says.
        name: What it is called; empty for a pasted text.
        inside: Where it lies already, relative to the event file; empty where it does not lie below its folder.
    """

    content: bytes
    suffix: str
    copy: Copy
    name: str = ""
    inside: str = ""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.copy.text.split())

    @property
    def is_long(self) -> bool:
        """Whether somebody is to be asked before it is kept; what lies there already is not copied."""
        return not self.inside and (self.words > LONG_WORDS or len(self.content) > LONG_BYTES)


def looked_at(path: Path, event_file: Path | None = None) -> Candidate:
    """Read a saved page, a text or a PDF that may be kept.

    Raises:
        KeepError: It is none of these, or cannot be read.
    """
    name = shown(path.name)
    try:
        content = content_of(path, MOST_COPY_BYTES + 1)
    except NotRegular:
        raise KeepError(_("{path} is no file").format(path=name)) from None
    except (OSError, ValueError) as error:
        raise KeepError(_("{file} cannot be read: {why}").format(file=name, why=_said(error))) from None
    if len(content) > MOST_COPY_BYTES:
        raise KeepError(
            _("{path} is too large: more than {most} MB").format(path=name, most=MOST_COPY_BYTES // 1024**2)
        )
    if _is_no_text(content):
        raise KeepError(_("{file} is no text, saved web page or PDF").format(file=name))
    try:
        copy = copy_of(content, path.suffix)
    except CopyError as error:
        raise KeepError(headed(name, str(error))) from None
    if not any(letter.isalnum() for letter in copy.text):
        raise KeepError(_("{file} holds no words").format(file=name))
    inside = _place_below(path, event_file.parent) if event_file is not None else ""
    return Candidate(content, _suffix_of(content, path.suffix), copy, path.name, inside)


def _said(error: Exception) -> object:
    """Return what the system says of an error, without its number and the path."""
    return getattr(error, "strerror", None) or error


def pasted(text: str) -> Candidate:
    """Return a pasted text that may be kept.

    Raises:
        KeepError: It holds no words.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").strip("\n")
    if not any(letter.isalnum() for letter in plain):
        raise KeepError(_("there are no words to keep; paste the text of the source"))
    content = f"{plain}\n".encode("utf-8", "replace")
    if len(content) > MOST_COPY_BYTES:
        raise KeepError(
            _("the text is too long: more than {most} MB").format(most=MOST_COPY_BYTES // 1024**2)
        )
    try:
        # What looks like a page's source is read as a page.
        return Candidate(content, _suffix_of(content, ".txt"), copy_of(content, ".txt"))
    except CopyError as error:
        raise KeepError(_("the text: {error}").format(error=error)) from None


def keep(candidate: Candidate, event_file: Path, source_id: str) -> Kept:
    """Put a copy beside an event file.

    What lies below the event file's folder already stays where it is. A copy with the same
    content is not kept twice; one with another content gets a number behind its name.

    Raises:
        KeepError: It could not be written; nothing is left of it.
    """
    if candidate.inside:
        return Kept(candidate.inside, is_new=False)
    folder = event_file.parent / FOLDER
    try:
        _make(folder, event_file.parent)
        target, is_new = _placed(candidate, folder, safe_name(source_id))
    except KeepError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        raise KeepError(
            _("the copy could not be written into {folder}: {why}").format(
                folder=apart(str(folder)), why=_said(error)
            )
        ) from None
    return Kept(f"{FOLDER}/{target.name}", is_new)


def take_back(kept: Kept, candidate: Candidate, event_file: Path) -> None:
    """Remove a copy that was written just now and that nothing refers to; one that was there before stays."""
    target = event_file.parent / kept.path
    if kept.is_new and _holds(target, candidate.content):
        with suppress(OSError):
            target.unlink()


def safe_name(source_id: str) -> str:
    """Return the name of a source's copy, without its ending: one that every system takes."""
    name = slug(source_id)[:_MOST_NAME].strip("-_") or "copy"
    return f"copy-{name}" if name in _DEVICES else name


def _make(folder: Path, root: Path) -> None:
    """Make the folder of copies; one that leads elsewhere is not written into."""
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        raise KeepError(
            _("“{folder}” beside the event file is no folder; move it away first").format(folder=FOLDER)
        ) from None
    if not folder.resolve().is_relative_to(root.resolve()):
        raise KeepError(
            _(
                "the folder “{folder}” beside the event file leads elsewhere; nothing was written there"
            ).format(folder=FOLDER)
        )


def _placed(candidate: Candidate, folder: Path, name: str) -> tuple[Path, bool]:
    """Write a copy under the first name that is free, or find it under one that is not; tell which."""
    number, draft_name = tempfile.mkstemp(dir=folder, prefix=f".{name}-", suffix=candidate.suffix)
    draft = Path(draft_name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(candidate.content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(usual_mode())
        for target in _names(folder, name, candidate.suffix):
            if _takes_place(draft, target, candidate.content):
                settle(folder)
                return target, True
            if _holds(target, candidate.content):
                return target, False
    finally:
        draft.unlink(missing_ok=True)
    raise AssertionError("names do not come to an end")


def _takes_place(draft: Path, target: Path, content: bytes) -> bool:
    """Let a whole file appear under a name at once; False where something has that name."""
    try:
        os.link(draft, target)  # as a rename would, but never over a file that came just now
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        try:
            create_whole(target, content)
        except FileExistsError:
            return False
    return True


def _names(folder: Path, name: str, suffix: str) -> Iterator[Path]:
    yield folder / f"{name}{suffix}"
    for number in count(2):
        yield folder / f"{name}-{number}{suffix}"


def _holds(target: Path, content: bytes) -> bool:
    try:
        return sha256(content_of(target, len(content) + 1)).digest() == sha256(content).digest()
    except (OSError, ValueError):
        return False


def _place_below(path: Path, root: Path) -> str:
    """Return where a file lies below a folder, links followed, with slashes; empty for elsewhere."""
    try:
        whole, base = path.resolve(), root.resolve()
        return whole.relative_to(base).as_posix() if whole.is_relative_to(base) else ""
    except (OSError, RuntimeError, ValueError):
        return ""


def _suffix_of(content: bytes, suffix: str) -> str:
    """Return how a copy's name ends: its own ending where that says what it is, else the usual one."""
    usual = {CopyKind.PDF: (".pdf",), CopyKind.PAGE: PAGE_SUFFIXES, CopyKind.ARCHIVE: (".mhtml", ".mht")}
    endings = usual.get(kind_of(content, suffix), (".txt", ".md"))
    return suffix.lower() if suffix.lower() in endings else endings[0]


def _is_no_text(content: bytes) -> bool:
    """Tell whether bytes are no text: what has a NUL in it, and neither is a PDF nor says that it is UTF-16."""
    return b"\x00" in content[:65_536] and not content.startswith((b"%PDF-", b"\xff\xfe", b"\xfe\xff"))
