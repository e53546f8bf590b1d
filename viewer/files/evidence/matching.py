"""Compares one quotation with one kept copy: never more favourably than the words allow.

A quotation is looked for as it stands, then with its typography levelled, then in parts: an
ellipsis, alone or in brackets, stands for words left out, and square brackets hold the quoting
person's own words. Whatever is found begins and ends with whole words; a number is a whole word
with its points and commas, and a word one with its apostrophe, so that "50" is not found in
"50,000" nor "can" in "can't".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Protocol

from viewer.dataclass import dataclass
from viewer.files.evidence.copies import Copy
from viewer.files.evidence.levels import Flat, laid_flat, levelled
from viewer.files.evidence.verdicts import Change, Compared, Finding, Side, Verdict
from viewer.files.evidence.words import Words

_GAP = re.compile(r"\s*(?:[\[(]\s*(?:…|\.\.\.)\s*[\])]|…|\.\.\.|\[[^\]]*\])\s*")
#: "[T]he": one letter made large or small, to begin a sentence with or to go on with one.
_OTHER_CASE = re.compile(r"\[(\w)\](?=\w)")
#: The words left out at marks span at most so many characters in all, where paragraphs are endless.
MOST_LEFT_OUT = 3_000
#: Of a changed quotation at least so many words stand there in order; of a short one all but one.
_ALTERED_FROM = 0.6
_ALTERED_LIKENESS = 0.75
#: Comparing letters takes the square of their number; of a long quotation enough words are the same.
_SHORT = 200
_INSIDE_NUMBER = ".,:"
_EDGES = " \"'"
_BESIDE_BEFORE, _BESIDE_AFTER = 3, 1
_SENTENCE_END = re.compile(r"[.!?;:。！？](?:\s|[\"')\]]|$)")
_NEGATIONS = frozenset((
    "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "cannot",
    "hardly", "non", "nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals",
    "nichts", "ohne", "weder", "ne", "pas", "jamais", "sans", "aucun", "aucune", "ni", "rien", "nunca",
    "jamás", "sin", "ningún", "ninguna", "ninguno", "nada", "не", "нет", "ни", "никогда", "никто",
    "ничего", "без", "안", "못", "아니", "없이", "不", "没", "没有", "未", "非", "لا", "لم", "لن", "ليس", "بدون",
))  # fmt: skip
_BESIDE_WORD = re.compile(r"\w+(?:'\w+)?")


def check_quote(quotation: str, copy: Copy) -> Verdict:
    """Compare a quotation with a kept copy."""
    level = _whole_place(levelled(quotation), copy.words)
    if level is not None:
        # What stands there as it is stands there levelled too, so this longer search is rarely in vain.
        plain = _whole_place(laid_flat(quotation), copy.plain)
        if plain is not None:
            return _found(Finding.WORD_FOR_WORD, copy, copy.plain, [plain])
        return _found(Finding.TYPOGRAPHY, copy, copy.level, [level])
    parts = _parts(quotation)
    if len(parts) > 1 or _GAP.search(quotation):
        spans = _in_order(parts, copy) if parts else None
        if spans is not None:
            return _found(Finding.SHORTENED, copy, copy.level, spans)
    wanted = " ".join(part.text for part in parts)
    return _nearest(wanted, copy) if _has_word(wanted) else Verdict(Finding.NOT_FOUND)


def _has_word(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


# --- whole words ------------------------------------------------------------------------


class _Searched(Protocol):
    """A text and how it is searched."""

    @property
    def text(self) -> str: ...

    def find(self, wanted: str, place: int, end: int | None = None) -> int: ...


def _whole_place(wanted: str, searched: _Searched) -> tuple[int, int] | None:
    """Return where some words stand, with or without the marks at their edges, [start, end)."""
    for wording in dict.fromkeys((wanted, wanted.strip(_EDGES))):
        place = whole_words(wording, searched, 0) if _has_word(wording) else -1
        if place >= 0:
            return place, place + len(wording)
    return None


def whole_words(part: str, searched: _Searched, place: int, end: int | None = None) -> int:
    """Return where a part stands in [place, end) of a text without cutting a word; -1 for nowhere."""
    text = searched.text
    while part and (place := searched.find(part, place, end)) >= 0:
        if not cuts(text, place) and not cuts(text, place + len(part), is_end=True):
            return place
        place += 1
    return -1


def cuts(text: str, place: int, *, is_end: bool = False) -> bool:
    """Tell whether an edge at a place of a text lies within a word or a number.

    A Korean word may end anywhere: particles follow a noun without a blank.
    """
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before.isalnum() and after.isalnum():
        return not (_needs_no_blank(before) or _needs_no_blank(after) or (is_end and _is_hangul(before)))
    if before.isalnum() and after in "'’":
        return text[place + 1 : place + 2].isalpha()
    if before in "'’" and after.isalpha():
        return place > 1 and text[place - 2].isalpha()
    if before.isdigit() and after in _INSIDE_NUMBER:
        return text[place + 1 : place + 2].isdigit()
    if before in _INSIDE_NUMBER and after.isdigit():
        return place > 1 and text[place - 2].isdigit()
    return False


def _needs_no_blank(letter: str) -> bool:
    """Tell whether words of a letter's script stand without blanks between them."""
    return letter > "\u0e00" and unicodedata.name(letter, "").startswith(
        ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO")
    )


