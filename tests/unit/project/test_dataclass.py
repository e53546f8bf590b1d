"""Our ``dataclass`` makes what the library's makes."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import viewer.dataclass

Make = Callable[..., Callable[[type], Any]]
BOTH: tuple[Make, Make] = (dataclasses.dataclass, viewer.dataclass.dataclass)
OPTIONS = [
    {"frozen": True, "slots": True}, {"slots": True}, {"slots": True, "eq": False},
    {"frozen": True, "slots": True, "eq": False}, {"frozen": True, "slots": True, "order": True}, {"frozen": True}, {},
    {"frozen": True, "order": True}, {"order": True},
]  # fmt: skip


def pair(make: Make, options: dict[str, bool]) -> Any:
    """Return a class of many kinds of fields, made by one of both."""

    class Pair:
        """Two values and what follows from them."""

        left: int
        right: str = "r"
        note: float = field(default=0.5, compare=False)
        hidden: int = field(default=7, repr=False)
        made: list[int] = field(default_factory=list, hash=False, compare=False)
        inner: dict[int, int] = field(default_factory=dict, init=False, repr=False, compare=False)
        fixed: str = field(default="f", init=False, compare=False)

        def both(self) -> str:
            return f"{self.left}{self.right}"

    return make(**options)(Pair)


def derived(make: Make) -> Any:
    """Return a class one of whose fields is computed from another."""

    class Derived:
        width: int
        double: int = field(init=False, repr=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "double", 2 * self.width)

    return make(frozen=True, slots=True)(Derived)


def told(cls: Any, values: list[tuple[Any, ...]]) -> list[object]:
    """Return what can be seen of a class and of values of it."""
    cls(0)  # the constructor is made when it is first called, and has its signature from then on
    made = [cls(*value) for value in values]
    hashes = [hash(value) if cls.__hash__ not in (None, object.__hash__) else None for value in made]
    return [
        str(inspect.signature(cls)), cls.__match_args__, getattr(cls, "__slots__", None), cls.__doc__,
        [(f.name, f.type, f.default, f.init, f.repr, f.compare) for f in dataclasses.fields(cls)],
        [repr(value) for value in made], [value.both() for value in made], hashes,
        [[first == second for second in made] for first in made],
        [_order(first, second) for first in made for second in made if "__lt__" in vars(cls)],
        [dataclasses.astuple(dataclasses.replace(value, left=9)) for value in made],
        [dataclasses.astuple(copy.copy(value)) for value in made],
    ]  # fmt: skip


def _order(first: Any, second: Any) -> tuple[bool, ...]:
    return first < second, first <= second, first > second, first >= second


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@given(
    values=st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from("ab"), st.floats(0, 1), st.integers(0, 1)), max_size=4
    )
)
def test_that_both_make_the_same(options: dict[str, bool], values: list[tuple[Any, ...]]) -> None:
    library, ours = (told(pair(make, options), values) for make in BOTH)
    assert ours == library


@pytest.mark.parametrize("make", BOTH)
def test_that_what_is_frozen_takes_no_other_value(make: Make) -> None:
    value = pair(make, {"frozen": True, "slots": True})(1)
    for name in ("left", "note"):
        with pytest.raises(dataclasses.FrozenInstanceError, match=f"cannot assign to field '{name}'"):
            setattr(value, name, 2)
        with pytest.raises(dataclasses.FrozenInstanceError, match=f"cannot delete field '{name}'"):
            delattr(value, name)
    assert value.left == 1


@pytest.mark.parametrize("make", BOTH)
def test_that_what_is_not_frozen_does(make: Make) -> None:
    value = pair(make, {"slots": True})(1)
    value.left = 2
    assert value.left == 2
    assert type(value).__hash__ is None
    with pytest.raises(AttributeError):
        value.other = 1


@pytest.mark.parametrize("make", BOTH)
def test_that_a_computed_field_is_no_argument(make: Make) -> None:
    cls = derived(make)
    assert (cls(4).double, repr(cls(4)), cls(4) == cls(4)) == (8, repr(cls(4)), True)
    assert repr(cls(4)).endswith("Derived(width=4)")
    with pytest.raises(TypeError):
        cls(4, 8)


@pytest.mark.parametrize("make", BOTH)
def test_that_methods_of_its_own_stay(make: Make) -> None:
    class Own:
        left: int

        def __repr__(self) -> str:
            return "mine"

        def __eq__(self, other: object) -> bool:
            return True

    value = make(frozen=True, slots=True)(Own)(3)
    assert repr(value) == "mine"
    assert value == 5
    assert hash(value) == hash((3,))


@pytest.mark.parametrize("make", BOTH)
def test_that_values_of_other_classes_are_never_equal(make: Make) -> None:
    first, second = (pair(make, {"frozen": True, "slots": True}) for _ in range(2))
    assert first(1) != second(1)
    assert first(1) != (1, "r", 7)


@pytest.mark.parametrize("make", BOTH)
def test_that_values_of_other_classes_have_no_order(make: Make) -> None:
    first, second = (pair(make, {"order": True}) for _ in range(2))
    with pytest.raises(TypeError, match="not supported between instances"):
        assert first(1) < second(1)


@pytest.mark.parametrize("make", BOTH)
def test_that_an_order_of_its_own_is_not_replaced(make: Make) -> None:
    class Own:
        left: int

        def __lt__(self, other: object) -> bool:
            return True

    with pytest.raises(TypeError, match="Cannot overwrite attribute __lt__"):
        make(order=True)(Own)


@pytest.mark.parametrize("make", BOTH)
def test_that_factories_work(make: Make) -> None:
    class Heap:
        items: list[int] = field(default_factory=list)

    cls: Any = make(slots=True)(Heap)
    assert cls().items == []
    assert cls().items is not cls().items
    assert cls([4]).items == [4]


def test_that_frozen_values_can_be_kept_and_read_again() -> None:
    from viewer.model.problems import Problem, Severity

    problem = Problem(Severity.ERROR, "code", "message", 3, 4, 3, 9)
    assert pickle.loads(pickle.dumps(problem)) == problem
