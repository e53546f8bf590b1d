"""Checks quotations against kept copies of their sources, character for character.

White space and typographic marks are levelled first: a copy from a web page breaks lines
and bends quotation marks as it likes, and neither changes what a source says. An ellipsis
in a quotation stands for words left out; square brackets hold the quoting person's own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from pathlib import Path

from viewer.files.read.texts import shown
from viewer.model.timeline import Event, Quote, Source, Timeline

_MARKS = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
    }
)  # fmt: skip
_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r" ?-{1,3} ?")
_GAP = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.|\[[^\]]*\])\s*")
#: Beyond this likeness, 0 to 1, a passage counts as the quotation with changes.
ALTERED_FROM = 0.72
#: The words left out at an ellipsis span at most so many characters of the copy.
MOST_LEFT_OUT = 600
#: As much of a long quotation is compared where it is not there word for word.
MOST_COMPARED = 400
_MOST_CHANGES = 3
_MARGIN = 40
MOST_COPY_BYTES = 64 * 1024 * 1024


class Finding(Enum):
    """How a quotation compares with the kept copy."""

    FOUND = "found"
    ALTERED = "altered"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of one quotation found.

    Attributes:
        finding: Word for word, with changes, or not at all.
        paragraph: 1-based paragraph of the copy, None where not found.
        passage: For ALTERED the words of the copy, levelled, else empty.
        changes: For ALTERED what the quotation has instead, in words; empty where it is much.
    """

    finding: Finding
    paragraph: int | None = None
    passage: str = ""
    changes: str = ""


class Copy:
    """A kept copy of a source, levelled once.

    Args:
        text: The whole copy; paragraphs are separated by line breaks.
    """

    def __init__(self, text: str) -> None:
        self._paragraph_starts: list[int] = []
        pieces, length = [], 0
        for line in text.splitlines():
            flat = levelled(line)
            if flat:
                self._paragraph_starts.append(length)
                pieces.append(flat)
                length += len(flat) + 1
        self.flat = " ".join(pieces)

    def paragraph_at(self, index: int) -> int:
        """Return the 1-based paragraph that an index of the levelled text lies in."""
        from bisect import bisect_right

        return max(1, bisect_right(self._paragraph_starts, index))


def levelled(text: str) -> str:
    """Return a text with white space and typographic marks made alike; case stays."""
    return _DASHES.sub("-", _SPACE.sub(" ", text.translate(_MARKS))).strip()


def check_quote(quotation: str, copy: Copy) -> Verdict:
    """Compare a quotation with a kept copy."""
    parts = [levelled(part).strip(' "') for part in _GAP.split(quotation)]
    parts = [part for part in parts if part]
    if not parts:
        return Verdict(Finding.NOT_FOUND)
    start = _found_in_order(parts, copy.flat)
    if start >= 0:
        return Verdict(Finding.FOUND, copy.paragraph_at(start))
    return _nearest(" ".join(parts), copy)


def _found_in_order(parts: list[str], flat: str) -> int:
    """Return where the first part begins such that the others follow soon; -1 for nowhere."""
    start = _whole_words(parts[0], flat, 0)
    while start >= 0:
        place = start + len(parts[0])
        for part in parts[1:]:
            following = _whole_words(part, flat, place, place + MOST_LEFT_OUT + len(part))
            if following < 0:
                break
            place = following + len(part)
        else:
            return start
        start = _whole_words(parts[0], flat, start + 1)
    return -1


def _whole_words(part: str, flat: str, place: int, end: int | None = None) -> int:
    """Return where a part stands in [place, end) without cutting a word; -1 for nowhere."""
    while (place := flat.find(part, place, end)) >= 0:
        before, after = flat[place - 1 : place], flat[place + len(part) : place + len(part) + 1]
        cut_before = before.isalnum() and part[0].isalnum()
        cut_after = after.isalnum() and part[-1].isalnum()
        if not cut_before and not cut_after:
            return place
        place += 1
    return -1


