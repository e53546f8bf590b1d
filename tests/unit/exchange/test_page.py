"""The web page: every word once and literal, nothing asked of anybody, the event file inside to the byte."""

from __future__ import annotations

import itertools
import re
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_samples import HOSTILE, HOSTILE_FILE

from viewer.cli import main
from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.foreign_file import draft_from
from viewer.exchange.page.compact import compact
from viewer.exchange.page.content import Drawing, PageContent
from viewer.exchange.page.document import fragment, page
from viewer.exchange.page.embedded import event_file_in, file_link
from viewer.exchange.page.markup import anchor_of, href_of, is_web_address, literal
from viewer.exchange.writers.webpage import write_webpage
from viewer.files.read.pictures import PictureError
from viewer.files.reader import read_file, read_text
from viewer.model.event_words import quoted
from viewer.model.timeline import Picture, Quote, Timeline
from viewer.shipped import shipped_timeline

_VOID = {"meta", "link", "br", "img", "input", "hr"}


class Tree(HTMLParser):
    """Reads a page strictly: every element is ended, in order.

    Attributes:
        found: Every element as its name, its attributes and the text inside.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(text)
        self.close()
        assert not self._open, f"never ended: {self._open[-1]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in {tag}: {names}"
        element = tag, dict(attrs), list[str]()
        self.found.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1][0] == tag, f"</{tag}> ends {self._open[-1:]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for _, _, texts in self._open:
            texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def texts(self, tag: str) -> list[str]:
        """Return the text of every element of a name."""
        return ["".join(texts) for name, _, texts in self.found if name == tag]

    def values(self, attribute: str) -> list[str]:
        """Return every value of an attribute."""
        return [attrs[attribute] or "" for _, attrs, _ in self.found if attribute in attrs]


def content_of(text: str, drawing: Drawing | None = None, *, inside: bool = True) -> PageContent:
    """Return the content of a page about an event file's text."""
    reading = read_text(text)
    assert reading.timeline is not None
    return PageContent(
        reading.timeline, "events.yaml", "events.yaml · 2 events", problems=reading.errors,
        text=text if inside else None, drawing=drawing,
    )  # fmt: skip


def shipped() -> tuple[Timeline, str]:
    """Return the shipped timeline and its text."""
    reading = read_file(shipped_timeline())
    assert reading.timeline is not None
    return reading.timeline, reading.text


def test_that_every_title_and_quotation_stands_once_and_in_order() -> None:
    timeline, text = shipped()
    tree = Tree(page(content_of(text)))
    assert tree.texts("h3") == [f"❝ {e.title}" if e.is_statement else e.title for e in timeline.events]
    quotations = [quoted(quote.text) for event in timeline.events for quote in event.quotes]
    assert len(quotations) > 30
    words = [text.split("—")[0] for text in tree.texts("blockquote")]
    assert [" ".join(said.split()) for said in words] == [" ".join(said.split()) for said in quotations]


def test_that_every_field_is_said_literally_and_starts_nothing() -> None:
    timeline = content_of(HOSTILE_FILE).timeline
    assert timeline.title == HOSTILE and timeline.events[0].quotes[0].speaker == HOSTILE
    harmless = Tree(page(content_of(HOSTILE_FILE.replace(_escaped_hostile(), '"plain"'))))
    tree = Tree(page(content_of(HOSTILE_FILE)))
    assert [tag for tag, _, _ in tree.found] == [tag for tag, _, _ in harmless.found]
    assert (
        tree.texts("title") == [HOSTILE] and tree.texts("h1") == [HOSTILE] and tree.texts("h3")[0] == HOSTILE
    )
    said = "".join(tree.texts("body"))
    plain = "".join(harmless.texts("body"))
    assert said.count(HOSTILE) == plain.count("plain") > 15


def _escaped_hostile() -> str:
    return '"' + HOSTILE.replace("\\", "\\\\").replace('"', '\\"') + '"'


def test_that_words_in_attributes_stay_in_them() -> None:
    content = content_of(HOSTILE_FILE, Drawing("<svg></svg>"))
    named = replace(content, picture=lambda _: "data:image/png;base64,AAAA", file_name=f"{HOSTILE}.yaml")
    tree = Tree(page(named))
    assert tree.values("alt") == [HOSTILE]
    assert tree.values("download") == [f"{HOSTILE}.yaml"]
    assert not any(name.startswith("on") for _, attrs, _ in tree.found for name in attrs)


