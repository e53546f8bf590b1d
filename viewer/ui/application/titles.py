"""Window titles that tell several timelines of one name apart, such as a file and its copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from viewer.ui.window.main_window import MainWindow


def tell_apart(windows: Sequence[MainWindow]) -> None:
    """Name the file too in the title of every window whose timeline has the title of another's."""
    titles = Counter(window.tools.title.text for window in windows)
    paths = [window.document.path for window in windows if window.document.path is not None]
    for window in windows:
        title, path = window.tools.title.text, window.document.path
        if path is not None and title:
            more = f" ({_short(path, paths)})" if titles[title] > 1 else ""
            window.setWindowTitle(f"{title}{more} — Dateline")


def _short(path: Path, paths: Sequence[Path]) -> str:
    """Return a file's name, with its folder's where another has the same."""
    alike = sum(other.name == path.name for other in paths) > 1
    return f"{path.parent.name}/{path.name}" if alike else path.name
