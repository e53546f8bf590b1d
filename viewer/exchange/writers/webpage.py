"""A web page: one file with everything in it, or a part for a page that is there."""

from __future__ import annotations

from dataclasses import replace

from viewer.exchange.page.content import PageContent, PictureData
from viewer.exchange.page.document import fragment, page
from viewer.exchange.writers.outgoing import Outgoing, Unsaid
from viewer.files.read.pictures import PictureError
from viewer.model.timeline import Picture
from viewer.words import NN_, _, code, speaking


def write_webpage(content: PageContent, *, whole: bool = True, language: str | None = None) -> Outgoing:
    """Return a page as bytes, with what it lacks.

    Args:
        content: What it holds.
        whole: As a file of its own; else drawing, chronicle and sources alone, without style and script.
        language: The code of the page's language; that which is spoken, as for what it lacks, where None.
    """
    missing: set[Picture] = set()
    content = replace(content, picture=_noting(content, missing))
    with speaking(code() if language is None else language):
        text = page(content) if whole else fragment(content)
    unsaid = Unsaid()
    unread = {problem.line for problem in content.problems if problem.hides_entry}
    unsaid.add(
        NN_("{number} entry that cannot be read, left out", "{number} entries that cannot be read, left out"),
        len(unread),
    )
    unsaid.add(
        NN_(
            "{number} picture that cannot be shown, named in its place",
            "{number} pictures that cannot be shown, named in its place",
        ),
        len(missing),
    )
    lines = unsaid.lines()
    if content.drawing is None and content.timeline.events:
        lines = (_("the drawn timeline is missing, because nothing can be drawn here"), *lines)
    return Outgoing(text.encode("utf-8"), lines)


def _noting(content: PageContent, missing: set[Picture]) -> PictureData:
    """Return what makes pictures part of a page and notes those that it cannot make."""

    def data(picture: Picture) -> str:
        try:
            return content.picture(picture)
        except PictureError:
            missing.add(picture)
            raise

    return data