def test_that_no_attribute_can_run_or_fetch_anything() -> None:
    _, text = shipped()
    for made in (page(content_of(HOSTILE_FILE)), page(content_of(text)), fragment(content_of(HOSTILE_FILE))):
        tree = Tree(made)
        names = {name for _, attrs, _ in tree.found for name in attrs}
        assert not any(
            name.startswith("on") or name in ("style", "srcset", "action", "formaction") for name in names
        )
        assert not {"iframe", "object", "embed", "link", "base"} & {tag for tag, _, _ in tree.found}
        leads = re.compile(r"#.+|https?://.+|data:application/yaml;.+")
        assert all(leads.fullmatch(href) for href in tree.values("href"))
        assert all(src.startswith("data:image/") for src in tree.values("src"))
        outside = [
            attrs for tag, attrs, _ in tree.found if tag == "a" and str(attrs["href"]).startswith("http")
        ]
        assert all(attrs["rel"] == "noreferrer" for attrs in outside)


def test_that_links_inside_lead_to_what_is_there() -> None:
    _, text = shipped()
    for made in (page(content_of(HOSTILE_FILE)), page(content_of(text)), fragment(content_of(text))):
        tree = Tree(made)
        ids = tree.values("id")
        assert len(ids) == len(set(ids))
        inside = [href[1:] for href in tree.values("href") if href.startswith("#")]
        assert inside and set(inside) <= set(ids)


def test_that_sources_lead_back_to_what_stands_on_them() -> None:
    timeline, text = shipped()
    made = page(content_of(text))
    (behind,) = re.findall(r"<li id=s1>.*?</li>", made)
    back = [href for href in Tree(behind).values("href") if href.startswith("#e-")]
    standing = [event for event in timeline.events if event.sources or any(q.source for q in event.quotes)]
    assert back == [href_of(event.id) for event in standing]


