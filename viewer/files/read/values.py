"""Values of fields: texts, lists of texts, ids, dates, each checked and reported."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from viewer.files.read.nodes import ListNode, MapNode, Node, Scalar, extent, is_empty
from viewer.files.read.reporter import Reporter, did_you_mean, near_miss
from viewer.files.read.texts import SourceText, shown
from viewer.model.colors import COLOR_NAMES, color_digits
from viewer.model.dates.edtf import DateError, EventDate, parse_date
from viewer.model.dates.zones import known_zones, zone_of
from viewer.model.lints import LINTS
from viewer.model.timeline import Accepted
from viewer.words import N_, _, number

SLUG = re.compile(r"\w[\w.:-]*")
_NOT_SLUG = re.compile(r"\W+")
_CUT = re.compile(r" #[^\s#]")
_STR_TAGS = (None, "!", "tag:yaml.org,2002:str")
#: A longer text is nothing that a person wrote, and nothing that could be drawn.
MOST_TEXT = 1_000_000
#: Shorter texts that come again and again are kept once.
MOST_SHARED = 40
#: Looking through all zones of the world takes long.
_MOST_ZONE_HINTS = 50


#: What stands in messages, marked here because reading asks for it of every value.
AN_ENTRY = N_("an entry of {field}")
_A_REASON = N_("the reason of {field}")
_ACCEPTABLE = N_("the warnings that can be accepted")
_TEXT = N_("text")
_TEXTS = N_("a text or a list of texts")


def _called(named: str, field: str) -> str:
    """Return what a field is called in a message."""
    return _(named).format(field=field) if named else field


def _shape(node: Node) -> str:
    return _("a list") if type(node) is ListNode else _("a mapping")


def slug(text: str) -> str:
    """Return a text as a slug in its own script: letters and digits joined by hyphens."""
    return _NOT_SLUG.sub("-", text.casefold()).strip("-_")[:80]


@lru_cache(maxsize=256)
class ValueReader:
    """Turns nodes into values and reports what is wrong with them.

    What cannot be read is reported and comes back as None.

    Attributes:
        mask: A character that stands for ``?`` where YAML would misread it; empty for none.
        lane_ids, source_ids: The ids read so far.
        may_be_cut: Somewhere in the text stands what YAML may take for a comment.
    """

    def __init__(self, source: SourceText, reporter: Reporter) -> None:
        self.source = source
        self.report = reporter
        self.mask = ""
        self.lane_ids: set[str] = set()
        self.source_ids: set[str] = set()
        # A single letter is looked for ten times as fast, and most files do without this one.
        self.may_be_cut = "#" in source.text and " #" in source.text
        self._dates: dict[str, EventDate] = {}
        self._zone_hints: dict[str, str] = {}
        self._lists: dict[tuple[str, ...], tuple[str, ...]] = {}

    def drop(self, node: Node, code: str, message: str) -> None:
        """Report an error that drops what a node says."""
        start, end = extent(node)
        self.report.error(start, end, code, message)

    def warn(self, node: Node, code: str, message: str) -> None:
        """Report something suspicious."""
        start, end = extent(node)
        self.report.warning(start, end, code, message)

    def raw(self, node: Node) -> str:
        """Return a node's own source text, a scalar's without its quotation marks."""
        if type(node) is Scalar:
            value: str = node.value
            return value.replace(self.mask, "?") if self.mask else value
        if node.raw:
            return str(node.raw)
        offset = self.report.offset
        return self.source.text[node.start + offset : node.end + offset]

    # --- texts ------------------------------------------------------------------------------

    def text(self, node: Node, field: str, expected: str = _TEXT, named: str = "") -> str | None:
        """Return a node's text; None where it is something else or has a tag.

        Args:
            field: Its name in the file.
            expected: What should stand there, a marked message.
            named: What it is called instead of its name, a marked message with the place ``{field}``.
        """
        if type(node) is not Scalar:
            self.drop(
                node,
                "wrong-shape",
                _("{field} is {what}, {found}; expected {expected}").format(
                    field=_called(named, field),
                    what=_shape(node),
                    found=shown(self.raw(node)),
                    expected=_(expected),
                ),
            )
            return None
        if node.tag is not None and node.tag not in _STR_TAGS:
            self.drop(
                node,
                "tag",
                _("the tag {tag} is not read; text that begins with ! needs quotes").format(
                    tag=shown(node.tag)
                ),
            )
            return None
        value: str = node.value
        if len(value) > MOST_TEXT:
            message = _("{field} has {count} characters; expected at most {most}").format(
                field=_called(named, field), count=number(len(value)), most=number(MOST_TEXT)
            )
            self.drop(node, "too-long", message)
            return None
        return value.replace(self.mask, "?") if self.mask else value

    def prose(self, node: Node, field: str, named: str = "") -> str | None:
        """Return a text, warning where a ``#`` may have cut the rest of it off."""
        if type(node) is Scalar and node.tag is None and not self.mask and len(node.value) <= MOST_TEXT:
            value: str = node.value
        elif (found := self.text(node, field, named=named)) is not None:
            value = found
        else:
            return None
        if self.may_be_cut and not node.style:
            self._warn_of_cut(node, field, named)
        return value

    def _warn_of_cut(self, node: Node, field: str, named: str) -> None:
        start = node.end + self.report.offset
        if node.value and _CUT.match(self.source.text, start):
            rest = self.source.text[start : self.source.line_end(start)].strip()
            where = node.end + 1
            self.report.warning(
                where, where + len(rest), "cut-text",
                _(
"{field} ends before {rest}, which YAML takes for a comment; if it "
"belongs to the text, put the whole text in quotes"
).format(field=_called(named, field), rest=shown(rest)),
            )  # fmt: skip

    def line(self, node: Node, field: str, named: str = "") -> str | None:
        """Return a text as one line."""
        value = self.prose(node, field, named)
        return None if value is None else " ".join(value.split())

    def texts(self, node: Node, field: str) -> tuple[str, ...] | None:
        """Return a list of texts; a single text is a list of one."""
        if type(node) is MapNode:
            self.text(node, field, _TEXTS)
            return None
        if type(node) is ListNode:
            self.refuse_tag(node)
            found = [self.prose(item, field, AN_ENTRY) for item in node.items]
        else:
            found = [self.prose(node, field)]
        key = tuple([value for value in found if value])
        return self._lists.setdefault(key, key)

    def refuse_tag(self, node: Node) -> None:
        """Report the tag of a list or mapping, which is read without it."""
        if node.tag not in (None, "!", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"):
            self.report.error(
                node.start,
                node.start + 1,
                "tag",
                _("the tag {tag} is not read; delete it").format(tag=shown(node.tag)),
            )

    def items(self, node: Node) -> Sequence[Node]:
        """Return a list's items; a single value is a list of one."""
        if type(node) is not ListNode:
            return (node,)
        if node.tag is not None:
            self.refuse_tag(node)
        return [item for item in node.items if not is_empty(item)]

    # --- checked texts ------------------------------------------------------------------------

    def choice(self, node: Node, field: str, known: Collection[str]) -> str | None:
        """Return one of the known words."""
        value = self.text(node, field)
        if value is None or value in known:
            return value
        words = ", ".join(known)
        hint = did_you_mean(value, known)
        self.drop(
            node,
            "unknown-word",
            _("{field} {value} is not known; expected {words}{hint}").format(
                field=field, value=shown(value), words=words, hint=hint
            ),
        )
        return None

    def id(self, node: Node, field: str) -> str | None:
        """Return an id: letters, digits, ``-``, ``_``, ``.``, ``:``."""
        value = self.text(node, field)
        if value is None or SLUG.fullmatch(value):
            return value
        example = slug(value) or "trip-2011"
        self.drop(
            node, "bad-id",
            _(
"{field} {value} is no id; expected letters, digits, “-” "
"and “_”, such as {example}"
).format(field=field, value=shown(value), example=example),
        )  # fmt: skip
        return None

    def date(self, node: Node, field: str) -> EventDate | None:
        """Return a date; a flow list or mapping is read as its own source text."""
        if type(node) is Scalar and node.tag is None and node.value in self._dates and not self.mask:
            return self._dates[node.value]
        if type(node) is not Scalar and not node.flow:
            what = _shape(node)
            self.drop(
                node,
                "wrong-shape",
                _("{field} is {what}; expected EDTF text such as 2011-08-20").format(field=field, what=what),
            )
            return None
        tagged = node.tag is not None and node.tag not in _STR_TAGS
        if tagged:
            self.drop(
                node, "tag", _("the tag {tag} is not read; expected EDTF text").format(tag=shown(node.tag))
            )
            return None
        text = self.raw(node)
        try:
            return self._dates.get(text) or self._dates.setdefault(text, parse_date(text))
        except DateError as error:
            from viewer.model.dates.typed.suggest import (
                date_hint,  # large, and not for files without mistakes
            )

            self.drop(node, "bad-date", error.message + date_hint(error.text))
            return None

    def date_at_once(self, text: str) -> EventDate | None:
        """Return the date that a text says, None where it says none."""
        try:
            return self._dates.get(text) or self._dates.setdefault(text, parse_date(text))
        except DateError:
            return None

    def zone(self, node: Node, field: str) -> str | None:
        """Return an IANA name of a time zone."""
        value = self.text(node, field)
        if value is None or zone_of(value) is not None:
            return value
        if value not in self._zone_hints and len(self._zone_hints) < _MOST_ZONE_HINTS:
            self._zone_hints[value] = zone_hint(value)
        hint = self._zone_hints.get(value, "")
        self.drop(
            node,
            "bad-zone",
            _("{field} {value} is no time zone; expected such as Asia/Vladivostok{hint}").format(
                field=field, value=shown(value), hint=hint
            ),
        )
        return None

    def color(self, node: Node, field: str) -> str | None:
        """Return a colour: a name or six hex digits, without ``#``."""
        value = self.text(node, field)
        if value is None or color_digits(value) is not None:
            return value and value.strip().removeprefix("#")
        hint = did_you_mean(value, COLOR_NAMES)
        message = _("{field} {value} is no colour; expected a name or six hex digits{hint}").format(
            field=field, value=shown(value), hint=hint
        )
        self.drop(node, "bad-color", message)
        return None

    # --- mappings -----------------------------------------------------------------------------

    def pairs(self, node: MapNode, known: Collection[str], owner: str) -> Iterator[tuple[str, Node]]:
        """Yield a mapping's known fields that say something; unknown and repeated keys are reported."""
        seen: set[str] = set()
        if node.tag is not None:
            self.refuse_tag(node)
        for key, value in node.pairs:
            name: str = key.value if type(key) is Scalar else ""
            if name in known and name not in seen:
                seen.add(name)
                if value.end > value.start:
                    yield name, value
            else:
                self.odd_key(key, known, owner, seen)

    def accepted(self, node: Node, field: str) -> tuple[Accepted, ...]:
        """Return the warnings that a mapping accepts, each with its reason; others are reported."""
        if type(node) is not MapNode:
            what = _("a list") if type(node) is ListNode else shown(self.raw(node))
            example = "{no-source: common knowledge}"
            message = _("{field} is {what}; expected a warning and its reason, such as {example}").format(
                field=field, what=what, example=example
            )
            self.drop(node, "wrong-shape", message)
            return ()
        found = {
            name: self.line(value, name, _A_REASON) for name, value in self.pairs(node, LINTS, _ACCEPTABLE)
        }
        for key, _value in node.pairs:
            if type(key) is Scalar and key.value in LINTS and found.get(key.value, "") == "":
                message = _("{code} is accepted without a reason; expected one in a few words").format(
                    code=key.value
                )
                self.drop(key, "no-reason", message)
        return tuple(Accepted(name, reason) for name, reason in found.items() if reason)

    def odd_key(self, key: Node, known: Collection[str], owner: str, seen: Collection[str]) -> None:
        """Report a key that is repeated or not known; ``x-`` keys are anybody's own."""
        if type(key) is not Scalar:
            self.drop(
                key,
                "bad-key",
                _("{key} is no key; expected one of {known}").format(
                    key=shown(self.raw(key)), known=", ".join(known)
                ),
            )
            return
        name = self.raw(key)
        if name in seen:
            self.drop(
                key,
                "duplicate-key",
                _("{name} stands twice in {owner}; the first one counts").format(
                    name=shown(name), owner=_(owner)
                ),
            )
        elif name == "<<":
            self.drop(key, "merge-key", _("“<<” merges are not read; expected the fields written out"))
        elif not name.startswith("x-"):
            hint = did_you_mean(name, known) or _("; expected one of {known}").format(known=", ".join(known))
            self.drop(
                key,
                "unknown-key",
                _("{name} is no field of {owner}{hint}").format(name=shown(name), owner=_(owner), hint=hint),
            )


def zone_hint(name: str) -> str:
    """Return the zone that was probably meant; looking all of them up is slow."""
    zones = known_zones()
    wanted = name.strip().replace(" ", "_").casefold()
    city = [zone for zone in zones if zone.casefold().rpartition("/")[2] == wanted]
    found = city[0] if len(city) == 1 else near_miss(wanted, zones)
    return _("; did you mean {found}?").format(found=found) if found else ""
