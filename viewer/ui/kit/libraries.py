"""Loads Qt, whose parts need libraries of the system that may be missing."""

from __future__ import annotations

import builtins
import importlib.machinery
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from viewer.ui.kit.quick_enums import make_enums_quickly

#: Parts of PySide that explain a wrong call and write type stubs: compiled from their source at every start,
#: a quarter of an empty window's time, and asked for by almost no program that runs.
_SELDOM_ASKED = {
    f"shibokensupport.signature.{name}"
    for name in (
        "errorhandler",
        "layout",
        "lib.enum_sig",
        "lib.pyi_generator",
        "lib.tool",
        "mapping",
        "parser",
    )
}

#: What PySide takes out of such a part past Python, to explain a wrong call.
_TAKEN = "update_mapping"


def load_qt() -> None:
    """Import the parts of Qt that the program cannot do without.

    Raises:
        ImportError: A system library is missing; its first line names it.
    """
    make_enums_quickly()
    with _seldom_asked_left():
        import PySide6.QtCore

    _import_as_ever()
    import PySide6.QtGui
    import PySide6.QtWidgets  # noqa: F401  (imported for its libraries)


class _WhenAsked:
    """Loads a module when somebody first asks it for something, and only notes it until then.

    Args:
        loader: Loads it.
    """

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        """Leave it to the import system to make the module."""
        made: ModuleType | None = self._loader.create_module(spec)
        return made

    def exec_module(self, module: ModuleType) -> None:
        """Have the module load itself at the first name that it does not know."""
        spec = module.__spec__
        assert spec is not None
        known_as = spec.name

        def load(name: str) -> object:
            if module.__dict__.pop("__getattr__", None) is None:
                raise AttributeError(f"module {known_as!r} has no attribute {name!r}")
            # PySide has moved it into another package meanwhile; its loader knows the first name only.
            moved_to, spec.name = spec.name, known_as
            try:
                self._loader.exec_module(module)
            finally:
                spec.name = moved_to
            return getattr(module, name)

        # Whoever walks over all modules asks each for its file.
        module.__file__ = known_as.replace(".", "/") + ".py"
        module.__dict__["__getattr__"] = load
        if known_as.endswith(".mapping"):
            module.__dict__[_TAKEN] = lambda: load(_TAKEN)()  # type: ignore[operator]


@contextmanager
def _seldom_asked_left() -> Iterator[None]:
    """Leave what is seldom asked for until somebody asks.

    PySide finds these parts by a finder of its own that stands before all others, so the loader
    is changed where that finder tells it: in the spec. Another PySide may do without.
    """
    usual = importlib.machinery.ModuleSpec

    def spec(name: str, loader: Any, **others: Any) -> importlib.machinery.ModuleSpec:
        kept: Any = _WhenAsked(loader) if name in _SELDOM_ASKED else loader
        return usual(name, kept, **others)

    importlib.machinery.ModuleSpec = spec  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        importlib.machinery.ModuleSpec = usual  # type: ignore[misc]


def _import_as_ever() -> None:
    """Take PySide out of the way of every later import.

    It looks there for who asks for snake_case names, and reads the source text of each module to
    know who may; the program asks for them nowhere. Another PySide may do without.
    """
    usual = vars(builtins).get("__orig_import__")
    if usual is not None:
        builtins.__import__ = usual
