"""Timelines, documents and settings for the tests of the window's parts."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QColor, QImage

from viewer.files.evidence.verdicts import Compared
from viewer.files.read.reader import read_text
from viewer.model.event_words import Tone
from viewer.model.problems import Problem
from viewer.model.timeline import Picture, Quote, Timeline
from viewer.ui.document.document_facts import Passage
from viewer.ui.kit.pictures import PictureFile, picture_file
from viewer.ui.state.settings import Settings

SAMPLE = """\
format: 1
title: A journey
description: |
  What happened on the way.
time_zone: Asia/Vladivostok
lanes:
  - {id: trip, title: The trip}
  - {id: talk, title: Talk, color: 7a5195}
sources:
  - {id: wire, title: By train, publisher: The Wire, published: 2011-08-21, url: "https://example.org/train"}
  - {id: book, title: A book}
events:
  - {date: 2011-08-20, title: Departs, id: departs, sources: book}
  - date: 2011-08-21
    id: dam
    title: Sees the dam
    as_written: Sunday
    date_note: worked out from the caption
    place: Amur
    people: [A. Person, B. Other]
    summary: |
      He saw the dam.

      Then he left.
    quotes:
      - {text: it was very high, source: wire, attributed_to: PortAmur, locator: p. 3}
      - {text: he was never there, source: book, stance: contradicts}
    links: {url: "https://example.org/page", title: A page}
  - {date: 2011-08-22, title: Somebody speaks, id: speech, about: [dam, trip-end], lane: talk, sources: wire}
  - {date: 2011-08-23, title: Arrives, id: trip-end, status: expected, sources: wire}
"""


def sample_timeline(text: str = SAMPLE) -> Timeline:
    """Return the timeline of a file's text."""
    timeline = read_text(text).timeline
    assert timeline is not None
    return timeline


def sample_file(folder: Path, text: str = SAMPLE) -> Path:
    """Return a file with a text."""
    path = folder / "events.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def let_fall_due(owner: QObject, interval_ms: int) -> None:
    """Let the running timers of an interval fall due without a turn of the event loop in which they would be heard."""
    timers = [
        timer for timer in owner.findChildren(QTimer) if timer.isActive() and timer.interval() == interval_ms
    ]
    assert timers
    while any(timer.remainingTime() > 0 for timer in timers):
        time.sleep(0.005)


def made_picture(path: Path, width: int = 400, height: int = 300, color: str = "teal") -> Path:
    """Write a picture of one colour; its name says which format it gets."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    path.parent.mkdir(parents=True, exist_ok=True)
    assert image.save(str(path))
    return path


def settings_in(folder: Path) -> Settings:
    """Return settings that live in a folder of the test's own."""
    return Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


class SampleFacts:
    """Facts as a test states them."""

    def __init__(self) -> None:
        self.verdicts: dict[str, tuple[str, Tone]] = {}
        self.passages: dict[str, Passage] = {}
        self.comparisons: dict[str, Compared] = {}
        self.problems: tuple[Problem, ...] = ()
        self.why_nothing = ""
        self.reads = ""
        self.folder = Path()

    def verdict_line(self, quote: Quote, event_id: str = "", number: int = 0) -> tuple[str, Tone] | None:
        """Return the stated verdict."""
        return self.verdicts.get(quote.text)

    def picture_file(self, picture: Picture) -> PictureFile:
        """Return the file of a picture in the stated folder."""
        return picture_file(self.folder, picture.file)

    def passage(self, quote: Quote) -> Passage | None:
        """Return the stated passage."""
        return self.passages.get(quote.text)

    def compared(self, quote: Quote) -> Compared:
        """Return the stated comparison."""
        return self.comparisons.get(quote.text, ())

    def problems_of(self, event_id: str) -> tuple[Problem, ...]:
        """Return the stated problems of an event."""
        return tuple(problem for problem in self.problems if problem.event_id == event_id)

    def trouble(self) -> tuple[str, tuple[Problem, ...]]:
        """Return the stated trouble."""
        return self.why_nothing, self.problems

    def awaited(self) -> str:
        """Return the stated file."""
        return self.reads
