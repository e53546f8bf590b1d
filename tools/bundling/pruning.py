"""What of Qt goes into a bundle: the wanted plugins, and the libraries that something inside needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePath

#: A place in the bundle, the file or, of a link, what it leads to, and PyInstaller's word for its kind.
Entry = tuple[str, str, str]

#: By the folder of plugins. Not among them: GTK's theme, which would bring GTK; databases, screens without a desktop.
WANTED = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qgif", "qico", "qjpeg", "qsvg", "qwebp"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platforms": ("qcocoa", "qminimal", "qoffscreen", "qwayland", "qwindows", "qxcb"),
    "platformthemes": ("qxdgdesktopportal",),
    "printsupport": ("cocoaprintersupport", "cupsprintersupport", "windowsprintersupport"),
    "styles": ("qmacstyle", "qmodernwindowsstyle", "qwindowsvistastyle"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
    "wayland-shell-integration": ("xdg-shell",),
    "xcbglintegrations": ("qxcb-egl-integration", "qxcb-glx-integration"),
}
_TRANSLATIONS = re.compile(r"/translations/(?!qtbase_)")


def pruned(entries: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Return the entries that are wanted, and the libraries that these need.

    Args:
        entries: What PyInstaller has collected of libraries, modules and plugins.
        needs: The names of the libraries that a file names; more than there are do no harm.
    """
    wanted = [entry for entry in entries if _is_wanted(entry[0])]
    libraries = {_name(entry[0]): entry for entry in wanted if _is_library(entry)}
    waiting = [entry for entry in wanted if not _is_library(entry)]
    kept = set(waiting)
    while waiting:
        for name in needs(waiting.pop()[1]):
            found = libraries.get(_name(name))
            if found is not None and found not in kept:
                kept.add(found)
                waiting.append(found)
    return [entry for entry in wanted if entry in kept]


def data_for(kept: Iterable[Entry], data: Iterable[Entry]) -> list[Entry]:
    """Return the data without Qt's translations of what is not used, and without links to what is not kept."""
    places = {entry[0] for entry in kept}
    return [
        entry
        for entry in data
        if not _TRANSLATIONS.search(entry[0].replace("\\", "/"))
        and (entry[2] != "SYMLINK" or entry[1] in places)
    ]


def _is_wanted(place: str) -> bool:
    folder, _, file = place.replace("\\", "/").rpartition("/")
    if "/plugins/" not in f"{folder}/":
        return True
    return file.split(".")[0].removeprefix("lib") in WANTED.get(folder.rpartition("/")[2], ())


def _is_library(entry: Entry) -> bool:
    """Tell whether a file is there for others alone: neither a module, nor a plugin, nor Python itself."""
    place = entry[0].replace("\\", "/")
    return (
        entry[2] == "BINARY" and "/plugins/" not in place and not re.search(r"(?i)(^|/)(lib)?python", place)
    )


def _name(place: str) -> str:
    return PurePath(place.replace("\\", "/")).name.casefold()
