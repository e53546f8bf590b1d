"""markwhen: a text with a line for every event, below headings.

Source: the documentation and lineChecks/ of mark-when/parser, 1.2.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TextIO

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.builder import DraftBuilder, Found
from viewer.exchange.draft.decoding import foreign_text
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.taking import Taking
from viewer.exchange.readers.markwhen_dates import Written, range_of
from viewer.exchange.readers.markwhen_lines import MOST_LETTERS, Lines
from viewer.files.read.plain_yaml import NotYaml, plain_yaml
from viewer.model.dates.calendar import civil_of
from viewer.model.dates.edtf import edtf_of, parse_date
from viewer.model.dates.timespan import DAY
from viewer.model.dates.zones import zone_of
from viewer.model.event_words import counted
from viewer.model.fields import Fields, Plain
from viewer.words import _

NAME = "markwhen"
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_GROUP = re.compile(r"\s*(?:group|section)\b\s*(?!.*:\s)(.*)", re.IGNORECASE)
_GROUP_END = re.compile(r"\s*end\s?(?:group|section)\b.*", re.IGNORECASE)
_PROPERTY = re.compile(r"\s*([\w.-]+):(?:\s+(.*))?")
_REMARK = re.compile(r"\s*//.*")
_COLOR = re.compile(r"\s*#(\w+):\s*(.*)")
_TAG = re.compile(r"(?:^|(?<=\s))#(?!\d+(?:\s|$))(\w+)")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\(([^)\s]{1,2000})\)")
_OFFSET = re.compile(r"([+-])?(\d{1,2})(?::?(\d\d))?")
_COLON, _COLON_AND_BLANK = re.compile(r":(?!//)"), re.compile(r":(?=\s|$)")
#: Each of them is tried as the end of a date: a line of nothing but colons would be read as many times as it
#: is long.
_MOST_COLONS = 6
_ORDERS = {"d/m/y": "dmy", "dd/mm/yyyy": "dmy", "m/d/y": "mdy", "mm/dd/yyyy": "mdy"}
#: Among so many lines the first event is looked for, in what may be any text.
_LOOKED_AT = 400
_FENCE = "---"
_DEEPEST = 200


def is_markwhen(text: str) -> bool:
    """Tell whether a text looks like it: nothing but its lines before the first event, and an event."""
    if re.search(r"^(?:events|timeline):", text, re.MULTILINE) or not text.strip():
        return False
    is_first = True
    for line in text.lstrip("\n\r").splitlines()[:_LOOKED_AT]:
        if _event(line, blank=True) is not None:
            return True
        known = (
            _HEADING.match(line) or _REMARK.match(line) or _GROUP.fullmatch(line) or line.startswith("---")
        )
        if is_first and not (known or re.match(r"(?:title|description|timezone|tz|#\w+):", line)):
            return False
        is_first = False
    return False


def read(data: bytes, answers: Answers) -> Draft:
    """Return what such a text says.

    Raises:
        Unreadable: There is no event in it.
        Asked: Its encoding, or its order of day and month, is not known.
    """
    text = foreign_text(data, answers.encoding).opened(newline=None)
    builder = DraftBuilder(NAME, "markwhen", data, answers)
    reader = _Reader(text, builder, answers)
    reader.take()
    if not builder.found and not reader.records:
        raise Unreadable(_("no line of it is an event of markwhen, such as “2011-08: a title”"))
    return builder.finished()


def _event(line: str, order: str = "mdy", *, blank: bool = False) -> tuple[Written, str, str] | None:
    """Return a line's range, the range's text and the words behind its colon, None for no event.

    Times of day have colons too, so the last colon is taken that has a range before it.

    Args:
        line: Of the text.
        order: Of day and month between slashes.
        blank: A blank has to stand behind the colon.
    """
    pattern = _COLON_AND_BLANK if blank else _COLON
    colons = [match.start() for match in islice(pattern.finditer(line), _MOST_COLONS)]
    for at in reversed(colons):
        found = range_of(line[:at], order)
        if found is not None:
            return found, line[:at].strip(), line[at + 1 :].strip()
    return None


class _Reader:
    """Goes through the lines once."""

    def __init__(self, text: TextIO, builder: DraftBuilder, answers: Answers) -> None:
        self._lines, self._builder, self._answers = Lines(text), builder, answers
        self._order = "dmy" if answers.dates == "dmy" else "mdy"
        self._headings: list[tuple[int, str, tuple[str, ...]]] = []
        self._sections: list[Plain] = []
        self._offset = ""
        self._lasting = self._letters = 0
        self.records = 0

    def take(self) -> None:
        """Take header, headings and events."""
        self._header()
        while (line := self._lines.next()) is not None:
            number = self._lines.number - 1
            below = self._lines.below(self._starts)
            event = _event(line, self._order)
            if event is not None:
                self.records += 1
                self._take_event(number, event, below)
            else:
                self._take_heading(number, line, below)
        if self._lasting:
            count = counted(self._lasting, "year or month", "years and months")
            what = f"{count} lasted that long there and mean some time in them here; --lasting yes says they lasted"
            self._builder.changed("lasting", "the file", what)
        if self._sections:
            self._builder.extra["x-markwhen-sections"] = self._sections

    def _starts(self, line: str) -> bool:
        return (
            bool(_HEADING.fullmatch(line) or _GROUP.fullmatch(line) or _GROUP_END.fullmatch(line))
            or _event(line, self._order) is not None
        )

    # --- header and headings -----------------------------------------------------------------------

    def _header(self) -> None:
        """Take the header."""
        above = self._lines.below(self._starts)
        fences = sum(line.startswith(_FENCE) for line in above)
        if fences == 1:  # what stands between two of them is the header, whatever it looks like
            above += self._lines.take(self._lines.closing(_FENCE) + 1)
        header = [line for line in above if not line.startswith(_FENCE)]
        aside: dict[str, Plain] = {}
        if remarks := [line.strip() for line in header if _REMARK.fullmatch(line)]:
            aside["remarks"] = [*remarks]
        colors = [match for line in header if (match := _COLOR.fullmatch(line))]
        if said := {match[1]: match[2] for match in colors if match[2]}:
            aside["tags"] = {**said}
        left = [
            line
            for line in header
            if not (_REMARK.fullmatch(line) or ((match := _COLOR.fullmatch(line)) and match[2]))
        ]
        self._header_fields([re.sub(r"^#(\w+):", r'"#\1":', line) for line in left], aside)
        if aside:
            self._builder.extra["x-markwhen"] = aside

    def _header_fields(self, lines: list[str], aside: dict[str, Plain]) -> None:
        text = "\n".join(lines).strip("\n")
        try:
            found = plain_yaml(text)
        except NotYaml:
            found = text
        if not isinstance(found, dict):
            if found:
                aside["header"] = found
                self._builder.changed(
                    "header", "line 1", _("what stands above the first event is kept beside the file")
                )
            return
        record, builder = Taking({**found}), self._builder
        builder.title = record.text("title")
        builder.description = record.text("description")
        zone = record.text("timezone", "tz")
        if zone_of(zone) is not None and zone:
            builder.time_zone = zone
        elif offset := _offset(zone):
            self._offset = offset
        elif zone:
            aside["timezone"] = zone
            builder.changed(
                "time-zone",
                "the header",
                _("the time zone “{zone}” is not known; times stand without one").format(zone=zone),
            )
        form = record.text("dateFormat").lower().replace(" ", "")
        if form and not self._answers.dates:
            self._order = _ORDERS.get(form, "")
        aside.update(record.rest())

    def _take_heading(self, number: int, line: str, below: list[str]) -> None:
        """Take a heading; what stands below it before its first event is told beside the file."""
        if _GROUP_END.fullmatch(line):
            if self._headings:
                self._headings.pop()
        elif match := _HEADING.fullmatch(line):
            self._headings = [one for one in self._headings if one[0] < len(match[1])]
            self._open(len(match[1]), match[2])
        else:
            match = _GROUP.fullmatch(line)
            self._open(len(self._headings) + 7, match[1] if match else line)
        texts = [text for text in below if text.strip()]
        if texts:
            self._letters += sum(map(len, texts))
            if self._letters > MOST_LETTERS:
                raise Unreadable(_("what stands below its headings is larger than can be taken in"))
            name = self._headings[-1][1] if self._headings else line.strip()
            self._sections.append({"line": str(number), "section": name, "text": "\n".join(texts)})

    def _open(self, level: int, words: str) -> None:
        if len(self._headings) >= _DEEPEST:
            raise Unreadable(_("its groups are nested more than {number} deep").format(number=_DEEPEST))
        tags = tuple(_TAG.findall(words))
        self._headings.append((level, " ".join(_TAG.sub("", words).split()), tags))

    # --- events ------------------------------------------------------------------------------------

    def _take_event(self, number: int, event: tuple[Written, str, str], below: list[str]) -> None:
        written, text, title = event
        where = f"line {number}"
        if not written.edtf:
            whole: dict[str, Plain] = {"range": text, "title": title, "text": "\n".join(below).strip("\n")}
            self._builder.leave_out(where, written.why, {name: said for name, said in whole.items() if said})
            return
        if written.rule:
            self._builder.lost(
                "repeats",
                where,
                _("it repeats ({rule}); only the first time was taken").format(rule=written.rule),
            )
        properties, body = _properties(below)
        links: list[Plain] = []
        zone = str(properties.get("timezone") or properties.get("tz") or "")
        offset = _offset(zone)
        record = Taking({**properties})
        if offset or zone_of(zone) is not None:
            record.put_aside("timezone", "tz")
        fields: Fields = {"date": self._date(written, offset or self._offset)}
        fields["as_written"] = "" if text == written.edtf else text
        if zone and not offset and zone_of(zone) is not None and "T" in str(fields["date"]):
            fields["time_zone"] = zone
        tags = [tag for _, _, tags in self._headings for tag in tags]
        tags += [*_TAG.findall(title), *(tag for line in body for tag in _TAG.findall(line))]
        remarks = [line.strip() for line in body if _REMARK.fullmatch(line)]
        said = [line for line in body if not _REMARK.fullmatch(line)]
        lines = [line for line in said if not line.strip() or _TAG.sub("", line).strip()]
        fields["title"] = self._words(_TAG.sub("", title), where, links)
        fields["summary"] = self._words("\n".join(lines).strip("\n"), where, links)
        fields["tags"] = [*dict.fromkeys(tags)]
        fields["links"] = links
        foreign = record.text("id")
        aside = record.rest()
        if written.rule:
            aside["repeats"] = written.rule
        if remarks:
            aside["remarks"] = [*remarks]
        group = " › ".join(name for _, name, _ in self._headings if name)
        self._builder.add(Found(where, fields, foreign, group, aside))

    def _date(self, written: Written, offset: str) -> str:
        """Return a date whose times have an offset; a year or month by itself as long as is wished."""
        if written.is_period and self._answers.lasting == "yes":
            return _lasting(written.edtf)
        self._lasting += written.is_period
        return _with_offset(written.edtf, offset)

    def _words(self, text: str, where: str, links: list[Plain]) -> str:
        """Return a text whose links are their words; the addresses stand beside it."""

        def plain(match: re.Match[str]) -> str:
            if not self._builder.link(match[2], match[1], links):
                self._builder.lost(
                    "no-address",
                    where,
                    _("“{words}” leads to “{address}”, which is no web address").format(
                        words=match[1], address=match[2]
                    ),
                )
            return match[1]

        return _LINK.sub(plain, text).strip()


def _properties(lines: list[str]) -> tuple[dict[str, Plain], list[str]]:
    """Return the lines ``key: value`` right below an event as a mapping, and the lines behind them."""
    count = 0
    for line in lines:
        if not _PROPERTY.fullmatch(line) or line.lstrip().startswith("-"):
            break
        count += 1
    while count:
        try:
            found = plain_yaml("\n".join(lines[:count]))
        except NotYaml:
            found = ""
        if isinstance(found, dict):
            return found, lines[count:]
        count -= 1
    return {}, lines


def _offset(text: str) -> str:
    """Return ``+09:00`` for ``+9``, ``9`` or ``+09:00``, empty for anything else."""
    match = _OFFSET.fullmatch(text.strip())
    if match is None or int(match[2]) > 14 or int(match[3] or 0) > 59:
        return ""
    return f"{match[1] or '+'}{int(match[2]):02d}:{match[3] or '00'}"


def _with_offset(edtf: str, offset: str) -> str:
    """Return a date whose times have an offset, where they have none yet."""
    return (
        re.sub(r"T\d\d:\d\d(?::\d\d)?(?![\d:.Z+-])", lambda match: match[0] + offset, edtf)
        if offset
        else edtf
    )


def _lasting(edtf: str) -> str:
    """Return the months of a year, the days of a month."""
    part = parse_date(edtf).first
    assert part is not None
    first, last = civil_of(part.start), civil_of(part.end - DAY)
    parts = 3 if last.month == first.month else 2
    return f"{edtf_of(*first[:parts])}/{edtf_of(*last[:parts])}"
