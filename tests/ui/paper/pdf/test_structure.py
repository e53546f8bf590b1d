"""The PDF's structure: what reads aloud finds headings, paragraphs, quotations, lists, links and pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from layout_helpers import event, random_events, timeline
from paper_helpers import content_from, printed, shipped, words
from pdf_helpers import parents_of, pieces_of, structure_of
from pytestqt.qtbot import QtBot
from ui_samples import made_picture, sample_file

from viewer.files.read.reader import read_file
from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.content import content_of
from viewer.ui.paper.pdf.marks import PageMarks
from viewer.ui.paper.pdf.objects import MOST_IN_LIST, PdfObjects
from viewer.ui.paper.pdf.structure import Structure
from viewer.ui.paper.roles import Code, Role, told_by

EMPTY = (
    b"1 0 obj\n1\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer\n"
    b"/Root 1 0 R /Info 1 0 R\nstartxref\n17\n%%EOF"
)
MANY = """
title: Many things
sources: [{id: a, title: A source, url: "https://a.example/", publisher: Them}, {id: b, title: Another}]
eras: [{title: Old days, date: 1900/1950}]
events:
  - {date: 1901, title: First, id: first, summary: One thing., tags: [x], sources: [a, b]}
  - date: 1902
    title: Second
    about: first
    summary: "Two things.\\n\\nIn two paragraphs."
    quotes: [{text: They said so, source: a}, {text: And this, source: b}]
    links: [{url: "https://here.example/"}, {url: "https://there.example/", title: There}]
