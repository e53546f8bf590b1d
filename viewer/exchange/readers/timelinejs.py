"""TimelineJS: slides of its JSON, versions 3 and 2. Rows of its sheet come here as slides too.

Source: website/docs/json-format.njk and TimelineConfig.js of NUKnightLab/TimelineJS3, 3.9.
"""

from __future__ import annotations

import re

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.builder import DraftBuilder, Found
from viewer.exchange.draft.carrier import KEY, carried, shown_of
from viewer.exchange.draft.decoding import ForeignText, foreign_text
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.foreign_json import json_in
from viewer.exchange.draft.json_items import JsonItems
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.numbers import NoDate
from viewer.exchange.draft.plain_text import plain_text
from viewer.exchange.draft.taking import Taking, as_plain
from viewer.exchange.draft.worded import worded
from viewer.exchange.readers.slide_dates import SlideDate, slide_date
from viewer.model.fields import Fields, Plain
from viewer.words import N_, _

NAME = "TimelineJS JSON"
_WRAPPED = re.compile(r"\s*(?:(?:var|let|const)\s+)?[\w.]+\s*(?:=|\()\s*(?=\{)")
_OLD_DATE = re.compile(
    r"\s*(-?[\d ]+?)\s*(?:,\s*(\d+)\s*(?:,\s*(\d+)\s*(?:,\s*(\d+)\s*(?:,\s*(\d+)\s*)?)?)?)?"
)
_LONGEST = 60
_HEAD = 200_000
_AMERICAN_DATE = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(-?\d{1,6})(?:\s+(\d{1,2}):(\d\d)(?::\d\d)?)?\s*")


def is_timelinejs(text: str) -> bool:
    """Tell whether a text looks like slides of TimelineJS."""
    head = text[:200_000]
    if not re.match(r"\s*(?:\{|(?:(?:var|let|const)\s+)?[\w.]+\s*[=(]\s*\{)", head):
        return False
    return '"start_date"' in head or '"startDate"' in head or bool(re.search(r'"events"\s*:\s*\[\s*\]', head))


def without_wrapper(head: str) -> str:
    """Return the beginning of a text without what it is handed to, as scripts do."""
    wrapper = _WRAPPED.match(head)
    return head[wrapper.end() :] if wrapper is not None else head


def json_in_wrapper(text: ForeignText) -> object:
    """Return what the JSON in a text says, which may be handed to a name or a function, as scripts do.

    Raises:
        Unreadable: It is none.
    """
    wrapper = _WRAPPED.match(text.head(_HEAD))
    return json_in(text, wrapper.end(), "; \t\r\n)") if wrapper else json_in(text)


def read(data: bytes, answers: Answers) -> Draft:
    """Return what a file of TimelineJS says.

    Raises:
        Unreadable: It is no such file.
        Asked: Its encoding is not known.
    """
    found = json_in_wrapper(foreign_text(data, answers.encoding))
    if not isinstance(found, dict):
        raise Unreadable(_("the JSON is no timeline of TimelineJS; expected a mapping with events"))
    builder = DraftBuilder(NAME, "timelinejs", data, answers)
    old = found.get("timeline")
    slides = Slides(builder, is_cosmological=found.get("scale") == "cosmological")
    _read_file(_modern(old) if isinstance(old, dict) else found, slides, builder)
    return builder.finished()


def _read_file(file: dict[str, object], slides: Slides, builder: DraftBuilder) -> None:
    whole = Taking(file)
    head = carried(file.get(KEY), shown_of(file))
    if builder.carry(head):
        whole.put_aside(KEY)
    is_changed = head is None or "title" in head.differing
    events = whole.items("events")
    whole.text("scale")
    title = whole.record("title")
    if is_changed:
        slides.heading(title)
    else:
        whole.put_aside("title")
    for number, event in enumerate(events, 1):
        slides.take(event, f"event {number}")
    eras = whole.items("eras")
    for number, era in enumerate(eras if head is None or "eras" in head.differing else [], 1):
        slides.era(era, f"era {number}")
    rest = whole.rest(title=title)
    if rest:
        builder.extra["x-timelinejs"] = rest


