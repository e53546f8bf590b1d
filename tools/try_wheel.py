"""Installs a wheel into an empty environment and tries it there: ``python -m tools.try_wheel WHEEL``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tools import try_program

MANUAL = "share/man/man1/dateline.1"


def main(wheel: str) -> int:
    """Install, try, and return the exit status."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / "fresh"
        venv.create(place, with_pip=True)
        scripts = place / ("Scripts" if sys.platform == "win32" else "bin")
        python = next(path for path in (scripts / "python.exe", scripts / "python") if path.exists())
        install = [str(python), "-m", "pip", "install", "--quiet", str(Path(wheel).resolve())]
        if subprocess.run(install, cwd=name, check=False).returncode != 0:
            return 1
        print(f"{Path(wheel).name}, in an empty environment:")
        if not (place / MANUAL).is_file():
            print(f"{MANUAL} is missing", file=sys.stderr)
            return 1
        return try_program.main([str(scripts / "dateline")])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
