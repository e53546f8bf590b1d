"""Values of fields: texts, lists of texts, ids, dates, each checked and reported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from sys import intern
from zoneinfo import ZoneInfo

from viewer.files.nodes import ListNode, MapNode, Node, Scalar, extent
from viewer.files.reporter import Reporter, did_you_mean
from viewer.files.texts import SourceText, shown
from viewer.model.dates import DateError, EventDate, parse_date

_SLUG = re.compile(r"[\w][\w.:-]*")
_NOT_SLUG = re.compile(r"[^\w]+")
_CUT = re.compile(r" #\S")
#: Stands for the ``?`` of a date inside a flow list or mapping while YAML is parsed.
MASKED_QUESTION = "\ue0f1"
QUESTION_IN_FLOW = re.compile(r"(?<=[\dX])\?(?=[ \t]*[,\]}])")
_STR_TAGS = (None, "!", "tag:yaml.org,2002:str")
_NAMED_COLORS = re.compile(r"#?[0-9a-fA-F]{6}|[a-zA-Z]+")


def slug(text: str) -> str:
    """Return a text as a slug in its own script: letters and digits joined by hyphens."""
    return _NOT_SLUG.sub("-", text.casefold()).strip("-_")[:80]


_parse = lru_cache(maxsize=4096)(parse_date)


@lru_cache(maxsize=256)
def zone_of(name: str) -> ZoneInfo | None:
    """Return the time zone of an IANA name, None where there is no such zone."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


