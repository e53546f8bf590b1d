"""Faults of a step to another event: a page that is not the one of its picture, a command that was not asked."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

_BROWSER = "viewer/ui/kit/pictured_browser.py"
_VIEW = "viewer/ui/pane/page_view.py"
_ACTIONS = "viewer/ui/window/actions.py"
_COMMANDS = "viewer/ui/window/commands.py"
_BEHIND = ("ui/pane/test_documents_behind.py",)
_ASKED = ("ui/window/test_commands_asked.py",)

PANE = (
    Mutant("page-set-before-its-picture", _VIEW, "self._can_show(picture) and self.can_wait_for(document)", "False", _BEHIND),
    Mutant("page-set-late-without-a-picture", _VIEW, "if self._can_show(picture) and self.can_wait_for(document)", "if self.can_wait_for(document)", _BEHIND),
    Mutant("page-late-for-who-listens", _BROWSER, "            and not QAccessible.isActive()\n", "", _BEHIND),
    Mutant("page-late-for-who-types", _BROWSER, "            and not self.hasFocus()\n", "", _BEHIND),
    Mutant("page-late-for-who-scrolled", _BROWSER, "            and not self.verticalScrollBar().value()\n", "", _BEHIND),
    Mutant("page-late-though-long", _BROWSER, "            document.characterCount() <= _MOST_CHARACTERS\n            and self", "            self", _BEHIND),
    Mutant("page-late-though-hidden", _BROWSER, "            and self.isVisible()\n", "", _BEHIND),
    Mutant("page-with-a-cursor", _BROWSER, "        self.setCursorWidth(0)  # every document has its own\n", "", _BEHIND),
    Mutant("page-with-the-scroll-bar-of-another", _BROWSER, "        self.verticalScrollBar().setRange(0, max(0, high_px - self.viewport().height()))\n", "", _BEHIND),
    Mutant("page-painted-twice", _BROWSER, "            part.setAttribute(quiet)\n", "            pass\n", _BEHIND),
    Mutant("page-never-painted-again", _BROWSER, "            part.setAttribute(quiet, False)\n", "            pass\n", _BEHIND),
    Mutant("page-deaf-while-it-waits", _BROWSER, "        if event.type() not in _HARMLESS:\n            self._settle()\n", "", _BEHIND),
    Mutant("page-scrolled-as-a-picture", _BROWSER, "        self.settle()\n        super().scrollContentsBy", "        super().scrollContentsBy", _BEHIND),
    Mutant("page-copied-is-another", _BROWSER, '"clear", "copy", ', '"clear", ', _BEHIND),
    Mutant("page-pointed-at-is-another", _BROWSER, '"cursorForPosition", ', "", _BEHIND),
    Mutant("page-looks-enabled", _VIEW, " and self.isEnabled()", "", _BEHIND),
    Mutant("page-set-though-passed-over", "viewer/ui/pane/pages_ahead.py", "        left = self._view.shown_document\n", "        left = self._view.document()\n", _BEHIND),
    Mutant("page-never-set", _BROWSER, "        self._behind.wish()\n", "", _BEHIND),
)  # fmt: skip

COMMANDS = (
    Mutant("commands-deaf-to-a-step", _ACTIONS, "        self._ask(self._of_selection)\n", "        pass\n", _ASKED),
    Mutant("commands-all-asked-with-a-step", _ACTIONS, "[row for row in self._commands.values() if row.is_of_selection]", "[*self._commands.values()]", _ASKED),
    Mutant("command-deaf-to-what-can-be-kept", _COMMANDS, 'p.edits.source_to_keep != "", is_of_selection=True,', 'p.edits.source_to_keep != "",', _ASKED),
    Mutant("command-deaf-to-what-can-be-moved", _COMMANDS, "p.edits.can_move(1), is_of_selection=True,", "p.edits.can_move(1),", _ASKED),
    Mutant("command-deaf-to-the-first-event", _COMMANDS, "p.state.neighbour(-1) is not None, is_of_selection=True,", "p.state.neighbour(-1) is not None,", _ASKED),
)  # fmt: skip
