"""Quotations compared with kept copies, wherever the window speaks of them: nothing altered is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from paper_helpers import text_of
from pypdf import PdfReader
from pytestqt.qtbot import QtBot
from test_main_window import saved
from ui_samples import SAMPLE, sample_file, settings_in

from viewer.cli import main
from viewer.files.evidence.evidence import Evidence
from viewer.files.evidence.record import as_json, record_of, record_path
from viewer.files.reader import read_file
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.content import only
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.pdf.writing import write_pdf
from viewer.ui.paper.shown import shown_of
from viewer.ui.window.main_window import MainWindow

KEPT = SAMPLE.replace("published: 2011-08-21, url", "copy: wire.txt, published: 2011-08-21, url")
TRUE = "From the bank one saw that it was very high, they said."
FALSE = "From the bank one saw that it was very low, they said."


def opened(qtbot: QtBot, folder: Path, text: str) -> MainWindow:
    """Return a window whose quotations have been compared."""
    window = MainWindow(Document(), settings_in(folder), Appearance("light"))
    qtbot.addWidget(window)
    window.commands.open_path(sample_file(folder, text))
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: not window.evidence.is_busy)
    return window


@pytest.fixture
def altered(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on a file one of whose quotations its copy does not bear out."""
    (tmp_path / "wire.txt").write_text(FALSE, encoding="utf-8")
    window = opened(qtbot, tmp_path, KEPT)
    yield window
    window.evidence.wait()


def test_that_nothing_is_compared_while_the_first_frame_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(FALSE, encoding="utf-8")
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(window)
    window.evidence.hold()
    window.commands.open_path(sample_file(tmp_path, KEPT))
    assert not window.evidence.is_busy
    assert window.evidence.evidence is None
    with qtbot.waitSignal(window.evidence.changed):
        window.evidence.go_on()
    assert window.evidence.evidence is not None


def test_that_the_banner_tells_of_an_altered_quotation(altered: MainWindow) -> None:
    assert "it was very high” is altered" in altered.banner.content.message  # type: ignore[union-attr]
    assert altered.banner.isVisible()


def test_that_the_status_line_counts_an_altered_quotation(altered: MainWindow) -> None:
    assert "1 error" in altered.status.texts


def test_that_the_panel_names_an_altered_quotation_and_its_event(altered: MainWindow) -> None:
    altered.show_problems()
    model = altered.problems.panel.model
    lines = [str(model.index(row).data()) for row in range(model.rowCount())]
    assert any("is altered: the kept copy" in line and "(Sees the dam)" in line for line in lines)


def test_that_the_list_marks_an_event_with_an_altered_quotation(altered: MainWindow) -> None:
    altered.actions_["list"].trigger()
    table = altered.listing.list.table
    names = [column.name for column in table.columns]
    assert table.cell(1, names.index("checked")) == "≠ 1 of 2 doubtful"


def test_that_the_pane_shows_an_altered_quotation_word_by_word(altered: MainWindow) -> None:
    altered.state.select("dam")
    text = altered.pane.view.toPlainText()
    assert "≠ altered: the kept copy, paragraph 1" in text
    assert "“high” for “low”" in text
    assert "it was very −high +low" in text


def words_of(pdf: Path) -> list[str]:
    """Return the words of each page of a PDF, on one line each."""
    return [text_of(page) for page in PdfReader(pdf).pages]


WARNING = "1 quotation is not as the kept copy says it (line 26)."


def test_that_paper_from_the_window_marks_an_altered_quotation(altered: MainWindow, tmp_path: Path) -> None:
    shown = shown_of(altered.document, altered.state, altered.searching, altered.filtering, altered.facts)
    assert shown.content.warnings() == [WARNING]
    write_pdf(PaperDocument(shown.content, PaperChoice()), tmp_path / "out.pdf", tmp_path / "events.yaml")
    pages = words_of(tmp_path / "out.pdf")
    assert "≠ altered: the kept copy, paragraph 1, says “it was very low”" in " ".join(pages)
    assert all(WARNING in page for page in pages)


def test_that_paper_without_the_altered_event_says_nothing_of_it(altered: MainWindow) -> None:
    shown = shown_of(altered.document, altered.state, altered.searching, altered.filtering, altered.facts)
    assert not any("quotation" in line for line in only(shown.content, ["departs"], "left").warnings())


