"""A page in another language: nothing of it is left in English, and it says which language it is."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from made_up_language import GREEK_FILE, MADE_UP, latin_words

from viewer.exchange.page import assets
from viewer.exchange.page.content import PageContent
from viewer.exchange.page.document import fragment, page
from viewer.files.read.reader import read_text
from viewer.words import Language, speaking


def content_of(text: str) -> PageContent:
    reading = read_text(text)
    assert reading.timeline is not None
    return PageContent(reading.timeline, "ευεντς", "ταυτότητα", problems=(), text=text)


def said_by(html: str) -> str:
    """Return what a reader sees and hears of a page: texts, names, labels, and what its script says."""
    body = re.sub(r"<(style|script)>.*?</\1>", "", html.partition("<body>")[2] or html, flags=re.DOTALL)
    told = re.findall(r' (?:aria-label|alt)="([^"]*)"', body)
    return unescape(re.sub(r"<[^>]*>", " ", body) + " ".join(re.sub(r"\{\w+\}", "", text) for text in told))


@pytest.mark.parametrize("write", [page, fragment])
def test_that_nothing_on_a_page_is_left_in_english(write: object) -> None:
    content = content_of(GREEK_FILE)
    content = replace(content, verdict=lambda *_: "")
    with speaking(MADE_UP):
        said = said_by(write(content))  # type: ignore[operator]
    assert latin_words(said.replace("ς.png", "")) == []
    assert "Чроницле" in said or "Цхроницле" in said


def test_that_the_script_says_what_it_says_in_the_language_of_the_page() -> None:
    assert "`${all} events`" in assets.script()
    with speaking("de"):
        made = assets.script()
    assert "`${number(left)} von ${all} Ereignissen`" in made
    assert "events`" not in made and "printed:" not in made
    with speaking(Language("de", Hostile())):
        hostile = assets.script()
    assert hostile.count("`") == made.count("`")
    assert "alert" in hostile and "${alert" not in hostile


class Hostile:
    """A catalogue that would be code."""

    def gettext(self, message: str) -> str:
        return "`+${{alert(1)}}\\" + message

    def ngettext(self, one: str, many: str, number: int) -> str:
        return many

    def pgettext(self, context: str, message: str) -> str:
        return message


@pytest.mark.parametrize(
    ("code", "begin"),
    [
        ("en", '<html lang="en">'), ("de", '<html lang="de">'), ("zh", '<html lang="zh">'),
        ("ar", '<html lang="ar" dir="rtl">'),
    ],
)  # fmt: skip
def test_that_a_page_says_its_language_and_how_it_runs(code: str, begin: str) -> None:
    with speaking(code):
        html = page(content_of(GREEK_FILE))
    assert html.startswith(f"<!DOCTYPE html>\n{begin}\n")


def test_that_a_title_keeps_its_direction_on_a_page_that_runs_from_the_right() -> None:
    with speaking("ar"):
        html = page(content_of(GREEK_FILE))
    assert re.search(r'<h1 dir="?auto"?>Γέφυρα</h1>', html)
    assert "<bdi>Λωρίδα</bdi>" in html


def test_that_sources_are_headed_in_the_language_of_the_page() -> None:
    with speaking("de"):
        html = page(content_of(GREEK_FILE))
    assert re.search(r'<h2 id="?sources"?>Quellen</h2>', html)
    assert "Samstag, 20. – Samstag, 27. August 2011" in " ".join(html.split())
