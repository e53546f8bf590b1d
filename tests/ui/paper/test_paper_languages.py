"""A document in another language: nothing of it is left in English, and its PDF says which language it is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from made_up_language import GREEK_FILE, MADE_UP, latin_words
from paper_helpers import content_from, printed
from pypdf import PdfReader
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPdfWriter, QTextCursor
from pytestqt.qtbot import QtBot

from viewer import words
from viewer.ui.paint.legend_entries import axis_words, legend_entries
from viewer.ui.paper.choice import PARTS, PaperChoice
from viewer.ui.paper.content import PaperContent, only, without_lanes
from viewer.ui.paper.dialogs.paper_dialog import PRINT, PaperDialog
from viewer.ui.paper.dialogs.print_actions import PrintActions
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.furniture import page_words
from viewer.ui.paper.shown import Shown, What, Why
from viewer.ui.paper.text import BlockWriter
from viewer.ui.paper.text_pieces import drawing_told
from viewer.words import N_

_PICTURE = re.compile("ς.png[^\u2029]*")


def content() -> PaperContent:
    made = content_from(GREEK_FILE)
    return replace(made, file_name="αρχείο", digest="0" * 64, problems=())


def text_of(block: object) -> str:
    document = block.document  # type: ignore[attr-defined]
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    return cursor.selectedText()


def test_that_nothing_written_on_paper_is_left_in_english(qtbot: QtBot) -> None:
    made = replace(content(), stale="—", events=99, known=frozenset(("α1",)), known_by="—")
    timeline = made.timeline
    with words.speaking(MADE_UP):
        parts = without_lanes(only(made, [event.id for event in timeline.events[1:]], "—"), frozenset("β"))
        writer = BlockWriter(made, 600.0)
        entries = [
            writer.event(number, event, quotes=True) for number, event in enumerate(timeline.events, 1)
        ]
        said = [
            *parts.warnings(), parts.identity(), *made.warnings(), page_words(3, 4), axis_words(timeline),
            PaperChoice(chart=False, chronicle=False, sources=False).left_out(timeline),
            PaperChoice(quotes=False).left_out(timeline), drawing_told(timeline, [0, 1], 1, 3, chronicle=True),
            *(entry.meaning for entry in legend_entries(timeline, on_paper=True)),
            *(entry.meaning for entry in legend_entries(timeline)),
            text_of(writer.title()), text_of(writer.eras()), text_of(writer.source(1, timeline.sources[0])),
            *(text_of(block) for entry in entries for block in (entry.date, entry.text)),
        ]  # fmt: skip
    assert len(said) > 40
    # Why a picture cannot be shown is said in English as yet.
    assert [word for text in said for word in latin_words(_PICTURE.sub("", text))] == []


def _event(number: int, date: str, more: str = "") -> str:
    return f"  - {{id: β{number}, date: {date}, title: Συμβάν Συμβάν Συμβάν Συμβάν, lane: α{more}}}\n"


#: A lane and an entry that go on below, on the next page.
_DOWN = [_event(n, str(1900 + n), f", summary: {'λέξη ' * 1200}" if n == 4 else "") for n in range(90)]
#: A bar that goes on beside.
_BESIDE = [_event(n, "1901/1917" if n == 1 else str(1900 + n % 6 + 12 * (n >= 15))) for n in range(30)]
_WITHOUT_PICTURE = GREEK_FILE.replace(", images: [{file: ς.png, alt: Εικόνα}]", "")
_BARE = "format: 1\ntitle: Γέφυρα\nlanes: [{id: α, title: Λωρίδα}]\nevents:\n"


@pytest.mark.parametrize(
    ("file", "choice", "said"),
    [
        (_WITHOUT_PICTURE + "".join(_DOWN), PaperChoice(landscape=True), "(continued)"),
        (_BARE + "".join(_BESIDE), PaperChoice("a5", landscape=True), "‹ continued: 6"),
        (_WITHOUT_PICTURE + "".join(_DOWN), PaperChoice(sheets=(2, 1)), "What the marks mean"),
    ],
    ids=["below", "beside", "poster"],
)
def test_that_nothing_on_a_page_is_left_in_english(
    qtbot: QtBot, tmp_path: Path, file: str, choice: PaperChoice, said: str
) -> None:
    made = replace(content_from(file), file_name="αρχείο", digest="0" * 64, problems=())
    document = PaperDocument(made, replace(choice, language=MADE_UP))  # type: ignore[arg-type]
    assert document.plan()
    out = tmp_path / "out.pdf"
    writer = QPdfWriter(str(out))
    assert document.paint(writer)
    del writer  # which ends the file
    texts = [page.extract_text() for page in PdfReader(out).pages]
    texts += [page.figure + page.topic + page.mark for page in document.pages]
    shown = " ".join(" ".join(texts).split())
    assert sorted(set(latin_words(shown))) == []
    assert MADE_UP.catalogue.gettext(said) in shown


@pytest.mark.parametrize("code", ["en", "de", "ar", "ko"])
def test_that_a_pdf_says_its_language(code: str, tmp_path: Path, qtbot: QtBot) -> None:
    reader = printed(tmp_path, content(), PaperChoice(language=code))
    assert reader.trailer["/Root"]["/Lang"] == code


def test_that_headings_and_pages_are_in_the_language_that_was_chosen(tmp_path: Path, qtbot: QtBot) -> None:
    reader = printed(tmp_path, content(), PaperChoice(language="de"))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Chronik" in text
    assert "Quellen" in text
    assert f"Seite 1 von {len(reader.pages)}" in text
    assert words.code() == "en"


def test_that_who_is_told_how_far_it_is_speaks_english(qtbot: QtBot) -> None:
    heard: list[str] = []

    def progress(_done: int, _whole: int) -> bool:
        heard.append(words.code())
        return True

    document = PaperDocument(content(), PaperChoice(language="de"))
    assert document.plan(progress)
    assert set(heard) == {"en"}


def test_that_choices_have_a_language_beside_their_parts() -> None:
    assert PaperChoice().language == "en"
    assert "language" not in PARTS


def test_that_the_dialog_prints_in_the_language_that_is_chosen(qtbot: QtBot) -> None:
    dialog = PaperDialog(Shown(content(), {}), PaperChoice(language="fr"), PRINT)
    qtbot.addWidget(dialog)
    assert dialog.language.currentText() == "Français"
    dialog.language.choose("de")
    assert dialog.choice.language == "de"
    assert "8 Ereignisse" in dialog.told.text()
    dialog.lay_out()
    assert dialog.document is not None
    assert [title for page in dialog.document.pages for _, title in page.titles][-1] == "Quellen"
    assert dialog.windowTitle() == "Print or export"


def test_that_the_language_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    actions = PrintActions(settings)
    actions.remember(PaperChoice(language="ko"))
    assert actions.choice().language == "ko"
    settings.setValue("paper/language", "xx")
    assert actions.choice().language == "en"


def test_that_what_is_left_out_is_said_in_the_language_that_is_chosen(qtbot: QtBot) -> None:
    kept = frozenset(("α1",))
    shown = Shown(content(), {What.FILTERED: (kept, Why(N_("that the filter ‘{text}’ hides"), "ν"))})
    dialog = PaperDialog(shown, PaperChoice(language="de"), PRINT)
    qtbot.addWidget(dialog)
    assert "Weggelassen: 7 Ereignisse, die der Filter ‚ν‘ ausblendet" in dialog.told.text()
