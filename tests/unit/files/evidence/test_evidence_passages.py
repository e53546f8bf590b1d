"""Where in a kept copy a quotation is looked for, and what is said of one that was changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.files.evidence.copies import Copy
from viewer.files.evidence.evidence import Evidence
from viewer.files.evidence.matching import check_quote
from viewer.files.evidence.verdicts import Change, Finding, described
from viewer.files.read.reader import read_text

WORDS = [
    "The",
    "train",
    "stopped",
    "—",
    "briefly",
    "—",
    "at",
    "“the",
    "border”,",
    "where",
    "the",
    "governor’s",
    "men",
    "waited",
    "for",
    "three",
    "hours.",
]
COPY = Copy("A first paragraph.\n\n" + " ".join(WORDS) + "\n\nA last one about the train.")


@given(st.integers(0, len(WORDS) - 1), st.integers(1, len(WORDS)), st.sampled_from([" ", "\n", "  \u00a0"]))
@settings(max_examples=60)
def test_that_any_run_of_the_copys_words_is_found(start: int, count: int, space: str) -> None:
    quotation = (
        space.join(WORDS[start : start + count]).replace("“", '"').replace("’", "'").replace("—", "--")
    )
    if any(letter.isalnum() for letter in quotation):
        assert check_quote(quotation, COPY).finding in (Finding.WORD_FOR_WORD, Finding.TYPOGRAPHY)


@given(st.integers(1, len(WORDS) - 3), st.integers(1, 4))
def test_that_left_out_words_are_found_across_an_ellipsis(place: int, count: int) -> None:
    kept = [*WORDS[:place], "[…]", *WORDS[place + count :]]
    assert check_quote(" ".join(kept), COPY).finding is Finding.SHORTENED


@pytest.mark.parametrize(
    ("quotation", "changes"),
    [
        ("where the governor's men waited for four hours", "has “four” for “three”"),
        ("where the governor's men waited three hours", "leaves out “for”"),
        ("where the governor's own men waited for three hours", "adds “own”"),
        ("where The governor's men waited", "has “The” for “the”"),
    ],
)
def test_that_what_was_changed_is_said(quotation: str, changes: str) -> None:
    verdict = check_quote(quotation, COPY)
    assert verdict.finding is Finding.ALTERED
    assert verdict.part == 2
    assert ", ".join(change.described() for change in verdict.changes) == changes
    assert described(verdict).endswith(f"the quotation {changes}")


def test_that_a_long_copy_full_of_near_misses_is_searched_quickly() -> None:
    copy = Copy("the train and the border and " * 40_000)
    assert check_quote("the … train … nowhere to be seen", copy).finding.is_borne_out is False
    assert check_quote("border " * 5_000, copy).finding.is_borne_out is False


def test_that_only_a_file_is_read_as_a_copy(tmp_path: Path) -> None:
    text = "sources: [{id: a, copy: .}, {id: b, copy: none}, {id: c, copy: 'x\\0'}, {id: d, copy: /dev/zero}]\nevents: []\n"
    timeline = read_text(text, tmp_path).timeline
    assert timeline is not None
    evidence = Evidence(timeline, tmp_path)
    assert [evidence.copy_of(name) for name in ("a", "b", "c", "d", "unknown")] == [None] * 5
    assert set(evidence.unreadable) >= {"a", "d"}


def test_that_a_word_changed_near_the_end_does_not_stretch_the_passage_to_its_next_like() -> None:
    copy = Copy(
        "There he watched a film on the plant and toured its dam, has fuelled speculation that the two met."
    )
    verdict = check_quote("he watched a film on the plant and toured the dam", copy)
    assert verdict.finding is Finding.ALTERED
    assert verdict.passage == "he watched a film on the plant and toured its dam"
    assert verdict.changes == (Change("the", "its"),)


def test_that_a_word_changed_near_the_beginning_does_not_stretch_the_passage_to_its_like_before() -> None:
    copy = Copy("It was said of the two that in May, by train, his third visit to the ally had been long.")
    verdict = check_quote("the third visit to the ally had been long", copy)
    assert verdict.passage == "his third visit to the ally had been long"
    assert verdict.changes == (Change("the", "his"),)
