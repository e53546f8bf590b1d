"""A release by one command: what it writes, commits, tags and sends, when it refuses, and what follows from a tag."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from tools.release import (
    NotNow,
    git,
    main,
    notes_of,
    release,
    released_changelog,
    released_metainfo,
    version_in,
)
from viewer import __version__

ROOT = Path(__file__).parents[3]
DAY = "2031-02-03"
WORKFLOW = ROOT / ".github/workflows/release.yml"
CHANGES = "# Changelog\n\n## Unreleased\n\n- A new thing.\n\n## 0.0.9 – 2020-01-01\n\n- An old thing.\n# not a heading\n"


@pytest.fixture(scope="module")
def _somebody() -> Iterator[None]:
    """Let commits be somebody's."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NAME", "EMAIL"):
            patch.setenv(f"GIT_AUTHOR_{name}", "nobody")
            patch.setenv(f"GIT_COMMITTER_{name}", "nobody")
        yield


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, _somebody: None) -> Path:
    """A folder with a copy of what a release touches, under version control, and somewhere to send it to."""
    folder = tmp_path_factory.mktemp("begun")
    root = folder / "checkout"
    unwanted = shutil.ignore_patterns("__pycache__", "pictures")
    for name in ("viewer", "tools", "resources", "docs"):
        shutil.copytree(ROOT / name, root / name, ignore=unwanted)
    (root / ".gitignore").write_text("__pycache__\n", encoding="utf-8")
    (root / "CHANGELOG.md").write_text(CHANGES, encoding="utf-8")
    git(folder, "init", "--quiet", "--bare", "remote")
    git(folder, "init", "--quiet", "--initial-branch", "main", "checkout")
    git(root, "remote", "add", "origin", "../remote")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Begin")
    git(root, "push", "--quiet", "--set-upstream", "origin", "main")
    git(root, "gc", "--quiet")
    return folder


@pytest.fixture
def checkout(tmp_path: Path, begun: Path) -> Path:
    """That copy, and where it is sent to, for one test alone."""
    for name in ("checkout", "remote"):
        shutil.copytree(begun / name, tmp_path / name)
    return tmp_path / "checkout"


def test_that_a_release_writes_commits_and_tags(checkout: Path) -> None:
    release(checkout, "9.1.0", DAY, push=False)
    assert version_in(checkout) == "9.1.0"
    assert "## Unreleased\n\n## 9.1.0 – 2031-02-03\n\n- A new thing.\n" in (
        checkout / "CHANGELOG.md"
    ).read_text("utf-8")
    assert '"Dateline 9.1.0"' in (checkout / "resources/dateline.1").read_text("utf-8")
    assert "    rev: v9.1.0\n" in (checkout / "docs/repositories.md").read_text("utf-8")
    metainfo = ET.parse(checkout / "resources/desktop/dateline.metainfo.xml")
    assert next(metainfo.iter("release")).attrib == {"version": "9.1.0", "date": DAY}
    assert git(checkout, "status", "--porcelain") == ""
    assert git(checkout, "log", "-1", "--format=%s") == "Release 9.1.0"
    assert (
        git(checkout, "tag", "--list", "v9.1.0", "--format=%(contents)") == "Dateline 9.1.0\n\n- A new thing."
    )
    assert git(checkout, "ls-remote", "origin", "v9.1.0") == ""


def test_that_a_release_is_sent_when_that_is_asked_for(checkout: Path) -> None:
    release(checkout, "9.1.0", DAY, push=True)
    sent = git(checkout, "ls-remote", "origin")
    assert git(checkout, "rev-parse", "HEAD") in sent
    assert "refs/tags/v9.1.0" in sent and "refs/heads/main" in sent


def test_that_the_present_version_is_released_once(checkout: Path) -> None:
    present = version_in(checkout)
    release(checkout, present, DAY, push=False)
    with pytest.raises(NotNow, match="already"):
        release(checkout, present, DAY, push=False)


@pytest.mark.parametrize(
    ("version", "why"), [("0.0.1", "is not above"), ("1.2", "is no version"), ("v1.2.3", "is no version")]
)
def test_that_a_version_must_be_a_higher_one(checkout: Path, version: str, why: str) -> None:
    before = git(checkout, "rev-parse", "HEAD")
    with pytest.raises(NotNow, match=why):
        release(checkout, version, DAY, push=False)
    assert (git(checkout, "rev-parse", "HEAD"), git(checkout, "status", "--porcelain")) == (before, "")


