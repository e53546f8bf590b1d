"""Where found words stand: in the text as written, whatever case, accents and forms it is written in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.folding import one_line
from viewer.model.search.query import Query
from viewer.model.search.standing import places_of


def marked(typed: str, text: str) -> str:
    """Return a text with brackets around what a search found in it."""
    made, last = "", 0
    for start, end in places_of(Query.of(typed).words, text):
        made += f"{text[last:start]}[{text[start:end]}]"
        last = end
    return made + text[last:]


@pytest.mark.parametrize(
    ("typed", "text", "shown"),
    [
        ("train", "The Train, a TRAIN", "The [Train], a [TRAIN]"),
        ("zoe", "Zoë and Zoe\u0308!", "[Zoë] and [Zoe\u0308]!"),
        ("strasse", "Die Straße", "Die [Straße]"),
        ("ёлка", "Ёлка елка", "[Ёлка] [елка]"),
        ("기", "김정일", "[김]정일"),
        ("fi", "ﬁle", "[ﬁ]le"),
        ('"far east"', "the Far\n  East", "the [Far\n  East]"),
        ("ana", "banana", "b[anana]".replace("b[anana]", "b[ana]na")),
        ("rus ssi", "Russia", "[Russi]a"),
        ("train -late place:amur", "late train, Amur", "late [train], Amur"),
        ("", "train", "train"),
        ("plane", "train", "train"),
    ],
)
def test_that_words_are_found_as_the_search_finds_them(typed: str, text: str, shown: str) -> None:
    assert marked(typed, text) == shown


@given(st.text(max_size=30), st.text(max_size=4))
def test_that_every_text_that_holds_a_word_has_a_place_of_it(text: str, word: str) -> None:
    wanted = one_line(word)
    places = places_of([wanted], text)
    assert bool(places) == bool(wanted and wanted in one_line(text))
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(wanted in one_line(text[start:end]) for start, end in places)
    assert all(one[1] < other[0] for one, other in pairwise(places))
