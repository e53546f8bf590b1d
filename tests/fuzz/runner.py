"""Hands inputs to a worker, one at a time, and starts another where it hung."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.worker import HEADER

ROOT = Path(__file__).parents[2]
#: An input that waits for something takes no processor time; so many times as long by the clock is the end of it.
_PATIENCE = 30


class Outcome(NamedTuple):
    """What came of one input: what went wrong, empty for nothing, and its seconds of processor time."""

    fault: str
    seconds: float


class Runner:
    """Checks inputs in a process of their own.

    Args:
        check: ``module:function`` that is handed a file's path; the real reader if empty.
    """

    def __init__(self, check: str = "") -> None:
        self._words = [sys.executable, "-m", "tests.fuzz.worker", *([check] if check else [])]
        self._process: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """End the worker."""
        process, self._process = self._process, None
        if process is not None:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)  # it, and the copy of it that is at work
            process.communicate()

    def outcome(self, data: bytes | str, most_seconds: float) -> Outcome:
        """Return what came of one input, a text where no file could hold it.

        Args:
            data: The input.
            most_seconds: It may take so much processor time.
        """
        is_text = isinstance(data, str)
        content = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
        process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(HEADER.pack(len(content), is_text, most_seconds) + content)
            process.stdin.flush()
        except BrokenPipeError:
            return self._gone(process, most_seconds)
        ready, _, _ = select.select([process.stdout], [], [], most_seconds * _PATIENCE)
        if not ready:
            self.close()
            return Outcome(f"waited longer than {most_seconds * _PATIENCE:g} seconds", most_seconds)
        line = process.stdout.readline()
        if not line:
            return self._gone(process, most_seconds)
        answer = json.loads(line)
        return _died(answer["died"], most_seconds) if "died" in answer else Outcome(**answer)

    def _started(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            self._words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        return self._process

    def _gone(self, process: subprocess.Popen[bytes], most_seconds: float) -> Outcome:
        status = process.wait()
        self.close()
        return _died(status, most_seconds)


def _died(status: int, most_seconds: float) -> Outcome:
    if status == -signal.SIGPROF:
        return Outcome(f"took longer than {most_seconds:g} seconds of processor time", most_seconds)
    return Outcome(f"the process ended with status {status}", 0.0)
