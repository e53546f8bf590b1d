"""What is written for developers shows the house as it is: every room, file, class and function named there exists."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGES = ("ARCHITECTURE.md", "CONTRIBUTING.md", "docs/translating.md", "docs/releasing.md")
HOUSE = PAGES[0]
_DRAWN = re.compile(r"```.*?```", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
#: “`NAME` of `place`”: what it is, and the module or room that it stands in.
_STANDS_IN = re.compile(r"`(\w+)` (?:of|in) `([\w/]+(?:\.py)?)`")
_PLACE = re.compile(r"[\w.-]+(?:/[\w.*-]*)+")
_CLASS = re.compile(r"(?:[A-Z][a-z]+)+")
_MEMBER = re.compile(r"((?:[A-Z][a-z]+)+)\.(\w+)")
_NAME = re.compile(r"[A-Za-z]+(?:_[A-Za-z]+)+")
_DEFINED = re.compile(
    r"^ *(?:class|(?:async )?def) (\w+)|^ *(?:self\.)?(\w+)(?:: [^=\n]+)? = |^    (\w+): ", re.MULTILINE
)
_FOLDERS = ("viewer", "tools", "tests", "docs", "data", "resources", ".github", ".ci")
#: Made by building or setting up, so a bare clone has none.
_MADE = {".venv/ready", "viewer/_shipped", "build/", "build/bundle"}


def code_in(page: str) -> set[str]:
    """Return what stands as code in a page's sentences and tables."""
    return set(_CODE.findall(text_of(page)))


def text_of(page: str) -> str:
    return _DRAWN.sub("", (ROOT / page).read_text(encoding="utf-8"))


@cache
def modules() -> dict[str, str]:
    """Return the text of every module of the program and of its tools, by its path from the root."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("viewer", "tools")
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


@cache
def defined() -> dict[str, frozenset[str]]:
    """Return the names that every module makes, at its top, in a class or of a value, by the module's path."""
    return {
        path: frozenset(filter(None, sum(_DEFINED.findall(text), ()))) for path, text in modules().items()
    }


@cache
def places() -> frozenset[str]:
    """Return the path of everything in the project, modules with and without their ending."""
    paths = [path for folder in _FOLDERS for path in (ROOT / folder, *(ROOT / folder).rglob("*"))]
    names = {f"/{path.relative_to(ROOT).as_posix()}" for path in paths if "__pycache__" not in path.parts}
    return frozenset(names | {name.removesuffix(".py") for name in names})


def is_there(name: str) -> bool:
    """Tell whether the project has a file or folder whose path ends so, or a module that makes what is said."""
    pattern = name.rstrip("/").replace("CODE", "*")
    if "*" in pattern:
        return any(ROOT.glob(pattern))
    place, _, member = pattern.rpartition(".")
    return any(path.endswith(f"/{pattern}") for path in places()) or (
        bool(place) and stands_in(member, place)
    )


def stands_in(name: str, place: str) -> bool:
    """Tell whether the module at a place makes a name, or a module of the room there does."""
    inner = re.compile(rf"(?:^|/){re.escape(place.removesuffix('.py'))}(?:\.py|/[^/]+\.py)$")
    return any(name in names for path, names in defined().items() if inner.search(path))


def is_defined(name: str) -> bool:
    return any(name in names for names in defined().values())


def named(kind: re.Pattern[str]) -> list[str]:
    """Return what stands as code in the house's text and has this form altogether."""
    return sorted(code for code in code_in(HOUSE) if kind.fullmatch(code))


@pytest.mark.parametrize("page", PAGES)
def test_that_every_place_that_a_page_names_is_there(page: str) -> None:
    found = sorted(code for code in code_in(page) if _PLACE.fullmatch(code))
    assert found
    assert [name for name in found if name not in _MADE and not is_there(name)] == []


def test_that_every_class_that_the_house_names_is_one() -> None:
    found = named(_CLASS)
    assert len(found) > 30
    assert [name for name in found if name != "None" and not is_defined(name)] == []


def test_that_every_part_of_a_class_that_the_house_names_is_one() -> None:
    found = [name.split(".") for name in named(_MEMBER)]
    assert found
    assert [f"{owner}.{part}" for owner, part in found if not (is_defined(owner) and is_defined(part))] == []


def test_that_every_other_name_in_the_house_is_known_to_the_program() -> None:
    known = {word for path, text in modules().items() for word in re.findall(r"\w+", path + " " + text)}
    found = named(_NAME)
    assert len(found) > 20
    assert [name for name in found if name not in known and f"/{name}" not in ends()] == []


def ends() -> set[str]:
    return {path[path.rindex("/") :] for path in places()}


def test_that_what_is_said_to_stand_somewhere_stands_there() -> None:
    said = sorted({pair for page in PAGES for pair in _STANDS_IN.findall(text_of(page))})
    assert said
    assert [(name, place) for name, place in said if not stands_in(name, place)] == []


def test_that_every_module_that_is_to_be_run_is_one() -> None:
    pages = (*PAGES, "README.md")
    named = {
        name
        for page in pages
        for name in re.findall(r"python -m ((?:tools|viewer|tests)[\w.]*)", text_of(page))
    }
    assert len(named) > 5
    ways = {name: ROOT / name.replace(".", "/") for name in named}
    assert [
        name
        for name, way in ways.items()
        if not any(map(Path.is_file, (way.with_suffix(".py"), way / "__main__.py")))
    ] == []


def test_that_what_a_wheel_carries_is_told() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    told = text_of(HOUSE).partition("A wheel carries ")[2].partition(";")[0]
    inside = [name for name, place in carried.items() if place.startswith("viewer/_shipped")]
    assert len(inside) > 3
    assert [name for name in inside if f"`{name}`" not in told and f"`{name}/`" not in told] == []


def test_that_every_room_is_in_the_table_of_the_house() -> None:
    rows = [line.split("|")[1] for line in text_of(HOUSE).splitlines() if line.startswith("| `viewer/")]
    shown = {code.removeprefix("viewer/") for row in rows for code in _CODE.findall(row)}
    rooms = {"/".join(path.split("/")[1:3]) for path in modules() if re.match(r"viewer/\w+/\w+/", path)}
    assert len(rooms) > 30
    assert sorted(rooms - shown) == []
