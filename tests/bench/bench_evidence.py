"""A thousand quotations against a kept copy of a megabyte, beside a plain search for the same words."""

from __future__ import annotations

import random
import time
from statistics import median

from viewer.files.evidence.copies import Copy
from viewer.files.evidence.matching import check_quote

COPY_CHARACTERS = 1_000_000
QUOTATIONS = 1_000
_ROUNDS = 5
_VOCABULARY = 20_000
_SEED = 20110821


def _words(chance: random.Random) -> list[str]:
    """Return words of a copy, few of them common and most rare, as in a language (Zipf's law)."""
    vocabulary = [
        "".join(chance.choices("aeioulnrstdmk", k=chance.randint(2, 9))) for _ in range(_VOCABULARY)
    ]
    weights = [1 / rank for rank in range(1, _VOCABULARY + 1)]
    words, length = [], 0
    while length < COPY_CHARACTERS:
        more = chance.choices(vocabulary, weights, k=10_000)
        words += more
        length += sum(map(len, more)) + len(more)
    return words


def _text(words: list[str]) -> str:
    """Return words as paragraphs of eighty."""
    lines = (words[first : first + 80] for first in range(0, len(words), 80))
    return "\n".join(" ".join(line) for line in lines)[:COPY_CHARACTERS]


def _altered(quotation: str, chance: random.Random) -> str:
    words = quotation.split()
    words[chance.randrange(len(words))] = "otherwise"
    return " ".join(words)


def _typographic(quotation: str, chance: random.Random) -> str:
    return quotation.replace(" ", "\u00a0", chance.randint(1, 3))


def _shortened(quotation: str, _chance: random.Random) -> str:
    words = quotation.split()
    return " ".join((*words[:5], "…", *words[9:]))


_KINDS = {
    "word for word": lambda quotation, _chance: quotation,
    "other typography": _typographic,
    "shortened where marked": _shortened,
    "one word altered": _altered,
}


def _quotations(words: list[str], chance: random.Random) -> list[str]:
    """Return pieces of paragraphs, each inside one."""
    found: list[str] = []
    while len(found) < QUOTATIONS:
        first = 80 * chance.randrange(len(words) // 80 - 1) + chance.randrange(55)
        found.append(" ".join(words[first : first + chance.randint(12, 24)]))
    return found


def measure() -> dict[str, object]:
    """Return how long each kind of a thousand quotations takes, and how that compares with ``str.find``."""
    chance = random.Random(_SEED)
    words = _words(chance)
    copy = Copy(_text(words))
    kept = words[: len(copy.text.split())]
    quotations = _quotations(kept, chance)
    start = time.perf_counter()
    sum(quotation in copy.text for quotation in quotations)
    plain = time.perf_counter() - start
    start = time.perf_counter()
    assert copy.plain.text and copy.level.text and copy.words.starts
    found: dict[str, object] = {
        "copy": {"characters": len(copy.text), "made_ready_once_ms": 1000 * (time.perf_counter() - start)},
        "a plain search for all": {"total_ms": 1000 * plain},
    }
    for name, change in _KINDS.items():
        changed = [change(quotation, chance) for quotation in quotations]
        times, findings = [], set()
        for _ in range(_ROUNDS):
            start = time.perf_counter()
            findings = {check_quote(quotation, copy).finding.value for quotation in changed}
            times.append(time.perf_counter() - start)
        found[name] = {
            "median_ms": 1000 * median(times),
            "findings": ", ".join(sorted(findings)),
            "ratio": median(times) / plain,
        }
    return found
