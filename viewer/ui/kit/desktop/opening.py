"""Hands files and folders to the programs that the desktop has for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from viewer.files.read.regular import exists
from viewer.words import _


def open_path(path: Path) -> str:
    """Hand a file or a folder to the desktop; return an empty text, or one line that says why not."""
    if not exists(path):
        return _("{file} is no longer there").format(file=path)
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return ""
    return _("The desktop has no program that opens {file}").format(file=path)
