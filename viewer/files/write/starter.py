"""A first file for somebody who begins, with the schema for their editor beside it."""

from __future__ import annotations

import os
from pathlib import Path

from viewer.files.read.regular import content_of
from viewer.files.schema.schema import schema_text
from viewer.files.write.whole_file import create_whole
from viewer.shipped import resource
from viewer.words import _

SCHEMA_NAME = "events.schema.json"


class StarterError(Exception):
    """The starter was not written; the message is one line."""


def starter_text() -> str:
    """Return the starter: it explains the format and holds a few events to write over."""
    return resource("starter.yaml").read_text(encoding="utf-8")


def write_starter(path: Path) -> Path:
    """Write a starter file, and the schema beside it unless it is there already.

    Returns:
        The path of the schema.

    Raises:
        StarterError: One of them is there already (a schema of the same content is welcome), or
            cannot be written; then neither is.
    """
    schema = path.parent / SCHEMA_NAME
    if path.name == SCHEMA_NAME:
        raise StarterError(
            _("{path} is the name of the schema; expected a name such as events.yaml").format(path=path)
        )
    if os.path.lexists(path):
        raise StarterError(
            _("{path} exists already; expected the name of a file that does not").format(path=path)
        )
    wrote_schema = create_schema(schema)
    try:
        create_whole(path, starter_text().encode())
    except OSError as error:
        if wrote_schema:
            schema.unlink(missing_ok=True)
        raise _failed(path, error) from None
    return schema


def create_schema(path: Path) -> bool:
    """Write the schema unless it stands there already; tell whether it was written."""
    content = schema_text().encode()
    try:
        create_whole(path, content)
    except FileExistsError:
        if _holds(path, content):
            return False
        raise StarterError(
            _(
                "{path} exists already and is not this Dateline's schema; “dateline schema -o {path}” replaces it"
            ).format(path=path)
        ) from None
    except OSError as error:
        raise _failed(path, error) from None
    return True


def _holds(path: Path, content: bytes) -> bool:
    try:
        return content_of(path, len(content) + 1) == content
    except OSError:
        return False


def _failed(path: Path, error: OSError) -> StarterError:
    if isinstance(error, FileExistsError):
        return StarterError(
            _("{path} exists already; expected the name of a file that does not").format(path=path)
        )
    return StarterError(_("cannot write {path}: {fault}").format(path=path, fault=error.strerror or error))
