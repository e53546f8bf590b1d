"""What stands in open forms, kept on the disk until it is saved or given up.

Each form has a file of its own, named after its process, so that what a crashed program
has left can be told from what another window is still writing.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from viewer.dataclass import dataclass
from viewer.model.fields import Fields, Plain

#: What is larger was written by nobody's form, and is read at the start.
MOST_BYTES = 4_000_000
_NUMBERS = count(1)


@dataclass(frozen=True)
class Draft:
    """One form's contents.

    Attributes:
        path: The event file.
        event_id: The event that was edited; empty for a new one.
        verb: What the person was doing: ``Add``, ``Change``, ``Duplicate``.
        before: The entry as it was when the form was opened.
        fields: What stood in the form.
        file: Where the draft is kept.
    """

    path: Path
    event_id: str
    verb: str
    before: Fields
    fields: Fields
    file: Path


class DraftStore:
    """Keeps drafts in a folder, which is made when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def new_file(self) -> Path:
        """Return where the next form's draft goes."""
        return self._folder / f"form-{os.getpid()}-{next(_NUMBERS)}.json"

    def keep(self, draft: Draft) -> None:
        """Write a draft; where that cannot be done, the form is merely not safe from a crash."""
        content = {
            "path": str(draft.path), "event_id": draft.event_id, "verb": draft.verb,
            "before": draft.before, "fields": draft.fields,
        }  # fmt: skip
        import json

        from viewer.files.write.whole_file import write_whole

        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(draft.file, json.dumps(content, ensure_ascii=True).encode())

    def drop(self, file: Path) -> None:
        """Forget a draft: it was saved, or given up."""
        with suppress(OSError):
            file.unlink(missing_ok=True)

    def left_behind(self, path: Path) -> list[Draft]:
        """Return what programs that no longer run have left of forms on a file, oldest first."""
        found: list[Draft] = []
        if not self._folder.is_dir():
            return found
        from viewer.files.write.saving import is_alive

        with suppress(OSError):
            for file in sorted(self._folder.glob("form-*.json"), key=lambda one: one.stat().st_mtime):
                owner = file.name.split("-")[1]
                draft = _read(file) if owner.isdigit() and not is_alive(int(owner)) else None
                if draft is not None and draft.path == path:
                    found.append(draft)
        return found


def _read(file: Path) -> Draft | None:
    """Return a draft, None where the file is none."""
    import json

    try:
        if file.stat().st_size > MOST_BYTES:
            return None
        content: Any = json.loads(file.read_text(encoding="utf-8"))
        path, event_id, verb = content["path"], content["event_id"], content["verb"]
        before, fields = content["before"], content["fields"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    texts = isinstance(path, str) and isinstance(event_id, str) and isinstance(verb, str)
    if not texts or not isinstance(before, dict) or not isinstance(fields, dict):
        return None
    if not (_is_plain(before) and _is_plain(fields)):
        return None
    return Draft(Path(path), event_id, verb, before, fields, file)


def _is_plain(value: object, depth: int = 0) -> bool:
    if isinstance(value, str):
        return True
    if depth > 20:
        return False
    parts: list[Plain] = []
    if isinstance(value, dict):
        parts = list(value.values())
    elif isinstance(value, list):
        parts = value
    else:
        return False
    return all(_is_plain(part, depth + 1) for part in parts)
