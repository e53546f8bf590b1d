"""What is selected in a kept copy becomes words that the copy bears out."""

from __future__ import annotations

import random

import pytest
from test_evidence_alterations import COPY, TEXT

from viewer.files.evidence.copies import Copy
from viewer.files.evidence.matching import check_quote
from viewer.files.evidence.quoting import quotable, whole_selection
from viewer.files.evidence.verdicts import Finding


@pytest.mark.parametrize("seed", range(5))
def test_that_whatever_is_selected_is_found_word_for_word(seed: int) -> None:
    made, quoted = random.Random(seed), 0
    for _ in range(400):
        start = made.randrange(len(TEXT))
        end = min(len(TEXT), start + made.randint(0, 120))
        words = quotable(TEXT, start, end)
        if words:
            quoted += 1
            found = check_quote(words, COPY)
            assert found.finding is Finding.WORD_FOR_WORD, (TEXT[start:end], words, found)
        else:
            first, last = whole_selection(TEXT, start, end)
            assert not any(letter.isalnum() for letter in TEXT[first:last])
    assert quoted > 350


@pytest.mark.parametrize(
    ("text", "selected", "words"),
    [
        ("The harbour was closed.", "arbour wa", "harbour was"),
        ("It cost 50,000 dollars.", "0,0", "50,000"),
        ("He can’t go.", "can", "can’t"),
        ("The harbour\nwas closed.\n\nIt opened.", "harbour\nwas closed.\n\nIt", "harbour was closed. It"),
        ("They said “it was high”, and left.", "“it was high”", "it was high"),
        ("They said “it” and “was”.", "“it” and “was”", "“it” and “was”"),
        ("It was −5 or -7 degrees, they said.", "-7 degrees, ", "-7 degrees"),
        ("the co\u00adoperative stayed", "operative", "cooperative"),
        ("the cafe\u0301 stayed", "the cafe", "the cafe\u0301"),
        ("김정일은 왔다", "김정", "김정"),
        ("one – two", " – ", ""),
        ("one two", "", ""),
    ],
)
def test_that_selections_are_whole_words_on_one_line(text: str, selected: str, words: str) -> None:
    start = text.index(selected)
    assert quotable(text, start, start + len(selected)) == words
    if words:
        assert check_quote(words, Copy(text)).finding in (Finding.WORD_FOR_WORD, Finding.TYPOGRAPHY)
