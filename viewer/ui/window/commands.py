"""Every command of the window, one row each, in the order of the menus."""

from __future__ import annotations

from viewer.ui.list.place import Standing
from viewer.ui.look.theme import TEXT_SIZES
from viewer.ui.state.moving_scale import ZOOM_STEP
from viewer.ui.window.command import Button, Command, FilledMenu, Scope
from viewer.ui.window.deeds import (
    ask_date,
    close_file,
    compare,
    copy_picture,
    copy_title,
    edit_line,
    export_pdf,
    export_picture,
    fill_export,
    fill_recent,
    import_timeline,
    lay_beside,
    present,
    print_timeline,
    select,
    set_theme_mode,
    show_about,
    show_guide,
    show_only_found,
    show_pane,
    toggle_folding,
    toggle_full_screen,
    toggle_reopening,
    toggle_today,
)
from viewer.ui.window.filter_menus import fill_show_only
from viewer.ui.window.parts import Parts


def _has_file(p: Parts) -> bool:
    return p.document.path is not None


def _has_events(p: Parts) -> bool:
    return bool(p.state.timeline.events)


def _has_selection(p: Parts) -> bool:
    return p.state.selected is not None


def _has_own_selection(p: Parts) -> bool:
    return p.document.timeline.event(p.state.selected_id) is not None


def _has_hits(p: Parts) -> bool:
    return bool(p.state.hits)


_FILE = (
    Command(
        "new", "&New file…", lambda p: p.files.ask_new(), "&File", 0, ("Ctrl+Shift+N",), "write a new file"
    ),
    Command(
        "new_window", "New &window", lambda p: p.others.open_new(p.window), "&File", 0, ("Ctrl+Alt+N",),
        "another window, for another file", enabled=lambda p: p.others.can_open,
    ),
    Command("open", "&Open…", lambda p: p.files.ask_open(), "&File", 0, ("Ctrl+O",), "open a file", icon="open"),
    FilledMenu("Open &recent", fill_recent, "&File", 0),
    Command(
        "reload", "Re&load", lambda p: p.document.reload(), "&File", 0, ("Ctrl+R",), "read the file again",
        enabled=_has_file,
    ),
    Command(
        "save_copy", "&Save a copy…", lambda p: p.files.ask_save_copy(), "&File", 0, ("Ctrl+Shift+S",),
        enabled=_has_file, icon="save",
    ),
    Command(
        "compare", "Co&mpare with…", compare, "&File", 0, ("Ctrl+Alt+D",),
        "compare with another file, or with an earlier version in git", enabled=_has_file,
    ),
    Command("import", "&Import…", import_timeline, "&File", 1, words="take in another program's timeline"),
    Command("export_pdf", "&PDF…", export_pdf, "&File/&Export", 1, enabled=_has_events),
    Command("export_picture", "P&icture…", export_picture, "&File/&Export", 1, enabled=_has_events),
    FilledMenu("", fill_export, "&File/&Export", 1),
    Command(
        "print", "&Print…", print_timeline, "&File", 1, ("Ctrl+P",),
        enabled=_has_events, icon="print", button=Button(6, "Print…", "Print"),
    ),
    Command(
        "reopen", "Reopen files at s&tart", toggle_reopening, "&File", 2, is_on=lambda p: p.settings.reopen
    ),
    Command(
        "close", "&Close", close_file, "&File", 2, ("Ctrl+W",), "close the file, or a window beside others"
    ),
    Command("quit", "&Quit", lambda p: p.others.quit(p.window), "&File", 2, ("Ctrl+Q",), "close all windows"),
)  # fmt: skip