def _nearest(wanted: str, copy: Copy) -> Verdict:
    """Return the passage most like a quotation that is not there word for word."""
    wanted = wanted[:MOST_COMPARED]
    words = [word for word in re.findall(r"\w+", wanted) if len(word) > 3][:40]
    best, best_at = 0.0, -1
    seen: set[int] = set()
    for word in sorted(words, key=len, reverse=True)[:8]:
        offset = wanted.find(word)
        for match in list(re.finditer(re.escape(word), copy.flat, re.IGNORECASE))[:40]:
            at = max(0, match.start() - offset)
            if at // 16 in seen:
                continue
            seen.add(at // 16)
            passage = copy.flat[at : at + len(wanted)]
            likeness = SequenceMatcher(None, wanted.lower(), passage.lower(), autojunk=False).ratio()
            if likeness > best:
                best, best_at = likeness, at
    if best < ALTERED_FROM:
        return Verdict(Finding.NOT_FOUND)
    passage = _whole_passage(wanted, copy.flat, best_at)
    return Verdict(Finding.ALTERED, copy.paragraph_at(best_at), passage, _changes(wanted, passage))


def _whole_passage(wanted: str, flat: str, near: int) -> str:
    """Return the words of a copy that stand for a quotation, which begins near an index."""
    first = max(0, near - _MARGIN)
    window = flat[first : near + len(wanted) + _MARGIN]
    blocks = SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks()
    long = [block for block in blocks if block.size > 2]
    if not long:
        return window
    start, end = first + long[0].b, first + long[-1].b + long[-1].size
    while start and flat[start - 1 : start + 1].isalnum():
        start -= 1
    while end < len(flat) and flat[end - 1 : end + 1].isalnum():
        end += 1
    return flat[start:end].strip()


def _changes(wanted: str, passage: str) -> str:
    """Return the words in which a quotation differs from a passage, empty where it is too much."""
    ours, theirs = wanted.split(), passage.split()
    codes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    inner = codes[codes[0][0] in ("insert", "delete") : len(codes) - (codes[-1][0] == "insert")]
    said = []
    for kind, one, other, first, last in inner:
        mine, copied = " ".join(ours[one:other]), " ".join(theirs[first:last])
        if kind == "replace":
            said.append(f"{shown(mine)} for {shown(copied)}")
        elif kind != "equal":
            said.append(f"without {shown(copied)}" if copied else f"with {shown(mine)}")
    return ", ".join(said) if 0 < len(said) <= _MOST_CHANGES else ""


class Evidence:
    """The kept copies of a timeline's sources, read when first needed.

    Args:
        timeline: Whose quotations are checked.
        folder: Folder of the event file, which ``copy`` paths are relative to.
        copies: A folder with copies named ``SOURCE_ID.txt``, before any ``copy`` path.
    """

    def __init__(self, timeline: Timeline, folder: Path | None, copies: Path | None = None) -> None:
        self._timeline = timeline
        self._folder = folder
        self._copies = copies
        self._read: dict[str, Copy | None] = {}
        self.unreadable: dict[str, str] = {}

    def verdict(self, quote: Quote) -> Verdict | None:
        """Return what a check of a quotation finds, None without a kept copy."""
        copy = self.copy_of(quote.source)
        return check_quote(quote.text, copy) if copy is not None else None

    def copy_of(self, source_id: str) -> Copy | None:
        """Return the kept copy of a source, None where there is none or it cannot be read."""
        if source_id not in self._read:
            source = self._timeline.source(source_id)
            path = self._path_of(source) if source is not None else None
            self._read[source_id] = self._copy_from(source_id, path) if path is not None else None
        return self._read[source_id]

    def _path_of(self, source: Source) -> Path | None:
        if self._copies is not None:
            path = self._copies / f"{source.id}.txt"
            if path.exists():
                return path
        if source.copy and self._folder is not None:
            return self._folder / source.copy
        return None

    def _copy_from(self, source_id: str, path: Path) -> Copy | None:
        try:
            if not path.exists():
                return None
            if not path.is_file():
                self.unreadable[source_id] = f"{path} is no file"
            elif path.stat().st_size > MOST_COPY_BYTES:
                self.unreadable[source_id] = f"{path} is too large"
            else:
                return Copy(path.read_text(encoding="utf-8-sig", errors="replace"))
        except (OSError, ValueError) as error:
            self.unreadable[source_id] = f"{path}: {getattr(error, 'strerror', None) or error}"
        return None


def described(verdict: Verdict) -> str:
    """Return a verdict in words: ``word for word in the kept copy, paragraph 6``."""
    if verdict.finding is Finding.FOUND:
        return f"word for word in the kept copy, paragraph {verdict.paragraph}"
    if verdict.finding is Finding.ALTERED:
        changes = f"; the quotation has {verdict.changes}" if verdict.changes else ""
        return f"altered: the kept copy, paragraph {verdict.paragraph}, says {shown(verdict.passage, 160)}{changes}"
    return "not found in the kept copy"


def checked(event: Event, evidence: Evidence) -> list[tuple[Quote, Verdict]]:
    """Return the verdicts of an event's quotations that have a kept copy."""
    verdicts = [(quote, evidence.verdict(quote)) for quote in event.quotes]
    return [(quote, verdict) for quote, verdict in verdicts if verdict is not None]
