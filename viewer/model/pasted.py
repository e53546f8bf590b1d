"""What people paste or type into one field that means something else: words in quotation marks, several names."""

from __future__ import annotations

import re
from collections.abc import Container

#: Marks that open a quotation, and those that may close it. Source: Unicode, "quotation marks" by language.
_PAIRS = {
    '"': '"', "“": "”“", "„": "“”", "‟": "”", "«": "»", "»": "«", "'": "'", "‘": "’", "‚": "‘’", "‹": "›",
    "›": "‹", "「": "」", "『": "』", "《": "》", "＂": "＂",
}  # fmt: skip
#: These stand in words too, as in “didn’t”.
_APOSTROPHES = "'’"
_SEPARATOR = re.compile(r"\s*[;,；，、]\s*(?:and\s+|&\s+)?")


def unquoted(text: str) -> str:
    """Return words without the pair of quotation marks that encloses all of them.

    Marks that enclose only parts of the words stay, such as ``“No” and “never”``.
    """
    bare = text.strip()
    closing = _PAIRS.get(bare[:1], "")
    if len(bare) < 3 or bare[-1] not in closing or not closing:
        return text
    inner = bare[1:-1]
    within = re.sub(r"(?<=\w)['’](?=\w)", "", inner) if bare[-1] in _APOSTROPHES else inner
    if set(within) & {bare[0], bare[-1]}:
        return text
    return inner.strip()


def several_names(text: str, known: Container[str] = ()) -> list[str]:
    """Return the people that a text names: ``Anna Li, Bob Ray`` are two, ``Kim, the elder`` is one.

    A comma parts names only where a whole name stands on both sides: several words that do not
    begin small, a word of a script without capitals, or a name that is known. A semicolon always does.

    Args:
        text: As typed.
        known: Names in the file.
    """
    if text in known:
        return [text]
    parts = [part for part in _SEPARATOR.split(text.strip()) if part]
    if ";" not in text and not all(part in known or _is_whole_name(part) for part in parts):
        return [text]
    return parts


def several_words(text: str, known: Container[str] = ()) -> list[str]:
    """Return the words that a text lists with commas or semicolons between; a known one stays whole."""
    return [text] if text in known else [part for part in _SEPARATOR.split(text.strip()) if part]


def _is_whole_name(part: str) -> bool:
    first = part[0]
    has_case = first.upper() != first.lower()
    return (not has_case and first.isalpha()) or (len(part.split()) > 1 and first.isupper())