"""


def test_that_headings_entries_and_quotations_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    made = shipped()
    tree = structure_of(printed(tmp_path, made))
    assert tree.tag == "Document"
    assert [node.text for node in tree.all("H1")] == [made.title]
    assert [node.text for node in tree.all("H2")] == ["What the marks mean", "Chronicle", "Sources"]
    assert [node.text for node in tree.all("H3")] == [
        f"{number}{one.title}" for number, one in enumerate(made.events, 1)
    ]
    quoted = [quote.text for one in made.events for quote in one.quotes]
    told = [node.text for node in tree.all("BlockQuote")]
    assert [squeezed(text) for text in told] == [squeezed(f"“{text}”") for text in quoted]


def squeezed(text: str) -> str:
    """Return a text without blanks: none is painted where a line ends."""
    return "".join(words(text).split())


def test_that_each_entry_holds_what_is_said_of_its_event_in_the_order_of_reading(
    qtbot: QtBot, tmp_path: Path
) -> None:
    tree = structure_of(printed(tmp_path, content_from(MANY)))
    chronicle = next(
        part for part in tree.all("Sect") if part.all("H2") and part.all("H2")[0].text == "Chronicle"
    )
    first, second = [part for part in chronicle.all("Sect") if part.kids]
    assert [kid.tag for kid in second.kids] == [  # type: ignore[union-attr]
        "H3", "P", "P", "P", "P", "BlockQuote", "P", "BlockQuote", "P", "P", "P", "P",
    ]  # fmt: skip
    texts = [node.text for node in second.all("P")]
    assert texts[:4] == ["1902", "❝ Statement", "Two things.", "In two paragraphs."]
    assert texts[-2:] == ["https://here.example/", "There: https://there.example/"]
    assert [node.text for node in first.all("P")] == [
        "1901", "● Reported", "One thing.", "Statements about this event: 2 Second (1902)", "Tags: x",
        "Sources: [1] [2] ",
    ]  # fmt: skip


def test_that_sources_eras_and_the_legend_are_lists(qtbot: QtBot, tmp_path: Path) -> None:
    tree = structure_of(printed(tmp_path, content_from(MANY)))
    lists = {part.all("H2")[0].text: part.all("LI") for part in tree.all("Sect") if part.all("H2")}
    assert [node.text for node in lists["Eras"]] == ["Old days: 1900–1950"]
    assert [[kid.tag for kid in node.kids] for node in lists["Sources"]] == [["Lbl", "LBody"]] * 2  # type: ignore[union-attr]
    assert lists["Sources"][0].text == "[1]  A source. Them  https://a.example/"
    assert len(lists["What the marks mean"]) > 2


def test_that_every_link_of_the_text_is_one_with_its_end(qtbot: QtBot, tmp_path: Path) -> None:
    tree = structure_of(printed(tmp_path, content_from(MANY)))
    ends = [
        (link.text, [str(note.get("/A", {}).get("/URI", "page")) for note in link.annotations()])
        for link in tree.all("Link")
    ]
    assert ends == [
        ("1", ["page"]), ("2 Second (1902)", ["page"]), ("[1] ", ["page"]), ("[2] ", ["page"]), ("2", ["page"]),
        ("[1]", ["page"]), ("[2]", ["page"]), ("1 First (1901)", ["page"]),
        ("https://here.example/", ["https://here.example/"]), ("https://there.example/", ["https://there.example/"]),
        ("https://a.example/", ["https://a.example/"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "choice", [PaperChoice(first=2), PaperChoice(chart=False), PaperChoice(sources=False)]
)
def test_that_what_leads_nowhere_is_no_link(qtbot: QtBot, tmp_path: Path, choice: PaperChoice) -> None:
    made = shipped()
    tree = structure_of(printed(tmp_path, made, choice))
    links = tree.all("Link")
    assert len(links) >= len(made.events)
    assert all(link.annotations() for link in links)
    assert [node.text for node in tree.all("H3")] == [
        f"{number}{one.title}" for number, one in enumerate(made.events, 1)
    ]


def test_that_a_link_broken_into_lines_is_one_link(qtbot: QtBot, tmp_path: Path) -> None:
    url = f"https://long.example/{'word-' * 60}"
    text = (
        f"events:\n  - {{date: 1901, title: A, links: [{{url: '{url}'}}, {{url: 'https://b.example/'}}]}}\n"
    )
    links = structure_of(printed(tmp_path, content_from(text))).all("Link")
    assert [link.text for link in links] == ["1", url, "https://b.example/"]
    assert len(links[1].annotations()) > 2


def test_that_pages_and_annotations_know_their_elements(qtbot: QtBot, tmp_path: Path) -> None:
    reader = printed(tmp_path, shipped())
    parents = parents_of(reader)
    assert len(parents) > len(reader.pages) > 2
    for number, page in enumerate(reader.pages):
        listed = parents[page["/StructParents"]].get_object()
        tags = [element.get_object()["/S"] for element in listed]
        marked = [tag for tag, mcid, _ in pieces_of(reader, number) if mcid is not None]
        assert tags == marked
        for note in page.get("/Annots", []):
            told = note.get_object()
            if "/StructParent" in told:
                element = parents[told["/StructParent"]].get_object()
                assert element["/S"] == "/Link"
                kids = element["/K"] if isinstance(element["/K"], list) else [element["/K"]]
                ends = [kid["/Obj"].get_object() for kid in kids if isinstance(kid, dict)]
                assert any(end is told for end in ends)


@pytest.mark.parametrize("choice", [PaperChoice(), PaperChoice(sheets=(2, 2)), PaperChoice("A5", grey=True)])
def test_that_nothing_is_painted_that_is_not_told_or_decoration(
    qtbot: QtBot, tmp_path: Path, choice: PaperChoice
) -> None:
    reader = printed(tmp_path, timeline(*random_events(60, 3, 2), lanes=2), choice)
    assert len(reader.pages) > 4
    for number in range(len(reader.pages)):
        pieces = pieces_of(reader, number)
        assert all(tag for tag, _, _ in pieces)
        content = reader.pages[number].get_contents()
        assert content is not None
        colors = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)", content.get_data())
        assert len(colors) > 10
        assert all(told_by(*map(float, color))[0] is None for color in colors)
        around = [text for tag, _, text in pieces if tag == "/Artifact"]
        assert any(f"page {number + 1} of {len(reader.pages)}" in text for text in around)


def test_that_the_drawing_is_told_to_who_does_not_see_it(qtbot: QtBot, tmp_path: Path) -> None:
    tree = structure_of(printed(tmp_path, shipped()))
    (figure,) = tree.all("Figure")
    assert figure.alt.startswith("Timeline; events 1–25; from 2001 to")
    assert "lanes: The 2011 trip, What was said" in figure.alt
    assert "Tours the Bureyskaya plant" in figure.text
    poster = structure_of(printed(tmp_path, shipped(), PaperChoice(sheets=(2, 2))))
    assert [node.alt.split(";")[0] for node in poster.all("Figure")] == [
        f"Timeline, part {number} of 4" for number in range(1, 5)
    ]
    assert [node.text for node in poster.all("H1")] == [shipped().title]


def test_that_a_picture_is_told_with_its_own_words(qtbot: QtBot, tmp_path: Path) -> None:
    made_picture(tmp_path / "dam.png", 160, 120)
    file = sample_file(
        tmp_path,
        "events:\n  - date: 2011\n    title: A\n    images:\n"
        "      - {file: dam.png, alt: A dam at dusk, caption: The dam}\n      - {file: dam.png}\n",
    )
    tree = structure_of(printed(tmp_path, content_of(read_file(file), file)))
    assert [node.alt for node in tree.all("Figure")][1:] == ["A dam at dusk", "dam.png"]
    entry = next(part for part in tree.all("Sect") if part.all("H3") and not part.all("H2"))
    tags = [kid.tag for kid in entry.kids]  # type: ignore[union-attr]
    assert tags == ["H3", "P", "P", "Figure", "P", "Figure"]


class Noted:
    """Notes what it is asked, as the structure would."""

    def __init__(self) -> None:
        self.sizes: list[tuple[int, int]] = []

    def text(self, code: Code) -> tuple[bytes, int]:
        return b"P", code[0]

    def figure(self) -> tuple[bytes, int]:
        raise AssertionError("there is no drawing")

    def picture(self, size: tuple[int, int]) -> tuple[bytes, int] | None:
        self.sizes.append(size)
        return (b"Figure", 7) if size == (40, 30) else None


def test_that_an_emoji_is_not_taken_for_a_picture() -> None:
    painted = b"q\n17 0 0 -16 0 16 cm /Im24  Do\nQ\nq\n40 0 0 -30 0 30 cm /Im28  Do\nQ\n"
    tree = Noted()
    assert PageMarks(tree, has_figure=False).marked(painted) == (
        b"q\n/Artifact BMC\n17 0 0 -16 0 16 cm /Im24  Do\nEMC\nQ\nq\n"
        b"/Figure <</MCID 7>> BDC\n40 0 0 -30 0 30 cm /Im28  Do\nEMC\nQ\n"
    )
    assert tree.sizes == [(17, 16), (40, 30)]
    structure = Structure(PdfObjects(EMPTY), 1)
    structure.begin_page(1, alt="", pictures=[("A dam", (40, 30))], to_chart=[], in_text=[])
    assert structure.picture((17, 16)) is None
    assert structure.picture((40, 30)) == (b"Figure", 0)
    assert structure.picture((40, 30)) is None


def test_that_what_is_shaped_for_the_eye_is_told_as_it_was_written(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("a", "b"):
        made_picture(tmp_path / f"{name}.png", 20, 20)
    file = sample_file(
        tmp_path,
        """
