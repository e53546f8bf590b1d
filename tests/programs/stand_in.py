"""``python stand_in.py SITE``: imports the program, says where it is called, and forks for every start.

There is no thread and no application of Qt yet when it forks. It ends with its standard input.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import selectors
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from struct import pack, unpack
from types import ModuleType
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
#: What the names begin with that interpreter and libraries ask for before a program's first line, and one that
#: they ask for later.
_READ_EARLY = ("GLIBC", "LANG", "LC_", "LD_", "MALLOC", "PYSIDE", "PYTHON", "QT_", "TZ")
_READ_LATE = "QT_QPA_PLATFORM"
_TO_READ = selectors.EVENT_READ


class Start(NamedTuple):
    """What is asked for.

    Attributes:
        folder: To stand in.
        mask: Of the rights of new files.
        streams: Which of standard input, output and errors are open.
        words: The script, or ``-c`` and a text, and what comes behind.
        environment: Values by their names.
    """

    folder: str
    mask: int
    streams: tuple[int, ...]
    words: tuple[str, ...]
    environment: dict[str, str]


def start_from(message: bytes) -> Start:
    """Read what a caller says."""
    folder, mask, streams, count, *rest = (os.fsdecode(part) for part in message.split(b"\0"))
    words, pairs = rest[: int(count)], rest[int(count) :]
    environment = {name: value for name, _, value in (pair.partition("=") for pair in pairs)}
    return Start(folder, int(mask), tuple(map(int, streams)), tuple(words), environment)


def early(environment: dict[str, str]) -> dict[str, str]:
    """Return what is read before a program's first line."""
    return {
        name: value
        for name, value in environment.items()
        if name.startswith(_READ_EARLY) and name != _READ_LATE
    }


class Door:
    """Where starts are asked for, and who asks is told of the end.

    Args:
        path: Of the socket.
    """

    def __init__(self, path: str) -> None:
        self._early = early(dict(os.environ))
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(path)
        self._socket.listen(64)
        self._selector = selectors.DefaultSelector()
        self._selector.register(0, _TO_READ)
        self._selector.register(self._socket, _TO_READ)
        self._callers: dict[int, socket.socket] = {}  # by the file that tells of the end of a process

    def next_start(self) -> Start | None:
        """Serve until the end; return before it in a process that was forked, with what that is to become."""
        while True:
            for key, _ in self._selector.select():
                if key.fileobj == 0:
                    return None
                if key.fileobj is self._socket:
                    if (start := self._forked()) is not None:
                        return start
                elif isinstance(key.fileobj, socket.socket):
                    # Killed: what nobody can pass on.
                    self._selector.unregister(key.fileobj)
                    with suppress(ProcessLookupError):
                        os.kill(key.data, signal.SIGKILL)
                elif key.fd in self._callers:
                    self._tell_end(key.fd, key.data)

    def _forked(self) -> Start | None:
        """Fork for who calls; return in the forked process what it is to become.

        Who calls may be killed at any moment: before all is said, nothing is started; before it is answered, the
        closed socket tells to end what was.
        """
        caller, _ = self._socket.accept()
        head, files, _, _ = socket.recv_fds(caller, 4, 3)
        length = unpack("I", head)[0] if len(head) == 4 else 0
        said = received(caller, length)
        if not said or len(said) < length:
            for one in files:
                os.close(one)
            caller.close()
            return None
        start = start_from(said)
        is_alike = early(start.environment) == self._early
        process = os.fork() if is_alike else 0
        if is_alike and not process:
            self._leave(caller)
            take_streams(dict(zip(start.streams, files, strict=True)))
            return start
        for file in files:
            os.close(file)
        with suppress(OSError):
            caller.sendall(pack("i", process))
        if process:
            end = os.pidfd_open(process)
            self._callers[end] = caller
            self._selector.register(end, _TO_READ, process)
            self._selector.register(caller, _TO_READ, process)
        else:
            caller.close()
        return None

    def _tell_end(self, end: int, process: int) -> None:
        caller = self._callers.pop(end)
        _, status = os.waitpid(process, 0)
        self._selector.unregister(end)
        os.close(end)
        with suppress(KeyError):
            self._selector.unregister(caller)
        with suppress(OSError):
            caller.sendall(pack("i", status))
        caller.close()

    def _leave(self, caller: socket.socket) -> None:
        """Keep nothing open of what is only the other process's."""
        self._selector.close()
        for one in (self._socket, caller, *self._callers.values()):
            one.close()
        for end in self._callers:
            os.close(end)


