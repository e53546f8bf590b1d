"""The index of a copy's words finds what a plain search finds, and the nearest passage wherever it lies."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.files.evidence.copies import Copy
from viewer.files.evidence.levels import levelled
from viewer.files.evidence.matching import check_quote
from viewer.files.evidence.verdicts import Change, Finding
from viewer.files.evidence.words import Words

PIECES = ["ab", "a", "b", "Ab", "b's", "3", ".5", ",", ".", "'", " ", " ", " ", "-", "é", "김"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(TEXTS, st.data())
def test_that_words_are_found_where_a_plain_search_finds_them(text: str, data: st.DataObject) -> None:
    words = Words(text)
    first = data.draw(st.integers(0, len(text)))
    cut = text[first : first + data.draw(st.integers(0, 20))]
    wanted = data.draw(st.sampled_from([cut, cut.swapcase(), cut + "b", "a" + cut]))
    place = data.draw(st.integers(0, len(text)))
    end = data.draw(st.none() | st.integers(0, len(text)))
    if wanted:
        assert words.find(wanted, place, end) == text.find(wanted, place, end)
        assert words.find(wanted, 0) == text.find(wanted)


def test_that_words_that_stand_thousands_of_times_are_found_too() -> None:
    text = "on and on " * 3_000 + "on and off"
    words = Words(text)
    assert words.find("on and on", 9) == text.find("on and on", 9)
    assert words.find("and on and o", 5) == text.find("and on and o", 5)
    assert words.find("and on and off", 0) == text.find("and on and off")
    assert words.find("on and nowhere else", 0) == -1


def test_that_as_many_wordings_as_one_likes_are_looked_for() -> None:
    text = " ".join(f"word{number} and more" for number in range(600))
    words = Words(text)
    for number in range(600):
        wanted = f"word{number} and more"
        assert words.find(wanted, 0) == text.find(wanted)


@pytest.mark.parametrize("seed", range(3))
def test_that_the_nearest_passage_is_found_at_the_end_of_a_copy_of_few_words(seed: int) -> None:
    made = random.Random(seed)
    vocabulary = ["".join(made.choices("abcdef", k=4)) for _ in range(30)]
    words = made.choices(vocabulary, k=20_000)
    passage = words[-60:-40]
    copy = Copy(" ".join(words))
    changed = [*passage[:9], "otherwise", *passage[10:]]
    verdict = check_quote(" ".join(changed), copy)
    assert verdict.finding is Finding.ALTERED
    assert verdict.passage == " ".join(passage)
    assert verdict.changes == (Change("otherwise", passage[9]),)


def test_that_a_word_is_found_as_it_is_levelled_and_never_as_a_part_of_one() -> None:
    copy = Copy("It is a co\u00adoperative, a café, and that is all.")
    assert check_quote("a co-operative", copy).finding is not Finding.WORD_FOR_WORD
    assert check_quote("It is a co", copy).finding is not Finding.WORD_FOR_WORD
    accents = Copy("There was a cafe\u0301 open.")
    assert levelled("cafe\u0301") == "café"
    assert not check_quote("There was a cafe", accents).finding.is_borne_out
    assert check_quote("There was a café", accents).finding is Finding.TYPOGRAPHY
