"""libyaml's parser without the Python half of PyYAML, which the event stream does not need.

``import yaml`` brings loaders, dumpers and a pattern over all of Unicode, which take as long as
reading a small file. The parser itself takes from there only the names of eight errors.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

#: The parts of PyYAML that libyaml's parser names, and the error that it wants of each.
_ERRORS = {
    "reader": "ReaderError", "scanner": "ScannerError", "parser": "ParserError", "composer": "ComposerError",
    "constructor": "ConstructorError", "emitter": "EmitterError", "serializer": "SerializerError",
    "representer": "RepresenterError",
}  # fmt: skip


def _without_python_half() -> None:
    """Import ``yaml._yaml`` beside stand-ins for the rest, and take these away again.

    Whoever imports ``yaml`` later gets all of it, with the same events, marks and ``YAMLError``.

    Raises:
        ImportError: PyYAML was built without libyaml.
        AttributeError: It is another one than this knows.
    """
    spec = find_spec("yaml")
    if spec is None or spec.submodule_search_locations is None:
        raise ImportError("PyYAML is not installed")
    package: Any = ModuleType("yaml")
    package.__path__ = list(spec.submodule_search_locations)
    stand_ins = {"yaml": package}
    sys.modules["yaml"] = package
    try:
        for name in ("error", "tokens", "events", "nodes"):
            setattr(package, name, import_module(f"yaml.{name}"))
        for name, error in _ERRORS.items():
            module: Any = ModuleType(f"yaml.{name}")
            setattr(module, error, type(error, (package.error.MarkedYAMLError,), {}))
            stand_ins[module.__name__] = sys.modules[module.__name__] = module
            setattr(package, name, module)
        import_module("yaml._yaml")
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)


if "yaml" not in sys.modules:
    with suppress(ImportError, AttributeError):
        _without_python_half()

try:
    from yaml._yaml import CParser as Parser
except ImportError:  # PyYAML without libyaml: slower, the same events
    from yaml import SafeLoader as Parser  # type: ignore[assignment]  # only get_event is used

# Not at the top: these come from what has been imported above.
from yaml.error import YAMLError  # noqa: E402
from yaml.events import (  # noqa: E402
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

__all__ = [
    "AliasEvent", "MappingEndEvent", "MappingStartEvent", "Parser", "ScalarEvent", "SequenceEndEvent",
    "SequenceStartEvent", "StreamEndEvent", "YAMLError",
]  # fmt: skip
