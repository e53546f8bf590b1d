"""Ids for many of one name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.exchange.draft.names import unique


def test_that_equal_names_are_numbered_in_their_order() -> None:
    taken: set[str] = set()

    assert [unique("a", taken) for _ in range(40)] == ["a", *(f"a-{number}" for number in range(2, 41))]


@given(st.sets(st.integers(2, 40)), st.integers(1, 30))
def test_that_a_number_is_free_whatever_is_taken(numbers: set[int], count: int) -> None:
    taken = {"a", *(f"a-{number}" for number in numbers)}
    before = set(taken)
    found = [unique("a", taken) for _ in range(count)]

    assert len(set(found)) == count
    assert not before & set(found)
    assert taken == before | set(found)


def test_that_a_hundred_thousand_of_one_name_have_one_each() -> None:
    taken: set[str] = set()
    for _ in range(100_000):
        unique("a", taken)

    assert len(taken) == 100_000
    assert "a-100000" in taken
