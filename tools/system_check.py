"""Says which system libraries Qt needs and does not find, with the Debian packages that hold them.

Run with any Python, before anything is installed: ``system_check.py [--window]``. Exit
status 0 where nothing is missing, 1 otherwise.
"""

from __future__ import annotations

import ctypes
import sys

#: To import Qt, draw, print and make PDFs without a display; found in a bare Debian 12.
DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
#: Besides, for a window on X.
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
#: Packages that Debian 13 and Ubuntu 24.04 renamed when time became 64 bits wide.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}


def missing(libraries: dict[str, str]) -> list[str]:
    """Return the packages of the libraries that cannot be loaded."""
    packages = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def message(packages: list[str]) -> str:
    """Return what to tell about missing packages."""
    lines = [
        "Qt needs system libraries that are not installed. On Debian and Ubuntu:",
        f"  sudo apt-get install {' '.join(packages)}",
    ]
    renamed = [f"{old} is called {RENAMED[old]}" for old in packages if old in RENAMED]
    if renamed:
        lines.append(f"(From Debian 13 and Ubuntu 24.04 on, {', '.join(renamed)}.)")
    return "\n".join(lines)


def main(words: list[str]) -> int:
    """Check, print one message, and return the exit status."""
    if not sys.platform.startswith("linux"):
        return 0
    packages = missing({**DRAWING, **WINDOW} if "--window" in words else DRAWING)
    if packages:
        print(message(packages), file=sys.stderr)
    return 1 if packages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
