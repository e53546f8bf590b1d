"""Makes Qt's enumerations in an eighth of the time that the standard library takes.

PySide has three hundred made for the first frame, with four thousand members, one by one, and that
was a fifth of the start. Here the body of each class is a copy of one that the library has made,
and its members are put in at once. Where a Python's library makes more of a class than is known
here, it goes on making them all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from functools import cache
from itertools import pairwise
from typing import Any

#: An enumeration under way; a type checker forbids what is done to it here.
_Made = Any
_usual: Any = EnumType._create_  # type: ignore[attr-defined]
#: A member, another, a second name for the first, and one that is two of a flag's.
_PROBE = (("ONE", 1), ("TWO", 2), ("SAME", 1), ("BOTH", 3))


def make_enums_quickly() -> None:
    """From now on let :func:`quick_enum` make whatever is called for as ``Enum("Name", [("MEMBER", 1), …])``."""
    EnumType._create_ = quick_enum  # type: ignore[attr-defined]


def quick_enum(
    cls: type[Enum], class_name: str, names: Any, *, module: str | None = None, **others: Any
) -> type[Enum]:
    """Return an enumeration, as the library makes it.

    Args:
        cls: What it is derived from.
        class_name: Its name.
        names: Its members; pairs of a name and a whole number are what is made quickly.
        module: Where it stands; by default where the caller's caller does, since the library has one step between.
        others: ``qualname``, ``type``, ``start`` and ``boundary``, as the library knows them.
    """
    if module is None and (caller := sys._getframe(1).f_back) is not None:
        module = caller.f_globals.get("__name__")
    is_plain = module is not None and others.get("qualname") is None and others.get("type") is None
    kind = _kind(cls, others.get("boundary")) if is_plain else None
    if kind is None or not kind.can_make(names):
        made: type[Enum] = _usual(cls, class_name, names, module=module, **others)
        return made
    return kind.made(class_name, names, module)


@cache
def _kind(base: type[Enum], boundary: FlagBoundary | None) -> _Kind | None:
    """Return what makes the enumerations of a base; None where the library has to."""
    if base not in (Enum, IntEnum, Flag, IntFlag):
        return None
    usual = _usual(base, "Probe", _PROBE, module=__name__, boundary=boundary)
    kind = _Kind(base, usual)
    return kind if _described(kind.made("Probe", _PROBE, __name__)) == _described(usual) else None


def _described(made: _Made) -> dict[str, str]:
    """Return all that makes up an enumeration."""
    said = {name: repr(value) for name, value in vars(made).items()}
    return said | {f"{name} itself": repr(vars(member)) for name, member in made.__members__.items()}


class _Kind:
    """Makes the enumerations of one base.

    Args:
        base: One of the four that PySide knows.
        usual: One that the library has made of it.
    """

    def __init__(self, base: type[Enum], usual: _Made) -> None:
        self._base = base
        self._of_members: Any = usual._member_type_
        self._is_flag = issubclass(base, Flag)
        left_out = {"__dict__", "__weakref__", "__new__", *usual.__members__}
        self._body = {name: value for name, value in vars(usual).items() if name not in left_out}
        # Lists, maps and masks begin anew in every class.
        self._anew = [(name, type(v)) for name, v in self._body.items() if type(v) in (list, dict, int)]
        self._taken = {"", "mro"}.union(*(vars(parent) for parent in base.__mro__))

    def can_make(self, pairs: Any) -> bool:
        """Tell whether these are whole numbers with names that mean nothing else."""
        if type(pairs) not in (list, tuple) or not all(type(pair) is tuple for pair in pairs):
            return False
        names = {name for name, value in pairs if type(value) is int and name[:1] != "_"}
        return len(names) == len(pairs) and self._taken.isdisjoint(names)

    def made(self, class_name: str, pairs: Iterable[tuple[str, int]], module: str | None) -> type[Enum]:
        """Return a class of these members."""
        body = self._body | {name: kind() for name, kind in self._anew} | {"__module__": module}
        made: _Made = type.__new__(EnumType, class_name, (self._base,), body)
        put = type.__setattr__
        put(made, "__new__", Enum.__new__)  # in the body it would be made a static method
        by_name = made._member_map_
        self._fill(made, pairs, by_name, made._value2member_map_, made._member_names_)
        # Only now: whenever an attribute of a class is set, Python forgets where it has found the others.
        for name, member in by_name.items():
            put(made, name, member)
        if self._is_flag:
            _add_masks(made, made._value2member_map_)
        return made  # type: ignore[no-any-return]

    def _fill(
        self,
        made: _Made,
        pairs: Iterable[tuple[str, int]],
        by_name: dict[str, _Made],
        by_value: dict[int, _Made],
        order: list[str],
    ) -> None:
        """Make the members; one that is several bits of a flag does not count among its names."""
        new, is_int, is_flag = self._of_members.__new__, self._of_members is int, self._is_flag
        for name, value in pairs:
            member = by_value.get(value)
            if member is None:
                by_value[value] = member = new(made, value) if is_int else new(made)
                member._value_ = value
                member._name_ = name
                member.__objclass__ = made
                member._sort_order_ = len(order)
                if not is_flag or (value and not value & value - 1):
                    order.append(name)
            by_name[name] = member


def _add_masks(made: _Made, values: Iterable[int]) -> None:
    """Note which bits a flag's values have."""
    for value in values:
        made._flag_mask_ |= value
        if value and not value & value - 1:
            made._singles_mask_ |= value
    made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
    single: Sequence[int] = [member._value_ for member in made]
    if any(after < before for before, after in pairwise(single)):
        made._iter_member_ = made._iter_member_by_def_
