"""The context menus of an event, of the empty ground and of a lane's title."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from viewer.model.dates.edtf import parse_date
from viewer.model.dates.phrases import date_phrase
from viewer.model.event_words import citation, quoted
from viewer.ui.canvas.shown.lanes import lane_name
from viewer.ui.kit.menu_texts import menu_key, with_key
from viewer.ui.window.actions import Actions
from viewer.ui.window.deeds import copy
from viewer.ui.window.filter_menus import fill_event_filters
from viewer.ui.window.parts import Parts
from viewer.words import _

_SHOWN_CHARACTERS = 48


class ContextMenus(QObject):
    """Answers the canvas's wishes for a context menu."""

    def __init__(self, parts: Parts, actions: Actions) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._actions = actions
        canvas = parts.view.canvas
        canvas.context_requested.connect(lambda name, at: _show(self.menu_for(name, at), at))
        parts.listing.context_requested.connect(lambda name, at: _show(self.menu_for(name, at), at))
        canvas.lane_context_requested.connect(lambda name, at: _show(self.lane_menu(name), at))

    def lane_menu(self, lane_id: str) -> QMenu:
        """Return the context menu of a lane's title."""
        menu, commands = QMenu(self._parts.window), self._parts.view.canvas.lanes
        for lane in commands.lanes:
            if lane.id == lane_id:
                commands.fill_lane_menu(menu, lane)
        menu.addSeparator()
        edit = menu.addAction(_("&Edit lane…"))
        edit.setEnabled(bool(lane_id))
        edit.triggered.connect(lambda _checked=False: self._parts.edits.edit_item("lanes", lane_id))
        menu.addSeparator()
        self._add_lanes(menu)
        return menu

    def menu_for(self, event_id: str, at: QPoint) -> QMenu:
        """Return the context menu of an event, or of the empty ground for an empty id.

        Args:
            event_id: The event is selected first.
            at: The place of the screen that was pointed at.
        """
        menu = QMenu(self._parts.window)
        if event_id:
            self._parts.state.select(event_id)
            self._add(menu, "zoom_event", "measure", "copy_title")
            self._add_quotations(menu)
            self._add_citations(menu)
            self._add_lane(menu)
            fill_event_filters(menu.addMenu(_("Show &only")), self._parts)
            menu.addSeparator()
            self._add(menu, "edit_line")
            menu.addSeparator()
            self._add(menu, "edit", "duplicate", "delete", "move_up", "move_down")
            self._add_sources(menu)
        else:
            self._add_adding(menu, at)
            menu.addSeparator()
            self._add(menu, "fit", "fold")
            self._add_measuring(menu)
            self._add_knowing(menu, at)
            self._add_lanes(menu)
            menu.addSeparator()
            self._add(menu, "back", "forward", "to_date")
        return menu

    def _add(self, menu: QMenu, *names: str) -> None:
        menu.addActions([self._actions[name] for name in names])

    def _add_lanes(self, menu: QMenu) -> None:
        """Add the menu of all lanes."""
        self._parts.view.canvas.lanes.fill_lanes_menu(menu.addMenu(_("&Lanes")))

    def _add_adding(self, menu: QMenu, at: QPoint) -> None:
        """Offer an event at the time and in the lane that were pointed at."""
        date_text, lane = self._parts.view.date_text_at(at), self._parts.view.lane_id_at(at)
        add = menu.addAction(_("&Add event here…") if date_text else _("&Add event…"))
        add.setEnabled(self._actions["add"].isEnabled())
        add.triggered.connect(lambda _checked=False: self._parts.edits.add_event(date_text, lane))

    def _add_lane(self, menu: QMenu) -> None:
        """Add what can be done to the selected event's lane."""
        commands = self._parts.view.canvas.lanes
        lane = commands.lane_of_selection()
        if lane is not None and len(commands.lanes) > 1:
            name = lane_name(lane).replace("&", "&&")
            commands.fill_lane_menu(menu.addMenu(_("&Lane: {name}").format(name=name)), lane, keys=True)

    def _add_measuring(self, menu: QMenu) -> None:
        """Offer the ruler at the pointer's time, or to take it away."""
        ruler = self._parts.view.canvas.ruler
        here = menu.addAction(_("&Measure from here"))
        # An open menu takes the pointer away from the canvas: the time is taken now.
        time = ruler.pointed_time()
        here.setEnabled(time is not None)
        if time is not None:
            here.triggered.connect(lambda _checked=False: ruler.set_at_time(*time))
        if ruler.is_set:
            away = menu.addAction(with_key(_("&Take the ruler away"), menu_key("Esc")))
            away.triggered.connect(lambda _checked=False: ruler.remove())

    def _add_knowing(self, menu: QMenu, at: QPoint) -> None:
        """Offer to show what had been published by the time that was pointed at."""
        date_text = self._parts.view.date_text_at(at)
        if date_text:
            date = date_phrase(parse_date(date_text))
            known = menu.addAction(_("What was &known by {date}").format(date=date))
            known.triggered.connect(
                lambda _checked=False: self._parts.search.setText(f"known-by:{date_text}")
            )

    def _add_quotations(self, menu: QMenu) -> None:
        event = self._parts.state.selected
        quotes = event.quotes if event is not None else ()
        target, whole = menu, _("Copy &quotation with citation")
        if len(quotes) > 1:
            target = menu.addMenu(whole)
        for quote in quotes:
            text = citation(quote, self._parts.state.timeline.source(quote.source))
            action = target.addAction(_shortened(quote.text) if len(quotes) > 1 else whole)
            action.triggered.connect(
                lambda _checked=False, text=text: copy(self._parts, text, _("Quotation copied"))
            )

    def _add_sources(self, menu: QMenu) -> None:
        """Offer the forms of the sources that the selected event stands on."""
        event, timeline = self._parts.state.selected, self._parts.state.whole
        if event is None:
            return
        named = dict.fromkeys((*(quote.source for quote in event.quotes), *event.sources))
        sources = [source for name in named if (source := timeline.source(name)) is not None]
        target = menu if len(sources) < 2 else menu.addMenu(_("Edit so&urce"))
        for source in sources:
            several = target is not menu
            action = target.addAction(_shortened(source.title) if several else _("Edit so&urce…"))
            action.triggered.connect(
                lambda _checked=False, name=source.id: self._parts.edits.edit_item("sources", name)
            )

    def _add_citations(self, menu: QMenu) -> None:
        """Offer the selected event's quotations and sources as other programs take them."""
        # Imported with the first menu of an event, not for the first frame.
        from viewer.model.citations import FORMATS

        event, timeline = self._parts.state.selected, self._parts.state.whole
        target = menu.addMenu(_("Copy c&itations as"))
        if event is None or not (event.quotes or event.sources):
            target.setEnabled(False)
            return
        for form in FORMATS:
            text = form.write(event, timeline)
            action = target.addAction(_(form.label))
            action.setEnabled(bool(text))
            action.triggered.connect(
                lambda _checked=False, text=text, form=form: copy(self._parts, text, _(form.copied))
            )


def _shortened(text: str) -> str:
    """Return a quotation for a menu, cut where it is long."""
    shown = text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1].rstrip() + "…"
    return quoted(shown).replace("&", "&&")


def _show(menu: QMenu, at: QPoint) -> None:
    menu.exec(at)
    menu.deleteLater()
