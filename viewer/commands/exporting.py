"""``export``: a timeline in another format, with what that cannot say counted."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TextIO

from viewer.commands.webpage import PageOptions, as_webpage
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.formats import Target, target_of
from viewer.files.read.reader import ReadError, read_file
from viewer.files.write.overwriting import refusal
from viewer.files.write.whole_file import write_whole

SAID, PARTLY, NOTHING = 0, 1, 2


def run_export(
    source: Path,
    target: Path | None,
    key: str,
    out: TextIO,
    errors: TextIO,
    page: PageOptions | None = None,
) -> int:
    """Write a timeline in another format and return the exit status.

    Args:
        source: The event file.
        target: The file to write; None for standard output.
        key: Of the format; empty for the one that the target's name ends with.
        out: Standard output.
        errors: Where it goes what the format cannot say, and why nothing was written.
        page: How a web page is written, where that was said; refused with any other format.

    Raises:
        OSError: Standard output cannot be written to.
    """
    try:
        form = target_of(target.name if target is not None else "", key)
        why_not = refusal(target, source) if target is not None else ""
        if why_not:
            raise Unreadable(why_not)
        if page is not None and form.key != "html":
            raise Unreadable(f"--fragment and --no-file are for web pages, not for {form.key}")
        reading = read_file(source)
        if reading.timeline is None:
            raise Unreadable(f"nothing of {source} can be read; “check {source}” says why")
        outgoing = (
            form.write(reading)
            if isinstance(form, Target)
            else as_webpage(reading, source, page or PageOptions())
        )
        if target is not None:
            write_whole(target, outgoing.content)
        else:
            _print_bytes(outgoing.content, out)
    except (Unreadable, ReadError) as error:
        print(f"dateline: {error}", file=errors)
        return NOTHING
    except OSError as error:
        if target is None:
            raise  # standard output's faults are told in one place
        print(f"dateline: cannot write {target}: {error.strerror or error}", file=errors)
        return NOTHING
    for line in outgoing.unsaid:
        print(f"dateline: {target or form.key}: {line}", file=errors)
    return PARTLY if outgoing.unsaid or reading.errors else SAID


def _print_bytes(content: bytes, out: TextIO) -> None:
    if isinstance(out, io.TextIOWrapper):
        out.flush()
        out.buffer.write(content)  # the format's own encoding and line breaks, whatever the terminal's
        out.buffer.flush()  # a full disk is noticed before anything is said to be written
    else:
        out.write(content.decode())
