"""What the README says can be done."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

from viewer.files.read.reader import read_text

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_CODE = re.compile(r"`([^`]+)`")


def section(heading: str) -> str:
    """Return the text below a heading, up to the next one of its rank or above."""
    rank = heading.split(" ")[0]
    start = README.index(f"\n{heading}\n") + len(heading) + 2
    following = re.compile(rf"^#{{1,{len(rank)}}} ", re.MULTILINE).search(README, start)
    return README[start : following.start() if following else len(README)]


def test_that_five_lines_add_an_event_to_the_shipped_file() -> None:
    steps = section("## Adding an event")
    added = [code for code in _CODE.findall(steps) if code.startswith("  ")]
    assert len(added) == 4
    text = (ROOT / "data" / "events.yaml").read_text(encoding="utf-8")
    before, after = read_text(text), read_text(text + "\n".join(added) + "\n")
    assert after.problems == ()
    assert before.timeline is not None
    assert after.timeline is not None
    assert len(after.timeline.events) == len(before.timeline.events) + 1


def test_that_every_file_it_points_to_is_there() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).is_file()] == []


def test_that_it_names_every_extra_that_users_may_want() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    (named,) = re.findall(r"`pip install '\.\[([\w,]+)\]'`", README)
    assert {*named.split(",")} == {*extras} - {"dev", "bundle"}


def test_that_each_shell_is_told_its_own_completions() -> None:
    told = re.findall(r"`source <\(dateline completion (\w+)\)` in\s`~/\.(\w+)rc`", README)
    assert [shell for shell, _ in told] == [file for _, file in told] == ["bash", "zsh"]
    assert "`dateline completion fish | source`" in README


def test_that_every_command_of_the_makefile_that_a_page_names_is_one() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    pages = (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))
    texts = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    names = set(
        re.findall(r"(?:`|^    |^)make (?:\w+=\S+ )?([a-z]+)(?=`| [A-Z]+=|$|  +#)", texts, re.MULTILINE)
    )
    assert {"run", "test", "lint", "bench", "mutants", "guide", "release", "translations", "bundle"} <= names
    assert names <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_that_what_is_run_without_a_display_prints_the_file_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    made = ["FILE=mine.yaml", "VENV=.", "PYTHON=true", "PY=echo"]
    done = subprocess.run(
        ["make", "--silent", "--file", str(ROOT / "Makefile"), "run", *made], cwd=tmp_path, check=True,
        capture_output=True, text=True, env={"PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    started = [line for line in done.stdout.splitlines() if line.startswith(("main.py", "-m viewer"))]
    assert started == [
        "main.py print mine.yaml -o out/events.pdf",
        "-m viewer.ui.window.snapshot out/window.png --file mine.yaml",
    ]


def test_that_it_leaves_the_details_to_the_guide() -> None:
    assert len(README.splitlines()) < 120
