"""Faults that would cost somebody their file or a part of it."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

_WHOLE = "viewer/files/write/whole_file.py"
_SAVING = "viewer/files/write/saving.py"
_PROOF = "viewer/files/write/making/proof.py"
_COMPARING = "viewer/files/write/comparing.py"
_HEADER = "viewer/files/write/header/proof.py"
_UNDO = "viewer/files/write/undo.py"
_KEEPING = "viewer/files/keeping.py"
_KEPT = ("unit/files/evidence/test_keeping.py",)
_OVER = "viewer/files/overwriting.py"
_STANDING = ("unit/project/test_standing_files.py",)
_ASKED = ("ui/exchange/test_written_over.py",)
_DISK = ("unit/files/write/test_durability.py", "unit/files/write/test_saving.py")
_LIES = ("unit/files/write/test_proof.py",)

ON_DISK = (
    Mutant("save-no-sync-of-file", _WHOLE, "            os.fsync(file.fileno())\n        if", "        if", _DISK),
    Mutant("save-no-sync-of-folder", _WHOLE, "        raise\n    settle(target.parent)\n", "        raise\n", _DISK),
    Mutant("save-no-rename", _WHOLE, "        temporary.replace(target)\n", "        pass\n", _DISK),
    Mutant("save-in-place", _WHOLE, "        temporary.replace(target)\n", "        target.write_bytes(content)\n", _DISK),
    Mutant("save-leaves-its-draft", _WHOLE, "        temporary.unlink(missing_ok=True)\n        raise\n", "        raise\n", _DISK),
    Mutant("save-no-second-look", _WHOLE, "        if last_look is not None:\n            last_look()\n", "", _DISK),
    Mutant("create-takes-a-place", _WHOLE, 'target.open("xb")', 'target.open("wb")', _DISK),
    Mutant("create-no-sync", _WHOLE, "            file.flush()\n            os.fsync(file.fileno())\n        except", "            file.flush()\n        except", _DISK),
    Mutant("create-leaves-a-half", _WHOLE, "            target.unlink(missing_ok=True)\n            raise\n", "            raise\n", _DISK),
    Mutant("create-stopped-leaves-a-half", _WHOLE, "        except BaseException:  #", "        except OSError:  #", _DISK),
    Mutant("save-no-attributes", _SAVING, "                os.setxattr(temporary, attribute, os.getxattr(target, attribute))", "                continue", _DISK),
    Mutant("save-no-owner", _SAVING, "                os.fchown(number, old.st_uid, old.st_gid)\n", "                pass\n", _DISK),
    Mutant(
        "save-takes-from-owner", _SAVING, "            except OSError:\n                raise SaveRefused(\n                    _(\n                        \"{name} belongs to somebody else, and saving would make it yours; save a copy instead\"\n                    ).format(name=target.name)\n                ) from None\n",
        "            except OSError:\n                pass\n", _DISK,
    ),
    Mutant("save-no-mode", _SAVING, "    temporary.chmod(stat.S_IMODE(old.st_mode))\n", "    temporary.chmod(0o644)\n", _DISK),
    Mutant("save-over-a-read-only-file", _SAVING, "        _refuse_unwritable(target, old)\n", "        pass\n", _DISK),
    Mutant("save-over-what-others-wrote", _SAVING, "    if present == expected:\n        return\n", "    return\n", _DISK),
    Mutant("write-over-a-link", "viewer/files/write/whole_file.py", "    target = _resolved(target)\n", "", _DISK),
    Mutant("write-over-a-read-only-file", "viewer/files/write/whole_file.py", "    if target.exists() and not may_be_written(target):\n", "    if not target.parent.exists():\n", ("unit/files/test_overwriting.py",)),
    Mutant("save-without-lock", _SAVING, "            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)", "            pass", ("unit/files/write/test_locks.py",)),
    Mutant("save-over-what-others-put-behind", _SAVING, 'len(expected or b"") + 1)', 'len(expected or b""))', ("unit/files/write/test_saving.py::test_that_a_file_that_changed_meanwhile_is_not_overwritten",)),
    Mutant("save-with-the-lock-of-a-file-that-is-gone", _SAVING, "is_current = os.path.samestat(os.fstat(number), target.stat())", "is_current = target.exists()", ("unit/files/write/test_locks.py",)),
    Mutant("save-sweeps-files-of-others", _SAVING, "if entry.name.startswith(head) and owner", "if owner", ("unit/files/write/test_saving.py::test_that_what_a_killed_process_left_is_swept_away_and_nothing_else",)),
    Mutant("save-sweeps-living-drafts", _SAVING, "owner.isdigit() and not is_alive(int(owner))", "owner.isdigit()", _DISK),
    Mutant("save-sweeps-drafts-of-other-users", _SAVING, "    except OSError:\n        return True\n    return True", "    except OSError:\n        return False\n    return True", ("unit/files/write/test_saving.py::test_that_what_somebody_elses_process_is_writing_stays",)),
    Mutant("print-over-the-event-file", "viewer/files/overwriting.py", "        if is_one_file(out, ground.file):", "        if out == ground.file:", ("unit/files/test_overwriting.py", "unit/project/test_cli.py")),
    Mutant("overwriting-blind-to-hard-links", "viewer/files/overwriting.py", "        return one.samefile(other)\n", "        return one.resolve() == other.resolve()\n", ("unit/files/test_overwriting.py",)),
    Mutant("output-over-what-the-timeline-stands-on", _OVER, "    if timeline is None:\n        return\n", "    if ground:\n        return\n", _STANDING),
    Mutant("output-over-a-kept-copy", _OVER, "        if source.copy:\n", "        if not source.copy:\n", _STANDING),
    Mutant("output-over-a-picture", _OVER, "        for picture in event.images:\n", "        for picture in event.images[:0]:\n", _STANDING),
    Mutant("output-over-the-record-of-checks", _OVER, "    yield record_path(ground.file), _RECORD, {}\n", "", _STANDING),
    Mutant("record-over-a-kept-copy", _OVER, " and not (is_record and why_not == _RECORD):", " and not is_record:", _STANDING),
    Mutant("command-exports-over-a-kept-copy", "viewer/commands/exporting.py", "Ground(source, reading.timeline)", "Ground(source)", _STANDING),
    Mutant("pdf-over-a-kept-copy", "viewer/ui/paper/pdf/writing.py", "refusal(out, Ground(source), *document.grounds)", "refusal(out, Ground(source))", _STANDING),
    Mutant("picture-over-a-kept-copy", "viewer/ui/pictures/actions.py", "refusal(out, Ground(source), *picture.grounds)", "refusal(out, Ground(source))", _ASKED),
    Mutant("report-over-a-kept-copy", "viewer/ui/exchange/import_desk.py", "refusal(target, *self._grounds(), *foreign)", "refusal(target, *foreign)", _ASKED),
    Mutant("copy-of-the-file-over-a-kept-copy", "viewer/ui/window/file_commands.py", "refusal(target, *self._grounds())", "refusal(target)", _ASKED),
    Mutant("window-pictured-over-a-kept-copy", "viewer/ui/window/snapshot.py", "Ground(file, _timeline(file))", "Ground(file)", ("ui/window/test_app.py",)),
    Mutant("output-over-what-lies-beside", "viewer/ui/document/document_facts.py", "(self._document, other) if other is not None else (self._document,)", "(self._document,)", _ASKED),
    Mutant("pdf-over-the-event-file", "viewer/ui/paper/pdf/writing.py", "    if why_not:\n", "    if not why_not and why_not:\n", ("ui/paper/test_paper.py",)),
    Mutant("pdf-in-place", "viewer/ui/paper/pdf/writing.py", "        write_whole(out, content)\n", "        out.write_bytes(content)\n", ("ui/paper/test_paper.py",)),
    Mutant("keep-over-a-copy", _KEEPING, "        os.link(draft, target)  #", "        os.replace(draft, target)  #", _KEPT),
    Mutant("keep-half-a-copy", _KEEPING, "            os.fsync(file.fileno())\n", "", _KEPT),
    Mutant("keep-where-a-link-leads", _KEEPING, "    if not folder.resolve().is_relative_to(root.resolve()):\n", "    if not folder.exists():\n", _KEPT),
    Mutant("take-back-an-older-copy", _KEEPING, "    if kept.is_new and _holds(target, candidate.content):\n", "    if _holds(target, candidate.content):\n", _KEPT),
    Mutant("take-back-what-others-changed", _KEEPING, "    if kept.is_new and _holds(target, candidate.content):\n", "    if kept.is_new:\n", _KEPT),
    Mutant("keep-long-without-asking", "viewer/ui/forms/copy_editor.py", "        if candidate.is_long and ask(self, _long(candidate)) != 0:\n            return\n", "", ("ui/forms/test_copy_editor.py",)),
    Mutant("refused-source-leaves-its-copy", "viewer/ui/forms/desks/header_desk.py", "                self._copies.take_back(kept, candidate)\n", "                pass\n", ("ui/window/test_keeping_copies.py",)),
    Mutant("refused-copy-stays", "viewer/ui/forms/desks/desk.py", "                self.copies.take_back(kept, candidate)\n", "                pass\n", ("ui/window/test_keeping_copies.py",)),
    Mutant("copy-left-by-undo-unsaid", "viewer/ui/window/edit_commands.py", "            self.said.emit(_(\"{done}; {more}\").format(done=name, more=left) if left else name)\n", "            self.said.emit(name)\n", ("ui/window/test_keeping_copies.py",)),
    Mutant("record-over-the-event-file", "viewer/commands/check.py", "refusal(target, Ground(path, reading.timeline), is_record=True)", "refusal(target)", ("unit/files/evidence/test_record.py",)),
    Mutant("record-over-what-is-none", "viewer/commands/check.py", "not written: what is there is no record to go on with\", errors)\n        return False\n", "not written\", errors)\n        before = None\n", ("unit/files/evidence/test_record.py",)),
    Mutant("report-over-the-import", "viewer/commands/importing.py", "is_one_file(job.report, _place_of_new(job))", "job.report == job.foreign", ("unit/exchange/test_import_command.py",)),
    Mutant("schema-of-others-taken-away", "viewer/files/write/starter.py", "        if wrote_schema:\n", "        if wrote_schema is not None:\n", ("unit/project/test_starting.py::test_that_a_schema_that_was_there_stays_where_the_file_cannot_be_written",)),
    Mutant("schema-over-anything", "viewer/commands/starting.py", "refusal(path) or _foreign(path)", "refusal(path)", ("unit/project/test_starting.py",)),
)  # fmt: skip

PROOF = (
    Mutant("proof-own-entry", _PROOF, "    if own is None or fields_of(again, own) != wanted:\n", "    if own is None:\n", _LIES),
    Mutant("proof-moved-entry", _PROOF, "        _compare_own(again, own, edit.before)\n", "        pass\n", _LIES),
    Mutant("proof-place", _PROOF, "    if found != wanted:\n", "    if found < 0:\n", _LIES),
    Mutant("proof-count", _PROOF, "    if len(left) != len(right):\n        raise EditRefused(_(NOT_PROVEN))\n    for one, other in zip(left, right, strict=True):", "    for one, other in zip(left, right):", _LIES),
    Mutant("proof-meaning", _COMPARING, "bool(same(one) == same(other)) and ", "", _LIES),
    Mutant("proof-quotations", _COMPARING, "[*map(_WORDS, event.quotes), *", "[*", _LIES),
    Mutant("proof-pictures", _COMPARING, ", *map(_PICTURED, event.images)]", "]", _LIES),
    Mutant("proof-words", _PROOF, "        if words_of(old, one) != words_of(new, other):\n", "        if words_of(old, one) is None:\n", _LIES),
    Mutant("proof-lines-kept-above", _PROOF, "    for place in places | {place - 1 for place in places}:\n", "    for place in places:\n", _LIES),
    Mutant("proof-head", _PROOF, "    if not same:\n", "    if same is None:\n", _LIES),
    Mutant("proof-added-item", _PROOF, "        if section in before:\n", "        if not before:\n", _LIES),
    Mutant("proof-added-events", _PROOF, "        _compare_own(again, event, wanted)\n", "        pass\n", _LIES),
    Mutant("proof-added-count", _PROOF, "    if first < 0:\n        raise EditRefused(_(NOT_PROVEN))\n    for event, wanted in zip(events[first:], added, strict=True):", "    for event, wanted in zip(events[first:], added):", _LIES),
    Mutant("proof-broken-entries", _PROOF, "    if len(reading.not_placed) != len(again.not_placed):\n", "    if not again.spans:\n", _LIES),
    Mutant("proof-blank-lines-of-the-entry-above", _PROOF, "        if _written(before, left[place]) != _written(after, right[place]):\n", "        if left is None:\n", _LIES),
    Mutant("proof-errors-beside-the-entries", _PROOF, 'problem.event_id not in ("", own.id)', "problem.event_id != own.id", _LIES),
    Mutant("proof-new-errors", _PROOF, "    if mine:\n", "    if mine and not mine:\n", (*_LIES, "unit/files/write/test_writer.py")),
)  # fmt: skip

_HEADER_LIES = ("unit/files/write/test_header_proof.py",)

HEADER = (
    Mutant("header-proof-head", _HEADER, "    if _head(after) != _wished_head(before, edit):\n", "    if after is None:\n", _HEADER_LIES),
    Mutant("header-proof-item", _HEADER, "    if section_of(after, edit.section).fields(place) != edit.after:\n", "    if place < 0:\n", _HEADER_LIES),
    Mutant("header-proof-meaning", _HEADER, " or not say_the_same(one, other, is_laid_alike=False)", "", _HEADER_LIES),
    Mutant("header-proof-lane-of-event", _HEADER, "    if not is_unknown and other.lane != ", "    if is_unknown and other.lane != ", _HEADER_LIES),
    Mutant("header-proof-follower", _HEADER, "            if fields_of(after, other) != wished[one.index]:\n                raise", "            if after is None:\n                raise", _HEADER_LIES),
    Mutant("header-proof-words", _HEADER, "        elif words_of(before, one) != words_of(after, other) or ", "        elif ", _HEADER_LIES),
    Mutant("header-proof-count", _HEADER, "    if len(old) != len(new):\n        raise EditRefused(_(NOT_PROVEN))\n", "    old, new = old[: len(new)], new[: len(old)]\n", _HEADER_LIES),
    Mutant("header-proof-broken-entries", _HEADER, " or len(before.not_placed) != len(after.not_placed)", "", _HEADER_LIES),
    Mutant("header-proof-new-errors", _HEADER, "        if known[problem.code] < 0:\n", "        if known is None:\n", ("unit/files/write/test_header_edits.py",)),
    Mutant("header-events-left-behind", "viewer/files/write/header/writing.py", "        splices.append(plain)\n", "        del plain\n", ("unit/files/write/test_header_edits.py",)),
    Mutant("header-conflict-ignored", "viewer/files/write/header/items.py", "        same = [place for place in near if self.fields(place) == edit.before]\n", "        same = near\n", ("unit/files/write/test_header_edits.py",)),
    Mutant("header-id-of-what-cannot-be-read", "viewer/files/write/header/followers.py", "    if reading.not_placed:\n", "    if not section:\n", ("unit/files/write/test_header_edits.py",)),
    Mutant("header-head-over-a-change", "viewer/files/write/header/writing.py", "    if any(present.get(name", "    if not present and any(present.get(name", ("unit/files/write/test_header_edits.py",)),
)  # fmt: skip

_KIN = (
    "unit/files/write/test_saving.py::test_that_no_other_entry_is_taken_for_one_that_was_given_another_title",
)

EDITS = (
    Mutant("conflict-ignored", "viewer/files/write/edits.py", "    if event is not None and fields_of(reading, event) == before:\n", "    if event is not None:\n", ("unit/files/write/test_saving.py",)),
    Mutant("conflict-with-one-of-several", "viewer/files/write/edits.py", "return found[0] if len(found) == 1 else None", "return found[0] if found else None", _KIN),
    Mutant("conflict-with-another-entry", "viewer/files/write/edits.py", "for name in {*theirs, *before}) <= 1:", "for name in {*theirs, *before}) <= 2:", _KIN),
    Mutant("conflict-in-a-value-ignored", "viewer/files/write/edits.py", "    if event is not None and fields_of(reading, event) == before:\n", "    if event is not None and fields_of(reading, event).keys() == before.keys():\n", ("unit/files/write/test_saving.py::test_that_an_entry_that_others_changed_under_the_same_id_is_a_conflict",)),
    Mutant("move-before-what-is-gone-goes-to-the-end", "viewer/files/write/making/writer.py", "    if edit.before_id and target is None:\n", "    if target is None and not reading:\n", ("unit/files/write/test_saving.py::test_that_an_entry_is_not_moved_before_one_that_is_gone",)),
    Mutant("edit-on-an-old-reading", "viewer/files/write/making/editing.py", "if reading is None or reading.text != text:", "if reading is None:", ("unit/files/write/test_saving.py",)),
    Mutant("edit-written-over-a-change", "viewer/files/write/making/editing.py", "save(path, done.text.encode(), text.encode(), goes_on)", "save(path, done.text.encode(), path.read_bytes(), goes_on)", ("unit/files/write/test_saving.py",)),
    Mutant("undo-one-of-several-places", _UNDO, "text.count(wanted) != 1", "text.count(wanted) < 1", ("unit/files/write/test_undo.py",)),
    Mutant("undo-in-an-unreadable-file", _UNDO, "    if not is_exact and reading.timeline is None:\n", "    if is_exact and reading.timeline is None:\n", ("unit/files/write/test_undo.py",)),
    Mutant("undo-by-place-alone", _UNDO, " and hash(text) == self.old_hash:", ":", ("unit/files/write/test_undo.py", "unit/files/write/test_saving.py")),
    Mutant("undo-to-other-bytes", _UNDO, "    save(path, new.encode(), text.encode(), goes_on)\n", "    save(path, new.rstrip().encode(), text.encode(), goes_on)\n", ("unit/files/write/test_undo.py",)),
    Mutant("undo-other-line-ends", _UNDO, "    save(path, new.encode(), text.encode(), goes_on)\n", "    save(path, new.replace(\"\\r\\n\", \"\\n\").encode(), text.encode(), goes_on)\n", ("unit/files/write/test_undo.py",)),
)  # fmt: skip

_LIST, _FLOW, _MAP = (f"viewer/files/write/{name}.py" for name in ("list_text", "flow_list", "map_edits"))
_KEPT = ("unit/files/write/test_comments_kept.py",)

COMMENTS = (
    Mutant("comments-above-an-entry-stay", _LIST, "        return lines[-1]\n", "        return start\n", _KEPT),
    Mutant("comments-below-an-entry-stay", _LIST, "len(match.group(1)) > column:", "len(match.group(1)) > 999:", _KEPT),
    Mutant("comments-of-the-entry-above-taken", _LIST, "        if self._belongs_to_what_is_above(lines[-1]):", "        if lines is None:", _KEPT),
    Mutant("comments-moved-to-the-entry-above", _LIST, "self._are_apart(place - 1) or self._is_deep(body, 0)", "self._are_apart(place - 1)", _KEPT),
    Mutant("comments-left-to-the-entry-put-above", _LIST, "self._are_apart(place) or self._is_deep(self.text, at)", "self._are_apart(place)", _KEPT),
    Mutant("comments-of-a-section-taken-by-a-new-one", "viewer/files/write/sections.py", '            while start and text[previous_line(text, start) : start].startswith("#"):\n', "            while start < 0:\n", _KEPT),
    Mutant("comments-behind-an-item-stay", _FLOW, "        trail = match.end() if match", "        trail = held if match", _KEPT),
    Mutant("comments-above-an-item-stay", _FLOW, "        if not self._begins_line(place):\n            return at\n", "        if at >= 0:\n            return at\n", _KEPT),
    Mutant("comments-written-over", _MAP, "        refuse_to_lose(self._placed, start, end)\n", "", _KEPT),
    Mutant("comments-swallowed-by-a-text", _MAP, "new == text or _loses_a_comment(placed, span, placed_map(new, behind), behind, splices)", "new == text", _KEPT),
    Mutant("blank-lines-grow-into-a-text", _LIST, "while place and _keeps(", "while not place and _keeps(", _KEPT),
    Mutant("dashes-unseen-behind-carriage-returns", "viewer/files/read/entry.py", r"(?:^|(?<=\r))[ \t]*(-)", r"^[ \t]*(-)", _KEPT),
    Mutant("alias-left-without-its-anchor", _PROOF, '        if broken:\n', '        if broken and not broken:\n', _KEPT),
    Mutant("pipes-waited-for", "viewer/files/read/regular.py", "if not stat.S_ISREG(", "if stat.S_ISDIR(", ("unit/files/read/test_regular.py::test_that_a_kept_copy_is_an_ordinary_file[pipe]",)),
    Mutant("locks-waited-for-by-the-window", "viewer/ui/document/edit_job.py", "if not isinstance(failure, Locked):", "if failure is not None or result is not None:", ("ui/document/test_pen.py",)),
)  # fmt: skip
