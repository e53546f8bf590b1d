"""What the window says of quotations: no more than their copies, or the record of a check, bear out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from viewer.files.evidence.evidence import Evidence
from viewer.files.evidence.record import as_json, record_of, record_path
from viewer.model.event_words import Tone
from viewer.model.timeline import Event
from viewer.ui.document.document import Document
from viewer.ui.document.document_facts import DocumentFacts
from viewer.ui.document.evidence_check import EvidenceCheck

COPY = "He did not sign the treaty, and went home."
TRUE, DENIED, ALTERED = (
    "did not sign the treaty",
    "sign the treaty",
    "He did not tear the treaty, and went home",
)
SOURCES = """\
sources:
- {id: kept, title: Kept, copy: kept.txt}
- {id: none, title: None}
- {id: gone, title: Gone, copy: gone.txt}
- {id: odd, title: Odd, copy: folder}
"""


@pytest.fixture
def check(qtbot: QtBot) -> Iterator[EvidenceCheck]:
    document = Document()
    made = EvidenceCheck(document, document)
    yield made
    made.wait()
    document.close()


def facts_of(check: EvidenceCheck, folder: Path, *quotes: tuple[str, str]) -> tuple[DocumentFacts, Event]:
    """Open a file with one event that has these quotations, words and source."""
    (folder / "kept.txt").write_text(COPY, encoding="utf-8")
    (folder / "folder").mkdir(exist_ok=True)
    said = "".join(f"  - {{text: '{words}', source: {source}}}\n" for words, source in quotes)
    file = folder / "events.yaml"
    file.write_text(
        f"{SOURCES}events:\n- date: 2011\n  title: Signed\n  id: signed\n  quotes:\n{said}", encoding="utf-8"
    )
    document = check.parent()
    assert isinstance(document, Document)
    document.open(file)
    return DocumentFacts(document, check), document.timeline.events[0]


def compared(qtbot: QtBot, check: EvidenceCheck) -> None:
    qtbot.waitUntil(lambda: not check.is_busy)


def test_that_nothing_is_known_while_quotations_are_compared(check: EvidenceCheck, tmp_path: Path) -> None:
    facts, event = facts_of(check, tmp_path, (TRUE, "kept"))
    assert facts.verdict_line(event.quotes[0]) == ("being compared with the kept copy …", Tone.MUTED)
    assert facts.summary(event) == ("", Tone.MUTED)


@pytest.mark.parametrize(
    ("quotes", "said"),
    [
        ([(TRUE, "kept"), (TRUE, "kept")], ("✓ 2", Tone.GOOD)),
        ([(TRUE, "kept"), (TRUE, "none")], ("✓ 1 of 2", Tone.GOOD)),
        ([(TRUE, "gone"), (TRUE, "none")], ("", Tone.MUTED)),
        ([(TRUE, "kept"), (ALTERED, "kept"), (TRUE, "none")], ("≠ 1 of 3 doubtful", Tone.CAREFUL)),
        ([(TRUE, "kept"), (DENIED, "kept")], ("⚠ 1 of 2 doubtful", Tone.CAREFUL)),
    ],
)
def test_that_a_sum_says_how_many_were_compared_and_how_many_are_doubtful(
    qtbot: QtBot, check: EvidenceCheck, tmp_path: Path, quotes: list[tuple[str, str]], said: tuple[str, Tone]
) -> None:
    facts, event = facts_of(check, tmp_path, *quotes)
    compared(qtbot, check)
    assert facts.summary(event) == said


def test_that_the_search_knows_a_denial_that_is_left_out(
    qtbot: QtBot, check: EvidenceCheck, tmp_path: Path
) -> None:
    facts, event = facts_of(check, tmp_path, (TRUE, "kept"), (DENIED, "kept"), (TRUE, "none"))
    compared(qtbot, check)
    assert facts.verdict_words(event) == ["word for word", "leaves out a denial", "not checked"]
    assert facts.verdict_line(event.quotes[0]) == ("✓ word for word in the kept copy, paragraph 1", Tone.GOOD)


def test_that_a_copy_that_cannot_be_read_is_told_from_one_that_is_not_there(
    qtbot: QtBot, check: EvidenceCheck, tmp_path: Path
) -> None:
    facts, _event = facts_of(check, tmp_path, (TRUE, "kept"))
    compared(qtbot, check)
    document = check.parent()
    assert isinstance(document, Document)
    assert [facts.copy_words(source) for source in document.timeline.sources] == [
        ("✓ kept", Tone.GOOD), ("", Tone.MUTED), ("✕ not there", Tone.CAREFUL), ("✕ unreadable", Tone.CAREFUL)
    ]  # fmt: skip


def test_that_a_quotation_changed_since_it_was_recorded_is_doubtful(
    qtbot: QtBot, check: EvidenceCheck, tmp_path: Path
) -> None:
    facts_of(check, tmp_path, (TRUE, "kept"), (ALTERED, "kept"))
    compared(qtbot, check)
    document = check.parent()
    assert isinstance(document, Document) and document.path is not None
    timeline = document.timeline
    record = record_of(timeline, Evidence(timeline, tmp_path), date(2011, 11, 25))
    record_path(document.path).write_text(as_json(record), encoding="utf-8")
    facts, event = facts_of(check, tmp_path, (f"{TRUE} then", "none"), (ALTERED, "kept"))
    (tmp_path / "kept.txt").unlink()
    check.begin()
    compared(qtbot, check)
    lines = [facts.verdict_line(quote, event.id, number) for number, quote in enumerate(event.quotes, 1)]
    assert lines == [
        ("⚠ changed since it was checked on 25 November 2011", Tone.CAREFUL),
        ("≠ altered when it was checked against a copy on 25 November 2011", Tone.CAREFUL),
    ]
    assert facts.verdict_words(event) == ["changed since", "altered"]
