"""Collects the problems of one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from viewer.dataclass import dataclass
from viewer.files.read.texts import SourceText
from viewer.model.problems import Problem, Severity
from viewer.model.timeline import Event
from viewer.words import _, number

#: More problems than this help nobody; a last one says how many there were.
MOST_PROBLEMS = 10_000
#: Warnings give way to errors before that.
MOST_WARNINGS = 5_000


def near_miss(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, empty where none is near."""
    if len(word) > 60:
        return ""
    from difflib import get_close_matches

    by_fold = {name.casefold(): name for name in list(known)[:2000]}
    found = get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.6)
    return by_fold[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean X?`` for a near miss, else nothing."""
    found = near_miss(word, known)
    return _("; did you mean {found}?").format(found=found) if found else ""


@dataclass(slots=True, eq=False)
class Draft:
    """A problem before everything about it is known; text indices [start, end)."""

    severity: Severity
    code: str
    message: str
    start: int
    end: int
    title: str = ""
    event: Event | None = None
    hides_entry: bool = False


class Reporter:
    """Notes problems by their place in the text.

    Attributes:
        offset: Where in the whole text the text begins that is being read.
        failures: How many errors were noted so far.
        failures_before: How many before the entry that is being read.
        count: How many errors and warnings.
        accepted: How many warnings are not told because the file accepts them.
    """

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._drafts: list[Draft] = []
        #: Those of the entry being read, also where they are too many to be listed.
        self._of_entry: list[Draft] = []
        self._warnings = 0
        #: How many are not listed, by their codes.
        self._over: Counter[str] = Counter()
        self.offset = 0
        self.failures = 0
        self.failures_before = 0
        self.count = 0
        self.accepted = 0
        self._accepted_codes: frozenset[str] = frozenset()

    def accept(self, codes: Collection[str]) -> None:
        """Tell no warning of these codes from now on, nor those that were noted."""
        self._accepted_codes = frozenset(codes)
        self._take_back(self._drafts, self._accepted_codes)
        for code in self._accepted_codes:
            self.accepted += self._over.pop(code, 0)

    def _take_back(self, noted: Sequence[Draft], codes: Collection[str]) -> None:
        """Take warnings of some codes out of those that were noted last, listed or not."""
        gone = {id(one): one for one in noted if one.severity is Severity.WARNING and one.code in codes}
        if not gone:
            return
        first = max(0, len(self._drafts) - len(noted))
        last = self._drafts[first:]
        self._drafts[first:] = [one for one in last if id(one) not in gone]
        listed = {id(one) for one in last}
        self._over.subtract(one.code for one in gone.values() if id(one) not in listed)
        self._warnings -= len(gone)
        self.accepted += len(gone)

    def error(self, start: int, end: int, code: str, message: str, *, hides_entry: bool = False) -> Draft:
        """Note that something is dropped."""
        self.failures += 1
        self.count += 1
        draft = Draft(
            Severity.ERROR, code, message, start + self.offset, end + self.offset, hides_entry=hides_entry
        )
        self._note(draft, is_listed=len(self._drafts) < MOST_PROBLEMS)
        return draft

    def _note(self, draft: Draft, *, is_listed: bool) -> None:
        self._of_entry.append(draft)
        if is_listed:
            self._drafts.append(draft)
        else:
            self._over[draft.code] += 1

    def error_at(self, start: int, end: int, code: str, message: str) -> Draft:
        """Note that something is dropped; the indices are those of the whole text."""
        return self.error(start - self.offset, end - self.offset, code, message)

    def warning(self, start: int, end: int, code: str, message: str) -> Draft:
        """Note something suspicious that drops nothing, unless the file accepts it everywhere."""
        self.count += 1
        draft = Draft(Severity.WARNING, code, message, start + self.offset, end + self.offset)
        if code in self._accepted_codes:
            self.accepted += 1
            return draft
        self._warnings += 1
        is_listed = self._warnings <= MOST_WARNINGS and len(self._drafts) < MOST_PROBLEMS
        self._note(draft, is_listed=is_listed)
        return draft

    def begin_entry(self) -> None:
        """Say that what follows belongs to one entry of the events."""
        self._of_entry = []
        self.failures_before = self.failures

    def end_entry(self, title: str, event: Event | None) -> None:
        """Say whose the problems since ``begin_entry`` are; what that event accepts is none."""
        if event is not None and event.accept:
            self._take_back(self._of_entry, {one.warning for one in event.accept})
        for draft in self._of_entry:
            draft.title, draft.event = title, event

    def first_hiding(self) -> Draft | None:
        """Return the problem since ``begin_entry`` that hides the entry."""
        return next((draft for draft in self._of_entry if draft.hides_entry), None)

    def noted(self, start: int, end: int) -> Draft | None:
        """Return the error since ``begin_entry`` that stands at [start, end) of the whole text."""
        errors = [draft for draft in self._of_entry if draft.severity is Severity.ERROR]
        return next((draft for draft in errors if (draft.start, draft.end) == (start, end)), None)

    def problem(self, draft: Draft) -> Problem:
        """Return a problem with its position and its event."""
        event = draft.event
        return Problem(
            draft.severity, draft.code, draft.message,
            *self._source.position(draft.start), *self._source.position(max(draft.start, draft.end)),
            draft.title or (event.id if event else ""), event.id if event else "", draft.hides_entry,
        )  # fmt: skip

    def in_file_order(self) -> tuple[Problem, ...]:
        """Return every problem by its place in the file."""
        drafts = sorted(self._drafts, key=lambda draft: draft.start)
        problems = [self.problem(draft) for draft in drafts]
        if over := self._over.total():
            end = len(self._source.text)
            more = Draft(
                Severity.WARNING,
                "too-many",
                _("{over} more problems are not listed").format(over=number(over)),
                end,
                end,
            )
            problems.append(self.problem(more))
        return tuple(problems)
