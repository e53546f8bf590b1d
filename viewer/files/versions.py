"""Earlier versions of an event file, as git keeps them.

git is asked by its plumbing alone, without a shell: nothing that a repository configures (filters, drivers,
hooks, monitors) is run, nothing is fetched and nothing is written.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from viewer.dataclass import dataclass
from viewer.files.read.text_file import MOST_BYTES, ReadError, text_of
from viewer.words import _, apart

#: git may wait for a slow disk or for a lock, but not for ever.
_TIMEOUT_S = 60
#: A revision longer than this is no revision.
_LONGEST = 400
_MOST_VERSIONS = 500
#: Of another repository: set where git itself has called this program, for its own folder.
_INHERITED = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_OBJECT_DIRECTORY",
    "GIT_EXTERNAL_DIFF",
)
_FIRMLY = (
    "--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    "-c", "protocol.allow=never", "-c", "log.showSignature=false",
)  # fmt: skip


class Commit(NamedTuple):
    """A version of a file in git.

    Attributes:
        commit: Its full hash.
        day: When it was committed, ISO 8601 by the committer's clock.
        subject: The first line of what was said of it.
    """

    commit: str
    day: str
    subject: str

    @property
    def short(self) -> str:
        """The beginning of its hash, which tells it from others."""
        return self.commit[:10]


@dataclass(frozen=True, slots=True)
class OldText:
    """The text that a file had.

    Attributes:
        text: All of it.
        commit: Which version that was.
    """

    text: str
    commit: Commit


def old_text(path: Path, revision: str) -> OldText:
    """Return the text that a file had in a revision: a commit, a branch, a tag, ``HEAD~2``.

    Args:
        path: The event file; it need not be there any more, but its folder must.
        revision: As git understands it.

    Raises:
        ReadError: There is no git, no repository, no such revision, or the file is not in it.
    """
    path = _real(path)
    commit = _commit_of(path, revision)
    name = f"{commit.commit}:./{path.name}"
    try:
        kind = _asked(path.parent, "cat-file", "-t", name).strip()
    except _Refused:
        kind = b""
    if kind != b"blob":
        raise ReadError(
            _("{file} is not in the version {revision} ({commit}) of {folder}").format(
                file=apart(path.name),
                revision=apart(revision),
                commit=commit.short,
                folder=apart(str(path.parent)),
            )
        )
    size = int(_asked(path.parent, "cat-file", "-s", name))
    if size > MOST_BYTES:
        raise ReadError(
            f"{path.name} in the version {revision} is larger than {MOST_BYTES // 1024**2} MB, the most that is read"
        )
    return OldText(
        text_of(_asked(path.parent, "cat-file", "blob", name), f"{path.name} in {revision}"), commit
    )


def versions(path: Path) -> list[Commit]:
    """Return the commits that changed a file, the latest first, no more than some hundred.

    Raises:
        ReadError: There is no git, or no repository.
    """
    path = _real(path)
    form = "--format=%H%x1f%cs%x1f%s"
    try:
        said = _asked(
            path.parent, "log", f"--max-count={_MOST_VERSIONS}", "-z", form, "HEAD", "--", path.name
        )
    except _Refused as error:
        if error.status == 128 and _is_unborn(path.parent):
            return []
        raise
    return [_commit(one) for one in said.decode(errors="replace").split("\0") if one]


def _is_unborn(folder: Path) -> bool:
    """Tell whether nothing has been committed in a repository so far."""
    try:
        _asked(folder, "rev-parse", "--git-dir")
    except _Refused:
        return False
    try:
        _asked(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    except _Refused:
        return True
    return False


def _said(error: Exception) -> object:
    """Return what the system says of an error, without its number and the path."""
    return getattr(error, "strerror", None) or error


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError) as error:
        raise ReadError(
            _("cannot read {path}: {error}").format(path=apart(str(path)), error=_said(error))
        ) from None


def _commit_of(path: Path, revision: str) -> Commit:
    """Return the commit that a revision names; what might be an option or a line of its own is refused unasked."""
    if not revision or revision.startswith("-") or not revision.isprintable() or len(revision) > _LONGEST:
        raise ReadError(
            f"{revision[:40]!r} is no revision; expected one such as HEAD~1, a branch, a tag or a commit"
        )
    if not path.parent.is_dir():
        raise ReadError(_("{path} does not exist").format(path=apart(str(path.parent))))
    try:
        found = _asked(
            path.parent, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except _Refused as error:
        if error.status == 1 or error.is_silent:
            raise ReadError(
                _("git knows no version {revision} of {file}").format(
                    revision=repr(revision), file=apart(path.name)
                )
            ) from None
        raise
    commit = found.decode("ascii", "replace").split()[-1]
    said = _asked(path.parent, "show", "--no-patch", "--format=%H%x1f%cs%x1f%s", commit)
    return _commit(said.decode(errors="replace").strip("\n"))


def _commit(said: str) -> Commit:
    commit, day, subject = (*said.split("\x1f", 2), "", "")[:3]
    return Commit(commit, day, " ".join(subject.split()))


class _Refused(ReadError):
    """git would not do it; its own first line says why."""

    def __init__(self, message: str, status: int, *, is_silent: bool) -> None:
        super().__init__(message)
        self.status, self.is_silent = status, is_silent


def _asked(folder: Path, *words: str) -> bytes:
    """Return what git says in a folder.

    Raises:
        ReadError: There is no git, it took too long, or it refused.
    """
    git = shutil.which("git")
    if git is None:
        raise ReadError(_("git is not there, which keeps earlier versions; install it, or name two files"))
    surroundings = {name: value for name, value in os.environ.items() if name not in _INHERITED}
    surroundings |= {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
    }
    try:
        done = subprocess.run(
            [git, *_FIRMLY, *words], cwd=folder, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=_TIMEOUT_S, check=False, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise ReadError(
            _("git has not answered within {seconds} seconds").format(seconds=_TIMEOUT_S)
        ) from None
    except (OSError, ValueError) as error:
        raise ReadError(_("git could not be asked: {error}").format(error=_said(error))) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        why = said[0].removeprefix("fatal: ") if said else f"status {done.returncode}"
        raise _Refused(f"git: {why}", done.returncode, is_silent=not said)
    return done.stdout
