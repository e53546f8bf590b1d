"""Keeps what stands in a form safe from a crash."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from viewer.model.fields import Fields
from viewer.ui.forms.drafts import Draft, DraftStore

if TYPE_CHECKING:
    from viewer.ui.forms.event_form import EventForm

#: A draft is written so long after the last key.
_KEEP_MS = 500


class FormKeeper(QObject):
    """Keeps a draft of one form, soon after every change."""

    def __init__(
        self, form: EventForm, store: DraftStore, path: Path | None, event_id: str, verb: str, before: Fields
    ) -> None:
        super().__init__(form)
        self._form = form
        self._store = store
        self._file = store.new_file()
        self._target = path or Path(), event_id, verb, before
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_MS)
        self._timer.timeout.connect(self.keep)
        form.edited.connect(self._timer.start)

    def keep(self) -> None:
        """Write what stands in the form."""
        path, event_id, verb, before = self._target
        self._store.keep(Draft(path, event_id, verb, before, self._form.fields(), self._file))

    def drop(self) -> None:
        """Forget the draft: it was saved, or given up."""
        self._timer.stop()
        self._store.drop(self._file)
