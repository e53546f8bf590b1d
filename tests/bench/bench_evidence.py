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
    for _ in range(-(-len(words) // 24)):
        words[chance.randrange(len(words))] = "otherwise"
    return " ".join(words)


def _not_there(quotation: str, chance: random.Random) -> str:
    words = quotation.split()
    chance.shuffle(words)
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
    "a word altered": _altered,
    "its words in another order": _not_there,
}


def _quotations(words: list[str], chance: random.Random, fewest: int = 12, most: int = 24) -> list[str]:
    """Return pieces that begin early in a paragraph; usual ones end inside it."""
    found: list[str] = []
    while len(found) < QUOTATIONS:
        first = 80 * chance.randrange(len(words) // 80 - 1) + chance.randrange(55)
        found.append(" ".join(words[first : first + chance.randint(fewest, most)]))
    return found


def measure() -> dict[str, object]:
    """Return how long each kind of a thousand quotations takes, and how that compares with ``str.find``.

    Counted is the time of the processor, which other work on the machine leaves alone.
    """
    chance = random.Random(_SEED)
    words = _words(chance)
    copy = Copy(_text(words))
    kept = words[: len(copy.text.split())]
    quotations = _quotations(kept, chance)
    start = time.process_time()
    sum(quotation in copy.text for quotation in quotations)
    plain = time.process_time() - start
    start = time.process_time()
    assert copy.plain.text and copy.level.text and copy.words.starts
    found: dict[str, object] = {
        "copy": {"characters": len(copy.text), "made_ready_once_ms": 1000 * (time.process_time() - start)},
        "a plain search for all": {"total_ms": 1000 * plain},
    }
    long = _quotations(kept, chance, 50, 70)
    kinds = [(name, quotations, change) for name, change in _KINDS.items()]
    for name, originals, change in (*kinds, ("sixty words, three altered", long, _altered)):
        changed = [change(quotation, chance) for quotation in originals]
        times, findings = [], set()
        for _ in range(_ROUNDS):
            start = time.process_time()
            findings = {check_quote(quotation, copy).finding.value for quotation in changed}
            times.append(time.process_time() - start)
        found[name] = {
            "median_ms": 1000 * median(times),
            "findings": ", ".join(sorted(findings)),
            "ratio": median(times) / plain,
        }
    return found
