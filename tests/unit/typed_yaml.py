"""YAML values as editors type them before they look at a schema."""

from __future__ import annotations

import re
from typing import Any

import yaml


class CoreLoader(yaml.CSafeLoader):
    """YAML 1.2's core schema: numbers, true, false and null; everything else is text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


_TAG = "tag:yaml.org,2002:"
for _name, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.nan",
        "-+.0123456789",
    ),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
):
    CoreLoader.add_implicit_resolver(
        _TAG + _name, re.compile(rf"^(?:{_pattern})$"), [*_first.replace("\0", ""), ""]
    )


def _integer(loader: yaml.SafeLoader, node: Any) -> int:
    text = loader.construct_scalar(node)
    assert isinstance(text, str)
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


CoreLoader.add_constructor(_TAG + "int", _integer)


class OldLoader(yaml.CSafeLoader):
    """YAML 1.1: ``no`` is false and ``0777`` octal; dates stay text, as JSON has none."""

    yaml_implicit_resolvers = {
        letter: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(("timestamp", "merge"))]
        for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


LOADERS = {"1.2": CoreLoader, "1.1": OldLoader}


def typed(text: str, version: str = "1.2") -> Any:
    """Return the values of a text, keys as text.

    Raises:
        yaml.YAMLError: It is not YAML.
    """
    return _with_text_keys(yaml.load(text.removeprefix("\ufeff"), LOADERS[version]))


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    return [_with_text_keys(item) for item in value] if isinstance(value, list) else value
