"""The standard library's ``dataclass``, made in a fifth of its time.

The library compiles up to six methods of every class one by one, and that is a tenth of the time
to the first frame. Here it only finds the fields; ``__init__`` alone is compiled, and the other
methods are closures over the fields' names. Tests hold both to the same behaviour.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

#: A class under way; a type checker knows what the library makes of it, not what is done here.
_Class = Any


def _quick(*, frozen: bool = False, eq: bool = True, **others: bool) -> Callable[[_Class], _Class]:
    """Return a decorator that does as ``dataclasses.dataclass`` with the same options.

    Made here are classes with slots, without a base of their own and without factories of
    default values; whatever else is asked for is left to the library.
    """

    def decorate(cls: _Class) -> _Class:
        if others != {"slots": True} or cls.__bases__ != (object,) or _has_factory(cls):
            return dataclasses.dataclass(frozen=frozen, eq=eq, **others)(cls)
        return _with_methods(cls, frozen, eq)

    return decorate


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _quick


def _has_factory(cls: _Class) -> bool:
    return any(isinstance(v, Field) and v.default_factory is not MISSING for v in vars(cls).values())


def _has_hash(cls: _Class) -> bool:
    """Tell whether a class has written its own hash; Python puts None there for one with its own equality."""
    return vars(cls).get("__hash__") is not None


def _with_methods(cls: _Class, frozen: bool, eq: bool) -> _Class:
    own = set(vars(cls))
    fields = dataclasses.fields(dataclasses.dataclass(init=False, repr=False, eq=False)(cls))
    made = _slotted(cls, [field.name for field in fields])
    _add(made, own, "__init__", _init_when_called(made, fields, frozen))
    _add(made, own, "__repr__", _repr([field.name for field in fields if field.repr]))
    if eq:
        values = _values_of([field.name for field in fields if field.compare])
        _add(made, own, "__eq__", _eq(values))
        if not _has_hash(cls):
            made.__hash__ = _hash(values) if frozen else None
    if frozen:
        made.__setattr__, made.__delattr__ = _refuse_setting, _refuse_deleting
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


def _init_when_called(cls: _Class, fields: Sequence[Field[Any]], frozen: bool) -> Callable[..., None]:
    """Return a constructor that compiles the real one at its first call: half of the classes are not used at once."""

    def method(self: object, *values: object, **named: object) -> None:
        init = _init(cls, fields, frozen)
        _add(cls, (), "__init__", init)
        init(self, *values, **named)

    return method


def _init(cls: _Class, fields: Sequence[Field[Any]], frozen: bool) -> Callable[..., None]:
    """Return the constructor, compiled: it is called for every event of a file."""
    space: dict[str, Any] = {}
    arguments, lines = [], []
    for field in fields:
        if not field.init:
            continue
        name = field.name
        if field.default is not MISSING:
            space[f"_default_{name}"] = field.default
        arguments.append(name if field.default is MISSING else f"{name}=_default_{name}")
        if frozen:
            space[f"_set_{name}"] = getattr(cls, name).__set__
        lines.append(f"_set_{name}(self, {name})" if frozen else f"self.{name} = {name}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__(self, {', '.join(arguments)}):\n {'; '.join(lines) or 'pass'}", space)
    init: Callable[..., None] = space["__init__"]
    init.__annotations__ = {field.name: field.type for field in fields if field.init} | {"return": None}
    return init


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


def _eq(values: Callable[[object], tuple[object, ...]]) -> Callable[[object, object], bool]:
    def method(self: object, other: object) -> bool:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

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
