"""The catalogues fit the code: every message, every place, what is compiled what is kept."""

from __future__ import annotations

import ast
import json
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from tools import translations
from viewer.words import ENGLISH, LANGUAGES

CODES = [code for code in LANGUAGES if code != ENGLISH]


@pytest.fixture(scope="module")
def found() -> object:
    return translations.messages()


def test_that_every_language_has_a_folder_and_every_folder_a_language() -> None:
    folders = {path.name for path in translations.FOLDER.iterdir() if path.is_dir()}
    assert folders == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_that_catalogues_are_in_line_with_the_code(code: str, found: object) -> None:
    kept = translations.in_line(code, found)  # type: ignore[arg-type]
    folder, remedy = translations.FOLDER / code, "make translations"
    made = {"dateline.po": translations.po_text(kept), "dateline.mo": translations.mo_bytes(kept)}
    # Names alone: of two catalogues the difference would take minutes to tell.
    assert [name for name, said in made.items() if (folder / name).read_bytes() != said] == [], remedy
    far = json.loads((translations.FOLDER / "complete.json").read_text(encoding="utf-8"))
    assert tuple(far[code]) == translations.done(kept), remedy


@pytest.mark.parametrize("code", CODES)
def test_that_translations_have_the_places_of_their_message(code: str) -> None:
    assert [text for message, text in _translated(code) if _places(text) != _places(message)] == []


@cache
def _translated(code: str) -> list[tuple[str, str]]:
    """Return each message, in its form for many, with each of its translations."""
    found: list[tuple[str, str]] = []
    for message in translations.catalogue(code):
        many = message.id if isinstance(message.id, str) else message.id[-1]
        strings = [message.string] if isinstance(message.string, str) else message.string or []
        found += [(many, text) for text in strings if many and text]
    return found


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", CODES)
def test_that_no_translation_is_markup_or_ends_otherwise_than_its_message(code: str) -> None:
    said = _translated(code)
    assert [text for message, text in said if set(text) & set('<>"') - set(message)] == []
    assert [text for message, text in said if text.count("\n") != message.count("\n")] == []
    assert [text for message, text in said if text.endswith(" ") != message.endswith(" ")] == []


@pytest.mark.parametrize("code", CODES)
def test_that_translations_have_a_letter_to_reach_them_by_where_their_message_has_one(code: str) -> None:
    assert [
        (message, text) for message, text in _translated(code) if not _has_letters_of(message, text)
    ] == []


def _has_letters_of(message: str, text: str) -> bool:
    """Tell whether a translation has as many letters to be reached by as its message: one, or none."""
    plain, said = message.replace("&&", ""), text.replace("&&", "")
    reached = [len(re.findall(r"&\w", one)) for one in (plain, said)]
    return plain.count("&") == said.count("&") and reached[0] == reached[1]


@pytest.mark.parametrize(
    ("message", "text", "fits"),
    [
        ("&Open…", "Ö&ffnen…", True),
        ("&Open…", "開く(&O)…", True),
        ("&Open…", "Öffnen…", False),
        ("&Open…", "&Ö&ffnen…", False),
        ("&Open…", "Öffnen&…", False),
        ("Open", "&Öffnen", False),
        ("Open", "Öffnen", True),
        ("Questions && answers", "Fragen && Antworten", True),
        ("&Questions && answers", "&Fragen && Antworten", True),
        ("Questions and answers", "Fragen & Antworten", False),
        ("* or &", "* oder &", True),
        ("* or &", "* und &Ort", False),
    ],
)
def test_that_a_lost_or_an_added_letter_is_noticed(message: str, text: str, fits: bool) -> None:
    assert _has_letters_of(message, text) is fits


def test_that_calls_are_found_inside_of_f_strings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = tmp_path / "viewer" / "page.py"
    code.parent.mkdir()
    code.write_text('x = f\'<p>{_("Find")}</p>\'\ny = pgettext("date", "about {date}")\n', encoding="utf-8")
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    assert {(one.context, one.id) for one in translations.messages() if one.id} == {
        (None, "Find"),
        ("date", "about {date}"),
    }


@pytest.mark.parametrize("said", ['_(f"{x} events")', '_("a" + name)', "N_(text)", 'pgettext(kind, "a")'])
def test_that_a_message_that_nobody_could_translate_is_refused(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "viewer").mkdir()
    (tmp_path / "viewer" / "a.py").write_text(said, encoding="utf-8")
    ast.parse(said)
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    with pytest.raises(ValueError, match=r"viewer/a\.py:1: \w+ takes plain texts"):
        translations.messages()
