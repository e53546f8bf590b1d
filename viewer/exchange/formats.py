"""The one table of formats: to add one, write its module and a row."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.decoding import foreign_text
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Asked, Unreadable
from viewer.exchange.draft.xml_tree import root_of
from viewer.exchange.readers import (
    icalendar,
    markwhen,
    power_timeline,
    simile,
    tables,
    timeline_project,
    timelinejs,
    vis,
    workbook,
)
from viewer.exchange.writers import calendar, markdown, table
from viewer.exchange.writers.outgoing import Writer
from viewer.exchange.writers.own_json import write_json
from viewer.exchange.writers.slides import write_sheet, write_slides
from viewer.exchange.writers.workbook import write_workbook
from viewer.words import N_, _


@dataclass(frozen=True, slots=True)
class Format:
    """One foreign format.

    Attributes:
        key: For ``--from``.
        title: For people.
        recognised: By what, in a few words.
        suffixes: Of files that are of this format where their content does not say so.
        fits: Whether the first part of a file, as text as well as it can be, looks like it.
        read: Bytes and answers to a draft.
    """

    key: str
    title: str
    recognised: str
    suffixes: tuple[str, ...]
    fits: Callable[[str], bool]
    read: Callable[[bytes, Answers], Draft]


FORMATS: tuple[Format, ...] = (
    Format(
        "timelinejs", timelinejs.NAME, "slides with start_date, or startDate as of 2013", (),
        timelinejs.is_timelinejs, timelinejs.read,
    ),
    Format(
        "timeline-project", timeline_project.NAME, "XML with <timeline>", (".timeline",),
        timeline_project.is_timeline_project, timeline_project.read,
    ),
    Format("simile", simile.NAME_XML, "XML with <data>", (), simile.is_simile_xml, simile.read_xml),
    Format(
        "simile-json", simile.NAME_JSON, "events with start, and dateTimeFormat", (), simile.is_simile_json,
        simile.read_json,
    ),
    Format("vis", vis.NAME, "items with content and start", (), vis.is_vis, vis.read),
    Format(
        "powertimeline", power_timeline.NAME, "YAML with timeline: and events:", (),
        power_timeline.is_power_timeline, power_timeline.read,
    ),
    Format(
        "ics", icalendar.NAME, "BEGIN:VCALENDAR", (".ics", ".ical", ".ifb", ".icalendar"), icalendar.is_icalendar,
        icalendar.read,
    ),
    Format(
        "xlsx", workbook.NAME, "a sheet with a first row of heads, as in tables", (".xlsx", ".xlsm"), lambda _head: False,
        workbook.read,
    ),
    Format(
        "table", N_("tables (CSV, TSV)"),
        "a first row of heads; the sheets of TimelineJS, Aeon Timeline, TimeFlow and Google Calendar too",
        (".csv", ".tsv", ".tab", ".time"), tables.is_table, tables.read,
    ),
    Format(
        "markwhen", markwhen.NAME, "lines such as “2011-08: a title”", (".mw", ".markwhen"), markwhen.is_markwhen,
        markwhen.read,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """One format that is written.

    Attributes:
        key: For ``--to``.
        title: For people, with what it is good for.
        menu: Its name in menus; formats of one name are kinds of one thing. Empty for the title's first words.
        suffix: The end of such a file's name where that is not the key.
        has_tables: Further tables may be written beside it, as files of their own.
    """

    key: str
    title: str
    write: Writer
    menu: str = ""
    suffix: str = ""
    has_tables: bool = False

    @property
    def ending(self) -> str:
        """The end of such a file's name, without its dot."""
        return self.suffix or self.key

    @property
    def menu_name(self) -> str:
        """Its name in menus, such as ``Calendar``."""
        words = re.split("[,;(]", self.title)[0].strip()
        return self.menu or words[:1].upper() + words[1:]


