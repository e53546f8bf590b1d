"""Kept copies as people keep them: text in any encoding, saved web pages, PDFs, and what is none of these."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from viewer.files.evidence.copies import (
    MOST_COPY_BYTES,
    Copy,
    CopyError,
    copy_of,
    copy_of_html,
    paragraphs,
    read_copy,
)
from viewer.files.evidence.matching import check_quote
from viewer.files.evidence.verdicts import Finding, described

PAGE = """<!DOCTYPE html><html><head><title>Harbour</title><style>p {color: red}</style></head><body>
<nav>Home</nav><h1>The harbour</h1><p>The <b>har</b>bour was&nbsp;closed on <a href="x">Monday</a>.</p>
<script>var x = "never said";</script><p>Nobody came<br>at noon &amp; left.<!-- hidden --></p>
<table><tr><td>One</td><td>Two</td></tr></table></body></html>"""


def texts(copy: Copy) -> list[str]:
    return [copy.text[start:end] for start, end in copy.parts]


def test_that_lines_are_paragraphs_unless_the_text_is_wrapped() -> None:
    def shown(text: str) -> list[str]:
        return [text[start:end] for start, end in paragraphs(text)]

    assert shown("One line.\nAnother.\n") == ["One line.", "Another."]
    assert shown("One\nparagraph.\n\n  Two\n") == ["One\nparagraph.", "Two"]
    long = "word " * 40
    assert shown(f"{long}\nnext\n\nlast") == [long.strip(), "next", "last"]
    assert shown("") == [] and shown("\n \n") == []


def test_that_a_saved_page_is_read_by_its_blocks() -> None:
    copy = copy_of_html(PAGE)
    assert texts(copy) == [
        "Home",
        "The harbour",
        "The harbour was closed on Monday.",
        "Nobody came",
        "at noon & left.",
        "One",
        "Two",
    ]
    verdict = check_quote("was closed on Monday", copy)
    assert verdict.finding is Finding.WORD_FOR_WORD and verdict.part == 3
    assert not check_quote("never said", copy).finding.is_borne_out
    assert not check_quote("hidden", copy).finding.is_borne_out


def test_that_a_page_is_known_by_what_it_begins_with(tmp_path: Path) -> None:
    path = tmp_path / "kept.txt"
    path.write_bytes(b"\xef\xbb\xbf\n" + PAGE.encode())
    assert texts(read_copy(path))[1] == "The harbour"
    deep = tmp_path / "deep.html"
    deep.write_text("<div>" * 20_000 + "very deep", encoding="utf-8")
    assert texts(read_copy(deep)) == ["very deep"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_that_text_is_read_in_the_encodings_that_it_is_saved_in(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "kept.txt"
    path.write_bytes("Zoë said “no”.\r\nThen left.".encode(encoding))
    copy = read_copy(path)
    assert texts(copy) == ["Zoë said “no”.", "Then left."]


def pdf(pages: list[str], path: Path) -> None:
    """Write a PDF of our own: a page of text for each."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    for text in pages:
        page = writer.add_blank_page(300, 300)
        stream = DecodedStreamObject()
        lines = " T* ".join(f"({line}) Tj" for line in text.split("\n"))
        stream.set_data(f"BT /F1 12 Tf 14 TL 20 250 Td {lines} ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        font = DictionaryObject({
            NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        })  # fmt: skip
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
    buffer = BytesIO()
    writer.write(buffer)
    path.write_bytes(buffer.getvalue())


def test_that_a_pdf_is_read_by_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "kept.pdf"
    pdf(["The harbour was closed", "Nobody came to the ex-\nhibition on Monday"], path)
    copy = read_copy(path)
    verdict = check_quote("came to the exhibition on Monday", copy)
    assert verdict.finding is Finding.TYPOGRAPHY and verdict.part == 2
    assert "page 2" in described(verdict)


@pytest.mark.parametrize(
    ("data", "why"), [(b"%PDF-1.7\ngarbage", "the PDF cannot be read"), (b"%PDF-", "the PDF cannot be read")]
)
def test_that_a_broken_pdf_is_said_in_one_line(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "kept.pdf"
    path.write_bytes(data)
    with pytest.raises(CopyError, match=why) as caught:
        read_copy(path)
    assert "\n" not in str(caught.value)


def test_that_a_pdf_of_pictures_is_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "kept.pdf"
    pdf(["", " "], path)
    with pytest.raises(CopyError, match="no text"):
        read_copy(path)


def test_that_a_page_in_one_file_without_a_page_is_no_copy() -> None:
    data = b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nPNG\n--b--\n"
    with pytest.raises(CopyError, match="the saved page holds no text"):
        copy_of(data, ".mhtml")


@pytest.mark.parametrize("data", [b"word " * 999, PAGE.encode(), PAGE.encode() + b"\n"])
def test_that_a_copy_is_known_by_all_of_its_bytes(data: bytes) -> None:
    assert copy_of(data).digest == sha256(data).hexdigest()


def test_that_a_missing_package_is_said_with_what_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bs4", None)
    with pytest.raises(CopyError, match="beautifulsoup4; a copy saved as text needs none"):
        copy_of_html(PAGE)


def test_that_only_regular_files_within_the_limit_are_read(tmp_path: Path) -> None:
    with pytest.raises(CopyError, match="is no file"):
        read_copy(tmp_path)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CopyError, match="is no file"):
        read_copy(pipe)
    endless = tmp_path / "endless"
    endless.symlink_to("/dev/zero")
    with pytest.raises(CopyError, match="is no file"):
        read_copy(endless)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(MOST_COPY_BYTES + 1)
    with pytest.raises(CopyError, match="too large"):
        read_copy(large)
    with pytest.raises(CopyError, match="No such file"):
        read_copy(tmp_path / "none")
