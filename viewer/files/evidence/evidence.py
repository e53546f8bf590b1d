"""The kept copies of a timeline's sources, and every quotation compared with its own."""

from __future__ import annotations

from pathlib import Path

from viewer.files.evidence.copies import Copy, CopyError, read_copy
from viewer.files.evidence.matching import check_quote
from viewer.files.evidence.verdicts import Verdict
from viewer.model.timeline import Event, Quote, Source, Timeline

#: What a kept copy in a folder of copies may be called behind its source's id, in this order.
SUFFIXES = (".txt", ".html", ".htm", ".pdf", ".md")


def copy_among(copies: Path, source_id: str) -> Path | None:
    """Return which file of a folder of copies is called by a source's id, None where none is.

    Where that cannot be asked it is the first one that may be: who reads it is told why it cannot be read.
    """
    paths = (copies / f"{source_id}{suffix}" for suffix in SUFFIXES)
    return next((path for path in paths if not _is_missing(path)), None)


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return True
    except OSError:
        return False
    return False


class CopyShelf:
    """Copies that were read, until their files change: a save of the event file reads none again."""

    def __init__(self) -> None:
        self._copies: dict[Path, tuple[tuple[int, int], Copy]] = {}
        self._verdicts: dict[tuple[str, str], Verdict] = {}

    def copy(self, path: Path) -> Copy:
        """Return the copy that a file holds now.

        Raises:
            CopyError: It cannot be read.
            OSError: It cannot be asked for.
        """
        facts = path.stat()
        state = facts.st_mtime_ns, facts.st_size
        known = self._copies.get(path)
        if known is None or known[0] != state:
            known = self._copies[path] = state, read_copy(path)
        return known[1]

    def verdict(self, text: str, copy: Copy) -> Verdict:
        """Return what a check of some words against a copy finds."""
        key = copy.digest, text
        if key not in self._verdicts:
            self._verdicts[key] = check_quote(text, copy)
        return self._verdicts[key]


class Evidence:
    """The kept copies of a timeline's sources, read when first needed.

    Args:
        timeline: Whose quotations are checked.
        folder: Folder of the event file, which ``copy`` paths are relative to.
        copies: A folder with copies named after the id of their source, before any ``copy`` path.
        shelf: What was read before; its own by default.

    Attributes:
        unreadable: By id, why a copy that is there or named cannot be read.
    """

    def __init__(
        self,
        timeline: Timeline,
        folder: Path | None,
        copies: Path | None = None,
        shelf: CopyShelf | None = None,
    ) -> None:
        self._shelf = shelf if shelf is not None else CopyShelf()
        self._timeline = timeline
        self._folder = folder
        self._copies = copies
        self._read: dict[str, Copy | None] = {}
        self.unreadable: dict[str, str] = {}

    def verdict(self, quote: Quote) -> Verdict | None:
        """Return what a check of a quotation finds, None without a kept copy."""
        copy = self.copy_of(quote.source)
        return self._shelf.verdict(quote.text, copy) if copy is not None else None

    def copy_of(self, source_id: str) -> Copy | None:
        """Return the kept copy of a source, None where there is none or it cannot be read."""
        if source_id not in self._read:
            source = self._timeline.source(source_id)
            path = self.path_of(source) if source is not None else None
            self._read[source_id] = self._copy_from(source_id, path) if path is not None else None
        return self._read[source_id]

    def path_of(self, source: Source) -> Path | None:
        """Return where the kept copy of a source lies or should lie, None where nobody says."""
        among = copy_among(self._copies, source.id) if self._copies is not None else None
        if among is not None:
            return among
        if source.copy and self._folder is not None:
            return self._folder / source.copy
        return None

    def _copy_from(self, source_id: str, path: Path) -> Copy | None:
        try:
            return self._shelf.copy(path)
        except FileNotFoundError:
            return None
        except (CopyError, ValueError) as error:
            self.unreadable[source_id] = str(error)
        except OSError as error:
            self.unreadable[source_id] = f"{path}: {error.strerror or error}"
        return None


def checked(event: Event, evidence: Evidence) -> list[tuple[Quote, Verdict]]:
    """Return the verdicts of an event's quotations that have a kept copy."""
    verdicts = [(quote, evidence.verdict(quote)) for quote in event.quotes]
    return [(quote, verdict) for quote, verdict in verdicts if verdict is not None]
