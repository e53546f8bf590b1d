"""Questions that a reader answers by a rule, and a person may answer otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from viewer.exchange.draft.grouping import Groups
from viewer.exchange.draft.notes import Note, Unreadable
from viewer.exchange.draft.questions import Choice, Question
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.zones import zone_of
from viewer.model.event_words import counted, quoted
from viewer.model.fields import Fields
from viewer.words import _, ngettext, number

_SAMPLES = 3
#: A time that names its own zone.
_ZONED = re.compile(r"T[\d:.]+(?:Z|[+-]\d\d(?::?\d\d)?)")
_OPTION = re.compile(r"; (?:say )?(?:--\S|“dateline ).*$", re.DOTALL)
_TIMED = re.compile(r"T\d")


def without_option(what: str) -> str:
    """Return what a note tells without the advice for the command line that it ends with."""
    return _OPTION.sub("", what)


def lanes_question(groups: Groups, events: int) -> Iterator[Question]:
    """Ask what the values of the grouping field become, where it has more than one.

    Args:
        groups: What they become.
        events: How many events there are.
    """
    if len(groups.names) < 2:
        return
    names = [quoted(name) for name in groups.names[:_SAMPLES]]
    more = len(groups.names) - len(names)
    shown = ", ".join(names)
    if more:
        shown = _("{names} and {number} more").format(names=shown, number=number(more))
    note = _("{number} groups of {events}: {names}.").format(
        number=number(len(groups.names)), events=counted(events, "event"), names=shown
    )
    yield Question(
        "lanes", _("Lanes or tags?"), note, (Choice("yes", _("Lanes")), Choice("tags", _("Tags"))),
        "tags" if groups.as_tags else "yes",
    )  # fmt: skip


def midnight_question(notes: Sequence[Note], wish: str) -> Iterator[Question]:
    """Ask what midnights are, where some were taken as days, or a person has said what they are."""
    told = [note for note in notes if note.code == "midnights" and note.where == "the file"]
    if told or wish:
        note = f"{told[0].what}." if told else _("Some of the times are midnight.")
        yield Question(
            "midnight", _("What does midnight mean?"), note,
            (Choice("days", _("The day")), Choice("times", _("The time 00:00"))), wish or "days",
        )  # fmt: skip


def firsts_question(notes: Sequence[Note], wish: str) -> Iterator[Question]:
    """Ask what first days are, where there are more than chance has it, or a person has said what they are."""
    told = [note for note in notes if note.code == "firsts"]
    if told or wish:
        why = _sentence(told[0].what) if told else _("Many of the dates are first days.")
        yield Question(
            "firsts", _("What do first days mean?"), why,
            (
                Choice("keep", _("Days"), (_means("1961-01-01", "1961-01-01"),)),
                Choice("month", _("Months"), (_means("1961-01-01", "1961-01"),)),
                Choice("year", _("Years and months"), (_means("1961-01-01", "1961"),)),
            ),
            wish or "keep",
        )  # fmt: skip


def words_question(notes: Sequence[Note], wish: str) -> Iterator[Question]:
    """Ask whether words that are shown for a date count, where some do, or a person has said whether they do."""
    told = [note for note in notes if note.code == "display-date"]
    if told or wish:
        note = ngettext(
            "{number} date shown in words that say less than the numbers.",
            "{number} dates shown in words that say less than the numbers.",
            len(told),
        ).format(number=number(len(told)))
        samples = tuple(note.what.split(";")[0] for note in told[:_SAMPLES])
        yield Question(
            "display_dates", _("Words or numbers of dates?"),
            note if told else _("Some dates are shown in words that say less than the numbers."),
            (Choice("words", _("What the words say"), samples), Choice("numbers", _("What the numbers say"))),
            wish or "words",
        )  # fmt: skip


def lasting_question(notes: Sequence[Note], wish: str) -> Iterator[Question]:
    """Ask whether years and months by themselves lasted, where the other program has it so."""
    told = [note for note in notes if note.code == "lasting"]
    if told or wish:
        yield Question(
            "lasting", _("Did years and months last?"),
            _sentence(told[0].what) if told else _("Years and months stand by themselves."),
            (Choice("no", _("Some time in them")), Choice("yes", _("They lasted that long"))), wish or "no",
        )  # fmt: skip


def _means(text: str, date: str) -> str:
    """Return what the words of a file mean."""
    return _("{words} is {date}").format(words=quoted(text), date=date_phrase(parse_date(date)))


def _sentence(what: str) -> str:
    """Return a note as a sentence, without the option that it names."""
    text = without_option(what)
    return f"{text[:1].upper()}{text[1:]}."


def zone_question(events: Iterable[Fields], zone: str, wish: str) -> Iterator[Question]:
    """Ask for the zone of times that name none, where the file names none."""
    count = sum(_is_floating(fields) for fields in events)
    if count and (not zone or wish):
        note = ngettext(
            "{number} event with a time of day that names no zone.",
            "{number} events with a time of day that names no zone.",
            count,
        ).format(number=number(count))
        yield Question("zone", _("In which time zone?"), note, (), wish)


def zone_for(events: Iterable[Fields], wish: str) -> str:
    """Return the zone that a person has named for times without one; empty where there are none.

    Raises:
        Unreadable: There is no such zone.
    """
    if wish and zone_of(wish) is None:
        raise Unreadable(f"“{wish}” is no time zone that is known; expected one such as Europe/Berlin")
    return wish if any(_is_floating(fields) for fields in events) else ""


def _is_floating(fields: Fields) -> bool:
    date = str(fields.get("date", ""))
    return not fields.get("time_zone") and _TIMED.search(date) is not None and _ZONED.search(date) is None
