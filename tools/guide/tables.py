"""The tables of the guide, each made from the table by which the program works."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from tools.command_line import command_line
from tools.guide.dates import dates, typed_dates
from viewer.exchange.formats import ALL_TARGETS, FORMATS
from viewer.exchange.writers.known import known_lines
from viewer.model.event_fields import EVENT_FIELDS, LINK_PARTS, PICTURE_PARTS, PLACE_PARTS, QUOTE_PARTS
from viewer.model.event_words import STATUS_WORDS
from viewer.model.field_kinds import Field
from viewer.model.header_fields import ERA_PARTS, LANE_PARTS, SOURCE_PARTS
from viewer.model.lints import LINTS
from viewer.model.search.fields import DATE_FIELDS, NAME_FIELDS, ValueField
from viewer.ui.guide.pages import PAGES, page_about, page_title
from viewer.ui.window.commands import COMMANDS
from viewer.ui.window.key_list import key_sections

_FORMAT_TITLES = {
    "json": "JSON", "csv": "CSV", "xlsx": "XLSX", "timelinejs": "TimelineJS", "ics": "iCalendar", "md": "Markdown",
}  # fmt: skip
_STATUSES = re.compile(r"Exit status: (.*)\.")


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table in Markdown; what looks like an element of HTML stays text."""
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    # A backslash before it would be shown in code, where nothing is an element.
    parts = text.replace("|", "\\|").split("`")
    parts[::2] = [part.replace("<", "\\<") for part in parts[::2]]
    return "`".join(parts)


def contents(folder: str = "") -> str:
    """Return every page but the first, with what it is about.

    Args:
        folder: Of the pages, seen from where the list stands; ends with a slash.
    """
    return "\n".join(
        f"- [{page_title(page)}]({folder}{page}.md): {_lower(page_about(page))}" for page in PAGES[1:]
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def fields(rows: tuple[Field, ...]) -> str:
    """Return fields with what they mean and an example of each."""
    return table(
        ("field", "meaning", "for example"), ((f"`{row.name}`", _meaning(row), _example(row)) for row in rows)
    )


def _meaning(row: Field) -> str:
    return row.description if not row.required else f"**Required.** {row.description}"


def _example(row: Field) -> str:
    if row.choices:
        return " ".join(f"`{word}`" for word in row.members)
    return f"`{_written(row.examples[0])}`" if row.examples else ""


def _written(value: object) -> str:
    """Return a value as it is written on one line of YAML."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{key}: {_written(one)}" for key, one in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_written, value)) + "]"
        case _:
            return str(value)


def statuses() -> str:
    """Return every status with its symbol and its meaning."""
    rows = ((f"`{status.value}`", words.symbol, words.meaning) for status, words in STATUS_WORDS.items())
    return table(("status", "", "meaning"), rows)


def parts_of_the_day() -> str:
    """Return every part of a day with its meaning."""
    row = next(row for row in EVENT_FIELDS if row.name == "part_of_day")
    return table(("word", "place"), ((f"`{part.value}`", words) for part, words in row.choices.items()))


def warnings() -> str:
    """Return every warning that can be accepted."""
    return table(("warning", "where"), ((f"`{code}`", lint.meaning) for code, lint in LINTS.items()))


def search_fields() -> str:
    """Return every field of the search with what it finds."""
    rows = [
        (_names(row.name, row.aliases), row.meaning) for row in NAME_FIELDS if isinstance(row, ValueField)
    ]
    rows += [(_names(row.name, ()), row.meaning) for row in DATE_FIELDS]
    for row in NAME_FIELDS:
        if not isinstance(row, ValueField):
            rows.append((_names(row.name, row.aliases), f"{row.meaning}: {', '.join(row.words)}"))
    return table(("field", "finds"), rows)


def _names(name: str, others: tuple[str, ...]) -> str:
    return " ".join(f"`{one}:`" for one in (name, *others))


def formats_read() -> str:
    """Return every format that is read and how it is known."""
    return table(
        ("`--from`", "format", "known by"), ((f"`{one.key}`", one.title, one.recognised) for one in FORMATS)
    )


def formats_written() -> str:
    """Return every format that is written and what it is good for."""
    return table(("`--to`", "what it is"), ((f"`{one.key}`", one.title) for one in ALL_TARGETS))


def keys() -> str:
    """Return every key, below a heading for each place where it holds."""
    parts = (
        f"## {heading}\n\n{table(('key', 'what it does'), rows)}" for heading, rows in key_sections(COMMANDS)
    )
    return "\n\n".join(parts)


def commands() -> str:
    """Return every command with what it does, in its own words."""
    return table(
        ("command", "what it does"), ((f"`{one.name}`", one.says) for one in command_line() if one.name)
    )


def exit_statuses() -> str:
    """Return what the exit statuses of commands mean, for those that tell it."""
    told = ((one.name, _STATUSES.search(one.closing)) for one in command_line())
    rows = ((f"`{name}`", *_meanings(found[1])) for name, found in told if found)
    return table(("", "0", "1", "2"), rows)


def _meanings(text: str) -> tuple[str, str, str]:
    """Return what 0, 1 and 2 mean by a text such as ``0 all is well, 1 it is not, 2 nobody knows``.

    Raises:
        ValueError: It names others.
    """
    _, first, second, third = re.split(r"(?:^|, )\d ", text)
    return first, second, third


MADE: Mapping[str, Callable[[], str]] = {
    "contents": contents,
    "contents from above": lambda: contents("docs/"),
    "event fields": lambda: fields(EVENT_FIELDS),
    "statuses": statuses,
    "parts of the day": parts_of_the_day,
    "quote parts": lambda: fields(QUOTE_PARTS),
    "place parts": lambda: fields(PLACE_PARTS),
    "link parts": lambda: fields(LINK_PARTS),
    "picture parts": lambda: fields(PICTURE_PARTS),
    "lane parts": lambda: fields(LANE_PARTS),
    "source parts": lambda: fields(SOURCE_PARTS),
    "era parts": lambda: fields(ERA_PARTS),
    "warnings": warnings,
    "dates": dates,
    "typed dates": typed_dates,
    "search fields": search_fields,
    "formats read": formats_read,
    "formats written": formats_written,
    "what formats can say": lambda: "\n".join(known_lines(_FORMAT_TITLES)),
    "keys": keys,
    "commands": commands,
    "exit statuses": exit_statuses,
}
