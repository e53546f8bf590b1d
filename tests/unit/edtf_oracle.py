"""What the ``edtf`` package says of dates: it takes 15 ms for one, so that its answers are kept beside this.

They are those of one version of it, and are asked for again where another one is installed, or where a text is new.
``PYTHONPATH=.:tests/unit python tests/unit/model/dates/test_dates_oracle.py``
keeps those of the version that is installed.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

KEPT = Path(__file__).with_name("edtf_answers.json")
THEIR_YEAR = "_precise_year"
#: Two days, first and last: year, month and day of each.
Days = tuple[tuple[int, ...], tuple[int, ...]]


@cache
def _parsed() -> Callable[[str], Any]:
    """Return their parser."""
    from pyparsing import ParserElement

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its grammar is older than the pyparsing that it is built with
        from edtf import parse_edtf
    # It remembers 128 of the thousands of steps that a set takes, and takes most of them again and again.
    ParserElement.enable_packrat(cache_size_limit=None, force=True)
    return parse_edtf  # type: ignore[no-any-return]


def _days(text: str) -> list[list[int]]:
    date = _parsed()(text)
    return [list(bound)[:3] for bound in (date.lower_strict(), date.upper_strict())]


def _year(text: str) -> int:
    return int(getattr(_parsed()(text), THEIR_YEAR)())


def _is_refused(text: str) -> bool:
    try:
        _days(text)
    except Exception:  # noqa: BLE001  # it raises parse errors and its own mistakes alike
        return True
    return False


ASKED: dict[str, Callable[[str], Any]] = {"days": _days, "year": _year, "refused": _is_refused}


@cache
def kept() -> dict[str, dict[str, Any]]:
    """Return the answers of the version that is installed, by question and text; none where others are kept."""
    found = json.loads(KEPT.read_text(encoding="utf-8"))
    return found["answers"] if found["edtf"] == version("edtf") else {name: {} for name in ASKED}


def _answer(question: str, text: str) -> Any:
    known = kept()[question]
    return known[text] if text in known else ASKED[question](text)


def their_days(text: str) -> Days:
    """Return the first and the last day of a date."""
    first, last = _answer("days", text)
    return tuple(first), tuple(last)


def their_year(text: str) -> int:
    """Return the year that their package reads; it has no other door to a year beyond the calendar's."""
    return int(_answer("year", text))


def is_refused(text: str) -> bool:
    """Tell whether they read no date in a text."""
    return bool(_answer("refused", text))


def keep(texts: Mapping[str, Iterable[str]]) -> None:
    """Keep what they say of texts, by question."""
    answers = {
        name: {text: ASKED[name](text) for text in sorted(set(asked))} for name, asked in texts.items()
    }
    lines = ",\n".join(
        f" {json.dumps(name)}: {{\n"
        + ",\n".join(f"  {json.dumps(text)}: {json.dumps(said)}" for text, said in found.items())
        + "\n }"
        for name, found in answers.items()
    )
    head = f'{{"edtf": {json.dumps(version("edtf"))}, "answers": {{\n'
    KEPT.write_text(f"{head}{lines}\n}}}}\n", encoding="utf-8")
