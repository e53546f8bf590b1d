"""Menus that name what can be shown alone: of the whole timeline, or of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from viewer.model.event_words import STATUS_WORDS
from viewer.model.timeline import Status
from viewer.ui.kit.menu_texts import with_key
from viewer.ui.window.parts import Parts
from viewer.words import N_, _, apart, language, number

if TYPE_CHECKING:
    from viewer.model.search.fields import ValueField
    from viewer.model.search.texts import SearchTexts

#: A menu longer than this is no menu; the search completes the others.
_MOST_NAMES = 20
_MOST_LETTERS = 48
_TITLES = {
    "person": N_("&People"), "place": N_("&Places"), "lane": N_("&Lanes"), "status": N_("&Status"),
    "source": N_("S&ources"), "tag": N_("&Tags"),
}  # fmt: skip


def fill_show_only(menu: QMenu, parts: Parts) -> None:
    """Put every field with its commonest names into a menu."""
    from viewer.model.search.fields import VALUE_FIELDS
    from viewer.model.search.texts import SearchTexts

    texts = SearchTexts.of(parts.state.whole)
    for _step in texts.prepare():
        pass
    for field in VALUE_FIELDS:
        inner = menu.addMenu(_(_TITLES[field.name]))
        _fill_names(inner, field, texts, parts)
        inner.menuAction().setEnabled(not inner.isEmpty())


def _fill_names(menu: QMenu, field: ValueField, texts: SearchTexts, parts: Parts) -> None:
    from viewer.model.search.query import whole

    names = texts.names(field)
    offered = names.places.keys() - field.shorthands(parts.state.whole)
    keys = sorted(offered, key=lambda key: (-len(names.places[key]), key))
    for key in keys[:_MOST_NAMES]:
        name = names.shown[key]
        said = _status_said(name) if field.name == "status" else _short(name)
        _add(menu, with_key(apart(said), number(len(names.places[key]))), whole(field, name), parts)
    if len(keys) > _MOST_NAMES:
        text = _("{number} more: search for {operator}")
        more = menu.addAction(text.format(number=number(len(keys) - _MOST_NAMES), operator=f"{field.name}:"))
        more.triggered.connect(lambda _checked=False: _search_for(field, parts))


def _status_said(name: str) -> str:
    """Return a status as the file writes it in English, and by its name in another language."""
    return name if language() is None else _(STATUS_WORDS[Status(name)].name)


def _search_for(field: ValueField, parts: Parts) -> None:
    parts.search.setText(f"{field.name}:")
    parts.search.setFocus()


def fill_event_filters(menu: QMenu, parts: Parts) -> None:
    """Put the names that the selected event holds into a menu."""
    from viewer.model.folding import one_line
    from viewer.model.search.fields import VALUE_FIELDS
    from viewer.model.search.query import whole

    event = parts.state.selected
    if event is not None:
        for field in VALUE_FIELDS:
            seen = set(field.shorthands(parts.state.whole))
            for name in field.values(parts.state.whole)(event):
                if (key := one_line(name)) in seen:
                    continue
                seen.add(key)
                _add(menu, apart(f"{field.name}: {_short(name)}"), whole(field, name), parts)
    menu.setEnabled(not menu.isEmpty())


def _add(menu: QMenu, text: str, term: str, parts: Parts) -> None:
    action = menu.addAction(text.replace("&", "&&"))
    action.triggered.connect(lambda _checked=False: parts.filtering.add(term))


def _short(name: str) -> str:
    return name if len(name) <= _MOST_LETTERS else name[: _MOST_LETTERS - 1] + "…"
