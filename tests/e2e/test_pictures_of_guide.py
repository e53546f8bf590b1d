"""One command makes every picture of the guide."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from guide_commands import ROOT
from PySide6.QtGui import QImage


def test_that_one_command_makes_every_picture(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.pictures", str(tmp_path)], cwd=ROOT, check=False, capture_output=True, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = {path.name: QImage(str(path)) for path in tmp_path.iterdir()}
    assert set(made) == {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
    assert all(600 <= image.width() <= 1200 for image in made.values())
    # A picture of which nothing was drawn has one colour.
    assert all(len(colors(image)) > 20 for image in made.values())


def colors(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
