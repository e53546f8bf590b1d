"""``python -m tests.fuzz.importers [--inputs N | --seconds N] [--seed S]``: tries the readers of other programs' files."""

from __future__ import annotations

import argparse
import io
import re
import resource
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from tests.fuzz.__main__ import Campaign
from tests.fuzz.mutations import Mutator
from tests.fuzz.runner import ROOT, Runner

sys.path[:0] = [
    path for path in (str(ROOT / "tests/unit"),) if path not in sys.path
]  # the samples' plain name

from foreign_samples import SAMPLES  # noqa: E402

from viewer.exchange.draft.answers import Answers  # noqa: E402
from viewer.exchange.draft.draft import Draft  # noqa: E402
from viewer.exchange.draft.notes import Asked, Unreadable  # noqa: E402
from viewer.exchange.formats import FORMATS, TARGETS, format_of  # noqa: E402
from viewer.exchange.new_file import as_new_file  # noqa: E402
from viewer.exchange.report import report_lines, sums  # noqa: E402
from viewer.exchange.writers.workbook import write_workbook  # noqa: E402
from viewer.files.read.reader import read_text  # noqa: E402

#: What a foreign file may take of memory, the interpreter and its libraries included.
MOST_KB = 300 * 1024
_MOST_MESSAGE = 3_000
#: openpyxl takes its time: what has more entries does not go out as a workbook.
_WORKBOOK_ENTRIES = 10
#: A long run tells so often how far it is.
_TOLD_EVERY = 5_000
TOKENS: tuple[str, ...] = (
    "{", "}", "[", "]", ",", ":", '"', "'", "\\", "\\u0000", "\\ud800", "null", "true", "1e999", "-0", "NaN", "99999999999999999999",
    "<", ">", "</", "/>", "<!DOCTYPE x [", "<!ENTITY a 'b'>", "&a;", "&#0;", "&amp;", "<![CDATA[", "<?xml encoding='x'?>", "<event ",
    "BEGIN:VEVENT\n", "END:VEVENT\n", "BEGIN:VCALENDAR\n", "DTSTART:", "RRULE:FREQ=DAILY", "TZID=", "DURATION:-P99999999W", "\n ",
    "\t", ";", "|", "\r", "\r\n", "\n\n", "=1+1", "#TIMEFLOW\t", "Type,Display ID,Label\n", "Year", "Headline", "Start Date",
    '"start_date"', '"startDate"', '"x-dateline"', '"entry"', '"of"', '"events"', '"timeline"', '"content"', '"start"', "timeline:\n", "events:\n",
    "# ", "## ", "every ", " / ", "now", "after !a", "2011", "2011-08-20", "3/4/2011", "13/13/2011", "-500", "Y-13800000000", "44197", "c. ",
    "--- ", "&a ", "*a", "\x00", "\x85", "\u2028", "\ufeff", "\ufffe", "𐍈", "한", "\x1b",
)  # fmt: skip


def check_import(path: Path) -> None:
    """Read a file as whatever it looks like, and as another format, and check what came of it.

    Raises:
        AssertionError: Something about it is wrong.
    """
    data = path.read_bytes()
    keys = [one.key for one in FORMATS]
    for key in ("", keys[zlib.crc32(data) % len(keys)]):
        try:
            draft = format_of(data, "fuzz.csv", key).read(data, Answers("fuzz"))
        except (Unreadable, Asked) as error:
            assert "\n" not in str(error) and len(str(error)) < _MOST_MESSAGE, f"a message of {str(error)!r}"
        else:
            check_draft(draft)
    held = most_held_kb()
    assert held < MOST_KB, f"{held // 1024} MB of memory were held"


