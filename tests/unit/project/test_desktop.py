"""The desktop's files: valid, absolute, gone again; and the version, said without Qt."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tools.bundling.app_icons import png
from viewer.cli import main
from viewer.commands.desktop import (
    ICON_SIZES,
    data_home,
    desktop_entry,
    desktop_files,
    mime_type,
    program_words,
)
from viewer.shipped import resource
from viewer.words import LANGUAGES


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder whose name needs quoting."""
    folder = tmp_path / "my $data"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


def validated(tool: str, *words: str) -> str:
    """Return what a validator complains of; where the tool is missing only on machines that need not have it."""
    if shutil.which(tool) is None:
        assert not os.environ.get("CI"), f"{tool} is not installed"
        return ""
    done = subprocess.run([tool, *words], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_that_everything_is_written_and_taken_away_again(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["install-desktop"]) == 0
    assert capsys.readouterr().out.startswith(f"Installed in {home}\n")
    files = [home / place for place in desktop_files()]
    assert len(files) == 13 and all(file.is_file() for file in files)
    assert main(["install-desktop", "--remove"]) == 0
    assert not any(file.exists() for file in files)
    assert main(["install-desktop", "--remove"]) == 0


def test_that_nothing_is_left_behind_where_nobody_else_has_told_the_desktop_of_anything(home: Path) -> None:
    home.mkdir()
    assert main(["install-desktop"]) == 0
    # As where the desktop's tools are there, or were when it was installed.
    for made in (
        "mime/globs2",
        "mime/mime.cache",
        "mime/application/x-dateline+yaml.xml",
        "applications/mimeinfo.cache",
    ):
        (home / made).parent.mkdir(exist_ok=True)
        (home / made).touch()
    assert main(["install-desktop", "--remove"]) == 0
    assert list(home.iterdir()) == []


def test_that_what_others_have_told_the_desktop_stays(home: Path) -> None:
    theirs = [
        home / "applications/other.desktop",
        home / "mime/packages/other.xml",
        home / "mime/application/x-other.xml",
    ]
    package = resource("desktop/dateline.mime.xml").read_text(encoding="utf-8").replace("dateline", "other")
    for file in theirs:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(package if "packages" in str(file) else "", encoding="utf-8")
    caches = [home / "mime/globs2", home / "applications/mimeinfo.cache"]
    assert main(["install-desktop"]) == 0
    for file in caches:
        file.touch()
    assert main(["install-desktop", "--remove"]) == 0
    assert not (home / "mime/application/x-dateline+yaml.xml").exists()
    assert [file for file in (*theirs[:2], *caches) if not file.exists()] == []


def test_that_what_is_written_is_valid(home: Path) -> None:
    assert main(["install-desktop"]) == 0
    assert validated("desktop-file-validate", str(home / "applications/dateline.desktop")) == ""
    assert (
        validated("appstreamcli", "validate", "--no-net", str(home / "metainfo/dateline.metainfo.xml")) == ""
    )
    assert validated("desktop-file-validate", str(resource("desktop/dateline.desktop"))) == ""


@pytest.mark.parametrize("size", ICON_SIZES)
def test_that_an_icon_is_as_large_as_its_folder_says(size: int, home: Path, qapp: QApplication) -> None:
    assert main(["install-desktop"]) == 0
    image = QImage(str(home / f"icons/hicolor/{size}x{size}/apps/dateline.png"))
    assert (image.width(), image.height()) == (size, size)
    # Drawn anew it looks the same, so that no drawing is newer than what is kept of it.
    fresh = QImage.fromData(png(size))
    middle = range(size // 4, size, size // 4)
    seen = [(image.pixelColor(x, y), fresh.pixelColor(x, y)) for x in middle for y in middle]
    apart = [
        max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) for a, b in seen
    ]
    assert len(apart) >= 9 and max(apart) < 12


def test_that_the_desktop_is_told_in_every_language() -> None:
    entry = desktop_entry(["/usr/bin/dateline-gui"])
    locales = {"zh_CN" if code == "zh" else code for code in LANGUAGES if code != "en"}
    assert len(locales) == 8
    assert locales <= set(re.findall(r"^Comment\[(\w+)\]=.", entry, re.MULTILINE))
    assert locales <= set(re.findall(r'<comment xml:lang="(\w+)">.', mime_type()))
    assert ET.fromstring(mime_type()) is not None


def test_that_the_own_type_alone_is_claimed() -> None:
    entry = resource("desktop/dateline.desktop").read_text(encoding="utf-8")
    assert re.findall(r"^MimeType=(.*)$", entry, re.MULTILINE) == ["application/x-dateline+yaml;"]
    root = ET.fromstring(resource("desktop/dateline.mime.xml").read_bytes())
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    globs = {glob.get("pattern") for glob in root.iter(f"{space}glob")}
    assert globs == {"*.dateline.yaml", "*.dateline.yml", "*.dateline"}


@pytest.mark.parametrize(
    "word", ["/opt/my programs/dateline", "/a$b/`c`", 'quo"te', "back\\slash", "per%cent"]
)
def test_that_the_program_starts_from_any_folder(word: str) -> None:
    line = next(line for line in desktop_entry([word, "x"]).splitlines() if line.startswith("Exec="))
    # As a desktop reads it: the string's escapes first, then the quoting, then the field codes.
    string = line.removeprefix("Exec=").replace("\\\\", "\\")
    parts = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', string)
    words = [re.sub(r"\\(.)", r"\1", quoted).replace("%%", "%") or plain for quoted, plain in parts]
    assert words == [word, "x", "%F"]


def test_that_the_words_start_this_very_program() -> None:
    words = program_words()
    assert all(Path(word).is_absolute() for word in words) and Path(words[0]).is_file()
    shown = subprocess.run([*words, "--version"], capture_output=True, text=True, check=True).stdout
    python = ".".join(map(str, sys.version_info[:3]))
    assert re.fullmatch(rf"Dateline \d+\.\d+\.\d+, Python {re.escape(python)}, Qt 6\.\d+(\.\d+)*\n", shown)


def test_that_a_folder_that_cannot_be_written_is_said_in_one_line(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.write_text("a file", encoding="utf-8")
    assert main(["install-desktop"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_that_a_relative_data_folder_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    assert data_home() == Path.home() / ".local" / "share"


def test_that_missing_tools_are_said(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _tool: None)
    assert main(["install-desktop"]) == 0
    assert "update-desktop-database and update-mime-database not found" in capsys.readouterr().out
    assert (home / "applications/dateline.desktop").is_file()
