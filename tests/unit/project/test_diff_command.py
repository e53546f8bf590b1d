"""``diff``, and the versions that git keeps, tried with git itself."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from reader_helpers import GOOD, HEAD

from tests.programs import started
from viewer.cli import main
from viewer.files.read.reader import ReadError
from viewer.files.versions import old_text, versions

ROOT = Path(__file__).parents[3]
FIRST = HEAD + GOOD
SECOND = FIRST.replace("date: 2011, title: Good", "date: 2011-08, title: Good")
SAID = "± date of ‘Good’: 2011 → August 2011\n1 event changed.\n"


def git(*words: str) -> str:
    done = subprocess.run(["git", *words], check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a repository whose file has two versions in git; the second is also on disk."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Anna")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "anna@example.org")
        monkeypatch.setenv(f"GIT_{role}_DATE", "2020-05-01T12:00:00Z")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "trunk")
    for text, subject in ((FIRST, "Begin"), (SECOND, "Learn the month")):
        (tmp_path / "events.yaml").write_bytes(text.encode())
        git("add", "events.yaml")
        git("commit", "-q", "-m", subject)
    return tmp_path


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    "words",
    [["--git", "HEAD~1", "events.yaml"], ["events.yaml@HEAD~1"], ["events.yaml@HEAD~1", "events.yaml@trunk"]],
)
def test_that_an_earlier_version_is_compared(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *words]) == 1
    assert capsys.readouterr().out == SAID


@pytest.mark.usefixtures("repository")
def test_that_the_same_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "events.yaml@HEAD"]) == 0
    assert capsys.readouterr().out == "Both say the same.\n"
    Path("events.yaml").write_text("# a comment\n" + SECOND, encoding="utf-8")
    assert main(["diff", "events.yaml@HEAD"]) == 0
    assert capsys.readouterr().out == "Both say the same; only comments, order of fields or layout differ.\n"


def test_that_two_files_are_compared_for_people_and_programs(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "old@home.yaml").write_text(FIRST, encoding="utf-8")
    assert main(["diff", "old@home.yaml", "events.yaml"]) == 1
    assert capsys.readouterr().out == SAID
    assert main(["diff", "--json", "old@home.yaml", "events.yaml"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["old"], found["new"], found["same"]) == ("old@home.yaml", "events.yaml", False)
    assert found["summary"] == "1 event changed"
    assert [one["fields"][0]["new"] for one in found["differences"]] == ["2011-08"]


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["events.yaml", "none.yaml"], "none.yaml does not exist"),
        (
            ["events.yaml"],
            "compare events.yaml with what? Name a second file, or a version: --git HEAD events.yaml",
        ),
        (["--git", "HEAD", "a", "b"], "--git compares one file with its own earlier version; name one file"),
        (["events.yaml@HEAD~9"], "git knows no version 'HEAD~9' of events.yaml"),
        (["other.yaml@HEAD", "events.yaml"], "other.yaml is not in the version HEAD ("),
        (["none/e.yaml@HEAD", "events.yaml"], "/none does not exist"),
        (["--git", "--upload-pack=touch x", "events.yaml"], "is no revision"),
        (["events.yaml@--output=x"], "is no revision"),
        (["--git", "HEAD\n--all", "events.yaml"], "is no revision"),
        (["--git", "a" * 500, "events.yaml"], "is no revision"),
        (["events.yaml@HEAD:events.yaml"], "git knows no version"),
    ],
)
def test_that_what_cannot_be_compared_is_said_in_a_line(
    words: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name for path in Path().iterdir()}
    assert main(["diff", *words]) == 2
    said = capsys.readouterr()
    assert (
        said.out == "" and why in said.err and said.err.count("\n") == 1 and said.err.startswith("dateline: ")
    )
    assert {path.name for path in Path().iterdir()} == before


def test_that_a_folder_without_a_repository_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "e.yaml").write_text(FIRST, encoding="utf-8")
    assert main(["diff", f"{tmp_path / 'e.yaml'}@HEAD"]) == 2
    assert capsys.readouterr().err.startswith("dateline: git: not a git repository")


@pytest.mark.usefixtures("repository")
def test_that_the_absence_of_git_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["diff", "events.yaml@HEAD"]) == 2
    assert "git is not there" in capsys.readouterr().err


def test_that_a_file_that_is_gone_or_linked_still_has_its_versions(repository: Path, tmp_path: Path) -> None:
    link = repository / "sub" / "link.yaml"
    link.parent.mkdir()
    link.symlink_to(repository / "events.yaml")
    assert old_text(link, "HEAD~1").text == FIRST
    (repository / "events.yaml").unlink()
    assert old_text(Path("events.yaml"), "HEAD").text == SECOND


@pytest.mark.usefixtures("repository")
def test_that_what_git_sets_for_its_own_hooks_leads_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "elsewhere")
    monkeypatch.setenv("GIT_PREFIX", "sub/")
    assert old_text(Path("events.yaml"), "HEAD~1").text == FIRST


def test_that_versions_are_listed_the_latest_first(repository: Path) -> None:
    (repository / "other.txt").write_text("x", encoding="utf-8")
    git("add", "other.txt")
    git("commit", "-q", "-m", "Something else")
    found = versions(repository / "events.yaml")
    assert [(one.day, one.subject) for one in found] == [
        ("2020-05-01", "Learn the month"),
        ("2020-05-01", "Begin"),
    ]
    assert [old_text(repository / "events.yaml", one.commit).text for one in found] == [SECOND, FIRST]


def test_that_a_repository_without_a_commit_has_no_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    assert versions(tmp_path / "events.yaml") == []
    with pytest.raises(ReadError, match="git knows no version"):
        old_text(tmp_path / "events.yaml", "HEAD")


def test_that_nothing_that_a_repository_configures_is_run(repository: Path) -> None:
    trap = repository / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{repository}/sprung'\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    (repository / ".git" / "info" / "attributes").write_text("* diff=trap filter=trap\n", encoding="utf-8")
    for name in ("core.fsmonitor", "core.pager", "diff.external", "diff.trap.textconv", "diff.trap.command",
                 "filter.trap.smudge", "filter.trap.clean", "core.sshCommand", "gpg.program"):  # fmt: skip
        git("config", name, str(trap))
    git("config", "log.showSignature", "true")
    assert old_text(repository / "events.yaml", "HEAD~1").text == FIRST
    assert len(versions(repository / "events.yaml")) == 2
    assert not (repository / "sprung").exists()


def test_that_git_shows_differences_by_this_command(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.yaml diff=dateline\n", encoding="utf-8")
    command = shlex.join([*started(ROOT / "main.py"), "diff", "--driver"])
    git("config", "diff.dateline.command", command)
    assert git("diff", "HEAD~1", "--", "events.yaml") == f"events.yaml, as a timeline:\n{SAID}"
    assert git("log", "-1", "--format=%s", "-p", "--ext-diff").endswith(SAID)
    git("rm", "-q", "--cached", "events.yaml")
    assert "− ‘Good’ (August 2011) removed" in git("diff", "--cached", "--", "events.yaml")
    git("add", "events.yaml")
    git("mv", "events.yaml", "renamed.yaml")
    (repository / "renamed.yaml").write_text(FIRST, encoding="utf-8")
    assert "date of ‘Good’: August 2011 → 2011" in git("diff", "-M", "HEAD")


def test_that_a_conflict_is_no_pair_of_versions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--driver", "events.yaml"]) == 0
    assert capsys.readouterr().out == "events.yaml: in conflict; there are no two versions to compare\n"


def test_that_git_goes_on_with_what_is_no_event_file(repository: Path) -> None:
    (repository / ".gitattributes").write_text("* diff=dateline\n", encoding="utf-8")
    git(
        "config",
        "diff.dateline.command",
        shlex.join([*started(ROOT / "main.py"), "diff", "--driver"]),
    )
    before = {"a.yaml": b"services:\n  web: 1\n", "b.bin": b"\xff\xfe\x00", "events.yaml": SECOND.encode()}
    after = {"a.yaml": b"services:\n  web: 2\n", "b.bin": b"\xff\xfe\x01", "events.yaml": FIRST.encode()}
    for name, content in before.items():
        (repository / name).write_bytes(content)
    git("add", "a.yaml", "b.bin")
    git("commit", "-q", "-m", "Others")
    for name, content in after.items():
        (repository / name).write_bytes(content)
    said = git("diff")
    assert "a.yaml, line by line: it is no event file\n--- a/a.yaml\n+++ b/a.yaml\n" in said
    assert "-  web: 1\n+  web: 2\n" in said
    assert "b.bin, line by line: " in said
    assert "events.yaml, as a timeline:\n± date of ‘Good’: August 2011 → 2011\n" in said


def test_that_qt_stays_out_of_it(repository: Path) -> None:
    words = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from viewer.cli import main; main(['diff', 'events.yaml@HEAD~1']); sys.exit('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
