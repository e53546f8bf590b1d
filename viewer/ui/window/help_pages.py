"""The pages of the help panel, as one window fills them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from viewer.layout.index.index import TimelineIndex
from viewer.model.event_words import not_yet_known_by
from viewer.ui.help.keys import KeysPage
from viewer.ui.help.legend import LegendPage
from viewer.ui.window.command import Command
from viewer.ui.window.key_list import key_sections
from viewer.ui.window.parts import Parts
from viewer.words import _

if TYPE_CHECKING:
    from viewer.ui.help.panel import Page


def help_pages(parts: Parts, commands: Sequence[Command]) -> list[Page]:
    """Return the pages, from the left.

    Args:
        parts: What they tell of.
        commands: Whose keys are listed.
    """

    def legend(parent: QWidget) -> QWidget:
        state, today = parts.state, parts.view.canvas.today
        page = LegendPage(
            lambda: state.timeline,
            lambda: today_words(parts),
            lambda: unknown_words(parts),
            parts.appearance,
            parent,
        )
        state.timeline_changed.connect(page.renew)
        state.hits_changed.connect(page.follow_search)
        today.changed.connect(page.renew)
        return page

    def keys(parent: QWidget) -> QWidget:
        return KeysPage(key_sections(commands), parts.appearance, parent)

    def guide(parent: QWidget) -> QWidget:
        from viewer.ui.guide.view import GuideView

        return GuideView(parts.appearance, parent)

    return [("legend", _("Legend"), legend), ("keys", _("All keys"), keys), ("guide", _("Guide"), guide)]


def unknown_words(parts: Parts) -> str:
    """Return what is said of events that were not yet known by the date that the search asks about; empty for none."""
    state = parts.state
    is_asked = state.hits is not None and state.hits.are_known
    some = state.hits is not None and len(state.hits) < len(state.timeline.events)
    return not_yet_known_by(parts.searching.known_by()) if is_asked and some else ""


def today_words(parts: Parts) -> str:
    """Return what is said of today where its line stands somewhere on the timeline; empty elsewhere."""
    today, reach = parts.view.canvas.today, TimelineIndex.of(parts.state.timeline).reach
    return today.words if today.is_on and reach is not None and reach.overlaps(today.span) else ""
