"""One language is spoken at a time, in each thread its own; English loads nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from viewer import words
from viewer.model.event_words import counted
from viewer.words import LANGUAGES, LanguageError, _, aside, language_of, ngettext, number, speaking


def test_that_english_loads_no_catalogue_and_no_gettext() -> None:
    code = (
        "import sys; from viewer.model.event_words import counted\n"
        "from viewer.model.dates.phrases import date_phrase; from viewer.model.dates.edtf import parse_date\n"
        "print(counted(2, 'event'), date_phrase(parse_date('2011-08')))\n"
        "print([name for name in ('gettext', 'viewer.shipped', 'viewer.model.dates.tongues') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["2 events August 2011", "[]"]


def test_that_a_language_is_spoken_within_and_english_again_behind() -> None:
    assert _("Sources") == "Sources"
    with speaking("de"):
        assert _("Sources") == "Quellen"
        with speaking("fr"):
            assert _("Chronicle") == "Chronique"
        assert words.code() == "de"
        with speaking("en"):
            assert _("Sources") == "Sources"
    assert words.code() == "en"


def test_that_english_is_spoken_again_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), speaking("de"):
        raise ZeroDivisionError
    assert _("Sources") == "Sources"


def test_that_the_whole_process_speaks_a_language_on_every_thread() -> None:
    heard: list[str] = []
    words.speak("de")
    try:
        thread = Thread(target=lambda: heard.append(_("Sources")))
        thread.start()
        thread.join()
        with speaking("en"):
            heard.append(_("Sources"))
        with speaking("fr"):
            heard.append(_("Chronicle"))
        heard.append(words.code())
    finally:
        words.speak(None)
    assert heard == ["Quellen", "Sources", "Chronique", "de"]
    assert _("Sources") == "Sources"


def test_that_an_unknown_language_changes_nothing() -> None:
    with pytest.raises(LanguageError):
        words.speak("it")
    assert words.code() == "en"


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, None),
        ({"LANG": ""}, None),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "de_DE", "LC_MESSAGES": "fr_FR", "LC_ALL": "ru_RU"}, "ru"),
        ({"LANG": "de_DE", "LC_ALL": "ru_RU", "LANGUAGE": "it:ko:de"}, "ko"),
        ({"LANG": "it_IT.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": ""}, "en"),
        ({"LANG": "zh_TW.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
    ],
)
def test_that_an_environment_asks_for_a_language(environment: dict[str, str], code: str | None) -> None:
    assert words.of_environment(environment) == code


def test_that_another_thread_speaks_for_itself() -> None:
    heard: list[str] = []
    with speaking("de"):
        thread = Thread(target=lambda: heard.append(_("Sources")))
        thread.start()
        thread.join()
    assert heard == ["Sources"]


def test_that_a_call_aside_speaks_as_before() -> None:
    said = aside(lambda message: _(message))
    with speaking("de"):
        assert said("Sources") == "Sources"
        assert _("Sources") == "Quellen"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("de", "de"), ("DE", "de"), ("de-AT", "de"), ("de_DE.UTF-8", "de"), ("Deutsch", "de"), ("zh-CN", "zh"),
        ("zh-Hans", "zh"), (" ko ", "ko"), ("en_GB", "en"), ("العربية", "ar"),
    ],
)  # fmt: skip
def test_that_a_language_is_known_however_it_is_named(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["it", "", "zh-TW", "zh_Hant", "deu", "x" * 200])
def test_that_an_unknown_language_says_what_there_is(text: str) -> None:
    with pytest.raises(LanguageError) as told:
        language_of(text)
    assert str(told.value).startswith(
        f"there are no words in “{text}”; there are en (English), de (Deutsch), "
    )
    assert all(f"{code} ({name})" in str(told.value) for code, name in LANGUAGES.items())


def test_that_a_message_without_a_translation_is_said_in_english() -> None:
    unknown = "a message that no catalogue has"
    with speaking("ru"):
        assert _(unknown) == unknown
        assert ngettext("{number} moon", "{number} moons", 5) == "{number} moons"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ["1 event", "2 events", "5 events", "1,234 events"]),
        ("de", ["1 Ereignis", "2 Ereignisse", "5 Ereignisse", "1.234 Ereignisse"]),
        ("es", ["1 acontecimiento", "2 acontecimientos", "5 acontecimientos", "1234 acontecimientos"]),
        ("ru", ["1 событие", "2 события", "5 событий", "1\u00a0234 события"]),
        ("ko", ["사건 1건", "사건 2건", "사건 5건", "사건 1,234건"]),
        ("ar", ["حدث واحد (1)", "حدثان (2)", "5 أحداث", "1,234 حدثًا"]),
    ],
)
def test_that_counts_have_the_forms_of_their_language(code: str, said: list[str]) -> None:
    with speaking(code):
        assert [counted(count, "event") for count in (1, 2, 5, 1234)] == said


@pytest.mark.parametrize(
    ("code", "said"),
    [("en", "12,345"), ("de", "12.345"), ("es", "12.345"), ("ja", "12,345"), ("fr", "12\u202f345")],
)
def test_that_digits_are_grouped_as_people_group_them(code: str, said: str) -> None:
    with speaking(code):
        assert number(12345) == said


def test_that_a_catalogue_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert words.lacking("en") == ""
    monkeypatch.setattr(words, "how_far", lambda _code: (180, 1_225))
    assert words.lacking("de") == "Deutsch has 180 of 1,225 messages; the others are in English"


def test_that_the_command_line_speaks_english_whatever_the_desktop_does(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_text("events:\n  - {date: 2011-02-30, title: Never}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from viewer.cli import main; sys.exit(main(['check', sys.argv[1]]))", str(file)],
        capture_output=True, text=True, check=False, encoding="utf-8",
        env=dict(os.environ, LANGUAGE="de", LANG="de_DE.UTF-8", LC_ALL="de_DE.UTF-8", PYTHONUTF8="1"),
    )  # fmt: skip
    assert done.returncode == 1
    assert "“2011-02-30” is not a date; February 2011 has 28 days" in done.stdout
