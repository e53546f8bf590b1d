"""Quotations altered in ten thousand ways: none is called found that a plain search does not find."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest

from viewer.files.evidence.copies import Copy
from viewer.files.evidence.levels import Flat, laid_flat, levelled
from viewer.files.evidence.matching import check_quote, compared, differences
from viewer.files.evidence.verdicts import Finding, Side, Verdict

NAMES = ["Ada Brook", "Ivan Sorok", "Mei Lin", "O’Hara", "Zoë Quist", "Kim Ha-neul"]
VERBS = ["opened", "closed", "did not visit", "never saw", "signed", "refused", "couldn’t reach", "toured"]
THINGS = [
    "the harbour",
    "a power plant",
    "the border post",
    "two bridges",
    "the “old” station",
    "co-operative farms",
]
WHEN = [
    "on Monday",
    "in 1,204 days",
    "at 10:30",
    "in May 2011",
    "– as agreed –",
    "before 3.5 tons arrived",
    "without delay",
]


def copied(seed: int) -> str:
    """Return a copy of forty paragraphs of sentences that read alike."""
    made = random.Random(seed)

    def sentence() -> str:
        words = [made.choice(part) for part in (NAMES, VERBS, THINGS, WHEN)]
        return f"{' '.join(words)}{made.choice('.,;')}"

    return "\n\n".join(" ".join(sentence() for _ in range(made.randint(2, 5))) for _ in range(40))


TEXT = copied(1)
COPY = Copy(TEXT)
ALL_WORDS = TEXT.split()


def other_word(words: list[str], made: random.Random) -> list[str]:
    place = made.randrange(len(words))
    return [*words[:place], made.choice(ALL_WORDS), *words[place + 1 :]]


def other_number(words: list[str], made: random.Random) -> list[str]:
    places = [n for n, word in enumerate(words) if any(letter.isdigit() for letter in word)]
    if not places:
        return [*words, str(made.randrange(9999))]
    place = made.choice(places)
    digits = "".join(str((int(x) + made.randint(0, 9)) % 10) if x.isdigit() else x for x in words[place])
    return [
        *words[:place],
        made.choice([digits, words[place].split(",")[0], words[place].split(".")[0]]),
        *words[place + 1 :],
    ]


def other_name(words: list[str], made: random.Random) -> list[str]:
    place = made.randrange(len(words))
    return [*words[:place], *made.choice(NAMES).split(), *words[place + 1 :]]


def other_negation(words: list[str], made: random.Random) -> list[str]:
    kept = [word for word in words if word not in ("not", "never", "without")]
    if len(kept) < len(words):
        return kept
    place = made.randrange(len(words) + 1)
    return [*words[:place], made.choice(["not", "never", "no"]), *words[place:]]


def other_order(words: list[str], made: random.Random) -> list[str]:
    place = made.randrange(len(words) - 1)
    return [*words[:place], words[place + 1], words[place], *words[place + 2 :]]


def left_out(words: list[str], made: random.Random) -> list[str]:
    place = made.randrange(1, len(words) - 1)
    return [*words[:place], *words[place + made.randint(1, 3) :]]


def cut_within(words: list[str], made: random.Random) -> list[str]:
    word = words[-1]
    return [*words[:-1], word[: max(1, len(word) - made.randint(1, 3))]]


ALTERATIONS: list[Callable[[list[str], random.Random], list[str]]] = [
    other_word, other_number, other_name, other_negation, other_order, left_out, cut_within,
]  # fmt: skip
BORNE_OUT = {Finding.WORD_FOR_WORD: laid_flat, Finding.TYPOGRAPHY: levelled}


def judged(quotation: str) -> Verdict:
    """Check a quotation, and hold the verdict to a plain search."""
    verdict = check_quote(quotation, COPY)
    level = BORNE_OUT.get(verdict.finding)
    if level is not None:
        assert level(quotation) in level(TEXT), (quotation, verdict)
    assert verdict.finding is not Finding.SHORTENED, (quotation, verdict)
    if verdict.finding is not Finding.NOT_FOUND:
        assert TEXT[verdict.start : verdict.end] and verdict.passage == laid_flat(
            TEXT[verdict.start : verdict.end]
        )
        first, last = COPY.parts[verdict.part - 1]
        assert first <= verdict.start < last and verdict.character == verdict.start - first + 1
    return verdict


@pytest.mark.parametrize("seed", range(10))
def test_that_no_altered_quotation_is_called_found(seed: int) -> None:
    made, findings, checked = random.Random(seed), Counter[Finding](), 0
    while checked < 1_000:
        place = made.randrange(len(ALL_WORDS) - 30)
        words = ALL_WORDS[place : place + made.randint(3, 24)]
        changed = made.choice(ALTERATIONS)(list(words), made)
        if changed == words or not any(letter.isalnum() for letter in "".join(changed)):
            continue
        checked += 1
        findings[judged(" ".join(changed)).finding] += 1
    assert findings[Finding.ALTERED] > 600
    assert findings[Finding.WORD_FOR_WORD] + findings[Finding.TYPOGRAPHY] < 250


@pytest.mark.parametrize("seed", range(5))
def test_that_what_was_not_altered_is_found(seed: int) -> None:
    made = random.Random(seed)
    for _ in range(200):
        place = made.randrange(len(ALL_WORDS) - 30)
        words = ALL_WORDS[place : place + made.randint(2, 24)]
        verdict = check_quote(made.choice([" ", "\n", "  "]).join(words), COPY)
        assert verdict.finding is Finding.WORD_FOR_WORD, words
        bent = " ".join(words).replace("“", '"').replace("”", '"').replace("’", "'").replace("–", "--")
        assert check_quote(bent, COPY).finding in (Finding.WORD_FOR_WORD, Finding.TYPOGRAPHY)


@pytest.mark.parametrize("seed", range(5))
def test_that_marked_omissions_in_order_are_found_and_others_not(seed: int) -> None:
    made, shortened = random.Random(seed), 0
    for _ in range(200):
        first, last = COPY.parts[made.randrange(len(COPY.parts))]
        words = TEXT[first:last].split()
        edges = sorted(made.sample(range(1, len(words)), 2))
        parts = [" ".join(words[: edges[0]]), " ".join(words[edges[1] :])]
        mark = made.choice([" … ", " [...] ", "[…]", " ... "])
        verdict = check_quote(mark.join(parts), COPY)
        assert verdict.finding is Finding.SHORTENED, (mark.join(parts), verdict)
        shortened += 1
        swapped = mark.join(reversed(parts))
        found = check_quote(swapped, COPY)
        if found.finding is Finding.SHORTENED:
            between = [levelled(TEXT).find(levelled(part).strip(" \"'")) for part in reversed(parts)]
            assert all(place >= 0 for place in between)
            assert COPY.part_at(found.end - 1) - found.part <= 1
    assert shortened == 200


def test_that_parts_further_apart_than_the_next_paragraph_are_no_quotation() -> None:
    copy = Copy("One begins here.\n\nTwo goes on.\n\nThree ends there.")
    assert check_quote("One begins … goes on", copy).finding is Finding.SHORTENED
    assert not check_quote("One begins … ends there", copy).finding.is_borne_out


def test_that_parts_in_another_order_case_or_without_end_between_them_are_no_quotation() -> None:
    copy = Copy("He did sign the treaty, and went home.")
    assert check_quote("sign the treaty … went home", copy).finding is Finding.SHORTENED
    assert not check_quote("went home … sign the treaty", copy).finding.is_borne_out
    assert check_quote("[h]e did … went home", copy).finding is Finding.SHORTENED
    assert not check_quote("he did … went home", copy).finding.is_borne_out
    for between, is_found in ((2_900, True), (3_100, False)):
        endless = Copy(f"One begins here {'x' * between} and ends there.")
        assert check_quote("One begins … ends there", endless).finding.is_borne_out is is_found


@pytest.mark.parametrize(
    ("quotation", "copy", "negation"),
    [
        ("sign the treaty", "He did not sign the treaty.", "did not"),
        ("sign the treaty", "He didn’t sign the treaty.", "He didn't"),
        ("evidence of talks", "There is no evidence of talks.", "is no"),
        ("He did … sign", "He did not under any duress sign.", "not under any duress"),
        ("er unterschreibt den Vertrag", "Ja, er unterschreibt den Vertrag nicht.", "nicht"),
        ("American values", "These are non-American values.", "are non"),
        ("He did … sign", "He did not, as some people would later claim in public, sign.", "not as"),
        ("He did … sign", "He did, as some people would later deny, perhaps not sign.", "perhaps not"),
        ("sign the treaty", "He was not there. He will sign the treaty.", ""),
        ("Sign the treaty", "She said no. Sign the treaty.", ""),
        ("Sign the treaty", "Sign the treaty. Not now.", ""),
        ("did not sign the treaty", "He did not sign the treaty.", ""),
        ("sign the treaty", "Nobody doubted that in the end they would sign the treaty.", ""),
    ],
)
def test_that_a_negation_left_out_beside_it_is_warned_of(quotation: str, copy: str, negation: str) -> None:
    assert check_quote(quotation, Copy(copy)).negation == negation


@pytest.mark.parametrize(
    ("quotation", "copy", "is_found"),
    [
        ("some 50", "some 50,000 tons", False), ("3", "3.5 tons", False), ("000 tons", "50,000 tons", False),
        ("he can", "he can’t go", False), ("arbour", "the harbour", False), ("ten", "tenfold", False),
        ("김정일", "김정일은 왔다", True), ("정일은", "김정일은 왔다", False), ("金正日", "朝鮮の金正日が", True), ("10²", "it is 102 m", False),
        ("ﬁne", "a fine day", True), ("café", "a cafe\u0301 there", True), ("co-operative", "co\u00ad-operative", True),
    ],
)  # fmt: skip
def test_that_a_passage_begins_and_ends_with_whole_words_and_numbers(
    quotation: str, copy: str, is_found: bool
) -> None:
    assert check_quote(quotation, Copy(copy)).finding.is_borne_out is is_found


ALPHABET = "ab -—“'’\n\u00ad\u00a0ée.,1²ﬁ…김\u200b–\t"


@pytest.mark.parametrize("seed", range(3))
def test_that_a_text_that_knows_its_places_is_levelled_like_any_other(seed: int) -> None:
    made, moved = random.Random(seed), 0
    for _ in range(3000):
        text = "".join(made.choice(ALPHABET) for _ in range(made.randint(0, 14)))
        level, plain = Flat.of_typography(text), Flat.of_layout(text)
        assert level.text == levelled(text) and plain.text == laid_flat(text)
        for flat in (level, plain):
            places = [flat.raw_start(place) for place in range(len(flat.text))]
            assert all(before <= after for before, after in pairwise(places))
            assert all(0 <= place < len(text) for place in places)
            moved += places != list(range(len(places)))
        for place, letter in enumerate(plain.text):
            assert letter == " " or text[plain.raw_start(place)] == letter
    assert moved > 1000


def test_that_differences_are_words_in_order_and_typography_is_none() -> None:
    found = [
        (change.ours, change.theirs)
        for change in differences("He's a “good” new man", 'He’s the "good" man here')
    ]
    assert found == [("a", "the"), ("new", ""), ("", "here")]


def test_that_a_comparison_holds_every_word_of_both_in_order() -> None:
    made, changed_ones = random.Random(3), 0
    for _ in range(300):
        place = made.randrange(len(ALL_WORDS) - 30)
        words = ALL_WORDS[place : place + made.randint(3, 24)]
        changed = made.choice(ALTERATIONS)(list(words), made)
        ours, theirs = " ".join(changed), " ".join(words)
        pieces = compared(ours, theirs)
        assert " ".join(text for side, text in pieces if side is not Side.THEIRS) == ours
        if not any(side is Side.BOTH and text not in theirs for side, text in pieces):
            assert " ".join(text for side, text in pieces if side is not Side.OURS) == theirs
            changed_ones += len(pieces) > 1
    assert changed_ones > 200
