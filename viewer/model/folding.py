"""Texts as they are compared: without case, accents or differing forms of one letter."""

from __future__ import annotations

import unicodedata


def simplified(text: str) -> str:
    """Return a text as it is compared.

    Hangul falls into its letters, so that a syllable begun already finds the whole one.
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    # Few letters differ in a long text: asking each kind once is many times as fast as each place.
    marks = [letter for letter in set(parts) if unicodedata.combining(letter)]
    return parts.translate(dict.fromkeys(map(ord, marks))) if marks else parts


def one_line(text: str) -> str:
    """Return a text as it is compared, with one blank between words."""
    return " ".join(simplified(text).split())
