"""What goes on paper, and every word about what does not.

Nothing is left out in silence: what was left out by choice, what could not be read and whether
this is the file's present state are told on every page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from viewer.dataclass import dataclass
from viewer.files.overwriting import Ground
from viewer.files.read.reading import Reading
from viewer.model.direction import isolated
from viewer.model.event_words import counted, not_yet_known_by
from viewer.model.joining import joined_apart
from viewer.model.problems import Problem, Severity
from viewer.model.timeline import Event, Lane, Picture, Quote, Timeline
from viewer.words import N_, _, ngettext, number

#: So many lines of a file are named in one sentence.
_MOST_LINES = 12
#: So much of a digest identifies a file; the rest stands in the PDF's own data.
_DIGEST_DIGITS = 16

_LEFT_OUT = N_("Left out: {what}")
_DROPPED = N_("Printed without what could not be read: {lines}")
_BROKEN = N_("The file has mistakes: {lines}")
_STALE = N_("Not the file’s present state, but the last that could be read. {why}")
#: Stands between what is said of a file.
BETWEEN = " · "
_OF = N_("{printed} of {events}")
_BESIDE = N_("beside it {name}")
_OF_BESIDE = N_("{name}: {warning}")

#: Why a search leaves events out, behind their number.
NOT_FOUND = N_("that the search for ‘{text}’ has not found")

#: What a kept copy says of a quotation: quotation, id of its event, its number there from 1.
Verdict = Callable[[Quote, str, int], str]


def no_verdict(_quote: Quote, _event_id: str, _number: int) -> str:
    """Say nothing: no copy was compared."""
    return ""


@dataclass(frozen=True, slots=True)
class PaperContent:
    """A timeline to print and what is said about its completeness.

    Attributes:
        timeline: What is printed.
        file_name: Of the event file.
        digest: SHA-256 of the file's bytes as they were read, hexadecimal; empty for none.
        events: How many events the file has.
        left_out: What was left out by choice, in words.
        problems: What is wrong with the file and dropped something, in file order.
        stale: Why the file cannot be read now, where its last readable version is printed.
        verdict: What is known of a quotation's kept copy.
        folder: Of the event file, which pictures lie below.
        altered: What kept copies have against quotations, in file order.
        known: Ids of the events that were known by ``known_by``; None where nobody asks. The others are
            printed as not yet known.
        known_by: A date in words.
        beside: All of the file that is laid beside, whose events are in ``timeline`` too; None for none.
        grounds: What nothing that is made of this may be written over, whatever is left out of it.
    """

    timeline: Timeline
    file_name: str
    digest: str = ""
    events: int = -1
    left_out: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    stale: str = ""
    verdict: Verdict = no_verdict
    folder: Path = Path()
    altered: tuple[Problem, ...] = ()
    known: frozenset[str] | None = None
    known_by: str = ""
    beside: PaperContent | None = None
    grounds: tuple[Ground, ...] = ()

    @property
    def title(self) -> str:
        """The timeline's title, else the file's name."""
        return self.timeline.title or self.file_name

    def identity(self) -> str:
        """Return which file this is, in which state, and how much of it is here."""
        return BETWEEN.join(self.identity_parts())

    def identity_parts(self) -> list[str]:
        """Return the parts of ``identity``; none of them should be broken, if there is room."""
        printed = len(self.timeline.events)
        whole = counted(printed if self.events < 0 else self.events, "event")
        parts = self._names()
        if self.events >= 0 and printed != self.events:
            parts.append(_(_OF).format(printed=number(printed), events=whole))
        else:
            parts.append(whole if self.warnings() else _("{events}, none left out").format(events=whole))
        return parts

    def _names(self) -> list[str]:
        """Return which file this is, in which state, and the same of what is laid beside."""
        first = self.digest[:_DIGEST_DIGITS]
        digest = [isolated(f"SHA-256 {first[:8]} {first[8:]}…")] if self.digest else []
        names = [isolated(self.file_name), *digest]
        if self.beside is None:
            return names
        name, *its_digest = self.beside._names()
        return [*names, _(_BESIDE).format(name=name), *its_digest]

    def folder_of(self, picture: Picture) -> tuple[Path, Picture]:
        """Return the folder that a picture lies below, and the picture as its own file names it."""
        if self.beside is not None:
            from viewer.model.comparing.beside import below

            file = below(self.beside.folder, picture.file)
            if file:
                return self.beside.folder, replace(picture, file=file)
        return self.folder, picture

    def warnings(self) -> list[str]:
        """Return a sentence for everything that is not as the file says it now; empty where all is."""
        unread = [problem.line for problem in self.problems if problem.hides_entry]
        dropped = [problem.line for problem in self.problems if problem.event_id and not problem.hides_entry]
        broken = [p.line for p in self.problems if not p.event_id and not p.hides_entry]
        said = [_(_STALE).format(why=_sentence(self.stale))] if self.stale else []
        if unread:
            count = len(set(unread))
            form = ngettext(
                "{number} entry could not be read: {lines}",
                "{number} entries could not be read: {lines}",
                count,
            )
            said.append(form.format(number=number(count), lines=lines_named(unread)))
        if dropped:
            said.append(_(_DROPPED).format(lines=lines_named(dropped)))
        if broken:
            said.append(_(_BROKEN).format(lines=lines_named(broken)))
        printed = {event.id for event in self.timeline.events}
        doubtful = [problem.line for problem in self.altered if problem.event_id in printed]
        if doubtful:
            form = ngettext(
                "{number} quotation is not as the kept copy says it ({lines}).",
                "{number} quotations are not as the kept copy says it ({lines}).",
                len(doubtful),
            )
            said.append(form.format(number=number(len(doubtful)), lines=lines_named(doubtful)))
        unknown = sum(not self.is_known(event) for event in self.timeline.events)
        if unknown:
            form = ngettext(
                "{number} event was not yet known by {date}: dotted, and said so.",
                "{number} events were not yet known by {date}: dotted, and said so.",
                unknown,
            )
            said.append(form.format(number=number(unknown), date=self.known_by))
        if self.beside is not None:
            name = isolated(self.beside.file_name)
            said += [_(_OF_BESIDE).format(name=name, warning=warning) for warning in self.beside.warnings()]
        if self.left_out:
            said.append(_(_LEFT_OUT).format(what=joined_apart(self.left_out)))
        return said

    def is_known(self, event: Event) -> bool:
        """Tell whether a source of an event was published by the date that is asked about; if none is, it is known."""
        return self.known is None or event.id in self.known

    def not_yet_known(self) -> str:
        """Return what is said of events that were not yet known; empty where all were."""
        return "" if all(map(self.is_known, self.timeline.events)) else not_yet_known_by(self.known_by)

    def problems_of(self, event: Event) -> list[Problem]:
        """Return what of an event could not be read."""
        return [problem for problem in self.problems if problem.event_id == event.id]


def lines_named(lines: Iterable[int]) -> str:
    """Return lines of a file, each once, ascending: ``lines 42, 77 and 80``."""
    numbers = sorted(set(lines))
    shown = ", ".join(number(line) for line in numbers[:_MOST_LINES])
    more = len(numbers) - _MOST_LINES
    if more > 0:
        form = _("lines {lines} and {number} more, which the first pages name")
        return form.format(lines=shown, number=number(more))
    return ngettext("line {lines}", "lines {lines}", len(numbers)).format(lines=shown)


def numbers_named(numbers: Sequence[int]) -> str:
    """Return ascending numbers of events, neighbours joined: ``3, 41–63``."""
    runs: list[list[int]] = []
    for place in numbers:
        if runs and place == runs[-1][1] + 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def content_of(reading: Reading, file: Path, stale: str = "") -> PaperContent:
    """Return all of a reading as content.

    Args:
        reading: What was read of the file.
        file: The event file.
        stale: Why the file cannot be read now, where it is an earlier reading.
    """
    timeline = reading.timeline if reading.timeline is not None else Timeline()
    problems = tuple(problem for problem in reading.problems if problem.severity is Severity.ERROR)
    digest = sha256(reading.text.encode("utf-8")).hexdigest()
    return PaperContent(
        timeline,
        file.name,
        digest,
        len(timeline.events),
        (),
        problems,
        stale,
        folder=file.parent,
        grounds=(Ground(file, timeline),),
    )


def without_lanes(content: PaperContent, hidden: frozenset[str]) -> PaperContent:
    """Return content without some lanes, each named with how many events go with it."""
    timeline = content.timeline
    lanes = [lane for lane in timeline.lanes if lane.id in hidden]
    if not lanes or len(lanes) == len(timeline.lanes):
        return content
    kept = tuple(lane for lane in timeline.lanes if lane.id not in hidden)
    events = tuple(event for event in timeline.events if event.lane not in hidden)
    said = tuple(_lane_left_out(lane, timeline) for lane in lanes)
    rest = replace(timeline, lanes=kept, events=events)
    return replace(content, timeline=rest, left_out=(*content.left_out, *said))


def _lane_left_out(lane: Lane, timeline: Timeline) -> str:
    count = sum(event.lane == lane.id for event in timeline.events)
    return _("lane ‘{lane}’ (hidden, {events})").format(
        lane=isolated(lane.title or lane.id), events=counted(count, "event")
    )


def only(content: PaperContent, ids: Iterable[str], why: str) -> PaperContent:
    """Return content with some events alone.

    Args:
        ids: Those that stay.
        why: Why the others are left out, behind their number: ``that the filter ‘rail’ hides``.
    """
    kept = frozenset(ids)
    events = tuple(event for event in content.timeline.events if event.id in kept)
    gone = len(content.timeline.events) - len(events)
    if not gone:
        return content
    timeline = replace(content.timeline, events=events)
    told = _("{events} {why}").format(events=counted(gone, "event"), why=why)
    return replace(content, timeline=timeline, left_out=(*content.left_out, told))


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