def most_held_kb() -> int:
    """Return the most memory that this program has held.

    What the kernel counts for the process goes back before its program was started, and so counts
    the memory of whoever started it.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        return int(re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="ascii"))[1])  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def check_draft(draft: Draft) -> None:
    """Check that a draft becomes a file without errors that says all of it, and goes out again in two formats.

    Which two differs from draft to draft: in all of them, writing would cost more than reading.
    """
    text, made = as_new_file(draft)
    reading = read_text(text)
    assert not reading.errors, f"the new file has an error: {reading.errors[0].message}"
    assert reading.timeline is not None
    assert len(reading.timeline.events) == len(made.entries), "an event is missing"
    assert made.records == draft.records, "records do not add up"
    assert all("\n" not in line for line in (sums(made), *report_lines(made))), "a report of several lines"
    turn = zlib.crc32(text.encode())
    for target in (TARGETS[turn % len(TARGETS)], TARGETS[turn // len(TARGETS) % len(TARGETS)]):
        if target.key != "xlsx" or len(made.entries) < _WORKBOOK_ENTRIES:
            assert target.write(reading).content, f"nothing written as {target.key}"


def corpus() -> list[bytes]:
    """Return files to mutate: made-up ones of every program, and what this program writes."""
    files = [text.encode() for text in SAMPLES.values()]
    text, _ = as_new_file(format_of(files[0], "a.mw").read(files[0], Answers("a.mw")))
    reading = read_text(text)
    files += [target.write(reading).content for target in TARGETS if target.key != "xlsx"]
    return files


def hostile() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Go through files that were made to do harm: their names, and what makes them, some of megabytes."""
    deep = 1_000_000
    yield "a million brackets", lambda: b"[" * deep
    yield "a million braces of a timeline", lambda: b'{"events":' * (deep // 10)
    yield "deep JSON that ends", lambda: b'{"events": [{"start_date": ' + b"[" * 5_000 + b"]" * 5_000 + b"}]}"
    yield "a million elements", lambda: b"<data>" + b"<a>" * deep
    lines = "".join(f"<!ENTITY a{n} '&a{n - 1};&a{n - 1};'>" for n in range(1, 60))
    bomb = (
        f"<?xml version='1.0'?><!DOCTYPE data [<!ENTITY a0 'ha'>{lines}]><data><event start='&a59;'/></data>"
    )
    yield "entities for each other", lambda: bomb.encode()
    yield "entities in UTF-16", lambda: bomb.encode("utf-16")
    yield "a document type from elsewhere", lambda: b"<!DOCTYPE data SYSTEM 'file:///etc/passwd'><data/>"
    yield "YAML that swells", lambda: ("timeline:\n  a: &a [x, x]\n" + "".join(f"  a{n}: &a{n} [*a{n - 1 if n else ''}, *a{n - 1 if n else ''}]\n" for n in range(30)) + "events:\n  - date: 2011-01-01\n").encode()  # fmt: skip
    yield "deep YAML", lambda: b"timeline:\nevents:\n  - date: 2011-01-01\n    x: " + b"[" * 100_000
    yield "components in components", lambda: b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 100_000
    yield "a line that never ends", lambda: b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2011" + b"0" * 1_000_000
    yield "one folded letter a line", lambda: b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:" + b"\n x" * 300_000
    yield "a very wide table", lambda: b",".join([b"date", *[b"x"] * 2_000]) + b"\n"
    yield "a cell without end", lambda: b'date,title\n2011,"' + b"x" * 2_000_000
    yield "quotation marks alone", lambda: b'"' * 200_000
    yield "two letters of UTF-16", lambda: b"\xff\xfe\x00\xd8"
    yield "no text at all", lambda: bytes(range(256)) * 100
    yield (
        "a number of a million digits",
        lambda: b'{"events": [{"start_date": {"year": ' + b"9" * deep + b"}}]}",
    )
    yield "colons in a line of markwhen", lambda: b"title: x\n2011-08: a\n" + b"2011:" * 100_000
    yield "blanks in a line of markwhen", lambda: b"2011-08: a\n2011" + b" " * 100_000 + b"/ x: y\n"
    yield (
        "open tags",
        lambda: b'{"events": [{"start_date": {"year": 2011}, "text": {"text": "' + b"<a " * 60_000 + b'"}}]}',
    )
    yield "entities that do not end", lambda: b'date,title\n2011,"' + b"&a" * 100_000 + b'"\n'
    yield "remarks one after the other", lambda: b"<?xml version='1.0'?>" + b"<!--a-->" * 60 + b"<x/>"
    yield "remarks that do not end", lambda: b'date,title\n2011,"' + b"<!--" * 100_000 + b'"\n'
    yield "remarks of a script that do not end", lambda: b"{events: [" + b"/*" * 100_000 + b" start: '2011'"
    yield "commas before remarks", lambda: b"{events: [{start: '2011'" + b", /**/" * 50 + b"x"
    yield "brackets of links", lambda: b"2011: a\n" + b"[" * 200_000
    yield "letters for a date", lambda: b"date,title\n2011,A\n" + b"x" * 900_000 + b",B\n"
    yield (
        "blanks in an old date",
        lambda: b'{"timeline": {"date": [{"startDate": "2011' + b" " * 500_000 + b'x"}]}}',
    )
    yield (
        "a length of thousands of digits",
        lambda: b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20110820\nDURATION:P" + b"9" * 5_000 + b"D",
    )
    yield from _packages()


@cache
def _book() -> bytes:
    """Return a workbook of one event."""
    return write_workbook(read_text("events:\n  - {date: 2011, title: A}\n")).content


def _packages() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Go through workbooks that are none, or unpack to more than they should."""
    yield "a workbook cut off", lambda: _book()[: len(_book()) // 2]
    yield "a part of zeros", lambda: _with_part(_book(), "xl/media/zeros.bin", b"\0" * (200 * 1024 * 1024))
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>'
    cell = b'<c r="%s" t="inlineStr"><is><t>%s</t></is></c>'
    far = b'<row r="%d">' + cell % (b"XFD9", b"x") + b"</row>"

    def far_to_the_right() -> bytes:
        rows = b"".join(far % number for number in range(1, 20_000))
        return _with_part(_book(), "xl/worksheets/sheet1.xml", head + rows + b"</sheetData></worksheet>")

    yield "cells far to the right", far_to_the_right
    one = b'<row r="1048576">' + cell % (b"A1048576", b"2011") + b"</row></sheetData></worksheet>"
    yield "a row far below", lambda: _with_part(_book(), "xl/worksheets/sheet1.xml", head + one)


def _with_part(package: bytes, name: str, content: bytes) -> bytes:
    """Return a package with one part more, or with another one in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def main(
    words: Sequence[str], folder: Path = ROOT / "out" / "fuzz", corpus_of: Callable[[], list[bytes]] = corpus
) -> int:
    """Run and print the report; the exit status is 1 where something failed.

    Args:
        words: The command line.
        folder: Where failing inputs are kept.
        corpus_of: What is mutated.
    """
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz.importers", description="Try to break the importers."
    )
    much = parser.add_mutually_exclusive_group()
    much.add_argument("--seconds", type=float, default=60, help="try mutated files for so long (60)")
    much.add_argument("--inputs", type=int, default=0, help="try so many mutated files instead")
    parser.add_argument("--seed", type=int, default=2011, help="the same seed makes the same files (2011)")
    parser.add_argument(
        "--no-hostile", dest="hostile", action="store_false", help="leave out what was made to do harm"
    )
    asked = parser.parse_args(words)
    runner = Runner("tests.fuzz.importers:check_import")
    campaign = Campaign(runner, folder)
    try:
        for name, make in hostile() if asked.hostile else ():
            campaign.attempt(name, make())
        mutator, ends_at, number = (
            Mutator(corpus_of(), TOKENS, asked.seed),
            time.monotonic() + asked.seconds,
            0,
        )
        while (number < asked.inputs) if asked.inputs else (time.monotonic() < ends_at):
            number += 1
            campaign.attempt(f"#{number}", mutator.next())
            if not number % _TOLD_EVERY:
                print(campaign.report.lines()[0], file=sys.stderr, flush=True)
    finally:
        runner.close()
    print("\n".join(campaign.report.lines()))
    return 1 if campaign.report.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
