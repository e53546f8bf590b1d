"""Reads inputs in a process of its own, within limits: ``python -m tests.fuzz.worker [MODULE:FUNCTION]``.

Standard input brings inputs, each a header (how many bytes; text or bytes; how many seconds of processor
time it may take) and the bytes; for each, a line of JSON goes to standard output. The function is handed the
path of a file. Each input is checked in a copy of the process that has imported all that it takes; another
copy follows one that has found a fault, so that what the fault has left behind is not the next one's, and one
that has died, of which a line ``{"died": STATUS}`` tells. What takes longer is ended with the signal ``SIGPROF``:
on a busy machine the time of day goes on while nothing is done.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import resource
import signal
import struct
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

HEADER = struct.Struct(">QBd")
_FAULTY = signal.SIGUSR2  # a copy that has answered with a fault ends itself with it
MOST_MEMORY = 3 * 1024**3
#: A reader calls all that there is old, so that the collector itself finds the garbage of many files too late.
_COLLECTED_EVERY = 200
_OURS = ("viewer", "tests")


def fault(error: BaseException) -> str:
    """Return what went wrong, in a line that two inputs share where they fail alike."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_ours(frame.filename)]
    place = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    words = "" if isinstance(error, MemoryError) else " ".join(str(error).split())[:300]
    return f"{type(error).__name__}{place}: {words}"


def _is_ours(name: str) -> bool:
    return any(f"{os.sep}{folder}{os.sep}" in name for folder in _OURS)


def serve(check: Callable[[Path], None], inputs: BinaryIO, answers: BinaryIO) -> None:
    """Check inputs until there are no more, in one copy of this process after another."""
    while True:
        process = os.fork()
        if not process:
            found = run(check, inputs, answers)
            if found:
                os.kill(os.getpid(), _FAULTY)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        if not status:
            return
        if status != -_FAULTY:
            answers.write(json.dumps({"died": status}).encode() + b"\n")
            answers.flush()


def run(check: Callable[[Path], None], inputs: BinaryIO, answers: BinaryIO) -> str:
    """Check inputs until there are no more, or one has a fault, which is returned."""
    from tests.fuzz.checks import check_text

    with tempfile.TemporaryDirectory() as folder:
        path, number = Path(folder) / "fuzz.yaml", 0
        while head := inputs.read(HEADER.size):
            size, is_text, most_seconds = HEADER.unpack(head)
            data = inputs.read(size)
            text = data.decode("utf-8", "surrogatepass") if is_text else ""
            if not is_text:
                path.write_bytes(data)
            del data
            signal.setitimer(signal.ITIMER_PROF, most_seconds)
            started, found = time.process_time(), ""
            try:
                if is_text:
                    check_text(text, Path(folder))
                else:
                    check(path)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
                found = fault(error)
            signal.setitimer(signal.ITIMER_PROF, 0)
            answer = {"fault": found, "seconds": time.process_time() - started}
            del text
            number += 1
            if not number % _COLLECTED_EVERY:
                gc.collect()
            answers.write(json.dumps(answer).encode() + b"\n")
            answers.flush()
            if found:
                return found
    return ""


def main(words: list[str]) -> None:
    """Read with the function named, the real reader and its checks if none is."""
    module, _, name = (words[0] if words else "tests.fuzz.checks:check_file").partition(":")
    check: Any = getattr(importlib.import_module(module), name)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a reader might print is no answer
    serve(check, sys.stdin.buffer, answers)


if __name__ == "__main__":
    main(sys.argv[1:])
