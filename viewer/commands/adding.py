"""``add``: one more event in a file, through the same writer as the window's form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from viewer.commands.telling import complain, in_one_line
from viewer.files.read.reader import ReadError
from viewer.files.write.edits import AddEvent, EditConflict, EditRefused
from viewer.files.write.making.editing import edit_file
from viewer.files.write.saving import SaveRefused
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.typed.suggest import Understood, read_typed
from viewer.model.event_fields import EVENT_FIELDS, QUOTE_PARTS
from viewer.model.field_kinds import LISTS, Field, Kind, Option
from viewer.model.fields import Fields, Plain

ADDED, REFUSED, UNWRITTEN = 0, 1, 2

#: By the names of their options, of which some fill a field together.
_FIELDS = {field.option.name: field for field in EVENT_FIELDS if field.option is not None}
_OF_QUOTE = {part.option.name: part for part in QUOTE_PARTS if part.option is not None}


class UsageError(Exception):
    """Options that do not fit together; the message is one line."""


def options() -> list[tuple[Option, bool]]:
    """Return the options that there are, those about a quotation last; and whether each must be given."""
    rows = [*_FIELDS.items(), *_OF_QUOTE.items()]
    return [(Option(name, _help(row)), row.required) for name, row in rows]


def _help(row: Field) -> str:
    told = row.option.help if row.option is not None and row.option.help else row.description
    return f"{told} One of: {', '.join(row.members)}." if row.members else told


def fields_from(options: Sequence[tuple[str, str]]) -> Fields:
    """Return an entry's fields from options in the order in which they were given.

    ``--source`` belongs to the quotation before it; before any quotation it names a source
    that bears the event out without one.

    Raises:
        UsageError: An option about a quotation stands before any.
    """
    fields: Fields = {}
    quotes: list[dict[str, Plain]] = []
    lists: dict[str, list[Plain]] = {}
    reasons: dict[str, Plain] = {}
    for name, value in options:
        if name == "quote":
            quotes.append({"text": value})
        elif name == "source" and not (quotes and "source" not in quotes[-1]):
            lists.setdefault("sources", []).append(value)
        elif name == "source" or name in _OF_QUOTE:
            if not quotes:
                raise UsageError(f"--{name.replace('_', '-')} belongs behind a --quote")
            quotes[-1][name] = value
        elif _FIELDS[name].kind is Kind.REASONS:
            warning, _, reason = value.partition(":")
            reasons[warning.strip()] = reason.strip()
        elif _FIELDS[name].kind in LISTS:
            lists.setdefault(_FIELDS[name].name, []).append(value)
        else:
            fields[_FIELDS[name].name] = value
    for name, values in lists.items():
        fields[name] = values[0] if len(values) == 1 else list(values)
    if reasons:
        fields["accept"] = dict(reasons)
    if quotes:
        fields["quotes"] = list(quotes)
    return fields


def take_words(fields: Fields) -> str:
    """Put EDTF in the place of a date in words that has one reading, and return a line that says so."""
    typed = fields.get("date")
    read = read_typed(typed) if isinstance(typed, str) else None
    if not isinstance(read, Understood) or read.is_edtf:
        return ""
    fields["date"] = read.edtf
    return f"date “{typed}” is taken as {read.edtf} ({date_phrase(read.date)})"


def run_add(path: Path, options: Sequence[tuple[str, str]], out: TextIO, errors: TextIO) -> int:
    """Add an event to a file, say where it stands, and return the exit status.

    Args:
        path: The event file.
        options: Names without dashes, and values, in their order.
        out: Where it goes that the event was added.
        errors: Where it goes, in one line, that it was not.
    """
    try:
        fields = fields_from(options)
        taken = take_words(fields)
        outcome = edit_file(path, AddEvent(fields))
    except UsageError as error:
        complain(error, errors)
        return UNWRITTEN
    except (EditRefused, EditConflict) as error:
        complain(f"{path}: nothing was added: {error}", errors)
        return REFUSED
    except (ReadError, SaveRefused) as error:
        complain(error, errors)
        return UNWRITTEN
    timeline = outcome.reading.timeline
    event = timeline.event(outcome.event_id) if timeline is not None else None
    assert event is not None  # the writer has read it back
    if taken:
        print(taken, file=out)
    print(f"{in_one_line(path)}:{event.line}: added “{event.title}” ({event.id})", file=out)
    return ADDED
