"""Starts of the program that cost no imports: a process that has done them stands ready, and forks for each.

``[*started("main.py"), "check", "events.yaml"]`` is run, piped, timed out and ended as
``[sys.executable, "main.py", "check", "events.yaml"]`` is. What runs is a small program, ``caller``, which hands
its words, folder, environment and streams to the one that stands ready (``stand_in``), and ends as what was
forked for it ends. Where the environment differs in what is read before the first line of a program, or
nobody stands ready, it becomes the true start instead.

Start it truly where a test asks what is imported, what differs from process to process (the seeds
of hash tables), for a process that is stopped or killed, or for how an interpreter takes its modules apart.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


def started(script: str | Path, *options: str, site: str | Path = "") -> list[str]:
    """Return the words that start a script of Python where all of the program is imported.

    Args:
        script: Its path; ``-c`` where a text follows.
        options: Of the interpreter. For each choice of them, and each site, another process stands ready.
        site: Where that finds the program; usually in this checkout.
    """
    caller = [sys.executable, "-I", "-S", str(_HERE / "caller.py")]
    return [*caller, _door(options, str(site)), sys.executable, *options, "--", str(script)]


@cache
def _door(options: tuple[str, ...], site: str) -> str:
    """Have a process stand ready until this one ends, and return where it is called; empty where none can."""
    if not hasattr(os, "pidfd_open"):
        return ""
    words = [sys.executable, *options, str(_HERE / "stand_in.py"), site]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(_end, process, os.getpid())
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _end(process: subprocess.Popen[str], whose: int) -> None:
    """Have a process that stands ready end; it does so with its standard input, even if nobody comes to this."""
    if os.getpid() == whose:
        process.communicate()
