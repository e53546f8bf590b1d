"""The licences of everything inside a bundle, looked up where each file came from."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
LICENCES = Path(__file__).parent / "licences"
#: Distributions whose wheels bring no licence text, by their names in small letters.
_ADDED = {
    "pyside6_essentials": ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt-third-parties.txt", "ICU.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
_TEXT = re.compile(r"(?i)(^|/)(licen[cs]es?|copying|notice|authors)[^/]*$|/licenses/")
#: Where Debian's texts lead for the licences that many packages have.
_COMMON = re.compile(r"/usr/share/common-licenses/([A-Za-z]+(?:-\d(?:\.\d)?)?)")
#: Starts the program; it comes with every bundle and is under a licence that allows that.
_ALWAYS = ("pyinstaller",)


class Unlicensed(Exception):
    """Files whose licence is not found; the message names them, one a line."""


@dataclass(frozen=True, order=True, slots=True)
class Part:
    """Something of others.

    Attributes:
        name: With its version.
        licence: What it says of itself, in a few words; may be empty.
        texts: The licences, whole.
    """

    name: str
    licence: str
    texts: tuple[str, ...]


def notice(sources: Iterable[Path]) -> str:
    """Return the licences of these files, each part of others once, in the order of their names.

    Args:
        sources: Where the files of the bundle came from on this machine.

    Raises:
        Unlicensed: The licence of some is not found.
    """
    owners = _owners()
    parts = {_of_distribution(owners[name]) for name in _ALWAYS if name in owners}
    lost: set[str] = set()
    for source in {source.resolve() for source in sources}:
        if source.is_relative_to(ROOT) and str(source) not in owners and "site-packages" not in source.parts:
            continue  # our own, under the licence at the head
        part = _part_of(source, owners)
        if part is None or not part.texts:
            lost.add(str(source))
        else:
            parts.add(part)
    if lost:
        raise Unlicensed("no licence is found for:\n" + "\n".join(sorted(lost)))
    return _page(sorted(parts))


def _part_of(source: Path, owners: Mapping[str, Distribution]) -> Part | None:
    if str(source) in owners:
        return _of_distribution(owners[str(source)])
    if source.is_relative_to(Path(sys.base_prefix).resolve()):
        part = _python()
        if part.texts:
            return part
    return _of_debian(source)


def _page(parts: Sequence[Part]) -> str:
    own = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    pieces = [
        "Dateline\n",
        own,
        "\nThis program comes with the work of others, which is under licences of its own. Qt and PySide are used\n"
        "under the LGPL, version 3: they lie here as libraries of their own, which may be replaced by changed ones.\n\n"
        "Inside are:\n" + "\n".join(f"  {part.name}" for part in parts),
    ]
    shown: dict[str, str] = {}
    for part in parts:
        pieces.append(f"\n{'=' * 78}\n{part.name}" + (f" ({part.licence})" if part.licence else "") + "\n")
        for text in part.texts:
            first = shown.setdefault(text, part.name)
            pieces.append(text if first == part.name else f"The same text as of {first}.")
    for name in sorted({name for piece in pieces for name in _COMMON.findall(piece)}):
        common = Path("/usr/share/common-licenses") / name
        if common.is_file():
            pieces.append(f"\n{'=' * 78}\n{name}\n\n{_read(common)}")
    return "\n".join(pieces) + "\n"


@cache
def _owners() -> dict[str, Distribution]:
    """Return the installed distributions by their names, and by every file of theirs."""
    owners: dict[str, Distribution] = {}
    for one in distributions():
        owners[one.metadata["Name"].casefold()] = one
        for file in one.files or ():
            owners[str(Path(str(one.locate_file(file))).resolve())] = one
    return owners


@cache
def _of_distribution(one: Distribution) -> Part:
    name = one.metadata["Name"]
    texts = [_read(Path(str(one.locate_file(file)))) for file in one.files or () if _is_text(str(file))]
    texts += [_read(LICENCES / added) for added in _ADDED.get(name.casefold(), ())]
    said = next((one.metadata[key] for key in ("License-Expression", "License") if key in one.metadata), "")
    return Part(
        f"{name} {one.version}", said.splitlines()[0] if len(said) < 80 and said else "", tuple(texts)
    )


def _is_text(file: str) -> bool:
    return ".dist-info/" in file and _TEXT.search(file) is not None


@cache
def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    places = (Path(sysconfig.get_paths()["stdlib"]) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    texts = tuple(_read(place) for place in places if place.is_file())
    return Part(f"Python {version}", "PSF-2.0", texts[:1])


@cache
def _of_debian(source: Path) -> Part | None:
    """Return the package that a library of the system is from; None where there is none."""
    for path in (source, Path("/", *source.parts[2:]) if source.parts[1:2] == ("usr",) else source):
        try:
            found = subprocess.run(["dpkg", "-S", str(path)], capture_output=True, text=True, check=False)
        except OSError:
            return None
        if found.returncode == 0:
            package = found.stdout.split(": ")[0].split(",")[0]
            name = package.partition(":")[0]
            text = Path("/usr/share/doc") / name / "copyright"
            version = subprocess.run(
                ["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True, check=False
            ).stdout
            return Part(f"{name} {version}", "Debian", (_read(text),)) if text.is_file() else None
    return None


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip()
