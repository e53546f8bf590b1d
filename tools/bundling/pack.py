"""Packs the one-folder program for those who load it down: ``python -m tools.bundling.pack FOLDER``."""

from __future__ import annotations

import platform
import shutil
import sys
from pathlib import Path

from viewer import __version__

_SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}


def main(folder: Path) -> int:
    """Pack what lies in a folder, beside it, and say where it is."""
    system = _SYSTEMS.get(sys.platform, sys.platform)
    name = f"dateline-{__version__}-{system}-{platform.machine().lower()}"
    # Only a tar keeps what may be run, and links.
    form = "zip" if system == "windows" else "gztar"
    app = folder / "Dateline.app"
    inside = app if app.is_dir() else folder / "dateline"
    packed = shutil.make_archive(str(folder.parent / name), form, folder, inside.name)
    print(f"{packed}: {Path(packed).stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
