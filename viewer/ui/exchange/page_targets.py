"""The kinds of web page that the window writes, as formats of its export dialog."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from viewer.exchange.formats import Target
from viewer.exchange.page.content import PageContent, Verdict
from viewer.exchange.writers.outgoing import USUAL, Manner, Outgoing
from viewer.exchange.writers.webpage import write_webpage
from viewer.files.read.reader import Reading
from viewer.model.timeline import Quote, Timeline
from viewer.ui.exchange.page_drawing import drawing_of, picture_data
from viewer.ui.paper.content import PaperContent, only
from viewer.ui.paper.shown import Shown, Why
from viewer.words import ENGLISH, N_, _, speaking

_NOT_INSIDE = N_("the event file is not inside: it holds more than this part")


def page_targets(shown: Shown, menu: str, language: str = ENGLISH) -> list[Target]:
    """Return the kinds of web page, the whole one with its event file first.

    Verdicts are looked up now, on the caller's thread; a page is written on any thread.

    Args:
        shown: What the window shows of the file.
        menu: What all of them are called in menus.
        language: The code of the language that they are written in.
    """
    with speaking(language):
        verdict = _looked_up(shown.content)

    def target(title: str, *, whole: bool, with_file: bool) -> Target:
        def write(part: Reading, _manner: Manner = USUAL, /) -> Outgoing:
            with speaking(language):
                content, is_all = _page_of(part, shown, verdict, whole=whole, with_file=with_file)
            # What it lacks is told in the language of the window.
            outgoing = write_webpage(content, whole=whole, language=language)
            if with_file and not is_all:
                return replace(outgoing, unsaid=(*outgoing.unsaid, _(_NOT_INSIDE)))
            return outgoing

        return Target("html", title, write, menu)

    return [
        target(N_("page with the event file inside, comments and all"), whole=True, with_file=True),
        target(N_("page without the event file"), whole=True, with_file=False),
        target(
            N_("part to paste into a page of yours; it has no style and no script of its own"),
            whole=False, with_file=False,
        ),
    ]  # fmt: skip


def _looked_up(content: PaperContent) -> Verdict:
    """Return what is known of every quotation now, to be asked from any thread."""
    found = {
        (event.id, number): content.verdict(quote, event.id, number)
        for event in content.timeline.events
        for number, quote in enumerate(event.quotes, 1)
    }

    def verdict(_quote: Quote, event_id: str, number: int) -> str:
        return found.get((event_id, number), "")

    return verdict


def _page_of(
    part: Reading, shown: Shown, verdict: Verdict, *, whole: bool, with_file: bool
) -> tuple[PageContent, bool]:
    """Return what a page says of a part of the file, and whether that is all of it."""
    timeline = part.timeline or Timeline()
    content, folder = _content_of_part(shown, timeline), shown.content.folder
    is_all = len(timeline.events) == len(shown.content.timeline.events)
    page = PageContent(
        timeline, content.file_name, content.identity(), tuple(content.warnings()), content.problems, verdict,
        part.text if with_file and is_all else None, drawing_of(timeline, whole=whole), partial(picture_data, folder),
    )  # fmt: skip
    return page, is_all


def _content_of_part(shown: Shown, timeline: Timeline) -> PaperContent:
    """Return a part with the reason why the rest is left out."""
    kept = frozenset(event.id for event in timeline.events)
    why = next((why for ids, why in shown.ids.values() if ids == kept), Why(N_("that were not chosen")))
    return only(shown.content, kept, why.words())
