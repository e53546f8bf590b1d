"""What English joins by commas, counts and puts into quotation marks, in the ways of other languages."""

from __future__ import annotations

import pytest

from viewer.files.keeping import KeepError, pasted
from viewer.files.read.texts import shown
from viewer.model.comparing.field_changes import label_of
from viewer.model.dates.errors import quoted
from viewer.model.event_fields import EVENT_FIELDS
from viewer.model.event_words import counted
from viewer.model.joining import headed, joined, joined_apart
from viewer.words import speaking


@pytest.mark.parametrize(
    ("code", "commas", "semicolons"),
    [("en", "a, b, c", "a; b"), ("ja", "a、b、c", "a；b"), ("ar", "a، b، c", "a؛ b")],
)
def test_that_parts_have_the_languages_signs_between_them(code: str, commas: str, semicolons: str) -> None:
    with speaking(code):
        assert joined(["a", "b", "c"]) == commas
        assert joined_apart(iter(["a", "b"])) == semicolons
        assert joined([]) == ""


def test_that_what_a_comparison_counts_is_counted_in_every_language() -> None:
    with speaking("ja"):
        assert [counted(2, noun) for noun in ("lane", "era", "mistake")] == [
            "レーン2本",
            "時代2件",
            "誤り2件",
        ]


def test_that_a_field_is_named_without_the_letter_that_reaches_it() -> None:
    tags = next(row for row in EVENT_FIELDS if row.name == "tags")
    assert label_of(tags) == "tags"
    with speaking("ko"):
        assert label_of(tags) == "태그"


def test_that_what_a_mistake_shows_stands_in_the_languages_quotation_marks() -> None:
    with speaking("ja"):
        assert (shown("x"), quoted("2011-99")) == ("「x」", "「2011-99」")


@pytest.mark.parametrize(("code", "said"), [("en", "line 3: no date"), ("zh", "line 3：no date")])
def test_that_a_head_has_the_languages_colon_behind_it(code: str, said: str) -> None:
    with speaking(code):
        assert headed("line 3", "no date") == said


def test_that_a_copy_that_cannot_be_kept_is_refused_in_the_language_that_is_spoken() -> None:
    with speaking("de"), pytest.raises(KeepError, match=r"^es gibt keine Wörter aufzubewahren"):
        pasted(" … ")
