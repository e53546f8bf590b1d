"""What the fields of a form know of the file around their entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from PySide6.QtWidgets import QWidget

from viewer.dataclass import dataclass
from viewer.model.event_words import Tone
from viewer.model.fields import Fields
from viewer.model.timeline import Quote, Timeline
from viewer.ui.look.theme import Theme

#: What the kept copy says of a quotation, and in which tone; None without a copy.
Check = Callable[[Quote], tuple[str, Tone] | None]
#: Opens the kept copy of a quotation's source beside a widget and hands on what is quoted in it; False without one.
ShowCopy = Callable[[Quote, QWidget, Callable[[Fields], None]], bool]


@dataclass()
class LastSource:
    """The id of the source that was chosen last in any form; empty for none."""

    id: str = ""


@dataclass(frozen=True)
class FormContext:
    """What a form knows of the rest of the file.

    Attributes:
        timeline: What the file says now.
        own_id: The id of the event that is edited; empty for a new one.
        check_quote: What the kept copy says of a quotation.
        theme: Colours.
        last_source: Chosen last; shared by the forms of a window.
        show_copy: Opens a kept copy to quote from; None where that is not offered.
        has_copy: Whether the source with an id has a kept copy that can be read now.
    """

    timeline: Timeline
    own_id: str
    check_quote: Check
    theme: Theme
    last_source: LastSource = field(default_factory=LastSource)
    show_copy: ShowCopy | None = None
    has_copy: Callable[[str], bool] = lambda _source_id: False

    @property
    def usual_source(self) -> str:
        """The id of the source that a new quotation is taken to be from; empty for none.

        The only one of the file, else the one chosen last.
        """
        sources = self.timeline.sources
        if len(sources) == 1:
            return sources[0].id
        return self.last_source.id if self.timeline.source(self.last_source.id) is not None else ""
