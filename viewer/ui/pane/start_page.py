"""The pane's page while no event is selected."""

from __future__ import annotations

from viewer.model.event_words import SOURCES, counts, paragraphs, source_name, source_notes, zone_line
from viewer.model.problems import Problem, Severity
from viewer.model.timeline import Timeline
from viewer.ui.pane.facts import Facts
from viewer.ui.pane.looks import MUTED, SMALL
from viewer.ui.pane.page_writer import MOST_ITEMS, PageWriter
from viewer.words import N_, _

HINT = N_("Select an event to read what its sources say: click it, or walk through them with the arrow keys.")
EMPTY_HINT = N_("There are no events yet. Ctrl+N adds one; in the file, an event is two lines:")
NOTHING_YET = N_("Nothing to show yet")
ONCE_READ = N_("The timeline appears here as soon as the file can be read.")
EXAMPLE = "events:\n  - date: 2011-08-20\n    title: Crosses into Russia"


def write_start_page(writer: PageWriter, timeline: Timeline, facts: Facts) -> None:
    """Write what the timeline is about, what it holds and how to begin; or why there is none."""
    trouble, problems = facts.trouble()
    if awaited := facts.awaited():
        writer.heading(N_("Reading"))
        writer.title(awaited, above=4)
        writer.text(_("The timeline appears here when the file has been read."), MUTED, above=12)
    elif trouble:
        _write_trouble(writer, trouble, problems)
    else:
        _write_timeline(writer, timeline, problems)


def _write_trouble(writer: PageWriter, trouble: str, problems: tuple[Problem, ...]) -> None:
    writer.title(_(NOTHING_YET), above=0)
    if not problems:
        writer.text(trouble, above=12)
    writer.text(_(ONCE_READ), MUTED, above=10)
    _write_problems(writer, problems)


def _write_problems(writer: PageWriter, problems: tuple[Problem, ...]) -> None:
    for problem in problems[:MOST_ITEMS]:
        writer.problem(problem)
    writer.left_out(len(problems) - MOST_ITEMS)


def _write_timeline(writer: PageWriter, shown: Timeline, problems: tuple[Problem, ...]) -> None:
    timeline = _own(shown)
    writer.heading(N_("This timeline"))
    writer.title(timeline.title or _("Untitled timeline"), above=4)
    writer.prose(paragraphs(timeline.description), above=12)
    writer.text(counts(timeline), SMALL, above=12)
    if zone := zone_line(timeline):
        writer.text(zone, SMALL, above=2)
    if timeline.events:
        writer.text(_(HINT), MUTED, above=20)
    elif errors := tuple(problem for problem in problems if problem.severity is Severity.ERROR):
        # There may be events that cannot be read: how to begin would be no answer.
        writer.text(_(ONCE_READ), MUTED, above=20)
        _write_problems(writer, errors)
    else:
        writer.text(_(EMPTY_HINT), MUTED, above=20)
        writer.text(EXAMPLE, above=6)
    _write_sources(writer, timeline)


def _own(shown: Timeline) -> Timeline:
    """Return the open file's own, without what lies beside it."""
    if not any(lane.is_heading for lane in shown.lanes):
        return shown
    from viewer.model.comparing.beside import own_part  # nothing lies beside as a window opens

    return own_part(shown)


def _write_sources(writer: PageWriter, timeline: Timeline) -> None:
    if not timeline.sources:
        return
    writer.heading(SOURCES)
    for number, source in enumerate(timeline.sources[:MOST_ITEMS]):
        writer.text(source_name(source, source.id), above=6 if number else 2, of_file=True)
        for note in source_notes(source):
            writer.text(note, SMALL)
    writer.left_out(len(timeline.sources) - MOST_ITEMS)
