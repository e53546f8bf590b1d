"""Foreign bytes as text, and JSON, within limits that keep memory and stack."""

from __future__ import annotations

import codecs
import json
import re
from itertools import islice
from typing import NoReturn

from viewer.exchange.draft.names import unique
from viewer.exchange.draft.notes import Asked, Unreadable
from viewer.exchange.draft.questions import Choice, Question
from viewer.words import N_, _

#: Files above this are refused before they are read.
MOST_BYTES = 64 * 1024 * 1024
#: Brackets inside brackets; beyond this no timeline goes, and Python's stack does not.
DEEPEST = 200
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, ""), (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_ENCODINGS = ("cp1252", "mac_roman")
_NAMES = {"cp1252": N_("Windows (cp1252)"), "mac_roman": N_("Macintosh (Mac Roman)")}
_ODD_LETTER = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[\w'’-]+")
#: So many letters are looked at for words to show, and so much around each.
_LOOKED_AT, _AROUND = 200, 40


def decoded(data: bytes, encoding: str = "") -> str:
    """Return the text of a foreign file, without its byte order mark.

    A mark decides, else it is UTF-8 where it can be; nothing else is guessed.

    Raises:
        Asked: It is neither, and ``encoding`` does not say what it is.
        Unreadable: It is not what ``encoding`` says.
    """
    for mark, name in _MARKS:
        if data.startswith(mark) and name:
            return _strictly(data[len(mark) :], name)
    if encoding:
        return _strictly(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        _ask(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except LookupError:
        raise Unreadable(
            _("“{encoding}” is no known encoding; expected such as cp1252 or mac_roman").format(
                encoding=encoding
            )
        ) from None
    except (UnicodeError, ValueError):
        raise Unreadable(_("the text is not {encoding}").format(encoding=encoding)) from None
    return text


def _ask(data: bytes) -> NoReturn:
    samples, choices = [], []
    for name in _ENCODINGS:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue  # some bytes are no letters there; every byte is one in Mac Roman
        words = _odd_words(text)[:3]
        shown = ", ".join(f"“{word}”" for word in words) or "nothing readable"
        samples.append(f"{shown} as {name}")
        choices.append(
            Choice(name, _(_NAMES[name]), tuple(f"“{word}”" for word in words) or (_("nothing readable"),))
        )
    question = Question("encoding", _("Which words are right?"), _("The text is not UTF-8."), tuple(choices))
    raise Asked(
        f"the text is not UTF-8: it reads {', and '.join(samples)}; "
        f"say {' or '.join(f'--encoding {choice.answer}' for choice in choices)}",
        question,
    )


def _odd_words(text: str) -> list[str]:
    """Return words with letters beyond ASCII from the beginning of a text, each once."""
    found: dict[str, None] = {}
    for letter in islice(_ODD_LETTER.finditer(text), _LOOKED_AT):
        first = max(0, letter.start() - _AROUND)
        around = text[first : letter.end() + _AROUND]
        for word in _WORD.finditer(around):
            if word.start() <= letter.start() - first < word.end() and len(word[0]) > 1:
                found[word[0]] = None
    return list(found)


def json_of(text: str) -> object:
    """Return what JSON says.

    Raises:
        Unreadable: It is no JSON, or nested deeper than any timeline.
    """
    _refuse_depth(text)
    try:
        return json.loads(text, parse_constant=str, object_pairs_hook=_with_doubles)
    except json.JSONDecodeError as error:
        raise Unreadable(
            _("the JSON cannot be read: line {line}, column {column}: {why}").format(
                line=error.lineno, column=error.colno, why=_why(error)
            )
        ) from None
    except ValueError:  # a number of more digits than Python turns into one
        raise Unreadable(_("the JSON cannot be read: it holds a number of thousands of digits")) from None


def _why(error: json.JSONDecodeError) -> str:
    """Return what is wrong with JSON, a text that breaks off above all."""
    if error.msg.startswith("Unterminated string"):
        return _("a text begins there that does not end")
    if not error.doc[error.pos :].strip():
        return _("it breaks off there")
    return error.msg[:1].lower() + error.msg[1:]


def _with_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return a mapping in which the last of equal keys counts, as in JavaScript, and the others stay."""
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            found[unique(f"{name} (earlier)", set(found))] = found[name]
        found[name] = value
    return found


def _refuse_depth(text: str) -> None:
    """Refuse brackets that are nested too deeply, before anything recurses into them."""
    depth = 0
    for match in _BRACKETS.finditer(text):
        letter = match[0]
        if letter in "[{":
            depth += 1
            if depth > DEEPEST:
                raise Unreadable(_("the JSON is nested more than {number} deep").format(number=DEEPEST))
        elif letter in "]}":
            depth -= 1


_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