def test_that_paper_from_the_command_line_marks_an_altered_quotation(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wire.txt").write_text(FALSE, encoding="utf-8")
    file = sample_file(tmp_path, KEPT)
    out = tmp_path / "out.pdf"
    assert main(["print", str(file), "-o", str(out)]) == 1
    assert "1 quotation is not as the kept copy says it" in capsys.readouterr().err
    pages = words_of(out)
    assert "≠ altered: the kept copy, paragraph 1, says “it was very low”" in " ".join(pages)
    assert all(WARNING in page for page in pages)
    (tmp_path / "wire.txt").write_text(TRUE, encoding="utf-8")
    assert main(["print", str(file), "-o", str(out)]) == 0
    assert "✓ word for word in the kept copy, paragraph 1" in " ".join(words_of(out))


def test_that_a_web_page_marks_an_altered_quotation(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(FALSE, encoding="utf-8")
    out = tmp_path / "out.html"
    assert main(["export", str(sample_file(tmp_path, KEPT)), "-o", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert WARNING in page and "≠ altered: the kept copy, paragraph 1" in page


def test_that_mending_the_words_ends_it(qtbot: QtBot, altered: MainWindow) -> None:
    saved(altered, KEPT.replace("very high", "very low"))
    qtbot.waitUntil(lambda: not altered.evidence.is_busy)
    assert altered.document.errors == () and altered.banner.isHidden()
    altered.state.select("dam")
    assert "✓ word for word in the kept copy, paragraph 1" in altered.pane.view.toPlainText()


def test_that_mending_the_copy_ends_it_with_the_next_reading(
    qtbot: QtBot, altered: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "wire.txt").write_text(TRUE, encoding="utf-8")
    altered.document.reload()
    qtbot.waitUntil(lambda: not altered.evidence.is_busy and not altered.document.errors)
    assert altered.banner.isHidden()


def test_that_what_the_copy_bears_out_disturbs_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(TRUE, encoding="utf-8")
    window = opened(qtbot, tmp_path, KEPT)
    assert window.document.problems == () and window.banner.isHidden()


def test_that_without_the_copy_the_record_of_a_check_speaks(qtbot: QtBot, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / "wire.txt").write_text(TRUE, encoding="utf-8")
    file = sample_file(tmp_path)
    timeline = read_file(file).timeline
    assert timeline is not None
    record = record_of(timeline, Evidence(timeline, tmp_path, copies), date(2011, 11, 25))
    record_path(file).write_text(as_json(record), encoding="utf-8")
    window = opened(qtbot, tmp_path, SAMPLE)
    window.state.select("dam")
    text = window.pane.view.toPlainText()
    assert "✓ checked against a copy on 25 November 2011: word for word, paragraph 1" in text
    saved(window, SAMPLE.replace("very high", "rather high"))
    qtbot.waitUntil(lambda: not window.evidence.is_busy)
    assert "⚠ changed since it was checked on 25 November 2011" in window.pane.view.toPlainText()
    assert [problem.code for problem in window.document.warnings] == ["quote-changed"]


def test_that_a_file_without_copies_is_compared_with_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, SAMPLE)
    assert window.evidence.evidence is None and not window.evidence.is_busy
    window.actions_["list"].trigger()
    assert "checked" not in [column.name for column in window.listing.list.table.columns]


def test_that_verdicts_are_searched_and_filtered_by_and_followed(qtbot: QtBot, altered: MainWindow) -> None:
    altered.search.setText("verdict:altered")
    assert altered.searching.report() == "1 found"
    altered.filtering.set_text("verdict:altered")
    assert [event.id for event in altered.state.timeline.events] == ["dam"]
    altered.search.setText('verdict:"not checked"')
    assert altered.searching.report() == "1 found"  # the book has no copy
    assert altered.document.path is not None
    (altered.document.path.parent / "wire.txt").write_text(TRUE, encoding="utf-8")
    altered.search.setText("verdict:word")
    assert altered.searching.report() == "none found"
    altered.document.reload()
    qtbot.waitUntil(lambda: not altered.evidence.is_busy)
    assert not altered.state.timeline.events
    altered.filtering.clear()
    assert altered.searching.report() == "1 found"
