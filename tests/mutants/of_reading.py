"""Faults that would tell something else than the file says, or keep the program from saying anything."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

_NODES = "viewer/files/read/nodes.py"
_TEXT_FILE = "viewer/files/read/text_file.py"
_TEXTS = "viewer/files/read/texts.py"
_ZONES = "viewer/model/dates/zones.py"
_CALENDAR = "viewer/model/dates/calendar.py"
_READER = (
    "unit/files/read/test_reader.py",
    "unit/files/read/test_reader_mistakes.py",
    "unit/files/read/test_reader_limits.py",
)
_PLACING = ("unit/model/dates/test_placing.py",)
_EVIDENCE = (
    "unit/files/evidence/test_evidence.py",
    "unit/files/evidence/test_evidence_passages.py",
    "unit/files/evidence/test_evidence_alterations.py",
)
_COPIES, _SHELF, _CHECKS = (f"viewer/files/evidence/{name}.py" for name in ("copies", "evidence", "problems"))
_VERDICTS, _RECORD = "viewer/files/evidence/verdicts.py", "viewer/files/evidence/record.py"
_RECORDS = ("unit/files/evidence/test_record.py",)
_MATCHING, _ALTERED = "viewer/files/evidence/matching.py", "unit/files/evidence/test_evidence_alterations.py"
_IN_ORDER = (
    f"{_ALTERED}::test_that_parts_in_another_order_case_or_without_end_between_them_are_no_quotation",
)
_DENIED = (f"{_ALTERED}::test_that_a_negation_left_out_beside_it_is_warned_of",)
_TOLD = ("unit/files/evidence/test_evidence_told.py",)
_COMMENTS = ("unit/files/write/test_comments_kept.py", "unit/files/write/test_writer.py")

READING = (
    Mutant("picture-anywhere", "viewer/files/read/pictures.py", "        if Path(file).is_absolute() or not path.is_relative_to(root):\n", "        if Path(file).is_absolute():\n", ("unit/files/read/test_pictures.py",)),
    Mutant("picture-any-format", "viewer/ui/kit/pictures.py", "    reader.setDecideFormatFromContent(False)\n    reader.setFormat(kind.encode())\n", "    reader.setDecideFormatFromContent(True)\n", ("ui/kit/test_decoding.py",)),
    Mutant("picture-any-size", "viewer/ui/kit/pictures.py", "    if size.width() * size.height() > MOST_PIXELS:\n", "    if size.width() < 0:\n", ("ui/kit/test_decoding.py",)),
    Mutant("read-any-depth", _NODES, "            if depth > MOST_DEPTH:\n", "            if depth < 0:\n", _READER),
    Mutant("read-any-aliases", _NODES, "        if self._anchors.aliased > MOST_ALIASED:\n", "        if self._anchors.aliased < 0:\n", _READER),
    Mutant("read-any-size", _TEXT_FILE, "    if len(data) > MOST_BYTES:\n", "    if len(data) < 0:\n", _READER),
    Mutant("read-any-text", "viewer/files/read/values.py", "        if len(value) > MOST_TEXT:\n", "        if len(value) < 0:\n", _READER),
    Mutant("read-any-problems", "viewer/files/read/reporter.py", "is_listed=len(self._drafts) < MOST_PROBLEMS)\n", "is_listed=True)\n", _READER),
    Mutant("source-of-a-picture-unused", "viewer/model/lints.py", "for picture in event.images:", "for picture in ():", ("unit/model/test_lints.py",)),
    Mutant("read-any-copy", "viewer/files/evidence/copies.py", "    if len(data) > MOST_COPY_BYTES:\n", "    if len(data) < 0:\n", ("unit/files/evidence/test_copies.py",)),
    Mutant("page-in-one-file-without-a-page-is-empty", _COPIES, '    raise CopyError(_("the saved page holds no text"))\n', '    return b""\n', ("unit/files/evidence/test_copies.py",)),
    Mutant("copy-known-by-its-beginning", _COPIES, "digest = sha256(data).hexdigest()\n", "digest = sha256(data[:99]).hexdigest()\n", ("unit/files/evidence/test_copies.py",)),
    Mutant("copy-as-it-was-first-read", _SHELF, "if known is None or known[0] != state:", "if known is None:", _TOLD),
    Mutant("copy-of-the-same-length-unread", _SHELF, "state = facts.st_mtime_ns, facts.st_size", "state = facts.st_size, facts.st_size", _TOLD),
    Mutant("copy-of-the-same-moment-unread", _SHELF, "state = facts.st_mtime_ns, facts.st_size", "state = facts.st_mtime_ns, facts.st_mtime_ns", _TOLD),
    Mutant("verdict-of-another-copy", _SHELF, "key = copy.digest, text", 'key = "", text', _TOLD),
    Mutant("unreadable-copy-unsaid", _SHELF, "            self.unreadable[source_id] = str(error)\n", "            pass\n", _TOLD),
    Mutant("copy-that-cannot-be-asked-for-unsaid", _SHELF, '            self.unreadable[source_id] = f"{path}: {error.strerror or error}"\n', "            pass\n", _TOLD),
    Mutant("denial-left-out-unsaid", _CHECKS, "    if verdict.negation:\n        return [(Severity.WARNING", "    if verdict is None:\n        return [(Severity.WARNING", _TOLD),
    Mutant("recorded-doubt-forgotten", _CHECKS, "    if entry is None or (standing is Standing.CHECKED and entry.finding.is_borne_out):\n", "    if entry is None or standing is Standing.CHECKED:\n", _TOLD),
    Mutant("unreadable-copies-no-problem", _CHECKS, "        check.problems += _unreadable_copies(timeline, evidence)\n", "", _TOLD),
    Mutant("doubtful-verdict-signed-as-good", _VERDICTS, 'sign = "⚠" if verdict.negation else _SIGNS', "sign = _SIGNS", _TOLD),
    Mutant("verdict-silent-of-a-denial", _VERDICTS, 'return f"{said}; {denied(verdict)}" if verdict.negation else said', "return said", _TOLD),
    Mutant("some-changes-told-as-all", _VERDICTS, "    if not 0 < len(said) <= _MOST_CHANGES_SAID:\n", "    said = said[:_MOST_CHANGES_SAID]\n    if not said:\n", _TOLD),
    Mutant("recorded-pages-are-paragraphs", _RECORD, 'unit = "page" if "page" in item else "paragraph"', 'unit = "paragraph"', _RECORDS),
    Mutant("read-any-record", _RECORD, "        if path.stat().st_size > MOST_BYTES:\n", "        if path is None:\n", _RECORDS),
    Mutant("quotation-with-no-end-of-words-left-out", _MATCHING, "start + MOST_LEFT_OUT)", "None)", _IN_ORDER),
    Mutant("quotation-in-any-order", _MATCHING, "at = part.find(copy.words, spans[-1][1], start", "at = part.find(copy.words, 0, start", _IN_ORDER),
    Mutant("quotation-in-another-case", _MATCHING, "if self.any_case else", "if first else", _IN_ORDER),
    Mutant("denial-among-many-words-left-out", _MATCHING, "else [between[:2], between[-2:]]", "else []", _DENIED),
    Mutant("denial-of-the-sentence-before", _MATCHING, "before = _SENTENCE_END.split(levelled(text[max(0, spans[0][0] - 80) : spans[0][0]]))[-1]", "before = levelled(text[max(0, spans[0][0] - 80) : spans[0][0]])", _DENIED),
    Mutant("denial-of-the-sentence-behind", _MATCHING, "behind = _SENTENCE_END.split(levelled(text[spans[-1][1] : spans[-1][1] + 40]), maxsplit=1)[0]", "behind = levelled(text[spans[-1][1] : spans[-1][1] + 40])", _DENIED),
    Mutant("wrong-column", _TEXTS, "return self._line, index - self._line_start + 1", "return self._line, index - self._line_start", _READER),
    Mutant("wrong-line-after-carriage-returns", _TEXTS, "text.replace(\"\\r\\n\", \" \\n\").replace(\"\\r\", \"\\n\")", "text.replace(\"\\r\", \"\\n\")", (*_READER, "unit/files/read/test_excerpt.py")),
    Mutant("wrong-zone-sign", _ZONES, "    utc = part.start - offset_s\n", "    utc = part.start + offset_s\n", _PLACING),
    Mutant("wrong-zone-of-the-axis", _ZONES, "    return utc + _offset_s((_UTC_EPOCH", "    return utc - _offset_s((_UTC_EPOCH", _PLACING),
    Mutant("zone-moves-days", _ZONES, "    if not part.has_time or axis_zone is None:\n", "    if axis_zone is None:\n", _PLACING),
    Mutant("day-off-by-one", _CALENDAR, "of_era // 4 - of_era // 100 + of_year - 719468\n", "of_era // 4 - of_era // 100 + of_year - 719467\n", ("unit/model/dates/test_calendar.py",)),
    Mutant("no-leap-day-of-centuries", _CALENDAR, "(year % 100 != 0 or year % 400 == 0)", "year % 100 != 0", ("unit/model/dates/test_calendar.py",)),
    Mutant("comment-written-over", "viewer/files/write/map_edits.py", "        refuse_to_lose(self._placed, start, end)\n", "", _COMMENTS),
    Mutant("comment-swallowed", "viewer/files/write/map_edits.py", "            if new == text or _loses_a_comment(placed, span, placed_map(new, behind), behind, splices):\n", "            if new == text:\n", _COMMENTS),
    Mutant("changed-lists-written-anew", "viewer/files/write/map_edits.py", "        if type(node) is ListNode and isinstance(old, list) and isinstance(new, list) and not self._whole:\n", "        if node is None:\n", _COMMENTS),
    Mutant("comment-above-left-behind", "viewer/files/write/list_text.py", "        return Block(self._lead(place), own_lines(self.text, self.items[place]).end)", "        return own_lines(self.text, self.items[place])", _COMMENTS),
    Mutant("comment-in-brackets-left-behind", "viewer/files/write/flow_list.py", "            self.text[gap.held : gap.trail],\n        )\n", "            \"\",\n        )\n", _COMMENTS),
    Mutant("quotation-of-words-far-apart-found", "viewer/files/evidence/matching.py", "            if copy.part_at(last) - copy.part_at(first) <= 1:\n", "            if last >= first:\n", _EVIDENCE),
    Mutant("quoted-with-a-cut-word", "viewer/files/evidence/quoting.py", "    while _is_within(text, end, is_end=True):\n        end += 1\n", "", ("unit/files/evidence/test_evidence_quoting.py",)),
    Mutant("paper-silent-of-altered-quotations", "viewer/ui/paper/content.py", "        if doubtful:\n", "        if not doubtful and doubtful:\n", ("ui/window/test_evidence_shown.py",)),
    Mutant("quotation-within-a-word-found", "viewer/files/evidence/matching.py", "        if not cuts(text, place) and not cuts(text, place + len(part), is_end=True):\n", "        if part:\n", _EVIDENCE),
    Mutant("form-knows-few-sources", "viewer/files/write/entry_check.py", "    named = set(_named_sources(fields))\n", "    named = set(known[:500]).intersection(_named_sources(fields))\n", ("ui/forms/test_event_form.py",)),
)  # fmt: skip
