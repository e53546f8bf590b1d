"""The command line: ``dateline [FILE]`` opens the window; the other commands need none."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status.

    Args:
        argv: The words behind the program's name, ``sys.argv`` by default.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    _replace_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without our quotation marks
    try:
        try:
            # Imported here, where an interrupt is answered: to come so far takes some commands half of their time.
            from viewer.commands.running import run

            return run(words)
        finally:
            # Also behind what ends by itself, as --version does; the interpreter would ask in its own words.
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_output()
        return 141
    except OSError as error:
        if error.filename is not None:
            raise
        from contextlib import suppress

        # Only streams fail without a file's name; where the second fails as well, nobody can be told.
        with suppress(OSError):
            print(f"dateline: cannot write to standard output: {error.strerror or error}", file=sys.stderr)
        _let_go_of_output()
        return 2
    except KeyboardInterrupt:
        return 130


def _let_go_of_output() -> None:
    """Send what streams still hold nowhere, since the interpreter writes it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            os.dup2(nowhere, stream.fileno())


def _replace_closed_streams() -> None:
    """Have three streams, as every program may take for granted.

    The next file that is opened would get the number of a closed one, and what a library says would be written
    into it; and Python prints to standard output what is to go to errors that are ``None``.
    What cannot be said is let go, but standard output refuses what is written to it.
    """
    if sys.platform == "win32" or None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # Only for reading, it refuses what is written.
            nowhere = os.open(os.devnull, os.O_WRONLY if number == 2 else os.O_RDONLY)
            os.dup2(nowhere, number)
            if nowhere != number:
                os.close(nowhere)
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # a number, for good
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def main_gui() -> int:
    """Open the window, whatever the first word is, and return the exit status."""
    words = sys.argv[1:]
    return main(["--", *words] if words and not words[0].startswith("-") else words)
