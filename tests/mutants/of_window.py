"""Faults of the window that would lose work, hide a change or trust a file."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

_WATCHER = "viewer/ui/document/watcher.py"
_WATCHING = ("ui/document/test_watcher.py",)

_DOCUMENT = "viewer/ui/document/document.py"
_DOCUMENTS = ("ui/document/test_document.py",)

_PEN, _JOB = "viewer/ui/document/pen.py", "viewer/ui/document/edit_job.py"
_JOBS = ("ui/document/test_edit_job.py",)

_VERDICTS, _CHECKED = "viewer/ui/document/evidence_check.py", ("ui/document/test_evidence_check.py",)

_FACTS, _TOLD = "viewer/ui/document/document_facts.py", ("ui/document/test_document_facts.py",)

_HEADER = ("ui/window/test_header_editing.py",)

_PROGRAM = ("ui/application/test_program.py",)

_TITLES = ("ui/paper/test_paper_titles.py",)

_LACKING = ("ui/paper/test_paper_lacking.py",)

_BESIDE = (
    "ui/window/test_laid_beside.py::test_that_what_is_printed_says_which_of_both_is_not_as_its_file_is_now",
)

_IMPORTING = ("ui/exchange/test_import_window.py",)
_ON_PAPER = ("ui/paper/test_paper_told.py",)

_ENTRIES = ("ui/paper/test_paper_entries.py",)

WINDOW = (
    Mutant("item-form-written-into-another-file", "viewer/ui/forms/desks/header_desk.py", "        if self._path != self._document.path:\n            form.show_refusal", "        if form is None:\n            form.show_refusal", _HEADER),
    Mutant("timeline-dialog-of-another-file", "viewer/ui/forms/desks/header_desk.py", "        if self._path != self._document.path:\n            if self.dialog", "        if self._path is None:\n            if self.dialog", _HEADER),
    Mutant("item-form-drops-what-it-does-not-show", "viewer/ui/forms/header/rows.py", "            value = values[name] if name in values else self._given.get(name)\n", "            value = values.get(name)\n", _HEADER),
    Mutant("item-form-closes-over-what-was-typed", "viewer/ui/forms/header/section_form.py", "        if not self.is_changed or ask(self, discarding()) == 0:\n", "        if ask is not None:\n", _HEADER),
    Mutant("item-form-deaf-to-others", "viewer/ui/forms/header/rows.py", '        self.news = "" if typed == value else _news(value)\n', "", _HEADER),
    Mutant("guide-shows-pictures-from-elsewhere", "viewer/ui/guide/browser.py", 'if path.parts[:-1] == ("pictures",) else QImage()', "if path.parts else QImage()", ("ui/guide/test_guide_view.py",)),
    Mutant("watcher-not-armed-again", _WATCHER, "        \"\"\"Wait until the file has kept still for long enough, then tell.\"\"\"\n        self._arm()\n", "", _WATCHING),
    Mutant("watcher-never-armed", _WATCHER, "        self._settling.stop()\n        self._arm()\n", "        self._settling.stop()\n", _WATCHING),
    Mutant("watcher-never-polls", _WATCHER, "            self._poll.start()\n", "            pass\n", _WATCHING),
    Mutant("watcher-without-folder", _WATCHER, "        found += [path, path.parent]\n", "        found += [path]\n", _WATCHING),
    Mutant("watcher-reads-half-a-file", _WATCHER, "        if self._still >= looks_needed(self._signature, now):\n", "        if now is not None or self._still:\n", _WATCHING),
    Mutant("watcher-blind-to-coarse-clocks", _WATCHER, "content = zlib.crc32(content_of(path, _SMALL_BYTES)) if small else 0", "content = 0", _WATCHING),
    Mutant("drawing-lost-with-a-broken-save", "viewer/ui/document/document.py", "            self._doubted = loaded\n            self._doubt.start()\n", "            self._doubted = loaded\n            self._believe()\n", ("ui/document/test_document.py",)),
    Mutant("save-of-others-missed-while-writing", _DOCUMENT, "            self._stirred = False\n            self.refresh()\n", "            self._stirred = False\n", _DOCUMENTS),
    Mutant("written-taken-back-for-an-empty-file", _DOCUMENT, "        self._doubt.stop()\n        self._doubted = None\n        if self._background", "        if self._background", _DOCUMENTS),
    Mutant("read-taken-back-for-an-empty-file", _DOCUMENT, "with this one.\"\"\"\n        self._doubt.stop()\n        self._doubted = None\n", "with this one.\"\"\"\n", _DOCUMENTS),
    Mutant("save-of-others-taken-for-our-own", _DOCUMENT, "        self.is_own = False\n        reading", "        reading", _DOCUMENTS),
    Mutant("verdicts-on-another-text", _DOCUMENT, "        self._problems, self._evidence = reading.problems, ()\n", "        self._problems = reading.problems\n", _DOCUMENTS),
    Mutant("verdicts-on-a-text-that-cannot-be-read", _DOCUMENT, "        self._problems, self._evidence = problems, ()\n", "        self._problems = problems\n", _DOCUMENTS),
    Mutant("accepted-in-another-text", _DOCUMENT, "self._accepted, self._accepted_quotes = reading.accepted, 0", "self._accepted = reading.accepted", _DOCUMENTS),
    Mutant("accepted-in-a-text-that-cannot-be-read", _DOCUMENT, "        self._accepted = self._accepted_quotes = 0\n        self.is_stale", "        self.is_stale", _DOCUMENTS),
    Mutant("blank-file-believed", _DOCUMENT, " or reading.timeline is None or loaded.is_blank:", " or reading.timeline is None:", _DOCUMENTS),
    Mutant("broken-entries-believed-to-be-none", _DOCUMENT, " and not any(p.hides_entry for p in reading.problems):", ":", _DOCUMENTS),
    Mutant("broken-file-fine-at-a-second-look", _DOCUMENT, "        if self.is_stale and self._last_good.fingerprint == self._fingerprint:\n", "        if self.is_stale:\n", _DOCUMENTS),
    Mutant("text-of-a-file-that-is-gone", _DOCUMENT, '        self.text = reading.text if reading is not None else ""\n', "", _DOCUMENTS),
    Mutant("unread-entries-of-an-older-text", _DOCUMENT, "        self.not_placed = reading.not_placed\n", "", _DOCUMENTS),
    Mutant("left-file-comes-back", _DOCUMENT, "        self._background.drop()\n        self._doubt.stop()", "        self._doubt.stop()", ("ui/document/test_background.py",)),
    Mutant("edit-of-another-file-to-be-undone", _PEN, "        if outcome is not None and path == self._document.path:\n", "        if outcome is not None:\n", _JOBS),
    Mutant("step-of-another-file-shown", _PEN, "        if reading is None or path != self._document.path:\n", "        if reading is None:\n", _JOBS),
    Mutant("edit-of-nothing-is-a-step", _PEN, "            if outcome.step.old != outcome.step.new:\n", "            if outcome.step:\n", _JOBS),
    Mutant("refused-step-forgotten", _PEN, "            self.refused.emit(str(failure))\n        if reading is None", "            source.pop()\n            self.refused.emit(str(failure))\n        if reading is None", _JOBS),
    Mutant("window-closed-over-a-save", _PEN, "        self._job.stop_waiting()\n        self._job.wait()\n", "        self._job.stop_waiting()\n", _JOBS),
    Mutant("file-read-while-it-is-written", _PEN, "        self._job.busy_changed.connect(document.hold)\n", "", _JOBS),
    Mutant("fault-of-an-edit-swallowed", _JOB, "            if failure is not None and not isinstance(failure, expected()):\n                raise failure\n", "", _JOBS),
    Mutant("save-cut-off-by-the-end", _JOB, "daemon=False", "daemon=True", _JOBS),
    Mutant("save-not-waited-for", _JOB, "            self._thread.join()\n", "", _JOBS),
    Mutant("wait-given-up-for-good", _JOB, "        self._stopped.clear()\n", "", _JOBS),
    Mutant("verdicts-on-what-cannot-be-read-now", _VERDICTS, " or self._document.is_stale:", ":", _CHECKED),
    Mutant("verdicts-of-an-older-comparison", _VERDICTS, "        if number != self._number:\n            return\n", "", _CHECKED),
    Mutant("record-that-is-gone-still-speaks", _VERDICTS, "        self._document.set_evidence(())\n", "", _CHECKED),
    Mutant("old-verdict-while-quotations-are-compared", _FACTS, "        if self._check.is_busy:\n            return _(_COMPARING), Tone.MUTED\n", "", _TOLD),
    Mutant("some-quotations-compared-told-as-all", _FACTS, "        if len(said) == len(lines):\n", "        if said:\n", _TOLD),
    Mutant("doubtful-among-good-unsaid", _FACTS, "        if doubtful:\n", "        if len(doubtful) == len(said):\n", _TOLD),
    Mutant("unreadable-copy-told-as-missing", _FACTS, '(_("✕ unreadable") if source.id in evidence.unreadable else _("✕ not there"))', '_("✕ not there")', _TOLD),
    Mutant("changed-quotation-told-as-checked", _FACTS, '        if standing is Standing.CHANGED:\n            return f"⚠ {text}", Tone.CAREFUL\n', "", _TOLD),
    Mutant("denial-unknown-to-the-search", _FACTS, 'return "leaves out a denial" if verdict.negation else verdict.finding.value', "return verdict.finding.value", _TOLD),
    Mutant("changed-quotation-unknown-to-the-search", _FACTS, '        if standing is Standing.CHANGED:\n            return "changed since"\n', "", _TOLD),
    Mutant("doubtful-verdict-in-the-tone-of-a-good-one", _FACTS, "Tone.CAREFUL if line.startswith(DOUBTFUL_SIGNS) else Tone.GOOD", "Tone.GOOD", _TOLD),
    Mutant("markup-in-message-boxes", "viewer/ui/kit/messages.py", "    box.setTextFormat(Qt.TextFormat.PlainText)\n", "", ("ui/kit/test_messages.py",)),
    Mutant("markup-under-the-pointer", "viewer/ui/canvas/hover.py", "\"<br>\".join(escape(line) for line in lines)", "\"<br>\".join(lines)", ("ui/canvas/test_canvas.py",)),
    Mutant("markup-in-the-pane", "viewer/ui/pane/page_writer.py", "        self._cursor.insertText(shortened(text).replace(\"\\n\", _LINE_BREAK), text_format(self.theme, look))\n", "        self._cursor.insertHtml(shortened(text))\n", ("ui/pane/test_detail_pane.py",)),
    Mutant("line-twice-at-a-seam", "viewer/ui/paper/blocks.py", "                if clip.top() + EDGE_PX < origin", "                if clip.top() - 30 < origin", ("ui/paper/pdf/test_structure.py",)),
    Mutant("alpha-in-the-pdf", "viewer/ui/paper/pictures.py", "    if image.hasAlphaChannel():\n", "    if image.isNull():\n", ("ui/paper/pdf/test_pdfa.py",)),
    Mutant("letters-without-a-font-told-of-titles-alone", "viewer/ui/paper/lacking.py", "missing_characters(all_texts(timeline), PAPER.font(12))", "missing_characters((event.title for event in timeline.events), PAPER.font(12))", _LACKING),
    Mutant("cut-lists-on-paper-unsaid", "viewer/ui/paper/text_pieces.py", "if more > 0 else listed\n", "if more > 999 else listed\n", _LACKING),
    Mutant("colours-that-tell-in-the-pdf", "viewer/ui/paper/pdf/marks.py", "                piece = piece.replace(found[1], meant)\n", "                piece = piece.replace(meant, found[1])\n", ("ui/paper/pdf/test_structure.py",)),
    Mutant("retracted-on-paper-not-struck-out", "viewer/ui/paper/text.py", "struck=LOOKS[event.status].struck", "struck=False", _TITLES),
    Mutant("cut-titles-on-paper-unsaid", "viewer/ui/paper/chart_pages.py", "told = [] if chart.shows_titles else [_(_CUT_TITLES)]", "told: list[str] = []", _TITLES),
    Mutant("sources-on-paper-go-with-quotations", "viewer/ui/paper/text.py", "        if not quotes:\n            cited", "        if not cited and not quotes:\n            cited", _TITLES),
    Mutant("grey-photos-in-colour", "viewer/ui/paper/pdf/images.py", "        if _IN_COLOUR in head:\n", "        if _IN_COLOUR in head and not head:\n", ("ui/paper/pdf/test_images.py",)),
    Mutant("older-state-printed-unsaid", "viewer/ui/paper/shown.py", 'content = content_of(reading, path, document.notice if document.is_stale else "")', "content = content_of(reading, path)", _BESIDE),
    Mutant("older-state-beside-printed-unsaid", "viewer/ui/paper/shown.py", 'other.notice if other.is_stale else "")', '"")', _BESIDE),
    Mutant("parts-left-out-unsaid", "viewer/ui/paper/document.py", "(self._choice.left_out(timeline), self.note)", "(self.note,)", ("ui/paper/test_paper_choice.py",)),
    Mutant("not-yet-known-left-out-of-paper", "viewer/ui/paper/shown.py", "        if what is What.FOUND and self.known_by:\n", "        if not what and self.known_by:\n", _ON_PAPER),
    Mutant("not-yet-known-on-paper-unsaid", "viewer/ui/paper/content.py", "        if unknown:\n", "        if not unknown and unknown:\n", _ON_PAPER),
    Mutant("not-yet-known-entry-on-paper-unsaid", "viewer/ui/paper/text.py", "        if not self._content.is_known(event):\n", "        if not event:\n", _ON_PAPER),
    Mutant("more-lines-on-paper-unsaid", "viewer/ui/paper/content.py", '    if more > 0:\n        form = _("lines', '    if more > 999:\n        form = _("lines', _ON_PAPER),
    Mutant("every-lane-hidden-on-paper", "viewer/ui/paper/content.py", "    if not lanes or len(lanes) == len(timeline.lanes):\n", "    if not lanes:\n", _ON_PAPER),
    Mutant("eras-on-paper-left-out", "viewer/ui/paper/document.py", "        if timeline.eras:\n", "        if not timeline:\n", _ON_PAPER),
    Mutant("half-printed-told-as-all", "viewer/ui/paper/document.py", "                complete = False\n", "", _ON_PAPER),
    Mutant("nothing-printed-told-as-all", "viewer/ui/paper/document.py", "        if not wanted:\n            return False\n", "        if not wanted:\n            return True\n", _ON_PAPER),
    Mutant("pages-of-another-document-counted", "viewer/ui/paper/document.py", "page_words(place + 1, len(self.pages))", "page_words(place + 1, len(self.printed))", _ON_PAPER),
    Mutant("texts-run-off-the-page", "viewer/ui/paper/flow.py", "            if self._y + bottom - done > self._height and last > done:\n", "            if not self and last > done:\n", _ON_PAPER),
    Mutant("further-mistakes-on-paper-unsaid", "viewer/ui/paper/text.py", "        if more > 0:\n", "        if more > 999:\n", _ENTRIES),
    Mutant("mistakes-of-an-entry-on-paper-unsaid", "viewer/ui/paper/text.py", "        for problem in self._content.problems_of(event):\n", "        for problem in ():\n", _ENTRIES),
    Mutant("contradiction-on-paper-unsaid", "viewer/ui/paper/text.py", "        if is_contradiction(quote):\n", "        if not quote:\n", _ENTRIES),
    Mutant("markup-on-paper", "viewer/ui/paper/block_pen.py", "        self._cursor.insertText(text.replace(\"\\n\", \"\\u2028\"), form)\n", "        self._cursor.insertHtml(text)\n", ("ui/paper/test_paper.py",)),
    Mutant("any-address-is-a-link", "viewer/ui/pane/addresses.py", "return parts.scheme.lower() in (\"http\", \"https\") and bool(parts.hostname)", "return bool(parts.scheme)", ("ui/pane/test_addresses.py",)),
    Mutant("any-address-is-opened", "viewer/ui/window/file_commands.py", "        if not is_web_address(url):\n", "        if not url:\n", ("ui/window/test_main_window.py",)),
    Mutant("any-address-in-the-pdf", "viewer/ui/paper/pdf/links.py", "        if not href.startswith((\"http://\", \"https://\")):\n", "        if not href:\n", ("ui/paper/test_paper.py",)),
    Mutant("copy-over-the-original", "viewer/ui/window/file_commands.py", "            if is_one_file(target, path):\n", "            if target == path:\n", ("ui/window/test_main_window.py",)),
    Mutant("drafts-of-living-windows-taken", "viewer/ui/forms/drafts.py", "owner.isdigit() and not is_alive(int(owner))", "owner.isdigit()", ("e2e/test_editing.py",)),
    Mutant("form-closed-without-asking", "viewer/ui/forms/event_form.py", "        if not self.is_changed or self._is_given_up():\n", "        if True:\n", ("ui/forms/test_event_form.py",)),
    Mutant("file-closed-over-a-form", "viewer/ui/window/deeds.py", "    elif parts.edits.desk.close_forms():\n", "    else:\n", _PROGRAM),
    Mutant("quit-halfway", "viewer/ui/application/program.py", "            if not one.edits.desk.close_forms():\n                return\n", "", _PROGRAM),
    Mutant("two-windows-on-one-file", "viewer/ui/window/file_commands.py", "        if self._others.bring_forward(path):\n            return\n", "", _PROGRAM),
    Mutant("strangers-at-the-meeting", "viewer/ui/application/meeting.py", " and not status.st_mode & 0o077\n", "\n", ("ui/application/test_meeting.py",)),
    Mutant("names-of-files-from-anywhere", "viewer/ui/application/request.py", "    if not path.is_absolute():\n", "    if not path.name:\n", ("ui/application/test_listener.py",)),
    Mutant("socket-of-a-living-program-taken", "viewer/ui/application/meeting.py", "fcntl.LOCK_EX | fcntl.LOCK_NB", "fcntl.LOCK_SH | fcntl.LOCK_NB", ("ui/application/test_listener.py",)),
    Mutant("import-over-a-file-that-is-there", "viewer/ui/exchange/import_desk.py", "        create_whole(target, content)\n", "        target.write_bytes(content)\n", _IMPORTING),
    Mutant("import-into-a-broken-file", "viewer/exchange/trial.py", "    if wrong:\n", "    if wrong and False:\n", ("unit/exchange/test_trial.py",)),
    Mutant("import-of-a-draft-nobody-saw", "viewer/ui/exchange/import_window.py", "self.trial is not None and not self._aside.is_busy and not self._is_writing", "self.trial is not None and not self._is_writing", _IMPORTING),
    Mutant("export-over-the-event-file", "viewer/ui/exchange/export_actions.py", "        if why_not := refusal(place, *grounds):\n", "        if why_not := \"\":\n", ("ui/exchange/test_export_dialog.py",)),
)  # fmt: skip
