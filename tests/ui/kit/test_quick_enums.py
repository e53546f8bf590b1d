"""Our enumerations are what the library's are, and Qt's stay what they were."""

from __future__ import annotations

import re
import subprocess
import sys
import types
from collections.abc import Callable, Sequence
from enum import Enum, Flag, FlagBoundary, IntEnum, IntFlag
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.kit.quick_enums import quick_enum

ROOT = Path(__file__).parents[3]
BASES = (Enum, IntEnum, Flag, IntFlag)
#: The later half means something else to the library.
NAMES = ("A", "B", "Bold", "None_", "x_", "lower", "name", "value", "real", "mro", "_y", "_z_", "__doc__")
Pairs = Sequence[tuple[str, Any]]


def by_library(base: type[Enum], pairs: Pairs, boundary: FlagBoundary | None) -> type[Enum]:
    """Return an enumeration as a class statement makes it."""

    def fill(body: Any) -> None:
        body["__module__"] = __name__
        for name, value in pairs:
            body[name] = value

    return types.new_class("Made", (base,), {"boundary": boundary}, fill)


def by_us(base: type[Enum], pairs: Pairs, boundary: FlagBoundary | None) -> type[Enum]:
    """Return an enumeration as it is made for Qt."""
    return quick_enum(
        base, "Made", pairs, module=__name__, qualname=None, type=None, start=1, boundary=boundary
    )


def told(make: Callable[[], Any]) -> object:
    """Return all that can be seen of an enumeration, or what making it raises."""
    try:
        made = make()
    except (AttributeError, TypeError, ValueError) as error:
        return type(error), str(error)
    members = list(made.__members__.values())
    found: list[object] = [
        len(made),
        list(made),
        sorted(vars(made).items()),
        made.__mro__[1:],
        made.__qualname__,
        dir(made),
    ]
    for one in members:
        found += [vars(one), str(one), f"{one}", hash(one), made(one.value) is one]
        found += [_combined(one, other) for other in members]
    return re.sub(r" at 0x\w+", "", repr(found))


def _combined(one: Any, other: Any) -> list[str]:
    if not isinstance(one, Flag):
        return [str(one == other)]
    said = []
    for work in (
        lambda: one | other,
        lambda: one & other,
        lambda: one ^ other,
        lambda: ~one,
        lambda: list(one),
    ):
        try:
            said.append(repr(work()))
        except (TypeError, ValueError) as error:
            said.append(str(error))
    return said


@given(
    base=st.sampled_from(BASES),
    boundary=st.sampled_from((None, *FlagBoundary)),
    pairs=st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.one_of(st.integers(-2, 9), st.sampled_from((1 << 31, 0xFFFFFFFF, -(1 << 31), True, "1"))),
        ),
        max_size=6,
    ),
)
def test_that_enumerations_are_what_the_library_makes(
    base: type[Enum], boundary: FlagBoundary | None, pairs: Pairs
) -> None:
    assert told(lambda: by_us(base, pairs, boundary)) == told(lambda: by_library(base, pairs, boundary))


_MORE = """
from enum import Enum, EnumType, IntFlag
usual = EnumType.__new__
def make_more(*words, **named):
    made = usual(*words, **named)
    type.__setattr__(made, "_count_", len(made.__members__))
    return made
EnumType.__new__ = make_more
from viewer.ui.kit.quick_enums import make_enums_quickly
make_enums_quickly()
for base in (Enum, IntFlag):
    print(base("Made", [("A", 1), ("B", 2), ("C", 4)])._count_)
"""


def test_that_a_library_that_makes_more_goes_on_doing_so() -> None:
    assert _printed(_MORE) == "3\n3\n"


_OFTEN = """
from enum import Enum, EnumType, Flag, IntEnum, IntFlag
usual, asked = EnumType.__new__, []
def make_noting(cls, name, *words, **named):
    asked.append(name)
    return usual(cls, name, *words, **named)
EnumType.__new__ = make_noting
from viewer.ui.kit.quick_enums import make_enums_quickly
make_enums_quickly()
for base in (Enum, IntEnum, Flag, IntFlag):
    base("First", [("A", 1), ("B", 2)])
asked.clear()
for base in (Enum, IntEnum, Flag, IntFlag):
    base("Second", [("A", 1), ("B", 2)])
print(asked)
"""


def test_that_the_library_makes_one_of_each_kind_and_no_more() -> None:
    assert _printed(_OFTEN) == "[]\n"


#: Tells all of Qt's enumerations, in one process made by the library and in another by us.
_TELL_QT = """
import enum, pickle, re
{load}
from PySide6 import QtCore, QtGui, QtWidgets
def tell(owner, seen):
    for name, value in sorted(vars(owner).items()):
        if isinstance(value, enum.EnumType):
            members = value.__members__.values()
            loose = [one for one in members if pickle.loads(pickle.dumps(one)) is not one or value(one.value) is not one]
            said = value.__module__, value.__qualname__, value.__mro__, sorted(vars(value).items()), [vars(one) for one in members], loose
            print(re.sub(" at 0x[0-9a-f]+", "", repr(said)))
        elif isinstance(value, type) and value not in seen:
            seen.add(value)
            tell(value, seen)
seen = set()
for module in (QtCore, QtGui, QtWidgets):
    for name in dir(module):
        getattr(module, name)
    tell(module, seen)
Qt = QtCore.Qt
print(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, ~Qt.WindowType.Dialog, QtGui.QFont.Weight(450 + 50))
print((Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_A).key(), QtGui.QKeySequence("Ctrl+A")[0].key())
"""


def _printed(program: str) -> str:
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


def test_that_qt_s_enumerations_are_what_they_were() -> None:
    usual = _printed(_TELL_QT.format(load="")).splitlines()
    ours = _printed(
        _TELL_QT.format(load="from viewer.ui.kit.libraries import load_qt; load_qt()")
    ).splitlines()
    assert len(usual) > 500
    assert ours == usual
