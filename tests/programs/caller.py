"""``python caller.py DOOR INTERPRETER [OPTIONS] -- SCRIPT [WORDS]``: have it started by who stands ready there.

It ends as that ends. It imports next to nothing, since that is what a start costs.
"""

import os
import sys
from _signal import SIG_DFL, SIGHUP, SIGINT, SIGTERM, SIGUSR1, SIGUSR2, set_wakeup_fd, signal  # type: ignore[import-not-found]
from _socket import AF_UNIX, SCM_RIGHTS, SOCK_STREAM, SOL_SOCKET, socket
from _struct import pack, unpack
from select import select

_PASSED_ON = (SIGHUP, SIGINT, SIGTERM, SIGUSR1, SIGUSR2)


class _Gone(Exception):
    """Nobody stands ready, or nobody does any more."""


def main(words: list[str]) -> None:
    """Start what the words say, and end the way it does."""
    path, *start = words
    border = start.index("--")
    streams = [number for number in range(3) if _is_open(number)]  # before others take their places
    door, signals = socket(AF_UNIX, SOCK_STREAM), _signals()
    try:
        door.connect(path)
        _ask(door, start[border + 1 :], streams)
        process = _number(door)
    except (OSError, _Gone):
        process = 0
    if not process:
        os.execv(start[0], [*start[:border], *start[border + 1 :]])
    _pass_on(process, signals, door.fileno())
    status = _number(door)
    if os.WIFSIGNALED(status):
        signal(os.WTERMSIG(status), SIG_DFL)
        os.kill(os.getpid(), os.WTERMSIG(status))
    os._exit(os.waitstatus_to_exitcode(status))


def _ask(door: socket, words: list[str], streams: list[int]) -> None:
    """Hand over what is to be started: words, folder, environment and streams."""
    mask = os.umask(0)
    os.umask(mask)
    told = [os.getcwd(), str(mask), "".join(map(str, streams)), str(len(words)), *words]  # noqa: PTH109  # costs less
    told += [f"{name}={value}" for name, value in os.environ.items()]
    message = b"\0".join(map(os.fsencode, told))
    files = [(SOL_SOCKET, SCM_RIGHTS, pack(f"{len(streams)}i", *streams))] if streams else []
    door.sendmsg([pack("I", len(message))], files)
    door.sendall(message)


def _pass_on(process: int, signals: int, door: int) -> None:
    """Pass signals on until something is said at the door."""
    while True:
        ready, _, _ = select([door, signals], [], [])
        if door in ready:
            return
        for one in os.read(signals, 64):
            os.kill(process, one)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _signals() -> int:
    """Return the end of a pipe that brings the signals that are to be passed on, each a byte."""
    brings, takes = os.pipe()
    os.set_blocking(takes, False)
    set_wakeup_fd(takes)
    for one in _PASSED_ON:
        signal(one, lambda *_: None)
    return brings


def _number(door: socket) -> int:
    """Return what is said next.

    Raises:
        _Gone: Nothing is.
    """
    said = b""
    while len(said) < 4:
        if not (more := door.recv(4 - len(said))):
            raise _Gone
        said += more
    (number,) = unpack("i", said)
    return int(number)


if __name__ == "__main__":
    main(sys.argv[1:])
