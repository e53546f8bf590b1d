"""What needs no Qt runs where Qt is not installed, and where its libraries are missing; what needs it says so."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from tests.programs import started
from viewer.commands.parsers import PARSERS
from viewer.exchange.formats import TARGETS

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGE = (ROOT / "docs" / "repositories.md").read_text(encoding="utf-8")
#: How the parts of the distributions that the page names are imported.
LIGHT = ("yaml", "_yaml", "dateutil", "six", "pypdf", "tzdata", "typing_extensions")
WRITTEN = [target.key for target in TARGETS if target.key != "xlsx"]  # an extra brings what that takes
EVENTS = """\
title: A journey
sources: [{id: nbc, title: News}]
events:
  - {date: 2011-08-20, title: Crosses, id: a, quotes: {text: the words, source: nbc}}
  - {date: 2011-08-21~, title: Leaves, id: b, sources: nbc}
"""


@pytest.fixture(scope="module", params=["not installed", "libraries missing"])
def without_qt(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Python finds the program and what the page says is enough, and nothing else."""
    site = tmp_path_factory.mktemp("site")
    (site / "viewer").symlink_to(ROOT / "viewer")
    (site / "main.py").symlink_to(ROOT / "main.py")
    for name in LIGHT:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin is not None:
            origin = Path(spec.origin)
            found = origin.parent if origin.name == "__init__.py" else origin
            (site / found.name).symlink_to(found)
    if request.param == "libraries missing":
        (site / "PySide6").mkdir()
        (site / "PySide6/__init__.py").touch()
        message = "libGL.so.1: cannot open shared object file: No such file or directory"
        (site / "PySide6/QtCore.py").write_text(f"raise ImportError({message!r})\n", encoding="utf-8")
    return site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an event file."""
    made = tmp_path / "work"
    made.mkdir()
    (made / "events.yaml").write_text(EVENTS, encoding="utf-8")
    return made


def run(site: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program with an interpreter that knows the standard library and one folder."""
    code = f"import sys; sys.path.append({str(site)!r}); from viewer.cli import main; raise SystemExit(main(sys.argv[1:]))"
    return subprocess.run(
        [*started("-c", "-I", "-S", site=site), code, *words], cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


def test_that_a_file_is_checked_added_to_and_begun(without_qt: Path, folder: Path) -> None:
    assert (
        run(without_qt, folder, "check", "events.yaml").stdout == "1 file, 2 events, 0 errors, 0 warnings\n"
    )
    added = run(
        without_qt, folder, "add", "events.yaml", "--date", "c. 2001", "--title", "More", "--source", "nbc"
    )
    assert (added.returncode, added.stderr) == (0, "")
    assert "2001~" in (folder / "events.yaml").read_text(encoding="utf-8")
    begun = run(without_qt, folder, "new", "mine.yaml")
    assert (begun.returncode, begun.stderr) == (0, "")
    assert json.loads(run(without_qt, folder, "schema").stdout)["$schema"]
    (folder / "wrong.yaml").write_text("events: [{date: soon, title: A}]\n", encoding="utf-8")
    wrong = run(without_qt, folder, "check", "wrong.yaml", "events.yaml")
    assert wrong.returncode == 1
    assert wrong.stdout.startswith("wrong.yaml:1:17: error: “soon” is not a date")


def test_that_copies_are_compared(without_qt: Path, folder: Path) -> None:
    (folder / "nbc.txt").write_text("They said the words.", encoding="utf-8")
    checked = run(without_qt, folder, "check", "--copies", ".", "events.yaml")
    assert "1 of 1 quotation checked against kept copies" in checked.stdout
    assert checked.returncode == 0


@pytest.mark.parametrize("key", WRITTEN)
def test_that_text_formats_are_written_and_read_back(without_qt: Path, folder: Path, key: str) -> None:
    done = run(without_qt, folder, "export", "events.yaml", "-o", "out", "--to", key)
    assert done.returncode in (0, 1), done.stderr
    assert "Crosses" in (folder / "out").read_text(encoding="utf-8")
    if key in ("csv", "timelinejs", "ics"):
        taken = run(
            without_qt, folder, "import", "out", "-o", "back.yaml", "--from", {"csv": "table"}.get(key, key)
        )
        assert taken.returncode in (0, 1), taken.stderr
        assert "Crosses" in (folder / "back.yaml").read_text(encoding="utf-8")


def test_that_a_web_page_says_what_it_lacks(without_qt: Path, folder: Path) -> None:
    done = run(without_qt, folder, "export", "events.yaml", "-o", "events.html")
    assert done.returncode == 1
    assert "the drawn timeline is missing" in done.stderr
    assert "the words" in (folder / "events.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [["events.yaml"], ["print", "events.yaml", "-o", "a.pdf"], ["export", "events.yaml", "-o", "a.svg"]],
)
def test_that_what_draws_says_in_one_line_what_is_missing(
    without_qt: Path, folder: Path, words: list[str]
) -> None:
    done = run(without_qt, folder, *words)
    is_there = (without_qt / "PySide6").exists()
    expected = (
        "dateline: Qt cannot be loaded (libGL.so.1: " if is_there
        else "dateline: Qt is not installed; “pip install PySide6-Essentials” brings it\n"
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(expected) and done.stderr.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["events.yaml"]


def test_that_the_page_names_what_the_program_needs_besides_qt() -> None:
    named = {Requirement(text).name for text in PROJECT["dependencies"]} - {"PySide6-Essentials"}
    lines = re.findall(r"pip install ((?!--)[\w -]+)$", PAGE, re.MULTILINE)
    assert len(lines) == 2
    assert [set(line.split()) for line in lines] == [named, named]


def test_that_the_page_names_every_command_that_needs_no_qt(without_qt: Path, folder: Path) -> None:
    sentence = PAGE[PAGE.index("`check`, `add`") : PAGE.index("need no display")]
    assert {*re.findall(r"`([\w-]+)`", sentence)} == {*PARSERS} - {"print"}
    (folder / "other.yaml").write_text(EVENTS.replace("Crosses", "Passes"), encoding="utf-8")
    done = run(without_qt, folder, "diff", "events.yaml", "other.yaml")
    assert (done.returncode, done.stderr) == (1, "")
    assert "Passes" in done.stdout
    for words in (["formats"], ["completion", "fish"], ["import", "events.yaml", "--help"]):
        assert run(without_qt, folder, *words).returncode == 0


def test_that_the_steps_of_the_page_work(without_qt: Path, folder: Path) -> None:
    (folder / "timelines").mkdir()
    (folder / "events.yaml").rename(folder / "timelines/events.yaml")
    program = folder / "dateline"
    code = f"import sys; sys.path.append('{without_qt}'); from viewer.cli import main; sys.exit(main(sys.argv[1:]))"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -S -c "{code}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    steps = [line for line in PAGE.splitlines() if line.startswith("dateline ")]
    assert len(steps) >= 4
    done = subprocess.run(
        ["sh", "-e", "-c", "\n".join(steps)], cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert all((folder / name).is_file() for name in ("events.json", "events.csv", "events.ics"))


def test_that_the_hook_checks_the_files_it_is_given() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["entry"].split() == ["dateline", "check"]
    assert hook["entry"].split()[0] in PROJECT["scripts"]
    assert re.search(hook["files"], "a/journey.dateline.yaml") and not re.search(hook["files"], "a/b.yaml")
    examples = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
    (asked,) = examples[0]["repos"][0]["hooks"]
    assert asked["id"] == hook["id"]
    assert re.search(asked["files"], "timelines/events.yaml")
    assert {"uses", "run"} >= {key for step in examples[1]["jobs"]["check"]["steps"] for key in step} - {
        "with"
    }
