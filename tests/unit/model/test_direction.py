"""Values that run from right to left keep their direction to themselves in sentences of ours."""

from __future__ import annotations

import pytest
from layout_helpers import event

from viewer.files.read.texts import shown
from viewer.model.dates.edtf import DateError, parse_date
from viewer.model.direction import isolated
from viewer.model.event_words import list_line, title_with_date
from viewer.words import speaking

HEBREW, ARABIC = "הצהרת בלפור", "ثورة 1919"


@pytest.mark.parametrize("text", [HEBREW, ARABIC, f"The {HEBREW} of 1917"])
def test_that_letters_from_right_to_left_are_isolated(text: str) -> None:
    assert isolated(text) == f"\u2068{text}\u2069"


@pytest.mark.parametrize("text", ["", "Balfour", "Хабаровск", "평양", "1917-11-02", "“Être”"])
def test_that_any_other_text_stays_as_it_is(text: str) -> None:
    assert isolated(text) == text


def test_that_a_message_keeps_its_quotation_marks_outside_of_what_runs_the_other_way() -> None:
    assert shown(HEBREW) == f"“\u2068{HEBREW}\u2069”"
    assert shown(HEBREW, most=6) == "“\u2068הצהרת…\u2069”"


def test_that_a_date_beside_a_title_stays_on_its_side() -> None:
    declared = event(1, "1917-11-02", HEBREW)
    assert title_with_date(declared) == f"\u2068{HEBREW}\u2069 (Friday 2 November 1917)"
    assert list_line(declared) == f"2 November 1917: \u2068{HEBREW}\u2069"


@pytest.mark.parametrize("text", ["2011-08-99", "Balfour", "12:30"])
def test_that_dates_and_names_keep_their_order_in_an_arabic_sentence(text: str) -> None:
    with speaking("ar"):
        assert isolated(text) == shown(text).strip("«»") == f"\u2068{text}\u2069"
        assert isolated(ARABIC.partition(" ")[0]) == "ثورة"
        with pytest.raises(DateError) as told:
            parse_date("2011-08-99")
    assert "«\u20682011-08-99\u2069»" in told.value.message
