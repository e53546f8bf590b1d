"""What a check of one quotation against a kept copy can find, and how it is said."""

from __future__ import annotations

from enum import Enum

from viewer.dataclass import dataclass
from viewer.files.read.texts import shown
from viewer.model.joining import joined
from viewer.words import N_, _

_MOST_CHANGES_SAID = 3
_MOST_PASSAGE = 160


class Finding(Enum):
    """How a quotation compares with the kept copy, from the best to the worst."""

    WORD_FOR_WORD = N_("word for word")
    TYPOGRAPHY = N_("other typography")
    SHORTENED = N_("shortened")
    ALTERED = N_("altered")
    NOT_FOUND = N_("not found")

    @property
    def is_borne_out(self) -> bool:
        """Whether the copy says these words: layout, typography and marked omissions change none."""
        return self not in (Finding.ALTERED, Finding.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in words.

    Attributes:
        ours: Words of the quotation, empty where it leaves some out.
        theirs: Words of the copy in their place, empty where the quotation adds some.
    """

    ours: str
    theirs: str

    def described(self) -> str:
        """Return what the quotation does: ``has “four” for “three”``, ``leaves out “not”``."""
        if self.ours and self.theirs:
            return _("has {ours} for {theirs}").format(ours=shown(self.ours), theirs=shown(self.theirs))
        if self.ours:
            return _("adds {words}").format(words=shown(self.ours))
        return _("leaves out {words}").format(words=shown(self.theirs))


class Side(Enum):
    """Where words of a comparison stand."""

    BOTH = "both"
    OURS = "ours"
    THEIRS = "theirs"


#: A quotation beside its passage: words in order, and where they stand.
Compared = tuple[tuple[Side, str], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of one quotation found.

    Attributes:
        finding: How it compares.
        start, end: Where the passage lies in the copy's text, [start, end); 0, 0 where none was found.
        part: Paragraph or page of the copy that the passage begins in, counted from 1; 0 for none.
        character: Which character of that part it begins with, counted from 1; 0 for none.
        unit: What the copy's parts are called: ``paragraph`` or ``page``.
        passage: The copy's own words, without its layout; empty where none was found.
        changes: Where altered, every difference in order.
        negation: Words of the copy right beside the passage, or left out of it, that deny it.
    """

    finding: Finding
    start: int = 0
    end: int = 0
    part: int = 0
    character: int = 0
    unit: str = "paragraph"
    passage: str = ""
    changes: tuple[Change, ...] = ()
    negation: str = ""


#: Stand before what was found, so that it is told apart without colour.
_SIGNS = {Finding.ALTERED: "≠", Finding.NOT_FOUND: "✕"}
#: The signs of what somebody should look at.
DOUBTFUL_SIGNS = ("≠", "✕", "⚠")


def signed(verdict: Verdict) -> str:
    """Return a verdict in words behind its sign: ``≠ altered: the kept copy …``."""
    sign = "⚠" if verdict.negation else _SIGNS.get(verdict.finding, "✓")
    return f"{sign} {described(verdict)}"


def described(verdict: Verdict) -> str:
    """Return a verdict in words: ``word for word in the kept copy, paragraph 6``."""
    where = part_named(verdict.unit, verdict.part)
    finding = verdict.finding
    if finding is Finding.WORD_FOR_WORD:
        said = _("word for word in the kept copy, {where}").format(where=where)
    elif finding is Finding.TYPOGRAPHY:
        said = _("word for word in the kept copy, {where}, set with other marks or blanks").format(
            where=where
        )
    elif finding is Finding.SHORTENED:
        said = _("in the kept copy, {where}, shortened where it is marked").format(where=where)
    elif finding is Finding.ALTERED:
        passage = shown(verdict.passage, _MOST_PASSAGE)
        said = _("altered: the kept copy, {where}, says {passage}").format(where=where, passage=passage)
        said += _changes(verdict)
    else:
        said = _("not found in the kept copy")
    return f"{said}; {denied(verdict)}" if verdict.negation else said


def part_named(unit: str, part: int) -> str:
    """Return a part of a copy by its number: ``paragraph 6``."""
    form = _("page {number}") if unit == "page" else _("paragraph {number}")
    return form.format(number=part)


def denied(verdict: Verdict) -> str:
    """Return what is said of a negation that the quotation leaves out; empty without one."""
    if not verdict.negation:
        return ""
    form = _("the kept copy has {words} right there, which the quotation leaves out")
    return form.format(words=shown(verdict.negation))


def _changes(verdict: Verdict) -> str:
    said = [change.described() for change in verdict.changes]
    if not 0 < len(said) <= _MOST_CHANGES_SAID:
        return ""
    return _("; the quotation {changes}").format(changes=joined(said))
