"""Faults of what comes in from other programs and goes out to them."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

_CARRIER = "viewer/exchange/draft/carrier.py"
_BUILDER = "viewer/exchange/draft/builder.py"
_SLIDES = ("unit/exchange/test_slides_out.py",)
_TEXTS = ("unit/exchange/test_text_formats.py",)
_NAMES = ("unit/exchange/test_names.py",)
_APPENDING, _ADDED = "viewer/exchange/appending.py", ("unit/exchange/test_appending.py",)
_NEW_FILE, _PROVEN = "viewer/exchange/new_file.py", ("unit/exchange/test_proven_imports.py",)
_CALENDAR, _OUT = "viewer/exchange/writers/calendar.py", ("unit/exchange/test_told_going_out.py",)
_REPORT, _REPORTED = "viewer/exchange/report.py", ("unit/exchange/test_what_is_told.py",)
_TABLES, _WHOLE = "viewer/exchange/readers/tables.py", ("unit/exchange/test_taken_in_whole.py",)
_PART = "viewer/exchange/part.py"
_OF_PARTS = ("ui/exchange/test_export_dialog.py",)

EXCHANGE = (
    Mutant("carried-entry-beats-what-somebody-changed", _BUILDER, "        if entry.differing:\n", "        if False:\n", _SLIDES),
    Mutant("carried-entry-believed-though-damaged", _CARRIER, ' or value.get("digest") != _digest(entry)', "", _SLIDES),
    Mutant("carried-head-beats-a-new-title", _BUILDER, '            "" if name in head.differing else str(', "            str(", _SLIDES),
    Mutant("statements-lose-their-events-when-added", "viewer/exchange/appending.py", '(("sources", sources), ("about", names))', '(("sources", sources),)', _SLIDES),
    Mutant("quotations-lose-their-sources-when-added", "viewer/exchange/appending.py", '    for name in ("quotes", "images"):\n', "    for name in ():\n", _SLIDES),
    Mutant("numbers-say-more-than-a-date", "viewer/exchange/writers/slide_parts.py", "        not part.qualifier\n        and ", "        ", _SLIDES),
    Mutant("slides-say-markup", "viewer/exchange/writers/slides.py", '"headline": escape(event.title)', '"headline": event.title', _SLIDES),
    Mutant("part-of-a-file-goes-out-whole", "viewer/commands/wanted.py", "    return part_of(", "    return reading or part_of(", _SLIDES),
    Mutant("quotations-lose-their-sources-in-a-part", _PART, "    for quote in event.quotes:\n", "    for quote in ():\n", _OF_PARTS),
    Mutant("pictures-lose-their-sources-in-a-part", _PART, "    for picture in event.images:\n", "    for picture in ():\n", _OF_PARTS),
    Mutant("event-of-another-file-taken-for-one-that-is-there", _APPENDING, '    if not any(source == own or source.startswith(f"{own}-") for source in event.sources):\n        return\n', "", _ADDED),
    Mutant("again-is-not-again", _APPENDING, "if again or not _is_there", "if not _is_there", _ADDED),
    Mutant("eras-twice-when-added-again", _APPENDING, ' if era.get("title") not in {one.title for one in timeline.eras})', ")", _ADDED),
    Mutant("times-in-the-zone-of-another-file", _APPENDING, '        fields.setdefault("time_zone", zone)\n', "        pass\n", _ADDED),
    Mutant("import-not-to-the-letter", _NEW_FILE, " or fields_of(reading, event) != entry.fields:", ":", _PROVEN),
    Mutant("import-of-one-id-for-two", _NEW_FILE, "if entry.id in self._ids or fields_of", "if fields_of", _PROVEN),
    Mutant("import-with-another-title", _NEW_FILE, "has_title = timeline is not None and (not with_head or timeline.title == self._draft.title)", "has_title = timeline is not None", _PROVEN),
    Mutant("import-of-fewer-events", _NEW_FILE, "        if not has_title or len(events) != len(entries):\n", "        entries = entries[: len(events)]\n        if not has_title:\n", _PROVEN),
    Mutant("unread-entries-go-out-unsaid", "viewer/exchange/writers/outgoing.py", "        len(reading.not_placed),\n", "        0,\n", _OUT),
    Mutant("vague-dates-among-days-only", _CALENDAR, "    if manner.days_only and _is_vague(event):\n", "    if not manner and _is_vague(event):\n", _OUT),
    Mutant("one-of-several-days-is-one-day", _CALENDAR, " or event.date.kind is DateKind.ONE_OF", "", _OUT),
    Mutant("uncertain-day-is-a-day", _CALENDAR, "part.granularity > Granularity.DAY or part.is_soft", "part.granularity > Granularity.DAY", _OUT),
    Mutant("further-links-of-a-calendar-unsaid", _CALENDAR, "        len(event.links) > 1,\n", "        False,\n", _OUT),
    Mutant("eras-of-a-calendar-unsaid", _CALENDAR, "len(timeline.eras))\n    count_left_out", "0)\n    count_left_out", _OUT),
    Mutant("retracted-goes-out-as-it-was", _CALENDAR, ', Status.RETRACTED: "CANCELLED"', "", _OUT),
    Mutant("status-of-a-calendar-unsaid", _CALENDAR, "    if event.status in (Status.CONFIRMED, Status.DISPUTED):\n", "    if not event:\n", _OUT),
    Mutant("time-of-no-zone-is-universal", _CALENDAR, 'return text if offset_s is None else f"{text}Z"', 'return f"{text}Z"', _OUT),
    Mutant("thousandths-of-a-second-lost-in-slides", "viewer/exchange/writers/slide_parts.py", "        and part.granularity is not Granularity.MILLISECOND\n", "", _OUT),
    Mutant("cells-of-slides-computed", "viewer/exchange/writers/slides.py", 'else guarded("title", cell)', "else cell", _OUT),
    Mutant("far-dates-of-a-sheet-unsaid", "viewer/exchange/writers/slides.py", "            sum(is_far(e.date) for e in timeline.events),\n", "            0,\n", _OUT),
    Mutant("lane-colours-of-slides-unsaid", "viewer/exchange/writers/slides.py", "        sum(bool(lane.color) for lane in timeline.lanes),\n", "        0,\n", _OUT),
    Mutant("description-of-a-table-unsaid", "viewer/exchange/writers/table.py", "        bool(timeline.description),\n", "        False,\n", _OUT),
    Mutant("accepted-warnings-of-a-table-unsaid", "viewer/exchange/writers/head_tables.py", "len(accepted) if isinstance(accepted, dict) else 0,", "0,", _OUT),
    Mutant("accepted-by-sources-of-a-table-unsaid", "viewer/exchange/writers/head_tables.py", 'sum("accept" in item for item in items),', "0,", _OUT),
    Mutant("keys-above-the-events-unsaid", "viewer/exchange/writers/head_tables.py", "        len(others),\n", "        0,\n", _OUT),
    Mutant("cut-cells-unsaid", "viewer/exchange/writers/workbook.py", "len(said) > _MOST_CELL, number", "False, number", _OUT),
    Mutant("cells-of-a-workbook-typed", "viewer/exchange/writers/workbook.py", '    cell.data_type = "s"\n', "", _OUT),
    Mutant("beginnings-of-texts-are-markdown", "viewer/exchange/writers/markdown.py", "    if lead is None:\n", "    if lead is None or lead:\n", _OUT),
    Mutant("status-in-markdown-unsaid", "viewer/exchange/writers/markdown.py", "        said.insert(0, status_text(event.status))\n", "        pass\n", _OUT),
    Mutant("degrees-in-markdown-unsaid", "viewer/exchange/writers/markdown.py", "        places,\n    )", "        0,\n    )", _OUT),
    Mutant("entry-that-leans-on-another-travels-empty", "viewer/exchange/writers/own_fields.py", "        fields = dict(_fields(event))\n", "        fields = {}\n", _OUT),
    Mutant("keys-of-others-above-the-events-lost", "viewer/exchange/writers/own_fields.py", "            return {**item, **{name: value for name, value in one.items() if name.startswith(\"x-\")}}\n", "            return item\n", _OUT),
    Mutant("more-notes-of-an-import-unsaid", _REPORT, "            if self.count > most:\n", "            if not self.count:\n", _REPORTED),
    Mutant("records-not-imported-uncounted", _REPORT, "        _many(_NOT_IMPORTED, len(draft.left_out)),\n    ]", "    ]", _REPORTED),
    Mutant("lost-in-an-import-uncounted", _REPORT, "_CHANGED), (counts[NoteKind.LOST], _LOST),", "_CHANGED),", _REPORTED),
    Mutant("another-id-unsaid", _BUILDER, '                self.changed("id", found.where, told.format(id=foreign, name=name))\n', "", _REPORTED),
    Mutant("made-up-title-unsaid", _BUILDER, '            self.changed("no-title", found.where, _("it has no title; the first line of its text was taken"))\n', "", _REPORTED),
    Mutant("head-changed-elsewhere-unsaid", _BUILDER, "        for name in head.differing:\n", "        for name in ():\n", _WHOLE),
    Mutant("carried-eras-beat-changed-ones", _BUILDER, '        if "eras" not in head.differing:\n', "        if head.what:\n", _WHOLE),
    Mutant("lane-takes-the-id-of-one-that-travelled", _BUILDER, 'ids[str(lane["id"])] = known or unique(str(lane["id"]), taken)', 'ids[str(lane["id"])] = known or str(lane["id"])', _WHOLE),
    Mutant("source-takes-the-id-of-one-that-travelled", _BUILDER, "set(self._carried_sources))", "set())", _WHOLE),
    Mutant("import-any-crowd", "viewer/exchange/draft/crowd.py", "    if records > MOST_RECORDS:\n", "    if records < 0:\n", _WHOLE),
    Mutant("cells-without-heads-unsaid", _TABLES, "            if row.surplus:\n", "            if not row:\n", _WHOLE),
    Mutant("end-that-is-no-date-lost", _TABLES, "                found.aside[name] = written[name]\n", "                pass\n", _WHOLE),
    Mutant("any-number-is-a-degree", _TABLES, "if not (_is_degrees(lat, 90) and _is_degrees(lon, 180)):", "if not (_is_degrees(lat, 999) and _is_degrees(lon, 999)):", _WHOLE),
    Mutant("first-days-read-as-years-unasked", "viewer/exchange/draft/firsts.py", '    if wish not in ("year", "month"):\n        return edtf\n', "", _TEXTS),
    Mutant("hanging-dates-dated", "viewer/exchange/readers/markwhen.py", "        if not written.edtf:\n", "        if False:\n", _TEXTS),
    Mutant("one-id-for-two", "viewer/exchange/draft/names.py", "        while behind - last > 1:\n", "        while False:\n", _NAMES),
)  # fmt: skip
