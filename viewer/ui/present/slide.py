"""What is told of one event to a room: a few words, and what they leave out."""

from __future__ import annotations

from viewer.dataclass import dataclass
from viewer.model.event_words import (
    CONTRADICTS,
    credit,
    date_line,
    is_contradiction,
    marked_title,
    paragraphs,
    picture_notes,
    quoted,
    status_text,
)
from viewer.model.joining import joined
from viewer.model.timeline import Event, Picture, Status, Timeline
from viewer.words import _, ngettext, number


@dataclass(frozen=True, slots=True)
class Slide:
    """The words of one event, each empty where there is nothing to say.

    Attributes:
        date: Its date phrase; behind it the status, where it is another than reported.
        words: Its first quotation, else the beginning of its summary.
        is_quotation: Whether ``words`` are a source's.
        whose: Whose words they are, and that they speak against the event.
        picture: The first one.
        below_picture: Caption, credit and source, each a line.
        left_out: How much more the file has.
    """

    date: str
    title: str
    words: str = ""
    is_quotation: bool = False
    whose: str = ""
    picture: Picture | None = None
    below_picture: tuple[str, ...] = ()
    left_out: str = ""

    @property
    def spoken(self) -> str:
        """All of it in one line, for a screen reader."""
        seen = self.picture.alt if self.picture is not None else ""
        said = (self.title, self.date, self.words, self.whose, seen, *self.below_picture, self.left_out)
        return ". ".join(part for part in said if part)


def slide_of(event: Event, timeline: Timeline) -> Slide:
    """Return what is told of an event."""
    status = "" if event.status is Status.REPORTED else status_text(event.status)
    picture = event.images[0] if event.images else None
    notes = picture_notes(picture, timeline.source(picture.source)) if picture is not None else []
    words, whose = _words(event, timeline)
    return Slide(
        "   ".join(filter(None, (date_line(event), status))),
        marked_title(event),
        words,
        bool(event.quotes),
        whose,
        picture,
        tuple(notes),
        _left_out(event),
    )


def _words(event: Event, timeline: Timeline) -> tuple[str, str]:
    """Return the words that are set large, and whose they are."""
    if not event.quotes:
        told = paragraphs(event.summary)
        return (told[0] if told else "", "")
    quote = event.quotes[0]
    whose = credit(quote, timeline.source(quote.source))
    return quoted(quote.text), f"{whose}   {_(CONTRADICTS)}" if is_contradiction(quote) else whose


def _left_out(event: Event) -> str:
    """Return what of quotations, pictures and summary is not on the slide."""
    told = len(paragraphs(event.summary))
    quotes, pictures = len(event.quotes) - 1, len(event.images) - 1
    if not event.quotes:
        told -= 1
    rest = (
        (quotes, ngettext("{number} quotation", "{number} quotations", quotes)),
        (pictures, ngettext("{number} picture", "{number} pictures", pictures)),
        (told, ngettext("{number} paragraph", "{number} paragraphs", told)),
    )
    parts = [text.format(number=number(count)) for count, text in rest if count > 0]
    return _("More in the file: {parts}").format(parts=joined(parts)) if parts else ""
