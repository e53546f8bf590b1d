"""Makes a release by one command: ``python -m tools.release VERSION [--push]``; ``--notes VERSION`` prints its notes.

It writes the version and the day where they stand, commits, and tags. Nothing is changed where something speaks
against it, and nothing leaves this machine without ``--push``.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_HEAD = re.compile(r"^## (.+)$", re.MULTILINE)
_NEXT = "## Unreleased\n"


class NotNow(Exception):
    """What speaks against a release; the message is one line."""


def number_of(version: str) -> tuple[int, ...]:
    """Return a version's parts.

    Raises:
        NotNow: It is none.
    """
    found = _VERSION.fullmatch(version)
    if found is None:
        raise NotNow(f"“{version}” is no version; expected one such as 1.2.0")
    return tuple(map(int, found.groups()))


def notes_of(changelog: str, version: str) -> str:
    """Return what the changelog says of a version, without its heading.

    Raises:
        NotNow: It says nothing.
    """
    pieces = _HEAD.split(changelog)
    for heading, text in zip(pieces[1::2], pieces[2::2], strict=True):
        if heading.split(" ")[0] == version and text.strip():
            return text.strip() + "\n"
    raise NotNow(f"CHANGELOG.md says nothing of {version}")


def released_changelog(changelog: str, version: str, day: str) -> str:
    """Return the changelog with what is unreleased under a version, and an empty section above it.

    Raises:
        NotNow: There is nothing to release.
    """
    notes_of(changelog, "Unreleased")
    return changelog.replace(_NEXT, f"{_NEXT}\n## {version} – {day}\n", 1)


def released_metainfo(metainfo: str, version: str, day: str) -> str:
    """Return the desktop's description of the program with a release at the head of its list."""
    line = f'    <release version="{version}" date="{day}"/>\n'
    if "  <releases>\n" not in metainfo:
        metainfo = metainfo.replace("</component>", "  <releases>\n  </releases>\n</component>")
    return metainfo.replace("  <releases>\n", f"  <releases>\n{line}", 1)


def git(root: Path, *words: str) -> str:
    """Return what git says.

    Raises:
        NotNow: It refuses.
    """
    done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NotNow(f"git {words[0]}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout.strip()


def version_in(root: Path) -> str:
    """Return the version that the program says it is."""
    found = re.search(r'^__version__ = "(.+)"$', _read(root / "viewer/__init__.py"), re.MULTILINE)
    assert found is not None
    return found[1]


def release(root: Path, version: str, day: str, *, push: bool) -> None:
    """Write, commit and tag a release.

    Args:
        root: The checkout.
        version: Such as ``1.2.0``: above the present one, or this one while it has no tag.
        day: As ``2026-11-27``.
        push: Send branch and tag to where the branch comes from.

    Raises:
        NotNow: Something speaks against it; then nothing is written.
    """
    number, present = number_of(version), version_in(root)
    tags = git(root, "tag", "--list", "v*").splitlines()
    if git(root, "status", "--porcelain"):
        raise NotNow("there are changes that are not committed")
    if f"v{version}" in tags:
        raise NotNow(f"there is a release {version} already")
    if number < number_of(present) or (number == number_of(present) and f"v{present}" in tags):
        raise NotNow(f"{version} is not above {present}")
    changelog = released_changelog(_read(root / "CHANGELOG.md"), version, day)
    branch = git(root, "symbolic-ref", "--short", "HEAD")
    remote = git(root, "config", f"branch.{branch}.remote") if push else ""
    try:
        _write(root, version, day, changelog)
        git(root, "commit", "--all", "--quiet", "--message", f"Release {version}")
    except (NotNow, OSError, subprocess.CalledProcessError) as error:
        git(root, "reset", "--hard", "--quiet")  # everything was committed before
        raise NotNow(str(error)) from None
    # Git would take lines of the notes that begin with # for remarks.
    git(root, "tag", "--annotate", f"v{version}", "--cleanup=verbatim", "--message",
        f"Dateline {version}\n\n{notes_of(changelog, version)}")  # fmt: skip
    if push:
        git(root, "push", "--atomic", remote, branch, f"v{version}")


def _write(root: Path, version: str, day: str, changelog: str) -> None:
    """Write the version and the day everywhere; what is generated is made anew by the checkout's own tools."""
    _put(root / "CHANGELOG.md", changelog)
    program, metainfo = root / "viewer/__init__.py", root / "resources/desktop/dateline.metainfo.xml"
    _put(program, _read(program).replace(f'"{version_in(root)}"', f'"{version}"'))
    _put(metainfo, released_metainfo(_read(metainfo), version, day))
    hook = root / "docs/repositories.md"
    _put(hook, re.sub(r"(?m)^( +rev: )v\S+$", rf"\g<1>v{version}", _read(hook)))
    subprocess.run([sys.executable, "-m", "tools.man_page"], cwd=root, check=True)


def _read(path: Path) -> str:
    return path.read_bytes().decode()


def _put(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def main(words: Sequence[str]) -> int:
    """Make a release, or print its notes, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.release", description="Make a release.")
    parser.add_argument("version", metavar="VERSION", help="such as 1.2.0")
    parser.add_argument("--notes", action="store_true", help="print what the changelog says of it, and end")
    parser.add_argument(
        "--push", action="store_true", help="send branch and tag; what is published follows from it"
    )
    asked = parser.parse_args(words)
    try:
        if asked.notes:
            print(notes_of(_read(ROOT / "CHANGELOG.md"), asked.version), end="")
            return 0
        release(ROOT, asked.version, f"{datetime.now(UTC):%Y-%m-%d}", push=asked.push)
    except NotNow as error:
        print(f"no release: {error}", file=sys.stderr)
        return 1
    sent = "is sent" if asked.push else "is here alone; git push --follow-tags sends it, and publishes"
    print(f"Release {asked.version} is committed and tagged, and {sent}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