sources: [{id: s, title: S}]
events:
  - {date: 1901, title: Plain, summary: Plain too.}
  - date: 1902
    title: لا إله
    as_written: ١٩٠٢
    images: [{file: a.png}, {file: b.png}]
    summary: "Plain again.\\n\\nالسلام عليكم."
    quotes: [{text: נאמר כך, source: s}]
  - {date: 1903, title: Last one, summary: Still plain.}
""",
    )
    tree = structure_of(printed(tmp_path, content_of(read_file(file), file), PaperChoice(chart=False)))
    told = [(node.tag, node.actual) for tag in ("Span", "P") for node in tree.all(tag) if node.actual]
    assert told == [
        ("Span", "لا إله"), ("P", "“١٩٠٢” in the source"), ("P", "السلام عليكم."), ("P", "“נאמר כך”"),
    ]  # fmt: skip
    assert [node.text for node in tree.all("H3")][::2] == ["1Plain", "3Last one"]


def test_that_a_paragraph_across_pages_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    one = event(0, "2011", "Long")
    one.summary = " ".join(f"w{number}" for number in range(2500))
    reader = printed(tmp_path, timeline(one, event(1, "2012", "Next")))
    assert len(reader.pages) > 3
    longest = max((node.text for node in structure_of(reader).all("P")), key=len)
    assert squeezed(longest) == squeezed(one.summary)


def test_that_no_line_at_a_seam_is_painted_twice(qtbot: QtBot, tmp_path: Path) -> None:
    one = event(0, "2011", "Long")
    one.summary = " ".join(f"a{number}z" for number in range(2500))
    reader = printed(tmp_path, timeline(one))
    text = " ".join(piece for number in range(len(reader.pages)) for _, _, piece in pieces_of(reader, number))
    assert [number for number in range(2500) if text.count(f"a{number}z") != 1] == []


def test_that_no_list_of_a_large_document_is_longer_than_allowed() -> None:
    objects = PdfObjects(EMPTY)
    tree = Structure(objects, 1)
    tree.begin_page(1, alt="", pictures=[], to_chart=[], in_text=[])
    tree.text((Role.HEADING, False, False))
    pieces = 3 * MOST_IN_LIST
    for number in range(pieces):
        tree.text((Role.NUMBER if number % 3 == 0 else Role.NAME, False, False))
    tree.end()
    lists = [objects.body(number).count(b" 0 R") for number in range(2, 2 + MOST_IN_LIST)]
    assert max(lists) < MOST_IN_LIST
