"""The one-folder program: what of Qt is inside, the licences of all of it, and what systems are told of it."""

from __future__ import annotations

import os
import plistlib
import runpy
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdf
import PySide6
import pytest
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QApplication

from tools.bundling.app_icons import icns, ico, png, write_icons
from tools.bundling.macos import IDENTIFIER, info_plist
from tools.bundling.notice import ROOT, Unlicensed, notice
from tools.bundling.pruning import Entry, data_for, pruned
from viewer.shipped import resource

QT = "PySide6/Qt"
MODULE: Entry = ("PySide6/QtGui.abi3.so", "/s/QtGui.abi3.so", "EXTENSION")
XCB: Entry = (f"{QT}/plugins/platforms/libqxcb.so", "/s/libqxcb.so", "BINARY")
GTK: Entry = (f"{QT}/plugins/platformthemes/libqgtk3.so", "/s/libqgtk3.so", "BINARY")
GUI: Entry = (f"{QT}/lib/libQt6Gui.so.6", "/s/libQt6Gui.so.6", "BINARY")
CORE: Entry = (f"{QT}/lib/libQt6Core.so.6", "/s/libQt6Core.so.6", "BINARY")
OF_GTK: Entry = ("libgtk-3.so.0", "/lib/libgtk-3.so.0", "BINARY")
PYTHON: Entry = ("libpython3.11.so.1.0", "/p/libpython3.11.so.1.0", "BINARY")
WINDOWS: Entry = ("PySide6\\plugins\\platforms\\qwindows.dll", "C:/s/qwindows.dll", "BINARY")
NEEDS = {
    MODULE[1]: ["libQt6Gui.so.6", "libc.so.6"], GUI[1]: ["libQt6Core.so.6"], XCB[1]: ["libQt6Gui.so.6"],
    GTK[1]: ["libgtk-3.so.0"], WINDOWS[1]: ["LIBQT6CORE.SO.6"],
}  # fmt: skip


def needs(path: str) -> list[str]:
    return NEEDS.get(path, [])


def test_that_libraries_stay_that_something_inside_needs() -> None:
    assert pruned([MODULE, XCB, GTK, GUI, CORE, OF_GTK, PYTHON], needs) == [MODULE, XCB, GUI, CORE, PYTHON]


def test_that_names_are_those_of_any_system() -> None:
    assert pruned([WINDOWS, CORE, GUI], needs) == [WINDOWS, CORE]


def test_that_links_lead_somewhere_and_unused_words_are_left_out() -> None:
    to_core: Entry = ("libQt6Core.so.6", CORE[0], "SYMLINK")
    to_gtk: Entry = ("libqgtk3.so", GTK[0], "SYMLINK")
    words: Entry = (f"{QT}/translations/qtbase_de.qm", "/s/qtbase_de.qm", "DATA")
    foreign: Entry = (f"{QT}/translations/qtwebengine_de.qm", "/s/x.qm", "DATA")
    assert data_for([CORE], [to_core, to_gtk, words, foreign]) == [to_core, words]


def test_that_the_notice_has_the_licence_of_everything() -> None:
    qt = Path(PySide6.__file__).parent / "QtCore.abi3.so"
    inside = [Path(pypdf.__file__), qt, ROOT / "viewer/cli.py", ROOT / "resources/starter.yaml"]
    text = notice(inside)
    assert text.startswith("Dateline\n\nMIT License")
    listed = text.partition("Inside are:\n")[2].partition("\n\n")[0].split()[::2]
    assert {"pypdf", "PySide6_Essentials"} <= set(listed) <= {"pypdf", "PySide6_Essentials", "pyinstaller"}
    assert "Mathieu Fenniak" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text and "GNU GENERAL PUBLIC LICENSE" in text
    assert "harfbuzz" in text and "Unicode, Inc." in text


def test_that_python_and_the_libraries_of_the_system_have_theirs() -> None:
    text = notice([Path(ET.__file__)])
    assert "Python Software Foundation" in text or "PYTHON SOFTWARE FOUNDATION" in text


def test_that_a_file_without_a_licence_is_named(tmp_path: Path) -> None:
    stray = tmp_path / "libstray.so"
    stray.touch()
    with pytest.raises(Unlicensed) as caught:
        notice([stray, Path(pypdf.__file__)])
    assert str(caught.value) == f"no licence is found for:\n{stray.resolve()}"


def test_that_the_icons_are_read_in_every_size(qapp: QApplication, tmp_path: Path) -> None:
    write_icons(tmp_path)
    sizes = {}
    for name, content in (("dateline.ico", ico()), ("dateline.icns", icns())):
        assert (tmp_path / name).read_bytes() == content
        reader = QImageReader(str(tmp_path / name))
        assert reader.canRead()
        found = set()
        for number in range(reader.imageCount()):
            assert reader.jumpToImage(number)
            found.add(reader.read().width())
        sizes[name] = found
    assert sizes["dateline.ico"] == {16, 24, 32, 48, 64, 128, 256}
    assert {32, 128, 256, 512, 1024} <= sizes["dateline.icns"]
    assert QImage.fromData(png(48)).pixelColor(24, 24).alpha() > 0


def test_that_macos_is_told_of_the_own_type_and_offered_yaml() -> None:
    told = plistlib.loads(plistlib.dumps(info_plist()))
    own, yaml = told["CFBundleDocumentTypes"]
    (declared,) = told["UTExportedTypeDeclarations"]
    assert own["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert (own["LSHandlerRank"], yaml["LSHandlerRank"]) == ("Owner", "Alternate")
    metainfo = ET.fromstring(resource("desktop/dateline.metainfo.xml").read_bytes())
    assert metainfo.findtext("id") == IDENTIFIER


def test_that_what_the_program_starts_finds_its_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:

    script = str(ROOT / "tools/bundling/own_libraries.py")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle/_internal")
    runpy.run_path(script)
    assert "LD_LIBRARY_PATH" not in os.environ
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/mine")
    runpy.run_path(script)
    assert os.environ["LD_LIBRARY_PATH"] == "/mine"
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