def _is_hangul(letter: str) -> bool:
    return "\uac00" <= letter <= "\ud7a3"


# --- shortened ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    """Words between marks; ``any_case`` where the case of the first letter is the quoting person's."""

    text: str
    any_case: bool = False

    def find(self, words: Words, place: int, end: int | None = None) -> int:
        found = [whole_words(wanted, words, place, end) for wanted in self._wordings()]
        found = [start for start in found if start >= 0]
        return min(found) if found else -1

    def _wordings(self) -> tuple[str, ...]:
        first, rest = self.text[:1], self.text[1:]
        return (first.lower() + rest, first.upper() + rest) if self.any_case else (self.text,)


def _parts(quotation: str) -> list[_Part]:
    """Return the words between a quotation's marks, levelled."""
    # A letter in brackets is marked by one that no text holds, so that it stays at its part's beginning.
    marked = _OTHER_CASE.sub("…\x00\\1", quotation)
    parts = []
    for piece in _GAP.split(marked):
        text = levelled(piece.replace("\x00", "")).strip(_EDGES)
        if _has_word(text):
            parts.append(_Part(text, "\x00" in piece))
    return parts


def _in_order(parts: Sequence[_Part], copy: Copy) -> list[tuple[int, int]] | None:
    """Return where the parts stand behind each other within two adjacent parts of the copy, None for nowhere."""
    flat = copy.level
    # What stands nowhere is not looked for behind each of a thousand beginnings.
    if any(part.find(copy.words, 0) < 0 for part in parts):
        return None
    start = parts[0].find(copy.words, 0)
    while start >= 0:
        spans = [(start, start + len(parts[0].text))]
        for part in parts[1:]:
            at = part.find(copy.words, spans[-1][1], start + MOST_LEFT_OUT)
            if at < 0:
                break
            spans.append((at, at + len(part.text)))
        else:
            first, last = flat.raw_start(start), flat.raw_end(spans[-1][1]) - 1
            if copy.part_at(last) - copy.part_at(first) <= 1:
                return spans
        start = parts[0].find(copy.words, start + 1)
    return None


# --- what was found -----------------------------------------------------------------------


def _found(finding: Finding, copy: Copy, flat: Flat, spans: Sequence[tuple[int, int]]) -> Verdict:
    start, end = flat.raw_start(spans[0][0]), flat.raw_end(spans[-1][1])
    return Verdict(
        finding, start, end, copy.part_at(start), copy.within_part(start), copy.unit,
        laid_flat(copy.text[start:end]), (), _negation(flat.text, spans),
    )  # fmt: skip


