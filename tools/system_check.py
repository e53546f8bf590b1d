"""Says which system libraries Qt needs and does not find, with the Debian packages that hold them.

Run with any Python, before anything is installed: ``system_check.py [--window]``. Exit
status 0 where nothing is missing, 1 otherwise.
"""

import ctypes
import sys

DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def missing(libraries):
    """Return the packages of the libraries that cannot be loaded."""
    packages = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def main():
    """Check, print one message, and return the exit status."""
    if not sys.platform.startswith("linux"):
        return 0
    packages = missing(DRAWING)
    if "--window" in sys.argv[1:]:
        packages += missing(WINDOW)
    if not packages:
        return 0
    print(
        "Qt needs system libraries that are not installed. On Debian and Ubuntu:\n"
        f"  sudo apt-get install {' '.join(packages)}\n"
        "(On newer releases libglib2.0-0 is called libglib2.0-0t64.)",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
