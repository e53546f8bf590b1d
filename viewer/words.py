"""The words of the program in the language that is spoken: English, or what a catalogue has for it.

English is what stands in the code and loads nothing. A catalogue is looked for when its language
is first spoken; what it lacks is said in English. The whole process speaks one language on all its
threads, English until a window's program says otherwise (``speak``); within a ``with speaking(…)``
a thread speaks another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from contextvars import ContextVar, Token
from functools import cache
from typing import Literal, Protocol, TypeAlias, TypeVar

ENGLISH = "en"
#: Every language with a catalogue, by its code (BCP 47), in its own words.
LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "ko": "한국어",
    "ja": "日本語",
    "zh": "简体中文",
    "ar": "العربية",
}
_FROM_RIGHT = frozenset(("ar",))
#: How the languages are written where nobody says otherwise, and what is not among them.
_OTHER_SCRIPTS = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_Result = TypeVar("_Result")


class LanguageError(ValueError):
    """There is no such language here; the message is one line."""


class Catalogue(Protocol):
    """What gettext's catalogues can do."""

    def gettext(self, message: str, /) -> str:
        """Return a message's translation, itself where there is none."""

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """Return the form that a number asks for."""

    def pgettext(self, context: str, message: str, /) -> str:
        """Return the translation that a message has in a context."""


class Language:
    """A language other than English.

    Attributes:
        code: Of its tables and of documents in it, as in ``LANGUAGES``.
        catalogue: Its words.
    """

    __slots__ = ("catalogue", "code")

    def __init__(self, code: str, catalogue: Catalogue) -> None:
        self.code = code
        self.catalogue = catalogue


#: What the whole process speaks where a context has nothing else; None is English.
_all_speak: Language | None = None
#: What a context speaks; "all" is what the whole process does.
_Spoken: TypeAlias = Language | Literal["all"] | None
_spoken: ContextVar[_Spoken] = ContextVar("spoken", default="all")


def speak(language: str | Language | None) -> None:
    """Let every thread of the process speak a language, wherever no ``with speaking(…)`` says otherwise.

    It is said before the first window is made: what has been said already is not said anew.

    Args:
        language: Its code, or the language itself; None for English.

    Raises:
        LanguageError: There is no such language.
    """
    global _all_speak
    _all_speak = _loaded(language) if isinstance(language, str) else language


class speaking:  # noqa: N801 - reads as what it does: with speaking("de")
    """Says all words within a ``with`` in one language.

    Args:
        language: Its code, or the language itself.

    Raises:
        LanguageError: There is no such language.
    """

    def __init__(self, language: str | Language | None) -> None:
        self._language = _loaded(language) if isinstance(language, str) else language

    def __enter__(self) -> None:
        self._before: Token[_Spoken] = _spoken.set(self._language)

    def __exit__(self, *_: object) -> None:
        _spoken.reset(self._before)


def aside(call: Callable[..., _Result]) -> Callable[..., _Result]:
    """Return a call that speaks the language of now, whichever is spoken when it is called."""
    spoken = language()

    def called(*args: object) -> _Result:
        with speaking(spoken):
            return call(*args)

    return called


def language() -> Language | None:
    """Return what is spoken; None for English."""
    found = _spoken.get()
    return _all_speak if isinstance(found, str) else found


def code() -> str:
    """Return the code of what is spoken: ``en``."""
    found = language()
    return ENGLISH if found is None else found.code


def runs_from_right() -> bool:
    """Tell whether what is spoken is written from right to left."""
    return code() in _FROM_RIGHT


def apart(text: str) -> str:
    """Return what stands as it is in a file, a date or a name, as it may stand in a sentence from right to left.

    There the parts of ``2011-08-21`` would change places.
    """
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if runs_from_right() else text


