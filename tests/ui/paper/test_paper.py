"""The printed document, read back from its PDF."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from layout_helpers import event, random_events, timeline
from paper_helpers import SHIPPED, plain_content, printed, shipped, text_of, words
from pypdf import PageObject, PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import made_picture, sample_file

from viewer.files.read.reader import read_file, read_text
from viewer.model.timeline import Link, Source, Timeline
from viewer.ui.kit.glyphs import missing_characters, missing_note
from viewer.ui.look.theme import PAPER
from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.content import content_of
from viewer.ui.paper.dialogs.print_actions import PrintActions
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.pdf.writing import PdfError, write_pdf


def widths_of_images(page: PageObject) -> list[int]:
    """Return how many pixels wide each image on a page is."""
    named = page["/Resources"].get_object().get("/XObject", {})  # type: ignore[union-attr]
    found = [named[name].get_object() for name in named]
    return [image["/Width"] for image in found if image["/Subtype"] == "/Image"]


def test_that_every_title_quotation_and_source_is_searchable_text(qtbot: QtBot, tmp_path: Path) -> None:
    made = shipped()
    text = words(" ".join(text_of(page) for page in printed(tmp_path, made).pages))
    for one in made.events:
        assert words(one.title) in text
        for quote in one.quotes:
            assert words(quote.text) in text
            assert words(quote.attributed_to) in text
    for source in made.sources:
        assert words(source.title) in text
    assert words(made.title) in text


def test_that_pages_are_numbered_and_the_drawing_is_on_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    reader = printed(tmp_path, shipped())
    count = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        assert f"{number} of {count}" in text_of(page)
    first = words(text_of(reader.pages[0]))
    assert "What was said" in first
    assert "Scale differs" in first


def test_that_fonts_are_embedded_and_nothing_is_a_picture(qtbot: QtBot, tmp_path: Path) -> None:
    reader = printed(tmp_path, shipped())
    assert len(reader.pages) > 1
    for page in reader.pages:
        assert len(page.images) == 0
        fonts = page["/Resources"]["/Font"]
        assert fonts
        for name in fonts:
            font = fonts[name].get_object()
            descendant = font["/DescendantFonts"][0].get_object()
            assert any(key.startswith("/FontFile") for key in descendant["/FontDescriptor"])


def test_that_outline_links_language_and_title_are_there(qtbot: QtBot, tmp_path: Path) -> None:
    made = shipped()
    reader = printed(tmp_path, made)
    outline = reader.outline
    tops = [entry.title for entry in outline if not isinstance(entry, list)]
    assert tops == [made.title, "Chart", "Chronicle", "Sources"]
    below = next(entry for entry in outline if isinstance(entry, list))
    assert [entry.title for entry in below] == [
        f"{number} {one.title}" for number, one in enumerate(made.events, 1)
    ]
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == made.title
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert len(links) >= made.quote_count()


def test_that_only_web_addresses_are_written_into_the_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    urls = ("file:///etc/passwd", "javascript:alert(1)", "https://fine.example/")
    one = replace(event(0, "2011", "A"), links=tuple(Link(url, f"name {url}") for url in urls))
    sources = tuple(Source(f"s{number}", "S", url=url) for number, url in enumerate(urls))
    made = replace(timeline(replace(one, sources=("s0", "s1", "s2"))), sources=sources)
    reader = printed(tmp_path, made)
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    written = {note["/A"]["/URI"] for note in notes if "/A" in note}
    assert written == {"https://fine.example/"}


def test_that_a_reader_of_the_old_pdf_keeps_it(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"old")
    with out.open("rb") as opened:
        printed(tmp_path, timeline(event(0, "2011", "A")))
        assert opened.read() == b"old"
    assert out.read_bytes().startswith(b"%PDF")


def test_that_the_date_of_writing_can_be_set(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1313884800")
    reader = printed(tmp_path, shipped())
    assert reader.metadata is not None
    assert reader.metadata["/CreationDate"] == "D:20110821000000Z"


def test_that_the_same_file_and_moment_give_the_same_bytes_in_every_run(tmp_path: Path) -> None:
    # Qt mixes its tables by a number that every process draws anew.
    made = set()
    for number in range(3):
        out = tmp_path / f"{number}.pdf"
        given = {**os.environ, "SOURCE_DATE_EPOCH": "1313884800", "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "main.py", "print", str(SHIPPED), "-o", str(out)]
        subprocess.run(command, env=given, check=True, cwd=Path(__file__).parents[3])
        made.add(out.read_bytes())
    assert len(made) == 1


@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
@pytest.mark.parametrize("landscape", [None, True, False])
def test_that_paper_and_orientation_are_as_asked(
    qtbot: QtBot, tmp_path: Path, paper: str, landscape: bool | None
) -> None:
    reader = printed(tmp_path, shipped(), PaperChoice(paper, landscape))
    sizes = {"A4": (595, 842), "A3": (842, 1191), "Letter": (612, 792)}
    assert len(reader.pages) > 1
    for page in reader.pages:
        width, height = round(page.mediabox.width), round(page.mediabox.height)
        assert sorted((width, height)) == pytest.approx(sizes[paper], abs=1)
        if landscape is not None:
            assert (width > height) is landscape


def test_that_a_poster_has_its_sheets_and_the_text_behind(qtbot: QtBot, tmp_path: Path) -> None:
    poster = printed(tmp_path, shipped(), PaperChoice(landscape=True, sheets=(3, 2)))
    texts = [text_of(page) for page in poster.pages]
    assert next(number for number, text in enumerate(texts) if "Chronicle" in text) == 6


def test_that_quotations_can_be_left_out(qtbot: QtBot, tmp_path: Path) -> None:
    made = shipped()
    reader = printed(tmp_path, made, PaperChoice(quotes=False))
    text = words(" ".join(text_of(page) for page in reader.pages))
    assert words(made.events[0].quotes[0].text) not in text
    assert words(made.events[0].title) in text


def test_that_the_text_tells_zone_statements_subjects_and_tags(qtbot: QtBot, tmp_path: Path) -> None:
    made = read_text("""
