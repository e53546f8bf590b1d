"""Which characters no installed font can draw, so that nobody prints blank boxes unawares."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextLayout

from viewer.model.timeline import Timeline


def all_texts(timeline: Timeline) -> Iterable[str]:
    """Yield every text of a timeline that is drawn or printed."""
    yield from (timeline.title, timeline.description)
    for lane in timeline.lanes:
        yield lane.title
    for source in timeline.sources:
        yield from (source.title, source.publisher, source.credit)
    for event in timeline.events:
        yield from (event.title, event.summary, event.as_written, event.date_note, *event.people)
        if event.place is not None:
            yield event.place.name
        for quote in event.quotes:
            yield from (quote.text, quote.attributed_to, quote.speaker, quote.locator)


def missing_characters(texts: Iterable[str], font: QFont) -> str:
    """Return the characters that neither a font nor any fallback has, each once, ascending."""
    used: set[str] = set()
    for text in texts:
        if not text.isascii():
            used.update(text)
    return "".join(sorted(letter for letter in used if not letter.isascii() and _is_missing(letter, font)))


def _is_missing(letter: str, font: QFont) -> bool:
    if letter.isspace() or not letter.isprintable():
        return False
    layout = QTextLayout(letter, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def missing_note(missing: str) -> str:
    """Return one line about missing characters, empty for none."""
    if not missing:
        return ""
    shown = " ".join(missing[:20]) + (" …" if len(missing) > 20 else "")
    return f"no installed font has {shown}; install one that does, such as Noto Sans CJK"
