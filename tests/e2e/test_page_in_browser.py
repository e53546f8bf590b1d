"""The web page in a real browser: read and printed without script, found in and walked through with it, asking for nothing."""

from __future__ import annotations

import io
import os
import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from browser import PROGRAM, Browser, Tab, browser
from page_samples import HOSTILE, HOSTILE_FILE
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from viewer.cli import main
from viewer.exchange.page.embedded import event_file_in
from viewer.files.reader import read_file
from viewer.model.event_words import quoted
from viewer.model.timeline import Timeline
from viewer.shipped import shipped_timeline

if not PROGRAM and (not os.environ.get("CI") or os.environ.get("NO_CHROMIUM")):
    pytest.skip(
        "Debian's chromium is not installed; without it no page is tried in a browser",
        allow_module_level=True,
    )

WIDTHS = (320, 390, 768, 1280, 2200)


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    """A browser for all tests of this module."""
    assert PROGRAM, "chromium is missing; .ci/run installs it"
    with browser() as one:
        yield one


@pytest.fixture
def tab(running: Browser) -> Iterator[Tab]:
    """A new page in it, as wide as on a desk."""
    one = Tab(running)
    one.size(1280, 900)
    yield one
    one.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    """The page of the shipped timeline, drawn."""
    assert qapp
    out = tmp_path_factory.mktemp("page") / "events.html"
    assert main(["export", str(shipped_timeline()), "-o", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def shipped() -> Timeline:
    """The shipped timeline."""
    timeline = read_file(shipped_timeline()).timeline
    assert timeline is not None
    return timeline


def plain(text: str) -> str:
    """Return a text without what lines and pages do to its blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("scripts", [True, False], ids=["script on", "script off"])
def test_that_all_of_it_is_read_and_nothing_is_asked_for(
    tab: Tab, made: Path, shipped: Timeline, *, scripts: bool
) -> None:
    tab.scripts(on=scripts)
    tab.open(made)
    said = plain(tab.run("document.body.textContent"))
    for event in shipped.events:
        assert plain(event.title) in said
        assert all(plain(quoted(quote.text)) in said for quote in event.quotes)
    assert tab.requests == [made.resolve().as_uri()]
    assert tab.messages == []
    assert tab.run("document.querySelector('form').hidden") is not scripts
    assert tab.run("document.querySelector('.tools').hidden") is not scripts


def test_that_the_policy_stops_what_would_run_or_be_fetched(tab: Tab, made: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    injected = (
        '<script>document.title="ran"</script><img src="https://example.org/x.png" onerror="document.title=\'ran\'">'
        '<style>h1{color:red}</style><p style="color:red" id="inline">x</p><iframe src="https://example.org/"></iframe>'
    )
    broken.write_text(
        made.read_text(encoding="utf-8").replace("<main>", f"<main>{injected}"), encoding="utf-8"
    )
    tab.open(broken)
    tab.settle()
    assert tab.run("document.title") == "Kim Jong Il's visits to Russia"
    assert tab.run("getComputedStyle(document.querySelector('h1')).color") != "rgb(255, 0, 0)"
    assert tab.run("getComputedStyle(document.querySelector('#inline')).color") != "rgb(255, 0, 0)"
    violations = [message for message in tab.messages if "Content Security Policy" in message]
    assert len(violations) >= 4
    assert not tab.answered


def test_that_words_are_found_whatever_their_accents_and_counted_aloud(tab: Tab, made: Path) -> None:
    tab.open(made)
    assert tab.run("document.querySelector('#count').textContent") == "25 events"
    assert tab.run("document.querySelector('#count').getAttribute('role')") == "status"
    tab.press("/")
    assert tab.run("document.activeElement.id") == "find"
    tab.type("KHÁSAN")
    tab.settle()
    assert tab.run("document.querySelector('#count').textContent") == "2 of 25 events"
    assert tab.run("document.querySelectorAll('ol.events > li:not([hidden])').length") == 2
    assert tab.run("document.querySelectorAll('.drawing a:not(.faint)').length") == 2
    tab.press("j")
    assert tab.run("document.querySelector('#find').value") == "KHÁSANj", "in the field a letter is a letter"
    tab.press("Escape")
    assert tab.run("document.querySelector('#count').textContent") == "25 events"
    assert tab.run("document.activeElement.id") != "find"


def test_that_lane_and_status_filter_together(tab: Tab, made: Path, shipped: Timeline) -> None:
    tab.open(made)
    choose = "(() => {{ const f = document.querySelector('#{}'); f.value = '{}'; f.dispatchEvent(new Event('change')); }})()"
    tab.run(choose.format("lane", "l3"))
    tab.run(choose.format("status", "expected"))
    lane = shipped.lanes[3].id
    wanted = [e for e in shipped.events if e.lane == lane and e.status.value == "expected"]
    assert 0 < len(wanted) < 25
    assert tab.run("document.querySelector('#count').textContent") == f"{len(wanted)} of 25 events"
    tab.run(choose.format("status", "reported"))
    others = [e for e in shipped.events if e.lane == lane and e.status.value == "reported"]
    assert tab.run("document.querySelector('#count').textContent") == f"{len(others)} of 25 events"


def test_that_keys_go_from_event_to_event(tab: Tab, made: Path, shipped: Timeline) -> None:
    tab.open(made)
    title = "document.activeElement.querySelector?.('h3')?.textContent ?? ''"
    tab.press("j")
    tab.press("j")
    assert tab.run(title) == shipped.events[1].title
    tab.press("k")
    assert tab.run(title) == shipped.events[0].title
    tab.press("k")
    assert tab.run(title) == shipped.events[0].title, "before the first there is none"
    tab.run("document.querySelector('#keys').click()")
    tab.press("j")
    assert tab.run(title) != shipped.events[1].title, "letters are no keys where that is not wanted"


def test_that_a_link_to_what_is_hidden_shows_it(tab: Tab, made: Path, shipped: Timeline) -> None:
    tab.open(made)
    tab.press("/")
    tab.type("no such words anywhere")
    tab.settle()
    assert tab.run("document.querySelector('#count').textContent") == "0 of 25 events"
    tab.run(
        "document.querySelector('.drawing a').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
    )
    tab.run("new Promise(done => setTimeout(done, 50))")
    assert tab.run("document.querySelector('#count').textContent") == "25 events"
    assert tab.run("document.activeElement.querySelector('h3').textContent") == shipped.events[0].title


@pytest.mark.parametrize("width", WIDTHS)
def test_that_no_width_scrolls_sideways(tab: Tab, made: Path, width: int) -> None:
    tab.size(width, 800)
    tab.open(made)
    assert tab.run("document.documentElement.scrollWidth") <= width
    too_wide = f"[...document.querySelectorAll('body *')].filter(e => !e.closest('.drawing') && e.getBoundingClientRect().right > {width}).length"
    assert tab.run(too_wide) == 0


def test_that_a_screen_reader_finds_articles_headings_and_landmarks(tab: Tab, made: Path) -> None:
    tab.open(made)
    roles = tab.roles()
    assert roles["article"] == 25
    assert roles["blockquote"] == 38
    assert roles["heading"] == 1 + 4 + 25
    for landmark in ("banner", "main", "contentinfo", "search", "status"):
        assert roles[landmark] == 1, landmark
    assert roles["image"] == 1, "the drawing is one picture; the chronicle says what is in it"


def test_that_the_tab_key_meets_every_control_and_no_mark_of_the_drawing(tab: Tab, made: Path) -> None:
    tab.open(made)
    met = []
    for _ in range(12):
        tab.press("Tab")
        met.append(
            tab.run(
                "document.activeElement.id || document.activeElement.className || document.activeElement.textContent"
            )
        )
    assert met[:9] == ["−", "+", "Whole", "drawing", "find", "lane", "status", "clear", "keys"]
    assert tab.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def _luminance(color: str) -> float:
    channels = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as CSS writes them. Source: WCAG 2.2, 1.4.3."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


_PAIRS = """
[...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
.filter(e => !e.closest('option, script, style, title, desc')).map(e => {
  const inSvg = e.closest('svg'), style = getComputedStyle(e);
  let ground = e;
  while (ground && !/^rgb\\(/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
  return [inSvg ? style.fill : style.color, getComputedStyle(ground || document.body).backgroundColor, e.tagName];
})
"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_that_every_word_stands_out_from_its_ground(tab: Tab, made: Path, *, dark: bool) -> None:
    tab.size(1280, 900, dark=dark)
    tab.open(made)
    pairs = tab.run(_PAIRS)
    assert len(pairs) > 200
    faint = {(tag, color, ground) for color, ground, tag in pairs if contrast(color, ground) < 4.5}
    assert faint == set()
    ground = tab.run("getComputedStyle(document.body).backgroundColor")
    assert (_luminance(ground) < 0.1) is dark


def test_that_the_drawing_zooms_about_a_place_and_moves(tab: Tab, made: Path) -> None:
    tab.open(made)
    size = "(() => { const b = document.querySelector('.drawing'); return [b.scrollWidth, b.clientWidth, b.scrollHeight]; })()"
    whole, width, height = tab.run(size)
    assert whole == width
    place = "document.querySelector('.drawing a[href$=plant-tour] rect').getBoundingClientRect().x"
    letters = "document.querySelector('.drawing a[href$=plant-tour] text').getBoundingClientRect().width"
    before, written = tab.run(place), tab.run(letters)
    middle = tab.run(
        "(() => { const r = document.querySelector('.drawing').getBoundingClientRect(); return r.y + r.height / 2; })()"
    )
    tab.call(
        "Input.dispatchMouseEvent", type="mouseWheel", x=before, y=middle, deltaX=0, deltaY=-300, modifiers=2
    )
    tab.settle()
    zoomed, _, still = tab.run(size)
    assert zoomed > 2 * whole and still == height
    assert abs(tab.run(place) - before) < 3, "what is under the pointer stays there"
    assert abs(tab.run(letters) - written) < 1, "letters stay as they are"
    tab.run("document.querySelector('.drawing').focus()")
    scrolled = tab.run("document.querySelector('.drawing').scrollLeft")
    tab.press("ArrowRight")
    tab.settle()
    assert tab.run("document.querySelector('.drawing').scrollLeft") > scrolled
    gutter = "document.querySelector('.drawing svg > g:last-of-type rect').getBoundingClientRect().x - document.querySelector('.drawing').getBoundingClientRect().x"
    assert abs(tab.run(gutter)) < 3, "lane titles stay in sight"
    tab.press("0")
    tab.settle()
    assert tab.run(size) == [whole, width, height]
    assert abs(tab.run(place) - before) < 1


def test_that_no_two_labels_meet_at_any_zoom(tab: Tab, made: Path) -> None:
    tab.open(made)
    tab.run("document.querySelector('.drawing').focus()")
    met = """(() => {
      const boxes = [...document.querySelectorAll('.drawing a text')].map(e => e.getBoundingClientRect());
      return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 3 && b.top < a.bottom - 3)).length; })()"""
    for _ in range(6):
        assert tab.run(met) == 0
        tab.press("+")
        tab.settle()
    assert tab.run("document.querySelector('.drawing').scrollWidth") > 6 * 1000


def test_that_two_fingers_zoom(tab: Tab, made: Path) -> None:
    tab.size(390, 800)
    tab.call("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=2)
    tab.open(made)
    tab.run("document.querySelector('.drawing').scrollIntoView({block: 'center'})")
    y = tab.run(
        "(() => { const r = document.querySelector('.drawing').getBoundingClientRect(); return r.y + r.height / 2; })()"
    )
    before = tab.run("document.querySelector('.drawing').scrollWidth")

    def touch(kind: str, half: int) -> None:
        points = [{"x": 195 - half, "y": y, "id": 0}, {"x": 195 + half, "y": y, "id": 1}] if half else []
        tab.call("Input.dispatchTouchEvent", type=kind, touchPoints=points)

    touch("touchStart", 30)
    for half in (45, 60, 90):
        touch("touchMove", half)
    touch("touchEnd", 0)
    tab.settle()
    assert tab.run("document.querySelector('.drawing').scrollWidth") > 2 * before
    assert tab.run("visualViewport.scale") == 1
    assert tab.run("document.documentElement.scrollWidth") <= 390


def test_that_the_saved_file_is_the_event_file(tab: Tab, made: Path, tmp_path: Path) -> None:
    tab.saves_into(tmp_path)
    tab.open(made)
    tab.run("document.querySelector('#event-file').click()")
    saved = tab.saved()
    assert saved.name == "events.yaml"
    assert sha256(saved.read_bytes()).digest() == sha256(shipped_timeline().read_bytes()).digest()


def test_that_a_page_saved_by_the_browser_still_gives_its_file_back(tab: Tab, made: Path) -> None:
    tab.open(made)
    tab.press("/")
    tab.type("khasan")
    tab.settle()
    saved = "<!DOCTYPE html>" + tab.run("document.documentElement.outerHTML")
    assert saved != made.read_text(encoding="utf-8")
    assert event_file_in(saved.encode()) == shipped_timeline().read_bytes()


def test_that_the_printed_page_is_whole_and_tagged(tab: Tab, made: Path, shipped: Timeline) -> None:
    tab.size(1280, 900, dark=True)
    tab.open(made)
    tab.press("/")
    tab.type("khasan")
    tab.settle()
    pdf = PdfReader(io.BytesIO(tab.printed()))
    said = plain("".join(page.extract_text() for page in pdf.pages))
    for event in shipped.events:
        assert all(plain(quote.text) in said for quote in event.quotes), event.id
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert 5 <= len(pdf.pages) <= 16
    assert plain("letters as keys") not in said, "nothing to type in or to press is printed"


def test_that_only_what_was_found_is_printed_where_that_is_chosen_and_says_so(
    tab: Tab, made: Path, shipped: Timeline
) -> None:
    tab.open(made)
    tab.press("/")
    tab.type("khasan")
    tab.settle()
    tab.run("document.querySelector('#found-only').click()")
    said = plain("".join(page.extract_text() for page in PdfReader(io.BytesIO(tab.printed())).pages))
    assert plain("Only 2 of 25 events are printed: found by “khasan”.") in said
    unfound = [event for event in shipped.events if event.id == "plant-completed"]
    assert plain(unfound[0].quotes[0].text) not in said


@pytest.mark.usefixtures("qapp")
def test_that_markup_in_every_field_stays_text(tab: Tab, tmp_path: Path) -> None:
    source, out = tmp_path / "events.yaml", tmp_path / "page.html"
    source.write_text(HOSTILE_FILE, encoding="utf-8")
    main(["export", str(source), "-o", str(out)])
    tab.open(out)
    assert tab.run("document.title") == HOSTILE
    assert tab.run("document.querySelector('h3').textContent") == HOSTILE
    assert tab.run("document.images.length") == 0
    assert tab.run("document.scripts.length") == 1
    assert tab.requests == [out.resolve().as_uri()]
    assert tab.messages == []


@pytest.mark.usefixtures("qapp")
def test_that_a_fragment_fits_into_a_page_without_style_and_script(tab: Tab, tmp_path: Path) -> None:
    part, out = tmp_path / "part.html", tmp_path / "page.html"
    assert main(["export", str(shipped_timeline()), "-o", str(part), "--fragment"]) == 0
    before = (
        '<!DOCTYPE html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><p>Mine</p>'
    )
    out.write_text(before + part.read_text(encoding="utf-8"), encoding="utf-8")
    tab.size(390, 800)
    tab.open(out)
    assert tab.run("document.documentElement.scrollWidth") <= 390
    width, height = tab.run(
        "(() => { const r = document.querySelector('svg').getBoundingClientRect(); return [r.width, r.height]; })()"
    )
    assert 300 < width < 390 and height < width
    ground = tab.run("getComputedStyle(document.querySelector('svg > g rect')).fill")
    assert contrast(tab.run("getComputedStyle(document.querySelector('svg a text')).fill"), ground) > 4.5
    assert tab.roles()["article"] == 25
    assert tab.messages == [] and tab.requests == [out.resolve().as_uri()]
