"""Starts a bundle in a root with next to nothing in it: ``python -m tools.bundling.try_bundle FOLDER [PICTURE.png]``.

There are the bundle, one font, and what :data:`SYSTEM` names of the system's libraries; no Python, no shell. The
commands run there, then the window, on a screen that nobody sees. Needs Linux, root, and Xvfb.
"""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QImage

from tools.try_program import Failed, try_program, try_window
from viewer import __version__

#: What a bundle takes from the system, because it belongs to its loader or its graphics card, or is asked for before
#: the bundle is at hand.
SYSTEM = re.compile(
    r"ld-linux.*|lib(c|m|dl|pthread|rt|util|resolv|nsl)\.so.*|lib(GL|EGL|GLX|GLdispatch|OpenGL|gbm|drm|z)\.so.*"
    r"|libxcb\.so.*|libwayland-(client|cursor|egl)\.so.*"
)
_SHARED = ("/usr/share/fonts/truetype/dejavu", "/etc/fonts", "/usr/lib/locale/C.utf8")
_HOME = "/home"
_SIZE = (1280, 800)


def needed(folder: Path) -> dict[str, Path]:
    """Return the system's libraries that files of a bundle ask for, by name, with those that these ask for.

    Raises:
        Failed: One is not there.
    """
    inside = {path.name for path in folder.rglob("*")}
    found: dict[str, Path] = {}
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_file() or path.read_bytes()[:4] != b"\x7fELF":
            continue
        # What starts first knows nothing of the bundle's own libraries yet.
        is_start = path.parent == folder
        search = {**os.environ, "LD_LIBRARY_PATH": "" if is_start else str(folder / "_internal")}
        said = subprocess.run(
            ["ldd", str(path)], capture_output=True, text=True, check=False, env=search
        ).stdout
        for name, place in re.findall(
            r"^\s*(\S+?)(?: => (\S+|not found))? ?(?:\(0x\w+\))?$", said, re.MULTILINE
        ):
            if place == "not found":
                raise Failed(f"{path.relative_to(folder)} needs {name}, which is not here")
            whole = Path(place or name)
            if whole.is_absolute() and (is_start or whole.name not in inside):
                found[whole.name] = whole
    return found


def make_root(root: Path, folder: Path) -> list[str]:
    """Lay out a root with a bundle and what the system must have; return the names of its libraries.

    Raises:
        Failed: The bundle asks the system for more than it should.
    """
    shutil.copytree(folder, root / "opt/dateline", symlinks=True)
    libraries = needed(folder)
    for name, path in libraries.items():
        place = root / path.relative_to("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path.resolve(), place)
        if not SYSTEM.fullmatch(name) and not _is_asked_by_system(name, libraries):
            raise Failed(
                f"the bundle takes {name} from the system; every system that it starts on would need that"
            )
    for shared in _SHARED:
        shutil.copytree(shared, root / shared.lstrip("/"))
    for made in ("tmp", "home", "dev"):
        (root / made).mkdir()
    return sorted(libraries)


def _is_asked_by_system(name: str, libraries: dict[str, Path]) -> bool:
    """Tell whether a library of the system is there for others of the system."""
    for other, path in libraries.items():
        if SYSTEM.fullmatch(other):
            said = subprocess.run(["ldd", str(path)], capture_output=True, text=True, check=False).stdout
            if name in said:
                return True
    return False


@contextmanager
def screen(folder: Path) -> Iterator[str]:
    """Keep a screen that nobody sees; yield its name. Its content lies in ``folder/Xvfb_screen0``."""
    reading, writing = os.pipe()
    width, height = _SIZE
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-fbdir", str(folder), "-nolisten", "tcp"],
        pass_fds=(writing,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        if not number:
            raise Failed("Xvfb does not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def seen_on(folder: Path) -> QImage:
    """Return what is on the screen. Source: the X Window Dump format, version 7."""
    content = (folder / "Xvfb_screen0").read_bytes()
    header = struct.unpack(">25I", content[:100])
    size, width, height, per_line, colors = header[0], header[4], header[5], header[12], header[19]
    start = size + colors * 12
    pixels = content[start : start + per_line * height]
    return QImage(pixels, width, height, per_line, QImage.Format.Format_RGB32).copy()


def picture_of_window(words: list[str], environment: dict[str, str], folder: Path) -> QImage:
    """Open the window, wait until it has stood still for a second, and return the screen.

    Raises:
        Failed: Nothing is drawn, or the program ends.
    """
    program = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL)
    try:
        before, still, until = seen_on(folder), 0, time.monotonic() + 60
        empty = before
        while still < 4:
            if program.poll() is not None or time.monotonic() > until:
                raise Failed(f"the window shows nothing; exit status {program.returncode}")
            time.sleep(0.25)
            now = seen_on(folder)
            still = still + 1 if now == before and now != empty else 0
            before = now
        return before
    finally:
        program.terminate()
        program.wait()


def main(words: list[str]) -> int:
    """Try one bundle, say what was seen, and return the exit status."""
    with tempfile.TemporaryDirectory() as name:
        root, frames = Path(name) / "root", Path(name) / "frames"
        frames.mkdir()
        bare = {
            "HOME": _HOME, "XDG_RUNTIME_DIR": _HOME, "LC_ALL": "C.UTF-8", "PATH": "/nowhere",
            "QT_QPA_PLATFORM": "offscreen",
        }  # fmt: skip
        chroot = [shutil.which("chroot") or "/usr/sbin/chroot", str(root)]
        command = [*chroot, "/opt/dateline/dateline"]
        try:
            libraries = make_root(root, Path(words[0]))
            print(f"{words[0]}, in an empty root with {', '.join(libraries)}:")
            inside = root / _HOME.lstrip("/")
            for line in try_program(command, Path(_HOME), bare, version=__version__, seen_in=inside):
                print(f"  {line}")
            print(f"  {try_window(command, inside, bare)}")
            with screen(frames) as display:
                shown = {**bare, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
                print(f"  on a screen: {try_window(command, inside, shown)}")
                window = [*chroot, "/opt/dateline/dateline-gui", "--separate"]
                picture = picture_of_window(window, shown, frames)
                if len(words) > 1:
                    picture.save(words[1])
        except Failed as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