def test_that_nothing_is_released_beside_changes_or_without_any(checkout: Path) -> None:
    (checkout / "docs/stray.md").touch()
    with pytest.raises(NotNow, match="not committed"):
        release(checkout, "9.1.0", DAY, push=False)
    (checkout / "docs/stray.md").unlink()
    release(checkout, "9.1.0", DAY, push=False)
    with pytest.raises(NotNow, match="says nothing of Unreleased"):
        release(checkout, "9.2.0", DAY, push=False)
    assert git(checkout, "tag") == "v9.1.0"


def test_that_a_commit_that_is_refused_leaves_nothing_written(checkout: Path) -> None:
    hook = checkout / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho not today\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    before = version_in(checkout)
    with pytest.raises(NotNow, match="not today"):
        release(checkout, "9.1.0", DAY, push=False)
    assert (version_in(checkout), git(checkout, "status", "--porcelain")) == (before, "")


def test_that_notes_are_those_of_one_version() -> None:
    assert notes_of(CHANGES, "0.0.9") == "- An old thing.\n# not a heading\n"
    assert notes_of(released_changelog(CHANGES, "1.0.0", DAY), "1.0.0") == "- A new thing.\n"
    with pytest.raises(NotNow, match=r"nothing of 0\.0"):
        notes_of(CHANGES, "0.0")


def test_that_the_newest_release_is_the_first_for_software_centres(tmp_path: Path) -> None:
    text = (ROOT / "resources/desktop/dateline.metainfo.xml").read_text(encoding="utf-8")
    text = released_metainfo(released_metainfo(text, "9.1.0", DAY), "9.2.0", DAY)
    (tmp_path / "dateline.metainfo.xml").write_text(text, encoding="utf-8")
    assert [one.get("version") for one in ET.fromstring(text.encode()).iter("release")][:2] == [
        "9.2.0",
        "9.1.0",
    ]
    if shutil.which("appstreamcli") is None:
        assert not os.environ.get("CI"), "appstreamcli is not installed"
        return
    words = ["appstreamcli", "validate", "--no-net", str(tmp_path / "dateline.metainfo.xml")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_that_what_speaks_against_it_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["x"]) == 1
    assert capsys.readouterr().err == "no release: “x” is no version; expected one such as 1.2.0\n"


# --- what follows from a tag ---------------------------------------------------------------


def jobs() -> dict[str, Any]:
    """Return the jobs of the workflow."""
    loaded = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    found: dict[str, Any] = loaded["jobs"]
    return found


def lines_run() -> list[str]:
    """Return everything that the workflow has a shell run."""
    return [step["run"] for job in jobs().values() for step in job["steps"] if "run" in step]


def test_that_nothing_is_published_before_all_is_tried() -> None:
    needs = {name: job.get("needs", []) for name, job in jobs().items()}
    assert needs == {
        "packages": [],
        "bundle": "packages",
        "publish": ["packages", "bundle"],
        "notes": "publish",
    }
    assert "bash .ci/run" in lines_run()


def test_that_each_part_may_do_only_what_it_must() -> None:
    loaded = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert loaded["permissions"] == {}
    rights = {name: job["permissions"] for name, job in jobs().items()}
    assert rights == {
        "packages": {"contents": "read"}, "bundle": {"contents": "read"}, "publish": {"id-token": "write"},
        "notes": {"contents": "write"},
    }  # fmt: skip
    assert "secrets." not in WORKFLOW.read_text(encoding="utf-8")


def test_that_what_the_workflow_runs_is_there() -> None:
    text = "\n".join(lines_run())
    modules = set(re.findall(r"-m (tools\.[\w.]+)", text))
    assert modules == {
        "tools.bundling.try_bundle",
        "tools.bundling.pack",
        "tools.try_program",
        "tools.release",
    }
    assert [name for name in modules if not (ROOT / f"{name.replace('.', '/')}.py").is_file()] == []
    (spec,) = re.findall(r"\S+\.spec", text)
    assert (ROOT / spec).is_file()
    broken = [
        line for line in lines_run() if subprocess.run(["bash", "-nc", line], check=False).returncode != 0
    ]
    assert broken == []


def test_that_a_tag_that_is_not_the_version_stops_it() -> None:
    (line,) = [line for line in lines_run() if "viewer.__version__" in line]
    line = line.replace("python ", f"{sys.executable} ", 1)
    for tag, status in ((f"v{__version__}", 0), ("v0.0.0", 1)):
        done = subprocess.run(
            ["bash", "-c", line], env={**os.environ, "TAG": tag}, cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == status