class ValueReader:
    """Turns nodes into values and reports what is wrong with them.

    Attributes:
        masked: Some ``?`` of the text are masked and have to be put back.
        may_be_cut: Somewhere a `` #`` may have cut a text off.
        lines_from_marks: YAML counts this text's lines as an editor does.
        failed: Whether anything was dropped since this was last set to False.
        lane_ids, source_ids: The ids read so far.
    """

    def __init__(self, source: SourceText, reporter: Reporter) -> None:
        self.source = source
        self.report = reporter
        self.failed = False
        self.masked = False
        self.may_be_cut = _CUT.search(source.text) is not None
        self.lines_from_marks = False
        self.lane_ids: set[str] = set()
        self.source_ids: set[str] = set()

    def drop(self, node: Node, code: str, message: str) -> None:
        """Report an error that drops a field."""
        self.failed = True
        start, end = extent(node)
        self.report.error(start, end, code, message)

    def warn(self, node: Node, code: str, message: str) -> None:
        """Report something suspicious."""
        start, end = extent(node)
        self.report.warning(start, end, code, message)

    def raw(self, node: Node) -> str:
        """Return a node's own source text."""
        start, end = extent(node)
        return self.source.text[start + self.report.offset : end + self.report.offset]

    def text(self, node: Node, field: str, expected: str = "text") -> str:
        """Return a node's text; empty where it is something else or has a tag."""
        if type(node) is not Scalar:
            what = "a list" if isinstance(node, ListNode) else "a mapping"
            self.drop(node, "wrong-shape", f"{field} is {what}, {shown(self.raw(node))}; expected {expected}")
            return ""
        if node.tag is not None and node.tag not in _STR_TAGS:
            self.drop(node, "tag", f"the tag {shown(node.tag)} is not read; expected plain {expected}")
            return ""
        value: str = node.value
        return value.replace(MASKED_QUESTION, "?") if self.masked else value

    def prose(self, node: Node, field: str) -> str:
        """Return a text, warning where a `` #`` cut the rest of it off."""
        value = self.text(node, field)
        if self.may_be_cut and type(node) is Scalar and not node.style:
            end = extent(node)[1] + self.report.offset
            after = self.source.text[end : end + 3]
            if after.startswith(" #") and after[2:].strip():
                line_end = self.source.line_span(self.source.position(end)[0])[1]
                rest = self.source.text[end:line_end].strip()
                self.warn(
                    node, "cut-text",
                    f"{field} ends before {shown(rest)}, which YAML takes for a comment; "
                    "put the whole text in quotes if it belongs to it",
                )  # fmt: skip
        return value

    def texts(self, node: Node, field: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one."""
        if type(node) is Scalar:
            value = self.text(node, field)
            return (intern(value),) if value else ()
        if not isinstance(node, ListNode):
            self.text(node, field, "a text or a list of texts")
            return ()
        values = [self.text(item, f"an entry of {field}") for item in node.items]
        return tuple(intern(value) for value in values if value)

    def items(self, node: Node) -> list[Node]:
        """Return a list's items; a single value is a list of one, an empty one none."""
        if isinstance(node, ListNode):
            return node.items
        if type(node) is Scalar and not node.value and not node.style:
            return []
        return [node]

    def choice(self, node: Node, field: str, known: Iterable[str]) -> str:
        """Return one of the known words, empty for another."""
        value = self.text(node, field)
        if value and value not in known:
            words = ", ".join(known)
            hint = did_you_mean(value, known)
            self.drop(node, "unknown-word", f"{field} {shown(value)} is not known; expected {words}{hint}")
            return ""
        return value

    def slug(self, node: Node, field: str) -> str:
        """Return an id: letters, digits, ``-``, ``_``, ``.``, ``:``."""
        value = self.text(node, field)
        if value and not _SLUG.fullmatch(value):
            self.drop(
                node, "bad-id",
                f"{field} {shown(value)} is no id; expected letters, digits, “-” and “_”, such as {slug(value) or 'trip-2011'}",
            )  # fmt: skip
            return ""
        return intern(value)

    def date(self, node: Node, field: str) -> EventDate | None:
        """Return a date; a flow list or mapping is read as its own source text."""
        value = self.text(node, field) if type(node) is Scalar else self.raw(node)
        if type(node) is Scalar and node.tag is not None and node.tag not in _STR_TAGS:
            self.text(node, field)
            return None
        if isinstance(node, (ListNode, MapNode)) and not node.flow:
            what = "a list" if isinstance(node, ListNode) else "a mapping"
            self.drop(node, "wrong-shape", f"{field} is {what}; expected EDTF text such as 2011-08-20")
            return None
        try:
            return _parse(value)
        except DateError as error:
            suggestion = error.suggestion
            hint = f"; did you mean {suggestion}?" if suggestion else ""
            self.drop(node, "bad-date", error.message + hint)
            return None

    def zone(self, node: Node, field: str) -> str:
        """Return an IANA name of a time zone, empty where there is no such zone."""
        value = self.text(node, field)
        if not value or zone_of(value) is not None:
            return value
        from zoneinfo import available_timezones

        hint = did_you_mean(value, ())
        names = {name.lower(): name for name in available_timezones()}
        near = did_you_mean(value, sorted(names))
        if near:
            key = near.removeprefix("; did you mean ").removesuffix("?")
            hint = f"; did you mean {names.get(key, key)}?"
        self.drop(
            node,
            "bad-zone",
            f"{field} {shown(value)} is no time zone; expected such as Asia/Vladivostok{hint}",
        )
        return ""

    def color(self, node: Node, field: str) -> str:
        """Return a colour: a name or six hex digits, without ``#``."""
        value = self.text(node, field)
        if value and not _NAMED_COLORS.fullmatch(value):
            self.drop(
                node, "bad-color", f"{field} {shown(value)} is no colour; expected a name or six hex digits"
            )
            return ""
        return value.removeprefix("#")

    def pairs(self, node: MapNode, known: Iterable[str], owner: str) -> list[tuple[str, Scalar, Node]]:
        """Return a mapping's known fields; unknown, repeated and odd keys are reported."""
        seen: dict[str, Scalar] = {}
        fields = []
        for key, value in node.pairs:
            if type(key) is not Scalar:
                self.drop(
                    key, "bad-key", f"{shown(self.raw(key))} is no key; expected one of {', '.join(known)}"
                )
                continue
            name = key.value
            if name in seen:
                self.drop(
                    key, "duplicate-key", f"{shown(name)} stands twice in this {owner}; the first one counts"
                )
            elif name in known:
                fields.append((name, key, value))
            elif not name.startswith("x-"):
                self.unknown_key(key, name, known, owner)
            seen[name] = key
        return fields

    def unknown_key(self, key: Scalar, name: str, known: Iterable[str], owner: str) -> None:
        """Report a key that nothing knows."""
        if name == "<<":
            self.drop(key, "merge-key", "“<<” merges are not read; expected the fields written out")
            return
        hint = did_you_mean(name, known) or f"; expected one of {', '.join(known)}"
        self.drop(key, "unknown-key", f"{shown(name)} is no field of {owner}{hint}")
