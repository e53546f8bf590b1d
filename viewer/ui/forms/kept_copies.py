"""The copies that this window has put beside the event file, and what is said when nothing refers to them any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.ui.document.document import Document
from viewer.words import _

if TYPE_CHECKING:
    from viewer.files.keeping import Candidate, Kept


class KeptCopies:
    """Keeps copies beside the file that a document is open on, and remembers which.

    Args:
        document: Whose file the copies lie beside.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._paths: dict[str, bool] = {}
        document.opened.connect(self._paths.clear)

    def keep(self, candidate: Candidate, source_id: str) -> Kept:
        """Put a copy beside the event file.

        Raises:
            KeepError: It could not be written.
        """
        from viewer.files.keeping import KeepError, keep

        if self._document.path is None:
            raise KeepError(_("no file is open"))
        return keep(candidate, self._document.path, source_id)

    def take_back(self, kept: Kept, candidate: Candidate) -> None:
        """Remove a copy that was written for an edit which was then refused."""
        from viewer.files.keeping import take_back

        if self._document.path is not None:
            take_back(kept, candidate, self._document.path)

    def remember(self, path: str) -> None:
        """Remember a copy that a source refers to now."""
        self._paths[path] = True

    def news(self) -> str:
        """Return which remembered copy no source refers to since the last time; empty for none.

        Undo takes back what was written into the event file; the copy is the person's to delete.
        """
        used = {source.copy for source in self._document.timeline.sources}
        left = [path for path, was_used in self._paths.items() if was_used and path not in used]
        self._paths = {path: path in used for path in self._paths}
        return _("the copy {path} stays on the disk").format(path=left[0]) if left else ""
