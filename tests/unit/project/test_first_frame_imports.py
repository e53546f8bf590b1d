"""What the program has imported when its first frame stands: nothing that this frame does not show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
#: All modules of the program that the first frame waits for, one a line.
LISTED = Path(__file__).with_name("first_frame_modules.txt")
_PROGRAM = """
import linecache, sys
from viewer.cli import main
assert main(sys.argv[1:]) == 0
print(*sys.modules)
print(*[name for name in linecache.cache if "viewer" in name])
# What is left until somebody asks is a module that has only noted how to load itself.
print(*[name for name, module in sys.modules.items() if "__getattr__" not in vars(module)])
"""
#: Parts of PySide that explain wrong calls and what its functions take.
EXPLAINING = {f"shibokensupport.signature.{name}" for name in ("errorhandler", "layout", "mapping", "parser")}
#: What opens, compares, writes or is typed later.
LATER = (
    "viewer.files.evidence", "viewer.files.read.places", "viewer.files.schema", "viewer.files.write",
    "viewer.layout.frame.pages", "viewer.layout.index.hits",
    "viewer.model.dates.typed",
    "viewer.model.all_texts", "viewer.model.distance", "viewer.model.event_table", "viewer.model.search",
    "viewer.ui.application.beginning", "viewer.ui.application.listener", "viewer.ui.application.session", "viewer.ui.application.titles",
    "viewer.ui.canvas.access", "viewer.ui.canvas.chooser",
    "viewer.ui.forms.event_form", "viewer.ui.guide", "viewer.ui.kit.desktop", "viewer.ui.kit.dialogs", "viewer.ui.kit.glyphs", "viewer.ui.kit.icons",
    "viewer.ui.list.event_list", "viewer.ui.list.model", "viewer.ui.pane.event_page", "viewer.ui.paper", "viewer.ui.pictures",
    "viewer.ui.problems.model", "viewer.ui.problems.panel",
    "viewer.layout.axis.tongue_labels", "viewer.model.dates.tongue_phrases", "viewer.model.dates.tongues",
    "viewer.ui.look.tongue", "viewer.ui.kit.dialogs.language_menu",
    "viewer.ui.welcome", "viewer.ui.help.keys", "viewer.ui.help.legend", "viewer.ui.help.panel", "viewer.ui.window.dialogs", "viewer.ui.window.guide_key", "viewer.ui.window.help_pages", "viewer.ui.window.welcoming",
    "bs4", "dateutil", "difflib", "hashlib", "json", "pypdf", "socket", "statistics", "yaml.constructor", "yaml.reader",
    "PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtSvg",
)  # fmt: skip


@pytest.fixture(scope="module")
def first_frame(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str], list[str]]:
    """When the shipped file's first frame stands: all modules in the order of their import, sources read, modules loaded."""
    environment = dict(
        os.environ,
        QT_QPA_PLATFORM="offscreen",
        DATELINE_BENCH_FIRST_FRAME="1",
        XDG_CONFIG_HOME=str(tmp_path_factory.mktemp("settings")),
    )
    words = [sys.executable, "-c", _PROGRAM, "data/events.yaml"]
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    said, modules, sources, loaded = done.stdout.splitlines()
    assert said == "first-frame"
    return modules.split(), sources.split(), loaded.split()


@pytest.fixture
def imported(first_frame: tuple[list[str], list[str], list[str]]) -> list[str]:
    """All modules in the order of their import."""
    return first_frame[0]


def test_that_the_first_frame_waits_for_no_module_that_it_does_not_need(imported: list[str]) -> None:
    early = [
        name for name in imported if any(name == later or name.startswith(f"{later}.") for later in LATER)
    ]
    assert "viewer.ui.canvas.canvas" in imported
    assert early == []


def test_that_the_first_frame_waits_for_no_other_modules_than_are_listed(imported: list[str]) -> None:
    here = {name for name in imported if name.partition(".")[0] == "viewer"}
    listed = set(LISTED.read_text(encoding="utf-8").split())
    assert sorted(here - listed) == [], (
        "the first frame waits for these modules, too: import them where they are first needed; those whose "
        f"work the first frame shows belong into {LISTED.name}"
    )
    assert sorted(listed - here) == [], (
        f"the first frame no longer waits for these: take them out of {LISTED.name}"
    )


def test_that_reading_and_layout_are_imported_before_qt(imported: list[str]) -> None:
    rooms = ("viewer.files.", "viewer.layout.", "viewer.model.")
    after_qt = imported[imported.index("PySide6") :]
    assert [name for name in after_qt if name.startswith(rooms)] == []


def test_that_no_source_text_is_read(first_frame: tuple[list[str], list[str], list[str]]) -> None:
    assert first_frame[1] == []


def test_that_nothing_asks_pyside_for_explanations(
    first_frame: tuple[list[str], list[str], list[str]],
) -> None:
    imported, _, loaded = first_frame
    assert set(imported) >= EXPLAINING, "this PySide has other parts"
    assert EXPLAINING.isdisjoint(loaded)
