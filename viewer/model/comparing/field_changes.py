"""The fields of one thing in two versions, and what is different of them in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, cast

from viewer.dataclass import dataclass
from viewer.model.comparing.differences import FieldChange, Json, Line, Sign
from viewer.model.comparing.passages import are_kin, passages, without_shared_end
from viewer.model.dates.durations import Duration
from viewer.model.dates.edtf import EventDate
from viewer.model.dates.phrases import date_phrase
from viewer.model.direction import isolated
from viewer.model.event_words import (
    CONTRADICTS,
    STATUS_WORDS,
    accepted_line,
    credit,
    is_contradiction,
    list_line,
    quoted,
    source_name,
)
from viewer.model.field_kinds import Field, Kind
from viewer.model.joining import joined, joined_apart
from viewer.model.timeline import (
    Accepted,
    Event,
    Link,
    Picture,
    Place,
    Quote,
    Source,
    Stance,
    Status,
    Timeline,
)
from viewer.words import N_, NN_, _, language, ngettext, without_letter
from viewer.words import number as in_digits

_ARROW = N_("{label}: {old} → {new}")
_LEADING_ARROW = N_("{label} of {subject}: {old} → {new}")
_CAME = N_("{label} added: {new}")
_WENT = N_("{label} taken out: {old}")
#: What became of a text, alone and where it leads a sentence, and of things in a list.
_ADDED, _GONE, _CHANGED = "added", "taken out", "changed"
_DONE = {_ADDED: N_("{label} added"), _GONE: N_("{label} taken out"), _CHANGED: N_("{label} changed")}
_LEADING = {
    _ADDED: N_("{label} of {subject} added"),
    _GONE: N_("{label} of {subject} taken out"),
    _CHANGED: N_("{label} of {subject} changed"),
}
_COUNTED = {_ADDED: N_("{things} added"), _GONE: N_("{things} taken out"), _CHANGED: N_("{things} changed")}
_ORDER = {
    "about": N_("order of the events spoken about changed"),
    "people": N_("order of the people changed"),
    "tags": N_("order of the tags changed"),
    "quotes": N_("order of the quotations changed"),
    "sources": N_("order of the sources without quotation changed"),
    "links": N_("order of the links changed"),
    "images": N_("order of the pictures changed"),
    "accept": N_("order of the accepted warnings changed"),
}
_WHERE = N_("{words} ({where})")
#: Longer values are told on lines of their own.
_LONGEST = 60
_NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_MOST_LISTED = 5
#: So many pairs of things that came and went are looked at, by name and by all their words.
_MOST_NAMED, _MOST_KIN = 40_000, 400
#: What one thing and several of a list are called.
_NOUNS = {
    "about": NN_("{number} event spoken about", "{number} events spoken about"),
    "people": NN_("{number} person", "{number} people"),
    "tags": NN_("{number} tag", "{number} tags"),
    "quotes": NN_("{number} quotation", "{number} quotations"),
    "sources": NN_("{number} source without quotation", "{number} sources without quotation"),
    "links": NN_("{number} link", "{number} links"),
    "images": NN_("{number} picture", "{number} pictures"),
    "accept": NN_("{number} accepted warning", "{number} accepted warnings"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """Both versions, which know what ids stand for: those of the new one, and of what only the old one has."""

    old: Timeline
    new: Timeline

    def source(self, source_id: str) -> Source | None:
        """Return the source with this id, or None."""
        return self.new.source(source_id) or self.old.source(source_id)

    def event(self, event_id: str) -> Event | None:
        """Return the event with this id, or None."""
        return self.new.event(event_id) or self.old.event(event_id)

    def lane_title(self, lane_id: str) -> str:
        """Return what a lane is called; its id where it has no title."""
        lanes = (*self.new.lanes, *self.old.lanes)
        return next((lane.title for lane in lanes if lane.id == lane_id), "") or lane_id


def number_word(number: int) -> str:
    """Return a small number as a word, a larger one in digits."""
    return _NUMBERS[number] if number < len(_NUMBERS) and language() is None else in_digits(number)


def number_of(field: str, count: int) -> str:
    """Return how many things of a list, in words: ``two people``."""
    return ngettext(*_NOUNS[field], count).format(number=number_word(count))


def plain(value: Any) -> Json:
    """Return what a field holds as JSON; None where it is empty."""
    if isinstance(value, EventDate | Duration):
        return value.text
    if isinstance(value, Enum):
        return cast(str, value.value)
    if isinstance(value, tuple):
        return [plain(one) for one in value] or None
    if value is None or isinstance(value, str | float | int):
        return None if value in (None, "") else value
    held = ((name, getattr(value, name)) for name in value.__slots__)
    return {name: plain(one) for name, one in held if one not in (None, "", (), Stance.SUPPORTS)}


def field_changes(
    rows: Sequence[Field], old: Any, new: Any, named: Named, subject: str
) -> tuple[FieldChange, ...]:
    """Return what is different between two events, lanes, sources or eras.

    Args:
        rows: The fields that are compared.
        old, new: What has them as attributes; ids in ``old`` are already those of the new version.
        named: What ids stand for.
        subject: What has the fields, as a sentence names it.
    """
    found = []
    for row in rows:
        before, after = getattr(old, row.name), getattr(new, row.name)
        if before != after:
            found.append(_change(row, before, after, named, subject))
    return tuple(found)


def _change(row: Field, before: Any, after: Any, named: Named, subject: str) -> FieldChange:
    if row.name in _NOUNS:
        words, lines = _list_words(row, before or (), after or (), named)
        if row.name == "about" and (before is None or after is None):
            words = _("no statement any more") if after is None else _("a statement now")
        return FieldChange(row.name, plain(before), plain(after), words, lines=lines)
    if row.kind is Kind.DATE:
        old, new = _dates(before, after)
    else:
        old, new = _value_words(row, before, named), _value_words(row, after, named)
        if old == new:  # two lanes of one title
            old, new = f"{plain(before) or ''}", f"{plain(after) or ''}"
    is_long = row.kind in (Kind.PROSE, Kind.WORDS)
    return text_change(
        row.name, label_of(row), old, new, subject, (plain(before), plain(after)), is_long=is_long
    )


def text_change(
    name: str,
    label: str,
    old: str,
    new: str,
    subject: str,
    values: tuple[Json, Json],
    *,
    is_long: bool = False,
) -> FieldChange:
    """Return what became of a text; a long one is told on lines of its own.

    Args:
        name: Of the field.
        label: What a sentence calls it.
        old, new: In words, empty for nothing.
        subject: What has it, as a sentence names it.
        values: What stood and stands in it.
        is_long: It is a longer text by its kind.
    """
    if is_long or max(len(old), len(new)) > _LONGEST:
        what = _CHANGED if old and new else _ADDED if new else _GONE
        leading = _(_LEADING[what]).format(label=label, subject=subject)
        return FieldChange(name, *values, _(_DONE[what]).format(label=label), leading, passages(old, new))
    old, new = isolated(old), isolated(new)
    if old and new:
        leading = _(_LEADING_ARROW).format(label=label, subject=subject, old=old, new=new)
        return FieldChange(name, *values, _(_ARROW).format(label=label, old=old, new=new), leading)
    form = _CAME if new else _WENT
    return FieldChange(name, *values, _(form).format(label=label, old=old, new=new))


def label_of(row: Field) -> str:
    """Return what a field is called within a sentence."""
    if not row.label:
        return row.name.replace("_", " ")
    label = without_letter(_(row.label))
    return label[0].lower() + label[1:]


def _dates(before: EventDate | None, after: EventDate | None) -> tuple[str, str]:
    """Return two dates in words, or as they are written where their words are the same."""
    old = date_phrase(before) if before is not None else ""
    new = date_phrase(after) if after is not None else ""
    if old == new and before is not None and after is not None:
        return before.text, after.text
    return without_shared_end(old, new), new


def _value_words(row: Field, value: Any, named: Named) -> str:
    """Return a value of one line in words; empty for none."""
    if value is None or value == "":
        return ""
    if isinstance(value, Status):
        return _(STATUS_WORDS[value].name)
    if isinstance(value, Duration):
        return value.phrase()
    if isinstance(value, Place):
        return value.name if value.lat is None else f"{value.name} ({value.lat}, {value.lon})"
    if row.kind is Kind.LANE:
        return named.lane_title(value)
    return str(plain(value))


# --- lists ----------------------------------------------------------------------------------


def _list_words(
    row: Field, before: Sequence[Any], after: Sequence[Any], named: Named
) -> tuple[str, tuple[Line, ...]]:
    """Return what came to a list, what went, what changed; and each of these in words."""
    had, has = Counter(before), Counter(after)
    gone, come = list((had - has).elements()), list((has - had).elements())
    if not gone and not come:
        return _(_ORDER[row.name]), ()
    changed = _kin_pairs(gone, come)
    parts: list[str] = []
    lines: list[Line] = []
    for items, what in ((come, _ADDED), (gone, _GONE), ([new for _old, new in changed], _CHANGED)):
        if items:
            parts.append(_(_COUNTED[what]).format(things=number_of(row.name, len(items))))
            parts[-1] += _listed(row, items, named) if what != _CHANGED else ""
    for old, new in changed:
        lines += passages(_item_words(row, old, named), _item_words(row, new, named)) or (
            Line(Sign.REMOVED, str(plain(old))),
            Line(Sign.ADDED, str(plain(new))),
        )
    for items, sign in ((gone, Sign.REMOVED), (come, Sign.ADDED)):
        if not _listed(row, items, named):
            lines += [Line(sign, _item_words(row, item, named)) for item in items]
    return joined(parts), tuple(lines)


def _listed(row: Field, items: Sequence[Any], named: Named) -> str:
    """Return what came or went, to go on with, where a few names say it; else empty."""
    if row.kind is not Kind.TEXTS or len(items) > _MOST_LISTED:
        return ""
    names = joined(isolated(_item_words(row, item, named)) for item in items)
    return f": {names}" if len(names) <= _LONGEST else ""


def _kin_pairs(gone: list[Any], come: list[Any]) -> list[tuple[Any, Any]]:
    """Take what has only been changed out of two lists, and return it in pairs."""
    found: list[tuple[Any, Any]] = []
    for fits, most in ((_has_same_name, _MOST_NAMED), (_is_kin, _MOST_KIN)):
        if len(gone) * len(come) > most:
            continue
        for old in list(gone):
            new = next((one for one in come if fits(old, one)), None)
            if new is not None:
                gone.remove(old)
                come.remove(new)
                found.append((old, new))
    return found


def _has_same_name(old: Any, new: Any) -> bool:
    name = _NAMES.get(type(old))
    return name is not None and name(old) == name(new)


def _is_kin(old: Any, new: Any) -> bool:
    return isinstance(old, Quote) and are_kin(old.text, new.text)


#: By which a thing in a list is known again though other words of it have changed.
_NAMES: dict[type, Callable[[Any], str]] = {
    Quote: lambda quote: " ".join(quote.text.split()),
    Link: lambda link: link.url,
    Picture: lambda picture: picture.file,
    Accepted: lambda accepted: accepted.warning,
}


def _item_words(row: Field, item: Any, named: Named) -> str:
    """Return one thing of a list in words."""
    if isinstance(item, Quote):
        where = credit(item, named.source(item.source))
        words = _(_WHERE).format(words=quoted(" ".join(item.text.split())), where=where)
        return f"{words} {_(CONTRADICTS)}" if is_contradiction(item) else words
    if isinstance(item, Accepted):
        return accepted_line(item)
    if isinstance(item, Link):
        return _(_WHERE).format(words=item.title, where=item.url) if item.title else item.url
    if isinstance(item, Picture):
        notes = [text for text in (item.alt, item.caption, item.credit) if text]
        return _(_WHERE).format(words=item.file, where=joined_apart(notes)) if notes else item.file
    if row.kind is Kind.EVENTS:
        event = named.event(item)
        return list_line(event) if event is not None else str(item)
    if row.kind is Kind.SOURCES:
        return source_name(named.source(item), item)
    return str(item)
