"""The standard library's ``dataclass``, made in a fifth of its time.

The library compiles up to six methods of every class one by one, and that is a tenth of the time
to the first frame. Here it only finds the fields; ``__init__`` alone is compiled, and the other
methods are closures over the fields' names. Tests hold both to the same behaviour.
"""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

#: A class under way; a type checker knows what the library makes of it, not what is done here.
_Class = Any
_ORDER: dict[str, Callable[[Any, Any], Any]] = {
    "__lt__": operator.lt,
    "__le__": operator.le,
    "__gt__": operator.gt,
    "__ge__": operator.ge,
}


class _ToBeMade:
    """Stands in a signature for a value that is made anew each time, as the library's own does."""

    def __repr__(self) -> str:
        return "<factory>"


_TO_BE_MADE = _ToBeMade()


def _quick(
    *, frozen: bool = False, eq: bool = True, order: bool = False, slots: bool = False, **others: bool
) -> Callable[[_Class], _Class]:
    """Return a decorator that does as ``dataclasses.dataclass`` with the same options.

    Made here are classes without a base of their own; whatever else is asked for is left to the library.
    """

    def decorate(cls: _Class) -> _Class:
        is_odd = order and (not eq or not vars(cls).keys().isdisjoint(_ORDER))
        if others or is_odd or cls.__bases__ != (object,):
            return dataclasses.dataclass(frozen=frozen, eq=eq, order=order, slots=slots, **others)(cls)
        return _with_methods(cls, frozen=frozen, eq=eq, order=order, slots=slots)

    return decorate


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _quick


def _has_hash(cls: _Class) -> bool:
    """Tell whether a class has written its own hash; Python puts None there for one with its own equality."""
    return vars(cls).get("__hash__") is not None


def _with_methods(cls: _Class, *, frozen: bool, eq: bool, order: bool, slots: bool) -> _Class:
    own = set(vars(cls))
    made: _Class = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    fields = dataclasses.fields(made)
    if slots:
        made = _slotted(made, [field.name for field in fields])
    _add(made, own, "__init__", _init_when_called(made, fields, frozen, slots))
    _add(made, own, "__repr__", _repr([field.name for field in fields if field.repr]))
    if eq:
        values = _values_of([field.name for field in fields if field.compare])
        _add(made, own, "__eq__", _compared(values, operator.eq))
        if not _has_hash(cls):
            made.__hash__ = _hash(values) if frozen else None
        for name, compare in _ORDER.items() if order else ():
            _add(made, own, name, _compared(values, compare))
    if frozen:
        made.__setattr__, made.__delattr__ = _refuse_setting, _refuse_deleting
    if frozen and slots:
        made.__getstate__, made.__setstate__ = _state, _set_state
    return made


def _slotted(cls: _Class, names: Sequence[str]) -> _Class:
    """Return a class anew, with slots: they cannot be given to one that is made."""
    left_out = {"__dict__", "__weakref__", *names}
    body = {name: value for name, value in vars(cls).items() if name not in left_out}
    body["__slots__"] = tuple(names)
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def _add(cls: _Class, own: Iterable[str], name: str, method: Callable[..., object]) -> None:
    """Give a class a method, unless it has written one itself."""
    if name not in own:
        method.__name__, method.__qualname__ = name, f"{cls.__qualname__}.{name}"
        setattr(cls, name, method)


def _init_when_called(
    cls: _Class, fields: Sequence[Field[Any]], frozen: bool, slots: bool
) -> Callable[..., None]:
    """Return a constructor that compiles the real one at its first call: half of the classes are not used at once."""

    def method(self: object, *values: object, **named: object) -> None:
        init = _init(cls, fields, frozen, slots)
        _add(cls, (), "__init__", init)
        init(self, *values, **named)

    return method


def _init(cls: _Class, fields: Sequence[Field[Any]], frozen: bool, slots: bool) -> Callable[..., None]:
    """Return the constructor, compiled: it is called for every event of a file."""
    space: dict[str, Any] = {"_put": object.__setattr__, "_to_be_made": _TO_BE_MADE}
    arguments, lines = [], []
    for field in fields:
        name, is_made = field.name, field.default_factory is not MISSING
        has_default = is_made or field.default is not MISSING
        space[f"_default_{name}"] = field.default_factory if is_made else field.default
        if field.init:
            default = "_to_be_made" if is_made else f"_default_{name}"
            arguments.append(f"{name}={default}" if has_default else name)
        elif not is_made and not (slots and has_default):
            continue
        if frozen and slots:
            space[f"_set_{name}"] = getattr(cls, name).__set__
            lines.append(f"_set_{name}(self, {_given(name, field.init, is_made)})")
        elif frozen:
            lines.append(f"_put(self, {name!r}, {_given(name, field.init, is_made)})")
        else:
            lines.append(f"self.{name} = {_given(name, field.init, is_made)}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__(self, {', '.join(arguments)}):\n {'; '.join(lines) or 'pass'}", space)
    init: Callable[..., None] = space["__init__"]
    init.__annotations__ = {field.name: field.type for field in fields if field.init} | {"return": None}
    return init


def _given(name: str, is_argument: bool, is_made: bool) -> str:
    """Return what a field's value is in the constructor's code."""
    if not is_argument:
        return f"_default_{name}()" if is_made else f"_default_{name}"
    return f"_default_{name}() if {name} is _to_be_made else {name}" if is_made else name


def _values_of(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """Return what gives the fields' values as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _repr(names: Sequence[str]) -> Callable[[object], str]:
    def method(self: object) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({said})"

    return method


def _compared(
    values: Callable[[object], tuple[object, ...]], compare: Callable[[Any, Any], Any]
) -> Callable[[object, object], bool]:
    def method(self: object, other: object) -> bool:
        result: bool = compare(values(self), values(other)) if type(other) is type(self) else NotImplemented
        return result

    return method


def _hash(values: Callable[[object], tuple[object, ...]]) -> Callable[[object], int]:
    return lambda self: hash(values(self))


def _refuse_setting(_self: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    """Return what a copy is made of."""
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: Sequence[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
