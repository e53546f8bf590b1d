"""The PDF keeps what PDF/A-1b asks, as far as it can be told without a validator.

ISO 19005-1 is the source of every rule here; its clauses are named.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from paper_helpers import content_from, printed
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage, qGray
from pytestqt.qtbot import QtBot
from ui_samples import sample_file

from viewer.files.read.reader import read_file
from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.content import content_of
from viewer.ui.paper.pdf.objects import MOST_IN_LIST

SAMPLE = """
title: 'Five <office> visits & "more"'
sources: [{id: a, title: A, url: "https://a.example/пример?q=1"}]
events:
  - {date: 1901, title: Один дом, quotes: [{text: Said, source: a}], images: [{file: seal.png, alt: A seal}]}
  - {date: 1902/1903, title: Two, status: expected}
"""


@pytest.fixture(params=[PaperChoice(), PaperChoice(grey=True)], ids=["colour", "grey"])
def reader(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> PdfReader:
    """Return a document with all that might break a rule: a picture with holes, other alphabets."""
    image = QImage(40, 30, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 30, 30, 90))
    assert image.save(str(tmp_path / "seal.png"))
    file = sample_file(tmp_path, SAMPLE)
    return printed(tmp_path, content_of(read_file(file), file), request.param)


def objects_of(reader: PdfReader) -> list[Any]:
    """Return all objects of a file."""
    known = range(1, int(reader.trailer["/Size"]))
    return [found for number in known if (found := reader.get_object(number)) is not None]


def within(value: Any) -> list[Any]:
    """Return an object and all that stands directly in it."""
    kids = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [value]
    for kid in kids:
        if isinstance(kid, dict | list):
            found += within(kid)
    return found


def test_that_file_and_trailer_are_as_asked(reader: PdfReader, tmp_path: Path) -> None:
    data = (tmp_path / "out.pdf").read_bytes()
    first, comment = data.split(b"\n")[:2]
    assert first == b"%PDF-1.4"  # 6.1.2
    assert comment[:1] == b"%" and len(comment) >= 5 and all(byte > 127 for byte in comment[1:5])
    assert data.endswith(b"%%EOF\n")
    assert "/Encrypt" not in reader.trailer  # 6.1.3
    assert len(reader.trailer["/ID"]) == 2  # type: ignore[arg-type]
    assert b"/ObjStm" not in data
    assert b"/XRef" not in data


def test_that_what_it_says_of_itself_agrees(reader: PdfReader) -> None:
    metadata = reader.xmp_metadata
    told = reader.metadata
    assert metadata is not None
    assert told is not None
    packet = metadata.stream.get_data().decode("utf-8")
    assert "<pdfaid:part>1</pdfaid:part>" in packet  # 6.7.11
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in packet
    assert metadata.dc_title == {"x-default": told.title}  # 6.7.3
    assert told.title == 'Five <office> visits & "more"'
    assert metadata.xmp_creator_tool == told.creator
    assert metadata.pdf_producer == told.producer
    assert metadata.xmp_create_date == told.creation_date.replace(tzinfo=None)  # type: ignore[union-attr]
    assert metadata.xmp_modify_date == told.modification_date.replace(tzinfo=None)  # type: ignore[union-attr]
    assert set(told) == {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
    assert "/Filter" not in metadata.stream  # 6.7.2


def test_that_colours_are_those_of_a_profile(reader: PdfReader) -> None:
    (intent,) = reader.trailer["/Root"]["/OutputIntents"]  # type: ignore[index]
    told = intent.get_object()
    assert told["/S"] == "/GTS_PDFA1"  # 6.2.2
    profile = told["/DestOutputProfile"].get_object()
    assert profile["/N"] == 3
    assert profile.get_data()[36:40] == b"acsp"
    for page in reader.pages:
        content = page.get_contents()
        assert content is not None
        assert not re.search(rb"\s(?:k|K)\s", content.get_data())  # 6.2.3


def test_that_every_font_is_whole_and_named_alike(reader: PdfReader) -> None:
    fonts = [one for one in objects_of(reader) if isinstance(one, dict) and one.get("/Subtype") == "/Type0"]
    assert len(fonts) >= 3
    for font in fonts:
        (below,) = (one.get_object() for one in font["/DescendantFonts"])
        told = below["/FontDescriptor"].get_object()
        assert "/FontFile2" in told or "/FontFile3" in told  # 6.3.4
        assert font["/BaseFont"] == below["/BaseFont"] == told["/FontName"]
        assert re.fullmatch(r"/[A-Z]{6}\+.+", told["/FontName"])
        assert "/CIDToGIDMap" in below  # 6.3.3.2
        bits = told["/CIDSet"].get_object().get_data()
        listed = {place for place in range(8 * len(bits)) if bits[place // 8] & (128 >> place % 8)}
        assert used_of(reader, font) <= listed  # 6.3.5
        assert "/ToUnicode" in font  # 6.3.8


def used_of(reader: PdfReader, font: Any) -> set[int]:
    """Return the glyphs of a font that stand on pages."""
    used: set[int] = set()
    for page in reader.pages:
        named = page["/Resources"]["/Font"]  # type: ignore[index]
        content = page.get_contents()
        assert content is not None
        for name, codes in re.findall(rb"(/F\d+) \d+ Tf(.*?)ET", content.get_data(), re.DOTALL):
            if named[name.decode()].get_object() == font:
                used |= {int(code, 16) for code in re.findall(rb"<(\w{4})>", codes)}
    assert used
    return used


def test_that_nothing_shines_through(reader: PdfReader) -> None:
    for one in objects_of(reader):
        for part in within(one):
            if isinstance(part, dict):
                assert part.get("/SMask", "/None") == "/None"  # 6.4
                assert part.get("/ca", 1) == 1
                assert part.get("/CA", 1) == 1
                assert part.get("/S") != "/Transparency"
                assert part.get("/BM", "/Normal") in ("/Normal", "/Compatible")
                assert not {"/AA", "/OpenAction", "/JS", "/EF", "/XFA", "/OPI", "/TR"} & set(
                    part
                )  # 6.6, 6.1.11
                assert part.get("/Interpolate") is not True  # 6.2.4
    assert any(isinstance(one, dict) and one.get("/Subtype") == "/Image" for one in objects_of(reader))


def test_that_a_picture_with_holes_looks_as_on_white_paper(reader: PdfReader) -> None:
    (shown,) = (
        one for one in objects_of(reader) if isinstance(one, dict) and one.get("/Subtype") == "/Image"
    )
    data, width, height = shown.get_data(), shown["/Width"], shown["/Height"]
    grey = shown["/ColorSpace"] == "/DeviceGray"
    if shown["/Filter"] == "/DCTDecode":
        image = QImage.fromData(data)
    else:
        form = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
        image = QImage(data, width, height, width * (1 if grey else 3), form)
    seen = image.pixelColor(width // 2, height // 2)
    share = 90 / 255
    meant = QColor(*(round(part * share + 255 * (1 - share)) for part in (200, 30, 30)))
    wanted = [qGray(meant.rgb())] * 3 if grey else [meant.red(), meant.green(), meant.blue()]
    assert [seen.red(), seen.green(), seen.blue()] == pytest.approx(wanted, abs=8)


def test_that_annotations_are_printed_and_lead_somewhere(reader: PdfReader) -> None:
    pages = {page.indirect_reference for page in reader.pages}
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert len(notes) > 4
    for note in notes:
        assert note["/Subtype"] == "/Link"
        assert note["/F"] == 4  # 6.5.3
        assert "/AP" not in note
        assert "/A" in note or note["/Dest"][0] in pages
        if "/A" in note:
            assert note["/A"]["/S"] == "/URI"
            assert note["/A"]["/URI"] == "https://a.example/%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80?q=1"


def test_that_nothing_is_longer_than_allowed_nor_left_over(reader: PdfReader) -> None:
    referred = {1}
    for one in [*objects_of(reader), reader.trailer]:
        for part in within(one):
            if isinstance(part, list):
                assert len(part) <= MOST_IN_LIST  # 6.1.12
            kids = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
            raw = [part.raw_get(key) for key in part] if isinstance(part, dict) else list(kids)
            referred |= {kid.idnum for kid in raw if hasattr(kid, "idnum")}
    assert len(referred) > 50
    for number in range(1, int(reader.trailer["/Size"])):
        found = reader.get_object(number)
        # A stream's length is a number of its own that pypdf follows by itself.
        assert found is None or isinstance(found, int) or number in referred, (number, found)


def test_that_it_says_its_language_and_that_it_is_tagged(reader: PdfReader) -> None:
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"  # type: ignore[index]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"] == True  # type: ignore[index]  # noqa: E712
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # type: ignore[index]  # noqa: E712


@pytest.mark.parametrize("title", ["Line\u2028break", "Bell\u0007rings", "Pair 🎻", "(brackets\\"])
def test_that_any_title_is_told_alike_in_both_places(qtbot: QtBot, tmp_path: Path, title: str) -> None:
    content = content_from(f"title: {title!r}\nevents:\n  - {{date: 1901, title: A}}\n".replace("'", '"'))
    made = printed(tmp_path, content)
    assert made.metadata is not None
    assert made.xmp_metadata is not None
    assert made.xmp_metadata.dc_title == {"x-default": made.metadata.title}


def test_that_grey_is_without_any_colour(qtbot: QtBot, tmp_path: Path) -> None:
    content = content_from(SAMPLE)
    for grey in (False, True):
        colors = set()
        for page in printed(tmp_path, content, PaperChoice(grey=grey)).pages:
            painted = page.get_contents()
            assert painted is not None
            colors |= set(re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)", painted.get_data()))
        assert all(red == green == blue for red, green, blue in colors) is grey
        assert len(colors) > 4
