"""Quotation marks around words, and several names in one field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.pasted import several_names, several_words, unquoted


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("“It was high.”", "It was high."),
        (' "It was high" ', "It was high"),
        ("„Es war hoch“", "Es war hoch"),
        ("« C’était haut »", "C’était haut"),
        ("‘It didn’t move’", "It didn’t move"),
        ("「金正日」", "金正日"),
        ("“No” and “never”", "“No” and “never”"),
        ('"No" and "never"', '"No" and "never"'),
        ("'No' and 'never'", "'No' and 'never'"),
        ("he said “no”", "he said “no”"),
        ("“unclosed", "“unclosed"),
        ("plain", "plain"),
        ('""', '""'),
        ("”", "”"),
        ("", ""),
    ],
)
def test_that_marks_around_all_of_the_words_are_taken_off(pasted: str, words: str) -> None:
    assert unquoted(pasted) == words


@given(st.text("ab “”\"'’«»", max_size=12))
def test_that_taking_marks_off_takes_nothing_else(text: str) -> None:
    bare = unquoted(text)
    assert bare == text or text.strip()[1:-1].strip() == bare


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Anna Li, Bob Ray", ["Anna Li", "Bob Ray"]),
        ("Anna Li, Bob Ray, and Cy Fox", ["Anna Li", "Bob Ray", "Cy Fox"]),
        ("Anna Li; Bob", ["Anna Li", "Bob"]),
        ("김정일, 김정은", ["김정일", "김정은"]),
        ("Kim, the elder", ["Kim, the elder"]),
        ("Li, Anna", ["Li, Anna"]),
        ("Martin Luther King, Jr.", ["Martin Luther King, Jr."]),
        ("Anna Li", ["Anna Li"]),
        ("Putin, Medvedev", ["Putin, Medvedev"]),
        ("Known, Other", ["Known", "Other"]),
        ("Whole Known, As One", ["Whole Known, As One"]),
    ],
)
def test_that_whole_names_on_both_sides_of_a_comma_are_people(typed: str, names: list[str]) -> None:
    assert several_names(typed, {"Known", "Other", "Whole Known, As One"}) == names


def test_that_listed_words_are_taken_apart() -> None:
    assert several_words("rail, aid;food") == ["rail", "aid", "food"]
    assert several_words("law, order", {"law, order"}) == ["law, order"]