_EDIT = (
    Command(
        "undo", "&Undo", lambda p: p.pen.undo(), "&Edit", 0, ("Ctrl+Z",),
        enabled=lambda p: bool(p.pen.undo_name), object_text=lambda p: p.pen.undo_name,
    ),
    Command(
        "redo", "&Redo", lambda p: p.pen.redo(), "&Edit", 0, ("Ctrl+Shift+Z", "Ctrl+Y"),
        enabled=lambda p: bool(p.pen.redo_name), object_text=lambda p: p.pen.redo_name,
    ),
    Command(
        "add", "&Add event…", lambda p: p.edits.add_event(), "&Edit", 1, ("Ctrl+N",), "add an event",
        enabled=_has_file, button=Button(5, "+ Event", "Add an event to the file"),
    ),
    Command(
        "edit", "&Edit event…", lambda p: p.edits.edit_event(p.state.selected_id), "&Edit", 1, ("F2",),
        "edit the selected event", enabled=_has_own_selection, icon="edit",
    ),
    Command(
        "duplicate", "Dupl&icate event…", lambda p: p.edits.duplicate_event(p.state.selected_id), "&Edit", 1,
        ("Ctrl+D",), "duplicate it", enabled=_has_own_selection,
    ),
    Command(
        "delete", "&Delete event", lambda p: p.edits.delete_event(p.state.selected_id), "&Edit", 1, ("Del",),
        "delete it, while the keyboard is on the timeline", enabled=_has_own_selection,
        scope=Scope.EVENTS,
    ),
    Command(
        "move_up", "&Move up in the file", lambda p: p.edits.move_event(p.state.selected_id, -1), "&Edit", 2,
        ("Alt+Shift+Up",), "move its entry up in the file: the order of events of one date",
        enabled=lambda p: p.edits.can_move(-1),
    ),
    Command(
        "move_down", "Mo&ve down in the file", lambda p: p.edits.move_event(p.state.selected_id, 1), "&Edit",
        2, ("Alt+Shift+Down",), "move its entry down in the file", enabled=lambda p: p.edits.can_move(1),
    ),
    Command(
        "header", "&Timeline…", lambda p: p.edits.edit_header(), "&Edit", 3, ("Ctrl+T",),
        "edit title, time zone, lanes, sources and eras", enabled=_has_file,
    ),
    Command(
        "add_source", "Add &source…", lambda p: p.edits.add_item("sources"), "&Edit", 3, enabled=_has_file
    ),
    Command("add_lane", "Add la&ne…", lambda p: p.edits.add_item("lanes"), "&Edit", 3, enabled=_has_file),
    Command(
        "copy_title", "&Copy title with date", copy_title, "&Edit", 4, ("Ctrl+Shift+C",),
        enabled=_has_selection, icon="copy",
    ),
    Command(
        "copy_picture", "Copy &picture", copy_picture, "&Edit", 4, ("Ctrl+Alt+C",),
        "copy what the timeline shows, as a picture", enabled=_has_events,
    ),
    Command(
        "keep_copy", "&Keep a copy of its source…", lambda p: p.edits.keep_copy_of_selected(), "&Edit", 4,
        enabled=lambda p: p.edits.source_to_keep != "",
    ),
    Command(
        "edit_line", "Open &line in editor", edit_line, "&Edit", 4, ("Ctrl+E",),
        "open the event's line in your text editor", enabled=_has_own_selection,
    ),
    Command(
        "find", "Searc&h…", lambda p: p.search.begin(), "&Edit", 5, ("Ctrl+F",),
        "search titles, summaries, quotations, people and places", enabled=_has_events,
    ),
    Command(
        "find_next", "Next event &found", lambda p: p.searching.step(1), "&Edit", 5, ("F3",),
        enabled=_has_hits,
    ),
    Command(
        "find_previous", "Previous event f&ound", lambda p: p.searching.step(-1), "&Edit", 5, ("Shift+F3",),
        enabled=_has_hits,
    ),
    Command(
        "filter_found", "Show onl&y what is found", show_only_found, "&Edit", 5, ("Ctrl+Shift+F",),
        "show only what is found, in every view", enabled=_has_hits,
    ),
    Command(
        "filter_clear", "Show all events a&gain", lambda p: p.filtering.clear(), "&Edit", 5,
        ("Ctrl+Shift+A",), "show all events again",
        enabled=lambda p: bool(p.filtering.text),
    ),
    FilledMenu("Sho&w only", fill_show_only, "&Edit", 5),
    Command("choose_editor", "Choose te&xt editor…", lambda p: p.files.ask_editor(), "&Edit", 6),
)  # fmt: skip