def language_of(text: str) -> str:
    """Return the code of a language as somebody names it: ``de``, ``de-AT``, ``de_DE.UTF-8``, ``Deutsch``.

    Raises:
        LanguageError: There is no such language; the message says which there are.
    """
    named = text.strip().lower().partition(".")[0].replace("_", "-")
    for known, name in LANGUAGES.items():
        is_meant = named.partition("-")[0] == known and not named.startswith(_OTHER_SCRIPTS)
        if is_meant or named == name.lower():
            return known
    there = ", ".join(f"{known} ({name})" for known, name in LANGUAGES.items())
    raise LanguageError(f"there are no words in “{text.strip()}”; there are {there}")


def of_environment(environment: Mapping[str, str]) -> str | None:
    """Return the code of the language that an environment asks for; None where it asks for none.

    The first of its variables that is set decides, as gettext has it; ``LANGUAGE`` may name several, the
    most wanted first. A language without words here, and the one of the bare system (``C``), is English.
    """
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if names := environment.get(variable, ""):
            return first_known(names.split(":"))
    return None


def first_known(names: Iterable[str]) -> str:
    """Return the code of the first language that there are words in, English where there is none."""
    for name in names:
        with suppress(LanguageError):
            return language_of(name)
    return ENGLISH


def how_far(known: str) -> tuple[int, int]:
    """Return how many messages a language's catalogue has, and of how many."""
    if known == ENGLISH:
        return 1, 1
    import json

    from viewer.shipped import resource

    done, whole = json.loads(resource("languages/complete.json").read_text(encoding="utf-8"))[known]
    return int(done), int(whole)


def lacking(known: str) -> str:
    """Return one line about a catalogue that is not complete, empty for one that is."""
    done, whole = how_far(known)
    if done == whole:
        return ""
    return f"{LANGUAGES[known]} has {done:,} of {whole:,} messages; the others are in English"


@cache
def _loaded(known: str) -> Language | None:
    if known == ENGLISH:
        return None
    from gettext import GNUTranslations

    from viewer.shipped import resource

    if known not in LANGUAGES:
        raise LanguageError(f"there are no words in “{known}”")
    with resource(f"languages/{known}/dateline.mo").open("rb") as file:
        return Language(known, GNUTranslations(file))


# --- what code says ---------------------------------------------------------------------


def _(message: str) -> str:
    """Return a message in the language that is spoken."""
    found = language()
    # gettext has what a catalogue says of itself under the empty message.
    return message if found is None or not message else found.catalogue.gettext(message)


def pgettext(context: str, message: str) -> str:
    """Return a message that has a meaning of its own in a context."""
    found = language()
    return message if found is None else found.catalogue.pgettext(context, message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a message that a number asks for."""
    found = language()
    if found is None:
        return one if number == 1 else many
    return found.catalogue.ngettext(one, many, number)


def N_(message: str) -> str:
    """Return a message as it is, marked as one that is translated where it is said."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:
    """Return a message's forms as they are, marked like ``N_``."""
    return one, many


def without_letter(text: str) -> str:
    """Return what a menu or a label says, without the letter that reaches it: ``New file…`` for ``&New file…``.

    Where a text has not the letter itself, it stands behind: ``ファイル(&F)``.
    """
    before, bracket, behind = text.partition("(&")
    if bracket and behind[1:2] == ")":
        text = before.rstrip() + behind[2:]
    return text.replace("&", "")


def number(count: int) -> str:
    """Return a whole number with its digits in groups: ``12,345``, ``12.345``."""
    found = language()
    if found is None:
        return f"{count:,}"
    group, least = _grouping(found.code)
    digits = f"{count:,}"
    return str(count) if len(str(abs(count))) < 3 + least else digits.replace(",", group)


@cache
def _grouping(known: str) -> tuple[str, int]:
    table = date_table(known)
    return str(table["group"]), int(str(table["least_grouped"]))


@cache
def date_table(known: str) -> dict[str, object]:
    """Return how a language writes dates and numbers, as ``tools.date_tables`` made it."""
    import json

    from viewer.shipped import resource

    found: dict[str, object] = json.loads(
        resource(f"languages/{known}/dates.json").read_text(encoding="utf-8")
    )
    return found
