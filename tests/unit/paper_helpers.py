"""Prints timelines into PDFs and reads their text back."""

from __future__ import annotations

import re
from pathlib import Path

from pdf_helpers import with_text_alone
from pypdf import PageObject, PdfReader

from viewer.files.read.reader import read_file, read_text
from viewer.model.timeline import Timeline
from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.content import PaperContent, content_of
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.pdf.writing import write_pdf

SHIPPED = Path(__file__).parents[2] / "data" / "events.yaml"


def plain_content(made: Timeline) -> PaperContent:
    """Return a timeline as content about which nothing is to be said."""
    return PaperContent(made, "events.yaml")


def content_from(text: str) -> PaperContent:
    """Return the content of an event file's text."""
    return content_of(read_text(text), Path("events.yaml"))


def printed(tmp_path: Path, content: PaperContent | Timeline, choice: PaperChoice | None = None) -> PdfReader:
    """Print and read the PDF back."""
    if isinstance(content, Timeline):
        content = plain_content(content)
    out = tmp_path / "out.pdf"
    document = PaperDocument(content, choice or PaperChoice())
    assert write_pdf(document, out, SHIPPED) == len(document.printed)
    return PdfReader(out)


def words(text: str) -> str:
    """Return a text's words alone: PDFs break lines and join ligatures as they like."""
    return re.sub(r"\W+", " ", text.replace("ﬁ", "fi").replace("ﬂ", "fl")).strip()


def text_of(page: PageObject) -> str:
    """Return a page's text with plain spaces."""
    return " ".join(with_text_alone(page).extract_text().replace("ﬁ", "fi").replace("ﬀ", "ff").split())


def shipped() -> Timeline:
    """Return the timeline that comes with the program."""
    made = read_file(SHIPPED).timeline
    assert made is not None
    return made