time_zone: Asia/Vladivostok
events:
  - {date: 2011-08-20T14:30, time_zone: Europe/Moscow, title: Departs, id: go, tags: [rail, aid]}
  - {date: 2011-08-22, title: Somebody speaks, about: go, status: disputed}
""").timeline
    assert made is not None
    text = " ".join(text_of(page) for page in printed(tmp_path, made).pages[1:])
    for told in (
        "local time in Europe/Moscow; 21:30",
        "Statements about this event: 2 Somebody speaks (Monday 22 August 2011)",
        "Speaks about: 1 Departs",
        "Statement · ◐ Disputed",
        "Tags: rail; aid",
    ):
        assert told in text, text


@pytest.mark.parametrize("count", [0, 1, 700])
def test_that_any_number_of_events_prints(qtbot: QtBot, tmp_path: Path, count: int) -> None:
    made = timeline(*random_events(count, 3, 2), lanes=2) if count else Timeline(title="Empty")
    reader = printed(tmp_path, made)
    assert len(reader.pages) >= 1


def test_that_a_summary_longer_than_a_page_runs_on(qtbot: QtBot, tmp_path: Path) -> None:
    one = event(0, "2011", "Long")
    one.summary = " ".join(f"word{number}" for number in range(4000))
    reader = printed(tmp_path, timeline(one))
    text = " ".join(text_of(page) for page in reader.pages)
    found = {int(match) for match in re.findall(r"word(\d+)", text)}
    lost = set(range(4000)) - found
    assert len(lost) < 20
    # A line cut off by a page would lose neighbours; reading a PDF splits a word here and there.
    assert not any(number + 1 in lost for number in lost)


def test_that_markup_is_printed_as_it_stands(qtbot: QtBot, tmp_path: Path) -> None:
    one = event(0, "2011", "<h1>Big</h1> &amp;")
    one.summary = "It was <b>said</b> &lt;"  # on no chart, which is drawn otherwise
    text = " ".join(text_of(page) for page in printed(tmp_path, timeline(one)).pages)
    assert "<h1>Big</h1> &amp;" in text
    assert "It was <b>said</b> &lt;" in text


def test_that_a_pdf_is_written_whole_or_not_at_all(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "missing" / "out.pdf"
    with pytest.raises(PdfError, match="cannot write"):
        write_pdf(PaperDocument(plain_content(shipped()), PaperChoice()), out, SHIPPED)
    existing = tmp_path / "out.pdf"
    existing.write_bytes(b"old")
    cancelled = write_pdf(
        PaperDocument(plain_content(shipped()), PaperChoice()), existing, SHIPPED, lambda done, of: done < 1
    )
    assert cancelled == 0
    assert existing.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]


def test_that_a_disk_that_runs_full_is_told_and_leaves_the_old_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    out = tmp_path / "out.pdf"
    out.write_bytes(b"old")
    monkeypatch.setattr("viewer.files.write.whole_file.os.fsync", full)
    with pytest.raises(PdfError, match=r"cannot write .*: No space left on device"):
        write_pdf(PaperDocument(plain_content(shipped()), PaperChoice()), out, SHIPPED)
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]


def test_that_the_window_never_writes_over_the_event_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    path, link = tmp_path / "<b>events<b>.yaml", tmp_path / "<i>link.pdf"
    path.write_bytes(SHIPPED.read_bytes())
    link.symlink_to(path)
    told: list[tuple[str, Qt.TextFormat]] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append((box.text(), box.textFormat())))
    assert not PrintActions().write(parent, link, path, plain_content(shipped()))
    assert told == [(f"{link} is the event file itself; expected another name", Qt.TextFormat.PlainText)]
    assert path.read_bytes() == SHIPPED.read_bytes()
    assert link.is_symlink()


def test_that_the_window_writes_the_same_document(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    out = tmp_path / "window.pdf"
    made = read_text("title: T\nevents:\n  - {date: 2011, title: Plain, sources: a}\n").timeline
    assert made is not None
    assert PrintActions().write(parent, out, tmp_path / "events.yaml", plain_content(made))
    assert "Plain" in PdfReader(out).pages[-1].extract_text() + PdfReader(out).pages[0].extract_text()


def test_that_characters_without_a_glyph_are_named(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing_characters(["plain", "é–“”"], PAPER.font(12)) == ""
    monkeypatch.setattr("viewer.ui.kit.glyphs.is_missing", lambda letter, _font: letter in "양평")
    missing = missing_characters(["plain", "é평", "평양"], PAPER.font(12))
    assert missing == "양평"
    assert (
        missing_note(missing) == "no installed font has 양 평; install Noto Sans CJK (Debian: fonts-noto-cjk)"
    )
    assert missing_note("") == ""


def test_that_a_printer_prints_every_page_without_complaint(qtbot: QtBot, tmp_path: Path) -> None:
    actions, made = PrintActions(), plain_content(shipped())
    parent = QWidget()
    qtbot.addWidget(parent)
    printer = actions.printer(made, PaperChoice())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    actions.print(printer, parent, made, PaperChoice())
    texts = [text_of(page) for page in PdfReader(tmp_path / "printed.pdf").pages]
    assert f"{len(texts)} of {len(texts)}" in texts[-1]
    assert "Tours the Bureyskaya plant" in " ".join(texts)


def test_that_a_picture_is_printed_with_caption_and_credit_and_a_missing_one_named(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made_picture(tmp_path / "photos" / "dam.png", 1600, 1200)
    file = sample_file(
        tmp_path,
        "events:\n  - date: 2011\n    title: A\n    images:\n"
        "      - {file: photos/dam.png, alt: X, caption: The dam, credit: K. Lee}\n"
        "      - {file: none.png, alt: Y}\n",
    )
    out = tmp_path / "out.pdf"
    write_pdf(PaperDocument(content_of(read_file(file), file), PaperChoice()), out, file)
    pages = PdfReader(out).pages
    text = " ".join(text_of(page) for page in pages)
    assert "The dam K. Lee The picture “none.png” is not there" in text
    # Three fifths of the text, which is 134 mm wide, at 300 dots an inch.
    dots = round(0.6 * 134 / 25.4 * 300)
    widths = [width for page in pages for width in widths_of_images(page)]
    assert widths == pytest.approx([dots], abs=10)
