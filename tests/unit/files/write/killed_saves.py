"""``python -m killed_saves FILE SAVES``: saves a file on and on in a process that is killed at any moment.

A program of its own, and a small one: a copy of the one that runs all tests takes long to begin.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

from viewer.files.write.saving import save

BODY = b"x" * 50_000


def main(file: Path, wanted: int) -> None:
    """Print how many saves were made before each kill, and whether the file was whole."""
    rng, found, saves = random.Random(7), [], 0
    file.write_bytes(b"")
    save(file, BODY, b"")  # what is imported on the way is imported now
    while saves < wanted:
        file.write_bytes(b"0\n" + BODY)
        heard, told = os.pipe()
        child = os.fork()
        if not child:
            _save_on_and_on(file, told)
        os.read(heard, 1)
        os.close(heard)
        os.close(told)
        time.sleep(rng.uniform(0.001, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        number, line_end, rest = file.read_bytes().partition(b"\n")
        found.append((int(number or 0), bool(line_end) and rest == BODY))
        saves += int(number or 0)
    print(json.dumps(found))


def _save_on_and_on(file: Path, told: int) -> NoReturn:
    last, number = file.read_bytes(), 0
    os.write(told, b"!")
    while True:
        number += 1
        new = b"%d\n" % number + BODY
        save(file, new, last)
        last = new


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