def received(caller: socket.socket, length: int) -> bytes:
    """Return so many bytes of what is said."""
    found = b""
    while len(found) < length and (more := caller.recv(length - len(found))):
        found += more
    return found


def take_streams(given: dict[int, int]) -> None:
    """Put open files in the places of standard input, output and errors, and close those that are not given."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = None
        if number in given:
            os.dup2(given[number], number)
            os.close(given[number])
            stream = made_stream(number, getattr(sys, f"__{name}__"))
        else:
            os.close(number)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def made_stream(number: int, like: Any) -> io.TextIOWrapper:
    """Make a standard stream as the interpreter does at its start."""
    at_once = isinstance(like.buffer, io.RawIOBase)
    mode, size = "wb" if number else "rb", 0 if at_once else -1
    buffer: Any = open(number, mode, size, closefd=False)  # noqa: SIM115  # it stays open
    (buffer if at_once else buffer.raw).name = like.name
    stream: Any = io.TextIOWrapper(
        buffer, like.encoding, like.errors, "\n", write_through=like.write_through,
        line_buffering=not like.write_through and (number == 2 or buffer.isatty()),
    )  # fmt: skip
    stream.mode = like.mode
    return stream  # type: ignore[no-any-return]


def become(start: Start) -> None:
    """Run a script or a text as the first module, as the interpreter does."""
    os.chdir(start.folder)
    os.umask(start.mask)
    os.environ.clear()
    os.environ.update(start.environment)
    script, *words = start.words
    main = ModuleType("__main__")
    if script == "-c":
        text, name, sys.path[0] = words.pop(0), "<string>", ""
    else:
        text, name, sys.path[0] = Path(script).read_text("utf-8"), script, str(Path(script).resolve().parent)
        main.__file__ = os.path.abspath(script)  # noqa: PTH100  # links are not followed
    sys.argv[:] = [script, *words]
    sys.modules["__main__"] = main
    exec(compile(text, name, "exec", dont_inherit=True), main.__dict__)


def import_the_program() -> None:
    """Import all that a start may need; the start that needs what cannot be imported says so itself."""
    import viewer

    with suppress(ImportError):
        from viewer.ui.kit.libraries import load_qt

        load_qt()
    for module in walk_packages(viewer.__path__, "viewer.", onerror=lambda _: None):
        with suppress(ImportError):
            import_module(module.name)


def spare_modules() -> None:
    """Have the end of an interpreter pass over what is there now: to take it apart costs more than a start.

    Everything else goes as it comes: threads, what is called at exit, the last words in the streams.
    """
    imported = set(sys.modules) - {"__main__", "builtins", "sys"}
    kept: dict[str, Any] = {}
    kept["itself"] = kept  # a circle, for which nobody looks any more

    def put_aside() -> None:
        kept.update(sys.modules)  # those that are left are emptied, the first one too
        for name in imported & set(sys.modules):
            del sys.modules[name]
        gc.freeze()

    atexit.register(put_aside)


def main(site: str) -> None:
    """Stand ready."""
    sys.path[0] = site or str(ROOT)
    import_the_program()
    folder = Path(tempfile.mkdtemp(prefix="door-", dir="/tmp"))  # sockets need short names
    path = folder / "door"
    door = Door(str(path))
    print(path, flush=True)
    spare_modules()
    gc.collect()
    gc.freeze()
    if (start := door.next_start()) is not None:
        become(start)
    else:
        path.unlink()
        folder.rmdir()


if __name__ == "__main__":
    main(sys.argv[1])