_VIEW = (
    Command(
        "zoom_in", "Zoom &in", lambda p: p.state.zoom_by(ZOOM_STEP), "&View", 0, ("Ctrl++", "Ctrl+="),
        enabled=_has_events, icon="zoom-in", button=Button(2, "+", "Zoom in"),
    ),
    Command(
        "zoom_out", "Zoom &out", lambda p: p.state.zoom_by(1 / ZOOM_STEP), "&View", 0, ("Ctrl+-",),
        enabled=_has_events, icon="zoom-out", button=Button(1, "−", "Zoom out"),
    ),
    Command(
        "fit", "&Whole timeline", lambda p: p.state.fit(), "&View", 0, ("Ctrl+0",),
        enabled=_has_events, icon="fit", button=Button(0, "All", "Show the whole timeline"),
    ),
    Command(
        "zoom_event", "Zoom to &event", lambda p: p.state.show_selected(), "&View", 0, enabled=_has_selection
    ),
    Command(
        "measure", "&Measure from here", lambda p: p.view.canvas.ruler.toggle(), "&View", 0,
        enabled=_has_selection,
    ),
    Command(
        "fold", "&Fold gaps", toggle_folding, "&View", 1, enabled=_has_events,
        is_on=lambda p: p.state.fold_gaps,
        button=Button(3, "Fold gaps", "Fold long empty stretches into breaks"),
    ),
    Command(
        "fit_lanes", "Fit la&nes", lambda p: p.view.canvas.lanes.toggle_fitted(), "&View", 1,
        enabled=_has_events, is_on=lambda p: p.view.canvas.lanes.are_fitted,
    ),
    Command(
        "known_by", "&Known by a date", lambda p: p.knowing.toggle(), "&View", 1, ("Ctrl+K",),
        "what sources had published by a date: a line that is dragged", enabled=_has_events,
        is_on=lambda p: p.knowing.is_on,
    ),
    Command(
        "today", "Toda&y", toggle_today, "&View", 1, enabled=_has_events,
        is_on=lambda p: p.view.canvas.today.is_on,
    ),
    FilledMenu("&Lanes", lambda menu, p: p.view.canvas.lanes.fill_lanes_menu(menu), "&View", 1),
    Command(
        "pane", "&Detail pane", lambda p: show_pane(p, p.pane.isHidden()), "&View", 2, ("F9",),
        is_on=lambda p: not p.pane.isHidden(),
    ),
    Command(
        "list", "Li&st", lambda p: p.listing.toggle(), "&View", 2, ("Ctrl+L",), "the events as a table",
        is_on=lambda p: p.listing.is_open,
    ),
    Command(
        "sources", "Sour&ces", lambda p: p.listing.toggle_sources(), "&View", 2, ("Ctrl+Shift+L",),
        "the sources as a table, each with its events", is_on=lambda p: p.listing.has_sources,
    ),
    Command(
        "list_below", "&Below the timeline", lambda p: p.listing.stand(Standing.BELOW),
        "&View/List &position", 2, is_on=lambda p: p.listing.standing is Standing.BELOW,
    ),
    Command(
        "list_beside", "Be&side it", lambda p: p.listing.stand(Standing.BESIDE),
        "&View/List &position", 2, is_on=lambda p: p.listing.standing is Standing.BESIDE,
    ),
    Command(
        "list_alone", "&In its place", lambda p: p.listing.stand(Standing.ALONE),
        "&View/List &position", 2, is_on=lambda p: p.listing.standing is Standing.ALONE,
    ),
    Command(
        "problems", "Pro&blems", lambda p: p.problems.toggle(), "&View", 2, ("F8", "Ctrl+Shift+M"),
        "all problems of the file", enabled=_has_file, is_on=lambda p: p.problems.is_open,
    ),
    Command(
        "theme_auto", "As the &desktop", lambda p: set_theme_mode(p, "auto"), "&View/&Theme", 3,
        is_on=lambda p: p.appearance.mode == "auto",
    ),
    Command(
        "theme_light", "&Light", lambda p: set_theme_mode(p, "light"), "&View/&Theme", 3,
        is_on=lambda p: p.appearance.mode == "light",
    ),
    Command(
        "theme_dark", "&Dark", lambda p: set_theme_mode(p, "dark"), "&View/&Theme", 3,
        is_on=lambda p: p.appearance.mode == "dark",
    ),
    Command(
        "lay_beside", "L&ay beside…", lay_beside, "&View", 1, words="a second file in lanes of its own, to read",
        enabled=_has_file, is_on=lambda p: p.facts.beside is not None and p.facts.beside.is_there,
    ),
    Command(
        "text_larger", "&Larger", lambda p: p.appearance.step_text(1), "&View/Te&xt size", 3,
        ("Ctrl+Alt++", "Ctrl+Alt+="), "larger texts; also Ctrl and the wheel over a text",
        enabled=lambda p: p.appearance.text_percent < TEXT_SIZES[-1],
    ),
    Command(
        "text_smaller", "&Smaller", lambda p: p.appearance.step_text(-1), "&View/Te&xt size", 3, ("Ctrl+Alt+-",),
        "smaller texts", enabled=lambda p: p.appearance.text_percent > TEXT_SIZES[0],
    ),
    Command(
        "text_usual", "&Usual size", lambda p: p.appearance.set_text_percent(100), "&View/Te&xt size", 3,
        ("Ctrl+Alt+0",), "texts of the usual size", enabled=lambda p: p.appearance.text_percent != 100,
    ),
    Command(
        "present", "P&resent", present, "&View", 4, ("F5",),
        "present the events to a room, from the selected one", enabled=_has_events,
    ),
    Command(
        "full_screen", "F&ull screen", toggle_full_screen, "&View", 4, ("F11",),
        is_on=lambda p: p.window.isFullScreen(),
    ),
)  # fmt: skip