def _negation(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return words beside a passage, or left out of it, that deny it; empty for none.

    Looked at are the few words of the same sentence before it, the one behind it, and the edges
    of what was left out: further away a "not" denies something else.
    """
    before = _SENTENCE_END.split(levelled(text[max(0, spans[0][0] - 80) : spans[0][0]]))[-1]
    beside = [_BESIDE_WORD.findall(before)[-_BESIDE_BEFORE:]]
    behind = _SENTENCE_END.split(levelled(text[spans[-1][1] : spans[-1][1] + 40]), maxsplit=1)[0]
    beside.append(_BESIDE_WORD.findall(behind)[:_BESIDE_AFTER])
    for (_start, end), (begin, _end) in pairwise(spans):
        between = _BESIDE_WORD.findall(text[end:begin])
        beside += [between] if len(between) <= 4 else [between[:2], between[-2:]]
    return next((said for words in beside if (said := _denying(words))), "")


def _denying(words: Sequence[str]) -> str:
    for number, word in enumerate(words):
        if word.lower() in _NEGATIONS or word.lower().endswith("n't"):
            return " ".join(words[max(0, number - 1) :])
    return ""


# --- altered ------------------------------------------------------------------------------


def _nearest(wanted: str, copy: Copy) -> Verdict:
    """Return the passage most like a quotation that is not there word for word."""
    first, last, share = copy.words.nearest(wanted)
    if not share:
        return Verdict(Finding.NOT_FOUND)
    flat = copy.level
    start, end = flat.raw_start(first), flat.raw_end(last)
    if share < _ALTERED_FROM and not _is_like(wanted, flat.text[first:last]):
        return Verdict(Finding.NOT_FOUND)
    end = _with_its_mark(wanted, copy.text, end)
    passage = laid_flat(copy.text[start:end])
    return Verdict(
        Finding.ALTERED, start, end, copy.part_at(start), copy.within_part(start), copy.unit, passage,
        tuple(differences(wanted, passage)), _negation(flat.text, [(first, last)]),
    )  # fmt: skip


def _is_like(wanted: str, passage: str) -> bool:
    """Tell whether a short quotation is a passage with letters changed, so that few words are the same."""
    if len(wanted) > _SHORT:
        return False
    matcher = SequenceMatcher(None, wanted.lower(), passage.lower(), autojunk=False)
    # The quick ratios are never below the ratio itself.
    return all(
        ratio() >= _ALTERED_LIKENESS
        for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    )


def _with_its_mark(wanted: str, text: str, end: int) -> int:
    """Return the end of a passage with the full stop or comma that the quotation ends with, too."""
    return end + 1 if wanted and not wanted[-1].isalnum() and text[end : end + 1] == wanted[-1] else end


def differences(ours: str, theirs: str) -> Iterator[Change]:
    """Return where two texts differ, word by word, in order; other typography is no difference."""
    for kind, mine, copied in _aligned(ours, theirs):
        if kind != "equal":
            yield Change(" ".join(mine), " ".join(copied))


def compared(ours: str, theirs: str) -> Compared:
    """Return two texts as one: words of both as ours has them, and words of either, ours before theirs."""
    found: list[tuple[Side, str]] = []
    for kind, mine, copied in _aligned(ours, theirs):
        if kind == "equal":
            found.append((Side.BOTH, " ".join(mine)))
            continue
        found += [
            (side, " ".join(words)) for side, words in ((Side.OURS, mine), (Side.THEIRS, copied)) if words
        ]
    return tuple(found)


def _aligned(ours: str, theirs: str) -> Iterator[tuple[str, list[str], list[str]]]:
    mine, copied = ours.split(), theirs.split()
    matcher = SequenceMatcher(
        None, list(map(_word_levelled, mine)), list(map(_word_levelled, copied)), autojunk=False
    )
    for kind, one, other, first, last in matcher.get_opcodes():
        yield kind, mine[one:other], copied[first:last]


def _word_levelled(word: str) -> str:
    """Return a word without blanks levelled; most words are so already."""
    return word if word.isascii() and "`" not in word and "--" not in word else levelled(word)
