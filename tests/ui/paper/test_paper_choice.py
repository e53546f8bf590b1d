"""Paper, margins and colours as chosen."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from layout_helpers import event, timeline
from paper_helpers import SHIPPED, plain_content, printed, shipped, text_of
from pdf_helpers import with_text_alone
from pypdf import PageObject, PdfReader
from PySide6.QtCore import QMarginsF, QSettings
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from viewer.cli import main
from viewer.commands.printing import MARGINS, PARTS
from viewer.model.timeline import Lane
from viewer.ui.paper.choice import NAMED_MARGINS_MM, PaperChoice
from viewer.ui.paper.choice import PARTS as PAPER_PARTS
from viewer.ui.paper.dialogs.paper_dialog import PRINT, PaperDialog
from viewer.ui.paper.dialogs.preview import PagePreview
from viewer.ui.paper.dialogs.print_actions import PrintActions
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.pdf.writing import write_pdf
from viewer.ui.paper.shown import Shown

MM = 72 / 25.4


def texts_left(page: PageObject) -> float:
    """Return how far left any text of a page begins, points."""
    lefts: list[float] = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], *_: object) -> None:
        if text.strip():
            lefts.append(text_matrix[4] * matrix[0] + matrix[4])

    with_text_alone(page).extract_text(visitor_text=visit)
    return min(lefts)


@pytest.mark.parametrize("margins_mm", [(20.0, 12.0, 18.0, 10.0), (35.0, 30.0, 8.0, 25.0)])
def test_that_margins_are_kept_and_links_lie_on_their_words(
    qtbot: QtBot, tmp_path: Path, margins_mm: tuple[float, float, float, float]
) -> None:
    reader = printed(tmp_path, shipped(), PaperChoice(margins_mm=margins_mm))
    left, above, right, below = (side * MM for side in margins_mm)
    assert len(reader.pages) > 4
    for page in reader.pages:
        assert texts_left(page) == pytest.approx(left, abs=1.5)
        for note in page.get("/Annots", []):
            x0, y0, x1, y1 = note.get_object()["/Rect"]
            assert left - 2 <= x0 < x1 <= page.mediabox.width - right + 2
            assert below - 2 <= y0 < y1 <= page.mediabox.height - above + 2


@pytest.mark.parametrize(("other", "beside"), [("1930", True), ("1990", False)])
def test_that_the_note_on_the_scale_stays_between_the_margins(
    qtbot: QtBot, tmp_path: Path, other: str, beside: bool
) -> None:
    days = [event(number, f"1961-05-{number + 1:02}", f"Day {number + 1}") for number in range(28)]
    made = replace(timeline(*days, event(28, other, "The other")), lanes=(Lane("a", ""),))
    page = printed(tmp_path, made, PaperChoice()).pages[0]
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, matrix: list[float], text_matrix: list[float], *_: object) -> None:
        x, y = text_matrix[4] * matrix[0] + matrix[4], text_matrix[5] * matrix[3] + matrix[5]
        found.setdefault(text.strip(), (x, y))

    with_text_alone(page).extract_text(visitor_text=visit)
    (day_x, day_y), (x, y) = found["1 day"], found["Scale differs between breaks"]
    assert (x > day_x, y == day_y) == (beside, beside)
    # Before the number of the page, which stands at the right margin, there is room for the note.
    assert x < found["page 1 of 3"][0] - 60


def test_that_too_little_room_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert PaperChoice("A5").trouble() == ""
    assert PaperChoice("A4", margins_mm=NAMED_MARGINS_MM["wide"]).trouble() == ""
    out = tmp_path / "out.pdf"
    assert main(["print", str(SHIPPED), "-o", str(out), "--paper", "A5", "--margins", "40"]) == 2
    said = capsys.readouterr().err
    assert said == ("dateline: the margins leave 68 × 68 mm of the page; at least 80 × 80 are needed\n")
    assert not out.exists()


def test_that_the_command_line_prints_grey_with_margins_and_some_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.pdf"
    words = ["--grey", "--margins", "30", "--range", "2-3", "--paper", "Letter", "--portrait"]
    assert main(["print", str(SHIPPED), "-o", str(out), *words]) == 0
    pages = PdfReader(out).pages
    assert [int(re.findall(r"page (\d+) of", text_of(page))[0]) for page in pages] == [2, 3]
    assert texts_left(pages[0]) == pytest.approx(30 * MM, abs=1.5)
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (612, 792)
    content = pages[0].get_contents()
    assert content is not None
    colors = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)", content.get_data())
    assert colors
    assert all(red == green == blue for red, green, blue in colors)


def test_that_the_dialog_asks_for_margins_and_grey_and_both_are_remembered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    actions = PrintActions(settings)
    dialog = PaperDialog(Shown(plain_content(shipped()), {}), actions.choice(), PRINT)
    qtbot.addWidget(dialog)
    assert (dialog.choice.grey, dialog.choice.margins_mm) == (False, NAMED_MARGINS_MM["usual"])
    dialog.grey.setChecked(True)
    dialog.margins.setCurrentIndex(1)
    chosen = dialog.choice
    assert (chosen.grey, chosen.margins_mm) == (True, NAMED_MARGINS_MM["narrow"])
    actions.remember(chosen)
    again = PaperDialog(Shown(plain_content(shipped()), {}), PrintActions(settings).choice(), PRINT)
    qtbot.addWidget(again)
    assert again.grey.isChecked()
    assert again.margins.currentText() == "Narrow"


def test_that_every_label_with_a_letter_leads_to_its_field(qtbot: QtBot) -> None:
    dialog = PaperDialog(Shown(plain_content(shipped()), {}), PaperChoice(), PRINT)
    qtbot.addWidget(dialog)
    labels = [label for label in dialog.findChildren(QLabel) if "&" in label.text()]
    assert len(labels) >= 6
    assert all(label.buddy() is not None for label in labels)


def test_that_the_preview_is_as_grey_as_the_paper(qtbot: QtBot) -> None:
    colors = {}
    for grey in (False, True):
        document = PaperDocument(plain_content(shipped()), PaperChoice(grey=grey))
        document.plan()
        preview = PagePreview()
        qtbot.addWidget(preview)
        preview.resize(620, 560)
        preview.show_page(document, 0)
        image = preview.grab().toImage()
        seen = {image.pixelColor(x, y).getRgb()[:3] for x in range(0, 620, 3) for y in range(0, 560, 3)}  # type: ignore[index]
        assert len(seen) > 20
        colors[grey] = [color for color in seen if len(set(color)) > 1]
    assert len(colors[False]) > 10
    assert colors[True] == []


def test_that_a_printer_keeps_its_own_margins_and_grey(qtbot: QtBot, tmp_path: Path) -> None:
    actions, made, parent = PrintActions(), plain_content(shipped()), QWidget()
    qtbot.addWidget(parent)
    printer = actions.printer(made, PaperChoice(grey=True))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale
    assert printer.setPageMargins(QMarginsF(40, 15, 12, 15), QPageLayout.Unit.Millimeter)
    actions.print(printer, parent, made, PaperChoice(grey=True))
    pages = PdfReader(tmp_path / "printed.pdf").pages
    assert len(pages) > 4
    assert min(texts_left(page) for page in pages) == pytest.approx(40 * MM, abs=1.5)


def test_that_a_printer_with_paper_too_small_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    actions, made, parent = PrintActions(), plain_content(shipped()), QWidget()
    qtbot.addWidget(parent)
    printer = actions.printer(made, PaperChoice())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A7))
    actions.print(printer, parent, made, PaperChoice())
    assert len(told) == 1
    assert re.fullmatch(r"The margins leave \d+ × \d+ mm of the page; at least 80 × 80 are needed\.", told[0])


def test_that_the_command_line_and_the_paper_know_the_same_margins_and_parts() -> None:
    assert MARGINS == NAMED_MARGINS_MM
    assert PARTS == PAPER_PARTS


#: What stands in the document of each part, and nowhere else.
SIGNS = {
    "chart": "Scale differs",
    "legend": "What the marks mean",
    "chronicle": "● Reported · Earlier years",
    "quotes": "“he made a 24-day train trek",
}


@pytest.mark.parametrize(
    "without", [*PAPER_PARTS, "chart,legend", "chart,chronicle", "chronicle,sources,legend"]
)
def test_that_any_part_can_be_left_out_and_the_rest_stays(tmp_path: Path, without: str) -> None:
    out = tmp_path / "out.pdf"
    assert main(["print", str(SHIPPED), "-o", str(out), "--without", without]) == 0
    every = [text_of(page) for page in PdfReader(out).pages]
    text = " ".join(every)
    gone = set(without.split(","))
    if "chronicle" in gone:
        gone.add("quotes")
    if "chart" in gone:
        gone.add("legend")
    words = {"chart": "the drawing", "chronicle": "the chronicle", "quotes": "the quotations",
             "sources": "the list of sources"}  # fmt: skip
    said = [words[part] for part in words if part in without.split(",")]
    assert all((f"Left out of this document: {', '.join(said)}" in page) is bool(said) for page in every)
    signs = {**SIGNS, "sources": f"[1] {shipped().sources[0].title[:20]}"}
    assert {part for part, sign in signs.items() if sign not in text} == gone
    assert shipped().title in text


@pytest.mark.parametrize("parts", ["", "chart,drawing", ",".join(PAPER_PARTS)])
def test_that_other_parts_are_refused_in_one_line(
    parts: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["print", str(SHIPPED), "-o", str(tmp_path / "x.pdf"), "--without", parts])
    assert stopped.value.code == 2
    assert "are no parts to leave out; expected some of chart, legend" in capsys.readouterr().err


def test_that_the_dialog_leaves_out_any_part_and_remembers_it(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    content = Shown(plain_content(shipped()), {})
    for part in ("chart", "legend", "chronicle", "quotes", "sources"):
        dialog = PaperDialog(content, PaperChoice(), PRINT)
        qtbot.addWidget(dialog)
        getattr(dialog, part).setChecked(False)
        PrintActions(settings).remember(dialog.choice)
        again = PrintActions(settings).choice()
        assert [name for name in PAPER_PARTS if not getattr(again, name)] == [part]


def test_that_the_last_third_of_a_pdf_tells_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[float] = []

    def until(done: int, of: int) -> bool:
        told.append(done / of)
        return len(told) < stop

    stop = 10**9
    document = PaperDocument(plain_content(shipped()), PaperChoice())
    assert write_pdf(document, tmp_path / "a.pdf", SHIPPED, until) > 0
    assert told == sorted(told)
    assert sum(share >= 2 / 3 for share in told) == len(document.pages)
    stop, whole = len(told) - 1, len(told)
    told.clear()
    assert write_pdf(document, tmp_path / "b.pdf", SHIPPED, until) == 0
    assert len(told) == whole - 1
    assert not (tmp_path / "b.pdf").exists()
