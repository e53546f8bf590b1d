"""What a check of one quotation against a kept copy can find, and how it is said."""

from __future__ import annotations

from enum import Enum

from viewer.dataclass import dataclass
from viewer.files.read.texts import shown

_MOST_CHANGES_SAID = 3
_MOST_PASSAGE = 160


class Finding(Enum):
    """How a quotation compares with the kept copy, from the best to the worst."""

    WORD_FOR_WORD = "word for word"
    TYPOGRAPHY = "other typography"
    SHORTENED = "shortened"
    ALTERED = "altered"
    NOT_FOUND = "not found"

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
            return f"has {shown(self.ours)} for {shown(self.theirs)}"
        return f"adds {shown(self.ours)}" if self.ours else f"leaves out {shown(self.theirs)}"


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
    where = f"the kept copy, {verdict.unit} {verdict.part}"
    finding = verdict.finding
    if finding is Finding.WORD_FOR_WORD:
        said = f"word for word in {where}"
    elif finding is Finding.TYPOGRAPHY:
        said = f"word for word in {where}, set with other marks or blanks"
    elif finding is Finding.SHORTENED:
        said = f"in {where}, shortened where it is marked"
    elif finding is Finding.ALTERED:
        said = f"altered: {where}, says {shown(verdict.passage, _MOST_PASSAGE)}{_changes(verdict)}"
    else:
        said = "not found in the kept copy"
    return f"{said}; {denied(verdict)}" if verdict.negation else said


def denied(verdict: Verdict) -> str:
    """Return what is said of a negation that the quotation leaves out; empty without one."""
    if not verdict.negation:
        return ""
    return f"the kept copy has {shown(verdict.negation)} right there, which the quotation leaves out"


def _changes(verdict: Verdict) -> str:
    said = [change.described() for change in verdict.changes]
    return f"; the quotation {', '.join(said)}" if 0 < len(said) <= _MOST_CHANGES_SAID else ""