class Slides:
    """Takes slides, one after the other.

    Args:
        builder: Where they go.
        is_cosmological: Years are so far away that 1 more or less says nothing.
    """

    def __init__(self, builder: DraftBuilder, *, is_cosmological: bool = False) -> None:
        self._builder = builder
        self._cosmological = is_cosmological
        self._words_count = builder.answers.display_dates != "numbers"

    def heading(self, title: Taking) -> None:
        """Take the title slide."""
        text = title.record("text")
        builder = self._builder
        links: list[Plain] = []
        builder.title = " ".join(builder.words(text.text("headline"), "the title", "headline", links).split())
        builder.description = builder.words(text.text("text"), "the title", "text", links)
        rest = title.rest(text=text)
        if links:
            rest["links"] = links
        if rest:
            builder.extra["x-timelinejs-title"] = rest
            title.put_aside(*list(title.names()))

    def take(self, slide: object, where: str) -> None:
        """Take a slide as an event, or leave it out."""
        if not isinstance(slide, dict):
            self._builder.leave_out(where, worded(N_("it is no slide")), as_plain(slide) or "null")
            return
        shown = {str(key): value for key, value in slide.items()}
        if self._builder.add_carried(where, carried(shown.get(KEY), {**shown, KEY: ""})):
            return
        record = Taking(shown)
        try:
            found = self._found(record, where)
        except NoDate as error:
            self._builder.leave_out(
                where, worded(N_("its date cannot be read: {why}"), why=error.why), record.whole()
            )
            return
        self._builder.add(found)

    def _found(self, record: Taking, where: str) -> Found:
        date = self._date(record, where)
        fields: Fields = {"date": date.edtf, "as_written": date.as_written, "date_note": date.note}
        links: list[Plain] = []
        text, media = record.record("text"), record.record("media")
        fields["title"] = self._builder.words(text.text("headline"), where, "headline", links)
        fields["summary"] = self._builder.words(text.text("text"), where, "text", links)
        self._media(media, where, links)
        fields["links"] = links
        group = plain_text(record.text("group")).text  # markup in it is no part of its name there either
        found = Found(where, fields, record.text("unique_id"), group)
        if (auto := record.truth("autolink")) is not None and not auto:
            record.put_aside("autolink")
        found.aside = record.rest(text=text)
        if date.aside:
            found.aside["dates"] = date.aside
        return found

    def _media(self, media: Taking, where: str, links: list[Plain]) -> None:
        """Link to a slide's picture; what is told of it stays beside the entry too."""
        parts = media.whole()
        address = str(parts.get("url") or "")
        words = [plain_text(str(parts.get(name) or "")).text for name in ("caption", "credit")]
        title = " · ".join(" ".join(word.split()) for word in words if word)
        if address and not self._builder.link(address, title, links):
            self._builder.changed(
                "media", where, _("what it shows has no web address; it stands beside the entry alone")
            )

    def _date(self, record: Taking, where: str) -> SlideDate:
        start, end = record.record("start_date"), record.record("end_date")
        words = record.text("display_date")
        found = slide_date(start, end, words, cosmological=self._cosmological, words_count=self._words_count)
        record.put_aside("start_date", "end_date")
        for code, what in found.changes:
            self._builder.changed(code, where, what)
        return found

    def era(self, era: object, where: str) -> None:
        """Take an era as a background band, or tell that it is lost."""
        record = Taking({str(key): value for key, value in era.items()} if isinstance(era, dict) else {})
        text = record.record("text")
        try:
            date = self._date(record, where)
        except NoDate as error:
            self._builder.lost(
                "era",
                where,
                _("its date cannot be read: {why}: {whole}").format(why=error, whole=record.whole()),
            )
            return
        if "/" not in date.edtf and not record.whole().get("end_date"):
            date = SlideDate(f"{date.edtf}/..")
            self._builder.changed("open-era", where, _("it has no end and is drawn as going on"))
        title = self._builder.words(text.text("headline"), where, "headline") or "(no title)"
        band: Fields = {"title": " ".join(title.split()), "date": date.edtf}
        if aside := record.rest(text=text):
            band["x-timelinejs"] = aside
        self._builder.eras.append(band)


def _modern(old: dict[str, object]) -> dict[str, object]:
    """Return a timeline of version 2 as version 3 has it; what is not known stays under its name."""
    record = dict(old)
    dates, eras = record.pop("date", []), record.pop("era", [])
    found: dict[str, object] = {
        "events": _modern_slides(dates),
        "eras": _modern_slides(eras),
    }
    title = _modern_slide(record)
    if isinstance(title, dict):
        found["title"] = title
    return found


def _modern_slides(old: object) -> object:
    if isinstance(old, JsonItems):
        return old.changed(_modern_slide)
    return [_modern_slide(one) for one in old] if isinstance(old, list) else []


def _modern_slide(old: object) -> object:
    if not isinstance(old, dict):
        return old
    slide: dict[str, object] = {str(key): value for key, value in old.items()}
    for was, now in (("startDate", "start_date"), ("endDate", "end_date")):
        parts = old_date(slide.get(was))
        if parts is not None:
            del slide[was]
            slide[now] = parts
    text = {name: slide.pop(name) for name in ("headline", "text") if isinstance(slide.get(name), str)}
    slide["text"] = {**text, **({"more": slide.pop("text")} if "text" in slide else {})}
    if isinstance(slide.get("tag"), str):
        slide["group"] = slide.pop("tag")
    asset = slide.get("asset")
    if isinstance(asset, dict):
        del slide["asset"]
        slide["media"] = {("url" if name == "media" else str(name)): value for name, value in asset.items()}
    return slide


def old_date(value: object) -> dict[str, object] | None:
    """Return ``2011,8,20`` or ``8/20/2011`` in parts; the month comes first, as its own parser has it."""
    text = str(value)[:_LONGEST] if isinstance(value, str | int) else ""
    if match := _OLD_DATE.fullmatch(text):
        parts = match.groups()
    elif match := _AMERICAN_DATE.fullmatch(text):
        month, day, year, hour, minute = match.groups()
        parts = (year, month, day, hour, minute)
    else:
        return None
    names = ("year", "month", "day", "hour", "minute")
    return {name: part for name, part in zip(names, parts, strict=True) if part}