TARGETS: tuple[Target, ...] = (
    Target(
        "csv",
        N_("table for spreadsheets; a spreadsheet that saves it again may turn 2011-08 into Aug-11"),
        table.write_csv,
        N_("Spreadsheet"),
        has_tables=True,
    ),
    Target(
        "xlsx",
        N_("workbook, every cell a text, with title, time zone, sources, lanes and eras"),
        write_workbook,
        N_("Spreadsheet"),
    ),
    Target("json", N_("JSON for programs, everything in it"), write_json, "JSON"),
    Target("timelinejs", N_("slides, which come back here as they were"), write_slides, "TimelineJS", "json"),
    Target("timelinejs-csv", N_("sheet to paste into its template"), write_sheet, "TimelineJS", "csv"),
    Target("ics", "iCalendar", calendar.write_calendar, N_("Calendar")),
    Target("md", N_("Markdown, all text literal"), markdown.write_markdown),
)


@dataclass(frozen=True, slots=True)
class DrawnTarget:
    """One format that is drawn, which takes more than a reading: the command and the window know how.

    Attributes:
        key: For ``--to``; also the end of such a file's name.
        title: For people, with what it is good for.
    """

    key: str
    title: str


DRAWN_TARGETS: tuple[DrawnTarget, ...] = (
    DrawnTarget(
        "html",
        "web page, one file: the timeline drawn, all that is said of its events, the event file inside",
    ),
    DrawnTarget("svg", "picture that stays sharp at any size, its letters as text"),
    DrawnTarget("png", "picture of pixels, as many as are wanted"),
)
#: Everything that is written.
ALL_TARGETS: tuple[Target | DrawnTarget, ...] = (*TARGETS, *DRAWN_TARGETS)
#: So much of a file tells its format; all of a large one need not be decoded for that.
_HEAD = 1_000_000


def format_of(data: bytes, name: str, key: str = "") -> Format:
    """Return the format of a file: the one that is named, else by content, else by the end of its name.

    Raises:
        Unreadable: It is none that is known.
    """
    known = {one.key: one for one in FORMATS}
    if key:
        if key not in known:
            raise Unreadable(f"“{key}” is no format that is read; expected one of {', '.join(known)}")
        return known[key]
    if workbook.is_workbook(data):
        return known["xlsx"]
    head = _head_text(data[:_HEAD])
    for one in FORMATS:
        if one.fits(head):
            return one
    for one in FORMATS:
        if name.lower().endswith(one.suffixes or ("\0",)):
            return one
    raise Unreadable(_why_none(data, head))


#: Advice for the command line, which windows leave out.
_LISTED = "“dateline formats” lists what is read"
_OURS = N_("it seems to be an event file already; open it, or look at it with “check”")


def _why_none(data: bytes, head: str) -> str:
    """Return why a file is of no format that is read: most of all, where its JSON breaks."""
    if re.match(r"\s*[\[{]", timelinejs.without_wrapper(head)):
        try:
            found = timelinejs.json_in_wrapper(foreign_text(data))
        except Unreadable as error:
            return str(error)
        except Asked:
            found = None
        if isinstance(found, dict) and "events" in found:
            return _(_OURS)
        return f"{_('it is JSON of no program that is known')}; {_LISTED}"
    if root_of(head).lower() == "html":
        return f"{_('it is a web page that this program has not written')}; {_LISTED}"
    if root_of(head):
        why = _("it is XML of no program that is known, with <{name}>").format(name=root_of(head)[:40])
        return f"{why}; {_LISTED}"
    if re.search(r"^events:", head, re.MULTILINE) and not re.search(r"^timeline:", head, re.MULTILINE):
        return _(_OURS)
    return f"{_('its format is not known')}; {_LISTED}, and --from names one"


def target_of(name: str, key: str = "") -> Target | DrawnTarget:
    """Return the format to write: the one that is named, else by the end of a file's name.

    Raises:
        Unreadable: It is none that is written.
    """
    known = {one.key: one for one in ALL_TARGETS}
    wanted = key or name.rpartition(".")[2].lower()
    if wanted in known:
        return known[wanted]
    raise Unreadable(f"“{wanted or name}” is no format that is written; expected one of {', '.join(known)}")


def _head_text(data: bytes) -> str:
    """Return the beginning of a file as text, whatever its encoding may be."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")


def menu_of_targets() -> dict[str, list[Target]]:
    """Return the formats that are written by their names in menus, in the order of the table."""
    found: dict[str, list[Target]] = {}
    for target in TARGETS:
        found.setdefault(target.menu_name, []).append(target)
    return found
