"""Finds what comes with the program: pictures, schema, guide, the first timeline.

A checkout keeps them beside the package, an installed wheel inside it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_shipped"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def resource(name: str) -> Path:
    """Return the path of a file in ``resources/``, such as ``icons/zoom-in.svg``."""
    return _ROOT / "resources" / name


def guide_file(name: str) -> Path:
    """Return the path of a page or a picture of the guide, such as ``dates.md``."""
    return _ROOT / "docs" / name


def shipped_timeline() -> Path:
    """Return the path of the timeline that comes with the program."""
    return _ROOT / "data" / "events.yaml"


def is_installed() -> bool:
    """Tell whether the program runs from an installed wheel rather than from a checkout."""
    return _INSTALLED.is_dir()


def is_shipped(path: Path) -> bool:
    """Tell whether a file belongs to an installed program, where it is an example and not the user's.

    In a checkout the first timeline is there to be edited, so nothing is.
    """
    return is_installed() and path.resolve().is_relative_to(_INSTALLED)
