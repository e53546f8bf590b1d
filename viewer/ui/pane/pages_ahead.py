"""Writes the pages of events that may be selected next, and keeps those that were left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtGui import QPixmap, QTextDocument

from viewer.dataclass import dataclass
from viewer.model.timeline import Event
from viewer.ui.kit.ahead import WorkAhead
from viewer.ui.kit.rota import Rank
from viewer.ui.look.theme import Theme
from viewer.ui.pane.page import Page
from viewer.ui.pane.page_view import PageView
from viewer.ui.pane.page_writer import PageWriter, page_in

#: Pages that are kept: the one on screen, those of both neighbours, and one that was left.
_MOST = 4


@dataclass(slots=True)
class ReadyPage:
    """A page that can be shown at once.

    Attributes:
        theme: That it was written in.
        width_px: That it was laid out for.
        picture: What it looks like; None where that has not been drawn yet, and with figures, which are
            decoded for those who look at them.
    """

    event: Event
    document: QTextDocument
    page: Page
    theme: Theme
    width_px: float
    picture: QPixmap | None = None


class PagesAhead:
    """Pages of one view, written in turns of the event loop in which nothing else is to be done.

    Args:
        view: In which they will be shown.
        write: Writes the page of an event.
        draw_around: Draws what stands around the page of an event.
    """

    def __init__(
        self,
        view: PageView,
        write: Callable[[PageWriter, Event], None],
        draw_around: Callable[[Event], None] = lambda _event: None,
    ) -> None:
        self._view = view
        self._write = write
        self._draw_around = draw_around
        #: The one that was asked for last comes last.
        self._pages: list[ReadyPage] = []
        self._wanted: tuple[Sequence[Event], Theme] | None = None
        self.work = WorkAhead(self._steps, view, Rank.AWAITED)

    def page_of(self, event: Event, theme: Theme) -> ReadyPage | None:
        """Return the page of an event, None where it is not written as it is to be shown."""
        width_px = self._view.shown_document.textWidth()
        for number, page in enumerate(self._pages):
            if page.event is event and page.theme is theme and page.width_px == width_px:
                self._pages.append(self._pages.pop(number))
                return page
        return None

    def show(self, page: ReadyPage) -> None:
        """Show the document of a page."""
        left = self._view.shown_document
        # The first of all goes by itself.
        is_kept = left.parent() is not self._view or any(other.document is left for other in self._pages)
        self._view.turn_to(page.document, page.picture if is_kept else None)
        if not is_kept:
            left.deleteLater()

    def forget(self) -> None:
        """Keep no page: what they tell may not be true any more."""
        self.work.stop()
        shown = self._view.document()
        for page in self._pages:
            if page.document is not shown:
                page.document.deleteLater()
        self._pages.clear()

    def begin(self, events: Sequence[Event], theme: Theme) -> None:
        """Write the pages of some events, those first that come first."""
        self._wanted = events, theme
        self.work.begin((theme, *(event.id for event in events)))

    def _steps(self) -> Iterator[None]:
        if self._wanted is None:
            return
        events, theme = self._wanted
        for event in events:
            if self.page_of(event, theme) is None:
                yield from self._write_page(event, theme)
            self._draw_around(event)
            yield

    def _write_page(self, event: Event, theme: Theme) -> Iterator[None]:
        document = self._empty_document()
        with page_in(document, theme) as writer:
            self._write(writer, event)
        ready = ReadyPage(event, document, writer.page, theme, document.textWidth())
        self._pages.append(ready)
        yield
        if not ready.page.figures and not self._view.size().isEmpty():
            ready.picture = self._view.picture_of(document, ready.page, theme)
            yield

    def _empty_document(self) -> QTextDocument:
        """Return a document to be written into, laid out as the one on screen."""
        shown = self._view.document()
        left = [page for page in self._pages if page.document is not shown]
        if len(left) >= _MOST - 1:
            self._pages.remove(left[0])
            document = left[0].document
        else:
            document = QTextDocument(self._view)
            document.setUndoRedoEnabled(False)
            document.setDocumentMargin(shown.documentMargin())
            document.setDefaultTextOption(shown.defaultTextOption())
        # Either would lay out once more what has been written into it before.
        if document.defaultFont() != shown.defaultFont():
            document.setDefaultFont(shown.defaultFont())
        if document.pageSize() != shown.pageSize():
            document.setPageSize(shown.pageSize())
        return document
