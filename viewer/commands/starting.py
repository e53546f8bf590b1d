"""``new`` and ``schema``: a first file to write in, and the schema for editors."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from viewer.commands.telling import complain, in_one_line
from viewer.files.overwriting import refusal
from viewer.files.read.regular import content_of
from viewer.files.schema.schema import schema_text
from viewer.files.write.starter import StarterError, write_starter
from viewer.files.write.whole_file import write_whole

DONE, NOTHING = 0, 2


def run_new(path: Path, out: TextIO, errors: TextIO) -> int:
    """Write a starter file with its schema and return the exit status."""
    try:
        schema = write_starter(path)
    except StarterError as error:
        complain(error, errors)
        return NOTHING
    print(in_one_line(f"{path} is ready to write in, with {schema.name} beside it for your editor"), file=out)
    return DONE


def run_schema(path: Path | None, out: TextIO, errors: TextIO) -> int:
    """Print the schema, or write it to a file, and return the exit status."""
    content = schema_text().encode()
    if path is None:
        if isinstance(out, io.TextIOWrapper):
            out.flush()
            out.buffer.write(content)  # JSON is UTF-8, whatever the terminal's encoding
        else:
            out.write(content.decode())
        return DONE
    why_not = refusal(path) or _foreign(path)
    if why_not:
        complain(why_not, errors)
        return NOTHING
    try:
        write_whole(path, content)
    except OSError as error:
        complain(f"cannot write {path}: {error.strerror or error}", errors)
        return NOTHING
    return DONE


def _foreign(path: Path) -> str:
    """Return why a file is left alone: a slip of the name must not cost an event file."""
    try:
        present = content_of(path)
    except OSError:
        return ""  # nothing is there, or writing will say what is wrong
    with suppress(ValueError, RecursionError):
        known = json.loads(present or b"{}")
        if known == {} or (isinstance(known, dict) and "$schema" in known):
            return ""
    return f"{path} exists already and is no schema; it was not replaced"
