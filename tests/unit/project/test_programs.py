"""What stands in for a start of the program is not told from it, by the program or by who starts it."""

from __future__ import annotations

import json
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from struct import pack
from typing import Any

import pytest
from reader_helpers import GOOD, HEAD

from tests.programs import started

ROOT = Path(__file__).parents[3]
MAIN = str(ROOT / "main.py")
_FACTS = """
import json, os, signal, sys, threading
def of(stream):
    return stream and [stream.encoding, stream.errors, stream.newlines, stream.line_buffering, stream.isatty(),
        stream.name, stream.mode, stream.fileno(), stream.buffer.name, repr(stream.buffer).split()[0], stream.write_through]
print(json.dumps({
    "words": sys.argv, "path": sys.path, "first": [__name__, vars().get("__file__"), sys.modules["__main__"].__dict__ is vars()],
    "environment": dict(os.environ), "folder": os.getcwd(), "mask": os.umask(0), "flags": list(sys.flags),
    "signals": [str(signal.getsignal(one)) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE)],
    "streams": [of(stream) for stream in (sys.stdin, sys.stdout, sys.stderr)], "open": sorted(os.listdir("/proc/self/fd")),
    "said": sys.stdin and sys.stdin.read(), "threads": threading.active_count(), "hook": sys.excepthook is sys.__excepthook__,
    "group": [os.getpgrp(), os.getsid(0), os.nice(0)], "same": sys.stdout is sys.__stdout__,
}))
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a good file and a wrong one."""
    (tmp_path / "good.yaml").write_text(HEAD + GOOD, encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(HEAD + "  - {date: soon, title: A}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def both(script: str, *words: str, **how: Any) -> list[subprocess.CompletedProcess[bytes]]:
    """Start truly, and by who stands in."""
    found = []
    for command in ([sys.executable, script], started(script)):
        done: Any = subprocess.run([*command, *words], check=False, **({"capture_output": True} | how))
        done.args = None
        found.append(done)
    return found


def told(done: subprocess.CompletedProcess[bytes]) -> tuple[int, bytes, bytes]:
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["check", "good.yaml"], ["check", "wrong.yaml", "none.yaml"], ["--version"],
        ["--sideways"], [], ["export", "good.yaml", "-o", "-", "--to", "csv"],
        ["export", "good.yaml", "-o", "-", "--to", "svg"], ["print", "good.yaml", "-o", "/nowhere/a.pdf"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_that_the_program_says_the_same(words: list[str]) -> None:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    }
    truly, standing_in = both(MAIN, *words, env=bare)
    assert told(standing_in) == told(truly)
    assert truly.stdout or truly.stderr


def test_that_a_page_is_printed_alike(folder: Path) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1313884800"}
    truly, standing_in = both(MAIN, "print", "good.yaml", "-o", "-", env=environment)
    assert truly.stdout.startswith(b"%PDF")
    assert (standing_in.returncode, standing_in.stderr) == (truly.returncode, truly.stderr) == (0, b"")
    assert abs(len(standing_in.stdout) - len(truly.stdout)) < 100


@pytest.mark.parametrize("closed", ["", "<&-", ">&-", "2>&-", "<&- 2>&-"])
def test_that_a_program_finds_itself_where_it_would(folder: Path, closed: str) -> None:
    (folder / "facts.py").write_text(_FACTS.replace("print(", "open('out', 'w').write("), encoding="utf-8")
    given = {"FIRST": "a=b\nc", "EMPTY": ""}
    found = []
    for command in ([sys.executable, "facts.py"], started("facts.py")):
        line = f"umask 027; {shlex.join([*command, 'ä', '', '--', '-c'])} {closed}"
        subprocess.run(
            line,
            shell=True,
            check=True,
            input=b"f\xc3\xbcr",
            env={**os.environ, **given},
            capture_output=True,
        )
        found.append(json.loads((folder / "out").read_text()))
        found[-1]["environment"].pop("_", None)  # the shell's own
    assert found[1] == found[0]
    assert (found[0]["mask"], found[0]["environment"]["FIRST"]) == (0o27, "a=b\nc")


def test_that_a_text_finds_itself_where_it_would() -> None:
    truly, standing_in = both("-c", _FACTS, "-o", "x", input=b"in\r\n")
    assert json.loads(standing_in.stdout) == json.loads(truly.stdout)
    assert json.loads(truly.stdout)["words"] == ["-c", "-o", "x"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", 0), ("raise SystemExit(3)", 3), ("import sys; sys.exit('no')", 1), ("raise SystemExit(256 + 7)", 7),
        ("import os; os._exit(9)", 9), ("import os; os.abort()", -signal.SIGABRT), ("os", 1),
        ("import os; os.kill(os.getpid(), 15)", -signal.SIGTERM), ("raise KeyboardInterrupt", -signal.SIGINT),
        ("import atexit; atexit.register(print, 'late'); print('early')", 0), ("x = 1 +", 1),
        ("from threading import Timer; Timer(0.05, print, ['from a thread']).start(); print('first')", 0),
        ("class A:\n def __del__(self): print('gone')\na = A()", 0), ("import sys; print('x' * 9); sys.stdout.detach()", 120),
    ],
)  # fmt: skip
def test_that_it_ends_alike(text: str, status: int) -> None:
    truly, standing_in = both("-c", text)
    assert (standing_in.returncode, standing_in.stdout) == (truly.returncode, truly.stdout)
    assert standing_in.stderr.splitlines()[-1:] == truly.stderr.splitlines()[-1:]
    assert truly.returncode == status


@pytest.mark.parametrize("text", ["print('a' * 70)", "print('a' * 70_000)", "print('a', flush=True)"])
def test_that_a_full_disk_and_a_closed_pipe_are_met_alike(text: str) -> None:
    with Path("/dev/full").open("wb") as full:
        truly, standing_in = both("-c", text, stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert standing_in.returncode == truly.returncode != 0
    assert standing_in.stderr.splitlines()[-1] == truly.stderr.splitlines()[-1]
    found = []
    for command in ([sys.executable], started("-c")):
        words = [*command, *["-c"][: len(command) == 1], text + "; import sys; sys.stdin.read(); " + text]
        reader, writer = os.pipe()
        with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=writer, stderr=subprocess.PIPE) as process:
            os.close(writer)
            os.close(reader)
            _, errors = process.communicate(b"")
            found.append((process.returncode, errors.splitlines()[-1:]))
    assert found[1] == found[0]


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_that_who_ends_the_start_ends_the_program(how: signal.Signals) -> None:
    text = "import os, sys; print(os.getpid(), flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [*started("-c"), text], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as caller:
        assert caller.stdout is not None
        program = int(caller.stdout.readline())
        assert program != caller.pid
        caller.send_signal(how)
        assert caller.wait(20) == -how
        until = time.monotonic() + 20
        while alive(program) and time.monotonic() < until:
            time.sleep(0.01)
        assert not alive(program)


def test_that_callers_who_are_gone_before_they_are_answered_leave_it_standing() -> None:
    words = started("-c")
    message = b"\0".join(map(os.fsencode, [str(Path.cwd()), "18", "", "2", "-c", "import sys; sys.exit()"]))
    message += b"".join(os.fsencode(f"\0{name}={value}") for name, value in os.environ.items())
    for said in (b"", b"\1", pack("I", 100) + b"half", pack("I", len(message)) + message):
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(words[4])
            caller.shutdown(socket.SHUT_RD)
            caller.sendall(said)
    text = "import os; print(os.getpid())"
    with subprocess.Popen([*words, text], stdout=subprocess.PIPE) as asked:
        output, _ = asked.communicate(timeout=60)
    assert int(output) != asked.pid  # it is forked, and no true start


def test_that_many_run_at_once_and_each_ends_for_itself() -> None:
    text = "import sys; n = int(sys.stdin.readline()); print(n); sys.exit(n)"
    programs = [
        subprocess.Popen([*started("-c"), text], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(5)
    ]
    for number, program in reversed(list(enumerate(programs))):
        assert program.communicate(f"{number}\n".encode())[0] == f"{number}\n".encode()
    assert [program.returncode for program in programs] == [0, 1, 2, 3, 4]


def who_imported(**environment: str) -> str:
    """Return what Python's first module was before the text."""
    text = "import sys; print(sys.modules.get('viewer.cli') is not None, sys.stdout.encoding)"
    done = subprocess.run(
        [*started("-c"), text], env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_that_it_is_started_truly_where_what_is_read_before_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert who_imported() == "True utf-8"
    assert who_imported(PYTHONIOENCODING="ascii") == "False ascii"
    assert who_imported(LANG="ko_KR.UTF-8").startswith("False ")
    assert who_imported(QT_HASH_SEED="7").startswith("False ")
    assert who_imported(QT_QPA_PLATFORM="minimal") == "True utf-8"
    monkeypatch.delattr(os, "pidfd_open")
    assert (
        subprocess.run(
            [*started("-c", "-B"), "import sys; print(sys.flags[4])"], capture_output=True, check=True
        ).stdout
        == b"1\n"
    )