_GO = (
    Command(
        "previous", "&Previous event", lambda p: select(p, p.state.neighbour(-1)), "&Go", 0, ("Ctrl+Up",),
        enabled=lambda p: p.state.neighbour(-1) is not None, icon="previous",
    ),
    Command(
        "next", "&Next event", lambda p: select(p, p.state.neighbour(1)), "&Go", 0, ("Ctrl+Down",),
        enabled=lambda p: p.state.neighbour(1) is not None, icon="next",
    ),
    Command(
        "first", "&First event", lambda p: select(p, p.state.end(first=True)), "&Go", 1, enabled=_has_events
    ),
    Command(
        "last", "&Last event", lambda p: select(p, p.state.end(first=False)), "&Go", 1, enabled=_has_events
    ),
    Command(
        "back", "&Back", lambda p: p.history.go(-1), "&Go", 2, ("Alt+Left",), "back through views",
        enabled=lambda p: p.history.can_go_back,
    ),
    Command(
        "forward", "For&ward", lambda p: p.history.go(1), "&Go", 2, ("Alt+Right",), "forward through views",
        enabled=lambda p: p.history.can_go_forward,
    ),
    Command("to_date", "&Go to date…", ask_date, "&Go", 3, ("Ctrl+G",), enabled=_has_events),
)  # fmt: skip


_HELP = (
    Command(
        "guide", "&Guide", show_guide, "&Help", 0, ("F1",), "the guide, at the page about where you are", icon="help",
        is_on=lambda p: p.help.page == "guide",
    ),
    Command(
        "keys", "All &keys", lambda p: p.help.toggle("keys"), "&Help", 0, ("?",), "this list",
        is_on=lambda p: p.help.page == "keys",
    ),
    Command(
        "legend", "&Legend", lambda p: p.help.toggle("legend"), "&Help", 0, ("Shift+F1",),
        "what the marks mean", is_on=lambda p: p.help.page == "legend",
    ),
    Command(
        "help_panel", "&Help beside the timeline", lambda p: p.help.toggle(), "&Help", 0, ("F6",),
        "to the help beside the timeline; from there, close it", is_on=lambda p: bool(p.help.page),
    ),
    Command("example", "Open the e&xample", lambda p: p.files.open_example(), "&Help", 0),
    Command("about", "&About Dateline", show_about, "&Help", 0),
)  # fmt: skip

ROWS: tuple[Command | FilledMenu, ...] = (*_FILE, *_EDIT, *_VIEW, *_GO, *_HELP)
COMMANDS: tuple[Command, ...] = tuple(row for row in ROWS if isinstance(row, Command))