def test_that_the_policy_names_the_style_and_the_script_that_are_there() -> None:
    drawing = Drawing("<svg></svg>", "", "", {"other": ("#112233", "#aabbcc")})
    made = page(content_of(HOSTILE_FILE, drawing))
    tree = Tree(made)
    (policy,) = [
        str(attrs["content"])
        for _, attrs, _ in tree.found
        if attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    for tag in ("style", "script"):
        (text,) = tree.texts(tag)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy and "img-src data:" in policy
    assert made.index("Content-Security-Policy") < made.index("<title>") < made.index("<style>")


def test_that_dates_are_for_programs_what_they_are_for_people() -> None:
    dates = [
        "2011",
        "2011-08",
        "2011-08-20",
        "2011-08-20T14:30",
        "2011-08-20T14:30:05Z",
        "2011-08-20T14:30+09:00",
    ]
    odd = [
        "2011-08-20~",
        "0000",
        "-0044",
        "2011-21",
        "201X",
        "2011-08-20/2011-08-22",
        "[2012..2014]",
        "Y-13800000000",
    ]
    entries = "".join(f"  - {{date: '{date}', title: A, sources: a}}\n" for date in (*dates, *odd))
    made = page(content_of("format: 1\nsources: [{id: a, title: A}]\nevents:\n" + entries))
    tree = Tree(made)
    assert sorted(tree.values("datetime")) == sorted(dates)
    assert sorted(str(attrs["value"]) for tag, attrs, _ in tree.found if tag == "data") == sorted(odd)


def test_that_what_is_known_of_a_quotation_stands_at_it_and_nothing_else() -> None:
    def verdict(quote: Quote, event_id: str, number: int) -> str:
        return f"looked at: {event_id} {number}" if quote.source else ""

    content = replace(content_of(HOSTILE_FILE), verdict=verdict)
    assert page(content).count("looked at: one 1") == 1
    assert "looked at" not in page(content_of(HOSTILE_FILE))


def test_that_a_contradiction_a_forecast_and_a_status_are_words() -> None:
    file = """\
format: 1
sources: [{id: a, title: A, published: 2010}]
events:
  - {date: 2011, title: One, status: disputed, quotes: [{text: x, source: a, stance: contradicts}]}
"""
    made = page(content_of(file))
    assert "◐ Disputed" in made
    assert "sources contradict each other" in made
    assert "speaks against this event" in made
    assert "a forecast" in made


def test_that_what_could_not_be_read_is_told_with_its_line() -> None:
    file = "format: 1\nevents:\n  - {date: soon, title: Lost}\n  - {date: 2011, title: Kept, status: odd}\n"
    content = content_of(file)
    made = page(content)
    assert "What could not be read" in made
    assert "line 3" in made and made.count("line 4") == 2
    outgoing = write_webpage(content)
    assert "1 entry that cannot be read, left out" in outgoing.unsaid


def test_that_a_page_without_a_drawing_says_so() -> None:
    outgoing = write_webpage(content_of(HOSTILE_FILE))
    assert outgoing.unsaid[0] == "the drawn timeline is missing, because nothing can be drawn here"
    assert "The drawn timeline is missing" in outgoing.content.decode()


def test_that_pictures_are_inside_or_named_in_their_place() -> None:
    file = "format: 1\nevents:\n  - {date: 2011, title: A, images: [{file: a.png, alt: A train}, {file: b.png}]}\n"

    def data(picture: Picture) -> str:
        if picture.file == "b.png":
            raise PictureError("is not there")
        return "data:image/png;base64,AAAA"

    outgoing = write_webpage(replace(content_of(file, Drawing("<svg></svg>")), picture=data))
    made = outgoing.content.decode()
    assert '<img src="data:image/png;base64,AAAA" alt="A train"' in made
    assert "The picture “b.png” is not there" in made
    assert outgoing.unsaid == ("1 picture that cannot be shown, named in its place",)


def test_that_words_from_right_to_left_keep_their_direction() -> None:
    file = "format: 1\nevents:\n  - {date: 2011, title: שלום, place: שלום, people: [Ann]}\n"
    made = page(content_of(file))
    assert "<h3 dir=auto>שלום</h3>" in made
    assert "<bdi>שלום</bdi>" in made and "<bdi>Ann" not in made


def test_that_letters_no_page_can_hold_are_shown_as_such() -> None:
    assert literal("a\x00b\x1bc\x85d\ud800") == "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert literal("a\n\tb") == "a\n\tb"


def test_that_an_empty_timeline_is_a_page() -> None:
    tree = Tree(page(content_of("format: 1\ntitle: Nothing yet\nevents: []\n")))
    assert tree.texts("h1") == ["Nothing yet"]
    assert "There are no events." in "".join(tree.texts("header"))


def test_that_a_fragment_is_what_survives_in_another_page() -> None:
    _, text = shipped()
    made = fragment(content_of(text))
    tree = Tree(made)
    tags = [tag for tag, _, _ in tree.found]
    assert not {"html", "head", "body", "style", "script", "meta", "form", "h1", "main"} & set(tags)
    assert tags.count("article") == 25 and "sources" in tree.values("id")
    assert "data:application" not in made


def test_that_every_heading_is_one_level_below() -> None:
    _, text = shipped()
    levels = [int(tag[1]) for tag, _, _ in Tree(page(content_of(text))).found if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_that_every_control_has_a_name() -> None:
    _, text = shipped()
    made = page(content_of(text))
    for control in re.findall(r"<(?:input|select)\b[^>]*>", made):
        before = made[: made.index(control)]
        assert before.rfind("<label>") > before.rfind("</label>"), control
    buttons = re.findall(r"<button\b([^>]*)>([^<]*)<", made)
    assert all("aria-label" in attributes or re.search(r"\w", words) for attributes, words in buttons)


# --- fewer characters -----------------------------------------------------------------------

_POINT = st.tuples(st.integers(-9_999, 99_999), st.integers(-9_999, 99_999))


def _walked(path: str) -> list[tuple[str, int, int]]:
    """Return where every command of a path ends, in tenths, and which it was."""
    ends: list[tuple[str, int, int]] = []
    x = y = begun_x = begun_y = 0
    for letter, rest in re.findall(r"([a-zA-Z])([^a-zA-Z]*)", path):
        if letter in "zZ":
            x, y = begun_x, begun_y
            ends.append(("z", x, y))
            continue
        numbers = [round(float(number) * 10) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", rest)]
        size = 1 if letter in "hv" else 6 if letter in "cC" else 2
        assert numbers and len(numbers) % size == 0
        for at in range(0, len(numbers), size):
            step = numbers[at : at + size]
            dx, dy = (
                (step[0], 0) if letter == "h" else (0, step[0]) if letter == "v" else (step[-2], step[-1])
            )
            x, y = (dx, dy) if letter.isupper() else (x + dx, y + dy)
            ends.append(("m" if letter in "mM" else "c" if letter in "cC" else "l", x, y))
        if letter in "mM":
            begun_x, begun_y = x, y
    return ends


@given(strokes=st.lists(st.lists(_POINT, min_size=2, max_size=6), min_size=1, max_size=4), ends=st.booleans())
def test_that_a_shorter_path_leads_where_the_longer_did(
    strokes: list[list[tuple[int, int]]], *, ends: bool
) -> None:
    path = ""
    for stroke in strokes:
        path += "".join(f"{'L' if place else 'M'}{x / 10} {y / 10}" for place, (x, y) in enumerate(stroke))
        path += "Z" if ends else ""
    (shorter,) = re.findall(r' d="([^"]*)"', compact(f'<path d="{path}" class="a"/>'))
    assert _walked(shorter) == _walked(path)


def test_that_a_shape_that_comes_again_is_told_once_and_tips_are_left_to_the_script() -> None:
    teeth = "".join(f"L{4 * (place % 2)} {9 * place}" for place in range(20))
    moved = "".join(f"L{100 + 4 * (place % 2)} {9 * place}" for place in range(20))
    svg = f'<svg><defs></defs><path d="M0 0{teeth}" class="a"/><path d="M100 0{moved}" class="b"/><a href="#e"><title>2011</title></a></svg>'
    made = compact(svg, without_tips=True)
    assert made.count("<path ") == 1
    assert '<use href="#t-p0" x="0" y="0" class="a"/>' in made and 'x="100" y="0" class="b"/>' in made
    assert "<title>" not in made and "<title>" in compact(svg)


def test_that_the_script_loses_blanks_comments_and_long_names_of_its_own_and_nothing_else() -> None:
    from viewer.exchange.page import assets
    from viewer.shipped import resource

    source = resource("page/page.js").read_text(encoding="utf-8")
    plain = re.sub(r";\s*}", "}", re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL))
    made = assets.script()
    texts = r'"[^"\n]*"|`[^`]*`'
    assert re.findall(texts, made) == re.findall(texts, plain)
    assert len(made) < len(source) * 0.7

    token = r'"[^"\n]*"|`[^`]*`|[\w$]+|[^\s\w$]'
    before, behind = re.findall(token, plain), re.findall(token, made)
    renamed = {old: new for old, new in zip(before, behind, strict=True) if old != new}
    assert [renamed.get(word, word) for word in before] == behind, (
        "a name is the same name wherever it stands"
    )
    assert len(set(renamed.values())) == len(renamed) > 20
    assert not set(renamed.values()) & set(before), "no short name meant something already"
    filled = " ".join(text for text in before if text[0] == "`")
    for old in renamed:
        assert not re.search(rf"(\.|\?\.)\s*{old}\b|\b{old}\s*:|[{{]\s*{old}\s*[,}}]", plain), old
        assert not re.search(rf"\b{old}\b", filled), old
        assert re.search(rf"\b(const|let|function) {old}\b", plain), old


def test_that_shapes_of_one_look_share_their_rule() -> None:
    from viewer.exchange.page import assets
    from viewer.exchange.page.content import Drawing

    rules = ".t0{fill:#111111}.t1{fill:#222222}.t2{fill:#111111}"
    made = assets.style(Drawing("<svg></svg>", rules, rules, {}), {})
    assert made.count(".t0,.t2{fill:#111111}.t1{fill:#222222}") == 2


# --- the event file inside ------------------------------------------------------------------


@pytest.fixture
def without_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Qt be missing, as on a server."""
    monkeypatch.setitem(sys.modules, "PySide6.QtGui", None)


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(_TEXTS, _TEXTS)
@settings(max_examples=200)
def test_that_any_text_comes_back_byte_for_byte(name: str, text: str) -> None:
    made = f"<!DOCTYPE html><p>{literal(text)}</p>{file_link(name, text, name)}<p>"
    assert event_file_in(made.encode("utf-8", "replace")) == text.encode("utf-8")


@pytest.mark.usefixtures("without_qt")
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_that_import_gives_the_file_back(tmp_path: Path, ends: str, bom: str) -> None:
    content = (bom + HOSTILE_FILE.replace("\n", ends) + "x-own:  '한 é \u0301 %41 '  # the end ").encode()
    (tmp_path / "events.yaml").write_bytes(content)
    main(["export", str(tmp_path / "events.yaml"), "-o", str(tmp_path / "page.html")])
    assert main(["import", str(tmp_path / "page.html"), "-o", str(tmp_path / "back.yaml")]) == 0
    assert (tmp_path / "back.yaml").read_bytes() == content


def test_that_an_altered_file_is_not_given_back() -> None:
    made = page(content_of("format: 1\nevents:\n  - {date: 2011, title: A}\n")).encode()
    assert event_file_in(made) is not None
    with pytest.raises(Unreadable, match="altered since it was written"):
        event_file_in(
            made.replace(b"2011,%20title", b"2012,%20title").replace(b"2011, title", b"2012, title")
        )


@pytest.mark.usefixtures("without_qt")
def test_that_where_nothing_can_be_drawn_the_page_is_written_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "page.html"
    assert main(["export", str(shipped_timeline()), "-o", str(out)]) == 1
    assert capsys.readouterr().err == (
        f"dateline: {out}: the drawn timeline is missing, because nothing can be drawn here\n"
    )
    assert "The drawn timeline is missing" in out.read_text(encoding="utf-8")


@pytest.mark.usefixtures("without_qt")
def test_that_import_says_what_a_page_cannot_give(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, made, back = tmp_path / "events.yaml", tmp_path / "page.html", tmp_path / "back.yaml"
    source.write_text("format: 1\nevents:\n  - {date: 2011, title: A}\n", encoding="utf-8")
    main(["export", str(source), "-o", str(made), "--no-file"])
    capsys.readouterr()
    assert main(["import", str(made), "-o", str(back)]) == 2
    assert "without its event file" in capsys.readouterr().err
    main(["export", str(source), "-o", str(made)])
    capsys.readouterr()
    assert main(["import", str(made), "--into", str(source)]) == 2
    assert "leave out --into" in capsys.readouterr().err
    assert main(["import", str(made), "--dry-run"]) == 0
    assert not back.exists() and not (tmp_path / "page.yaml").exists()
    assert main(["import", str(made)]) == 0
    assert (tmp_path / "page.yaml").read_bytes() == source.read_bytes()
    assert main(["import", str(made)]) == 2, "never over a file that is there"


@pytest.mark.usefixtures("without_qt")
def test_that_a_page_of_what_was_found_says_what_is_left_out(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    main(["export", str(shipped_timeline()), "-o", str(out), "--only", "khasan"])
    made = out.read_text(encoding="utf-8")
    assert made.count("<article ") == 2
    assert "Left out: 23 events that the search for ‘khasan’ has not found" in made
    assert "2 of 25 events" in made and "none left out" not in made
    assert event_file_in(made.encode()) is None


def test_that_options_of_pages_are_refused_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"
    assert main(["export", str(shipped_timeline()), "-o", str(out), "--no-file"]) == 2
    assert "for web pages, not for csv" in capsys.readouterr().err
    assert not out.exists()


def test_that_who_reads_foreign_files_is_told_what_a_page_is() -> None:
    made = page(content_of("format: 1\nevents:\n  - {date: 2011, title: A}\n")).encode()
    with pytest.raises(Unreadable, match="it is a web page of this program"):
        draft_from(made, Answers("page.html"))


def test_that_anchors_are_never_two_events() -> None:
    ids = ["a", "a b", "a~20~b", "a-b", "A", "도착", "[2012..2014]", "a~b", "a%20b", 'a"b', "a#b"]
    anchors = [anchor_of(name) for name in ids]
    assert len(set(anchors)) == len(ids)
    assert all(re.fullmatch(r"[\w.~-]+", anchor) for anchor in anchors)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", "x", "https://a b", ""],
)
def test_that_no_link_leads_anywhere_but_to_the_web(url: str) -> None:
    assert not is_web_address(url)


def test_that_sizes_keep_to_their_goals() -> None:
    from viewer.exchange.page import assets

    timeline, text = shipped()
    whole = page(content_of(text)).encode()
    assert len(whole) <= 57_400, (
        "with drawing and its colours, 12,600 bytes, the shipped file is to stay below 70 KB"
    )
    assert len(assets.script().encode()) <= 8_500
    bare = page(content_of(text, inside=False)).encode()
    assert (len(bare) - 12_000) / len(timeline.events) <= 1_500
