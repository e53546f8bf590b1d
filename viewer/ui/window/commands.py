"""Every command of the window, one row each, in the order of the menus."""

from __future__ import annotations

from viewer.ui.list.place import Standing
from viewer.ui.look.theme import TEXT_SIZES
from viewer.ui.state.moving_scale import ZOOM_STEP
from viewer.ui.window.command import Button, Command, FilledMenu, Scope, has_hits
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
    fill_languages,
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
from viewer.words import N_

#: Titles of the menus; that of a menu in a menu stands behind its menu's.
FILE, EDIT, VIEW, GO, HELP = N_("&File"), N_("&Edit"), N_("&View"), N_("&Go"), N_("&Help")
EXPORT = f"{FILE}/{N_('&Export')}"
POSITION = f"{VIEW}/{N_('List &position')}"
THEME = f"{VIEW}/{N_('&Theme')}"
TEXT_SIZE = f"{VIEW}/{N_('Te&xt size')}"


def _has_file(p: Parts) -> bool:
    return p.document.path is not None


def _has_events(p: Parts) -> bool:
    return bool(p.state.timeline.events)


def _has_selection(p: Parts) -> bool:
    return p.state.selected is not None


def _has_own_selection(p: Parts) -> bool:
    return p.document.timeline.event(p.state.selected_id) is not None


_FILE = (
    Command(
        "new", N_("&New file…"), lambda p: p.files.ask_new(), FILE, 0, ("Ctrl+Shift+N",),
        N_("write a new file"),
    ),
    Command(
        "new_window", N_("New &window"), lambda p: p.others.open_new(p.window), FILE, 0, ("Ctrl+Alt+N",),
        N_("another window, for another file"), enabled=lambda p: p.others.can_open,
    ),
    Command(
        "open", N_("&Open…"), lambda p: p.files.ask_open(), FILE, 0, ("Ctrl+O",), N_("open a file"),
        icon="open",
    ),
    FilledMenu(N_("Open &recent"), fill_recent, FILE, 0),
    Command(
        "reload", N_("Re&load"), lambda p: p.document.reload(), FILE, 0, ("Ctrl+R",),
        N_("read the file again"), enabled=_has_file,
    ),
    Command(
        "save_copy", N_("&Save a copy…"), lambda p: p.files.ask_save_copy(), FILE, 0, ("Ctrl+Shift+S",),
        N_("save a copy"), enabled=_has_file, icon="save",
    ),
    Command(
        "compare", N_("Co&mpare with…"), compare, FILE, 0, ("Ctrl+Alt+D",),
        N_("compare with another file, or with an earlier version in git"), enabled=_has_file,
    ),
    Command("import", N_("&Import…"), import_timeline, FILE, 1, words=N_("take in another program's timeline")),
    Command("export_pdf", N_("&PDF…"), export_pdf, EXPORT, 1, enabled=_has_events),
    Command("export_picture", N_("P&icture…"), export_picture, EXPORT, 1, enabled=_has_events),
    FilledMenu("", fill_export, EXPORT, 1),
    Command(
        "print", N_("&Print…"), print_timeline, FILE, 1, ("Ctrl+P",), N_("print"), enabled=_has_events,
        icon="print", button=Button(6, N_("Print…"), N_("Print")),
    ),
    Command(
        "reopen", N_("Reopen files at s&tart"), toggle_reopening, FILE, 2, is_on=lambda p: p.settings.reopen
    ),
    Command(
        "close", N_("&Close"), close_file, FILE, 2, ("Ctrl+W",),
        N_("close the file, or a window beside others"),
    ),
    Command(
        "quit", N_("&Quit"), lambda p: p.others.quit(p.window), FILE, 2, ("Ctrl+Q",), N_("close all windows")
    ),
)  # fmt: skip

_EDIT = (
    Command(
        "undo", N_("&Undo"), lambda p: p.pen.undo(), EDIT, 0, ("Ctrl+Z",), N_("undo"),
        enabled=lambda p: bool(p.pen.undo_name), object_text=lambda p: p.pen.undo_name,
    ),
    Command(
        "redo", N_("&Redo"), lambda p: p.pen.redo(), EDIT, 0, ("Ctrl+Shift+Z", "Ctrl+Y"), N_("redo"),
        enabled=lambda p: bool(p.pen.redo_name), object_text=lambda p: p.pen.redo_name,
    ),
    Command(
        "add", N_("&Add event…"), lambda p: p.edits.add_event(), EDIT, 1, ("Ctrl+N",), N_("add an event"),
        enabled=_has_file, button=Button(5, N_("+ Event"), N_("Add an event to the file")),
    ),
    Command(
        "edit", N_("&Edit event…"), lambda p: p.edits.edit_event(p.state.selected_id), EDIT, 1, ("F2",),
        N_("edit the selected event"), enabled=_has_own_selection, is_of_selection=True, icon="edit",
    ),
    Command(
        "duplicate", N_("Dupl&icate event…"), lambda p: p.edits.duplicate_event(p.state.selected_id), EDIT, 1,
        ("Ctrl+D",), N_("duplicate it"), enabled=_has_own_selection, is_of_selection=True,
    ),
    Command(
        "delete", N_("&Delete event"), lambda p: p.edits.delete_event(p.state.selected_id), EDIT, 1, ("Del",),
        N_("delete it, while the keyboard is on the timeline"), enabled=_has_own_selection,
        is_of_selection=True, scope=Scope.EVENTS,
    ),
    Command(
        "move_up", N_("&Move up in the file"), lambda p: p.edits.move_event(p.state.selected_id, -1), EDIT, 2,
        ("Alt+Shift+Up",), N_("move its entry up in the file: the order of events of one date"),
        enabled=lambda p: p.edits.can_move(-1), is_of_selection=True,
    ),
    Command(
        "move_down", N_("Mo&ve down in the file"), lambda p: p.edits.move_event(p.state.selected_id, 1), EDIT,
        2, ("Alt+Shift+Down",), N_("move its entry down in the file"),
        enabled=lambda p: p.edits.can_move(1), is_of_selection=True,
    ),
    Command(
        "header", N_("&Timeline…"), lambda p: p.edits.edit_header(), EDIT, 3, ("Ctrl+T",),
        N_("edit title, time zone, lanes, sources and eras"), enabled=_has_file,
    ),
    Command(
        "add_source", N_("Add &source…"), lambda p: p.edits.add_item("sources"), EDIT, 3, enabled=_has_file
    ),
    Command("add_lane", N_("Add la&ne…"), lambda p: p.edits.add_item("lanes"), EDIT, 3, enabled=_has_file),
    Command(
        "copy_title", N_("&Copy title with date"), copy_title, EDIT, 4, ("Ctrl+Shift+C",),
        N_("copy title with date"), enabled=_has_selection, is_of_selection=True, icon="copy",
    ),
    Command(
        "copy_picture", N_("Copy &picture"), copy_picture, EDIT, 4, ("Ctrl+Alt+C",),
        N_("copy what the timeline shows, as a picture"), enabled=_has_events,
    ),
    Command(
        "keep_copy", N_("&Keep a copy of its source…"), lambda p: p.edits.keep_copy_of_selected(), EDIT, 4,
        enabled=lambda p: p.edits.source_to_keep != "", is_of_selection=True,
    ),
    Command(
        "edit_line", N_("Open &line in editor"), edit_line, EDIT, 4, ("Ctrl+E",),
        N_("open the event's line in your text editor"), enabled=_has_own_selection, is_of_selection=True,
    ),
    Command(
        "find", N_("Searc&h…"), lambda p: p.search.begin(), EDIT, 5, ("Ctrl+F",),
        N_("search titles, summaries, quotations, people and places"), enabled=_has_events,
    ),
    Command(
        "find_next", N_("Next event &found"), lambda p: p.searching.step(1), EDIT, 5, ("F3",),
        N_("next event found"), enabled=has_hits,
    ),
    Command(
        "find_previous", N_("Previous event f&ound"), lambda p: p.searching.step(-1), EDIT, 5, ("Shift+F3",),
        N_("previous event found"), enabled=has_hits,
    ),
    Command(
        "filter_found", N_("Show onl&y what is found"), show_only_found, EDIT, 5, ("Ctrl+Shift+F",),
        N_("show only what is found, in every view"), enabled=has_hits,
    ),
    Command(
        "filter_clear", N_("Show all events a&gain"), lambda p: p.filtering.clear(), EDIT, 5,
        ("Ctrl+Shift+A",), N_("show all events again"), enabled=lambda p: bool(p.filtering.text),
    ),
    FilledMenu(N_("Sho&w only"), fill_show_only, EDIT, 5),
    Command("choose_editor", N_("Choose te&xt editor…"), lambda p: p.files.ask_editor(), EDIT, 6),
)  # fmt: skip

_VIEW = (
    Command(
        "zoom_in", N_("Zoom &in"), lambda p: p.state.zoom_by(ZOOM_STEP), VIEW, 0, ("Ctrl++", "Ctrl+="),
        N_("zoom in"), enabled=_has_events, icon="zoom-in", button=Button(2, "+", N_("Zoom in")),
    ),
    Command(
        "zoom_out", N_("Zoom &out"), lambda p: p.state.zoom_by(1 / ZOOM_STEP), VIEW, 0, ("Ctrl+-",),
        N_("zoom out"), enabled=_has_events, icon="zoom-out", button=Button(1, "−", N_("Zoom out")),
    ),
    Command(
        "fit", N_("&Whole timeline"), lambda p: p.state.fit(), VIEW, 0, ("Ctrl+0",), N_("whole timeline"),
        enabled=_has_events, icon="fit", button=Button(0, N_("All"), N_("Show the whole timeline")),
    ),
    Command(
        "zoom_event", N_("Zoom to &event"), lambda p: p.state.show_selected(), VIEW, 0,
        enabled=_has_selection, is_of_selection=True,
    ),
    Command(
        "measure", N_("&Measure from here"), lambda p: p.view.canvas.ruler.toggle(), VIEW, 0,
        enabled=_has_selection, is_of_selection=True,
    ),
    Command(
        "fold", N_("&Fold gaps"), toggle_folding, VIEW, 1, enabled=_has_events,
        is_on=lambda p: p.state.fold_gaps,
        button=Button(3, N_("Fold gaps"), N_("Fold long empty stretches into breaks")),
    ),
    Command(
        "fit_lanes", N_("Fit la&nes"), lambda p: p.view.canvas.lanes.toggle_fitted(), VIEW, 1,
        enabled=_has_events, is_on=lambda p: p.view.canvas.lanes.are_fitted,
    ),
    Command(
        "known_by", N_("&Known by a date"), lambda p: p.knowing.toggle(), VIEW, 1, ("Ctrl+K",),
        N_("what sources had published by a date: a line that is dragged"), enabled=_has_events,
        is_on=lambda p: p.knowing.is_on,
    ),
    Command(
        "today", N_("Toda&y"), toggle_today, VIEW, 1, enabled=_has_events,
        is_on=lambda p: p.view.canvas.today.is_on,
    ),
    FilledMenu(N_("&Lanes"), lambda menu, p: p.view.canvas.lanes.fill_lanes_menu(menu), VIEW, 1),
    Command(
        "pane", N_("&Detail pane"), lambda p: show_pane(p, p.pane.isHidden()), VIEW, 2, ("F9",),
        N_("detail pane"), is_on=lambda p: not p.pane.isHidden(),
    ),
    Command(
        "list", N_("Li&st"), lambda p: p.listing.toggle(), VIEW, 2, ("Ctrl+L",), N_("the events as a table"),
        is_on=lambda p: p.listing.is_open,
    ),
    Command(
        "sources", N_("Sour&ces"), lambda p: p.listing.toggle_sources(), VIEW, 2, ("Ctrl+Shift+L",),
        N_("the sources as a table, each with its events"), is_on=lambda p: p.listing.has_sources,
    ),
    Command(
        "list_below", N_("&Below the timeline"), lambda p: p.listing.stand(Standing.BELOW), POSITION, 2,
        is_on=lambda p: p.listing.standing is Standing.BELOW,
    ),
    Command(
        "list_beside", N_("Be&side it"), lambda p: p.listing.stand(Standing.BESIDE), POSITION, 2,
        is_on=lambda p: p.listing.standing is Standing.BESIDE,
    ),
    Command(
        "list_alone", N_("&In its place"), lambda p: p.listing.stand(Standing.ALONE), POSITION, 2,
        is_on=lambda p: p.listing.standing is Standing.ALONE,
    ),
    Command(
        "problems", N_("Pro&blems"), lambda p: p.problems.toggle(), VIEW, 2, ("F8", "Ctrl+Shift+M"),
        N_("all problems of the file"), enabled=_has_file, is_on=lambda p: p.problems.is_open,
    ),
    Command(
        "theme_auto", N_("As the &desktop"), lambda p: set_theme_mode(p, "auto"), THEME, 3,
        is_on=lambda p: p.appearance.mode == "auto",
    ),
    Command(
        "theme_light", N_("&Light"), lambda p: set_theme_mode(p, "light"), THEME, 3,
        is_on=lambda p: p.appearance.mode == "light",
    ),
    Command(
        "theme_dark", N_("&Dark"), lambda p: set_theme_mode(p, "dark"), THEME, 3,
        is_on=lambda p: p.appearance.mode == "dark",
    ),
    Command(
        "lay_beside", N_("L&ay beside…"), lay_beside, VIEW, 1,
        words=N_("a second file in lanes of its own, to read"), enabled=_has_file,
        is_on=lambda p: p.facts.beside is not None and p.facts.beside.is_there,
    ),
    Command(
        "text_larger", N_("&Larger"), lambda p: p.appearance.step_text(1), TEXT_SIZE, 3,
        ("Ctrl+Alt++", "Ctrl+Alt+="), N_("larger texts; also Ctrl and the wheel over a text"),
        enabled=lambda p: p.appearance.text_percent < TEXT_SIZES[-1],
    ),
    Command(
        "text_smaller", N_("&Smaller"), lambda p: p.appearance.step_text(-1), TEXT_SIZE, 3, ("Ctrl+Alt+-",),
        N_("smaller texts"), enabled=lambda p: p.appearance.text_percent > TEXT_SIZES[0],
    ),
    Command(
        "text_usual", N_("&Usual size"), lambda p: p.appearance.set_text_percent(100), TEXT_SIZE, 3,
        ("Ctrl+Alt+0",), N_("texts of the usual size"), enabled=lambda p: p.appearance.text_percent != 100,
    ),
    FilledMenu(N_("Lan&guage"), fill_languages, VIEW, 3),
    Command(
        "present", N_("P&resent"), present, VIEW, 4, ("F5",),
        N_("present the events to a room, from the selected one"), enabled=_has_events,
    ),
    Command(
        "full_screen", N_("F&ull screen"), toggle_full_screen, VIEW, 4, ("F11",), N_("full screen"),
        is_on=lambda p: p.window.isFullScreen(),
    ),
)  # fmt: skip

_GO = (
    Command(
        "previous", N_("&Previous event"), lambda p: select(p, p.state.neighbour(-1)), GO, 0, ("Ctrl+Up",),
        N_("previous event"), enabled=lambda p: p.state.neighbour(-1) is not None, is_of_selection=True,
        icon="previous",
    ),
    Command(
        "next", N_("&Next event"), lambda p: select(p, p.state.neighbour(1)), GO, 0, ("Ctrl+Down",),
        N_("next event"), enabled=lambda p: p.state.neighbour(1) is not None, is_of_selection=True,
        icon="next",
    ),
    Command(
        "first", N_("&First event"), lambda p: select(p, p.state.end(first=True)), GO, 1, enabled=_has_events
    ),
    Command(
        "last", N_("&Last event"), lambda p: select(p, p.state.end(first=False)), GO, 1, enabled=_has_events
    ),
    Command(
        "back", N_("&Back"), lambda p: p.history.go(-1), GO, 2, ("Alt+Left",), N_("back through views"),
        enabled=lambda p: p.history.can_go_back,
    ),
    Command(
        "forward", N_("For&ward"), lambda p: p.history.go(1), GO, 2, ("Alt+Right",),
        N_("forward through views"), enabled=lambda p: p.history.can_go_forward,
    ),
    Command("to_date", N_("&Go to date…"), ask_date, GO, 3, ("Ctrl+G",), N_("go to date"), enabled=_has_events),
)  # fmt: skip


_HELP = (
    Command(
        "guide", N_("&Guide"), show_guide, HELP, 0, ("F1",), N_("the guide, at the page about where you are"),
        icon="help", is_on=lambda p: p.help.page == "guide",
    ),
    Command(
        "keys", N_("All &keys"), lambda p: p.help.toggle("keys"), HELP, 0, ("?",), N_("this list"),
        is_on=lambda p: p.help.page == "keys",
    ),
    Command(
        "legend", N_("&Legend"), lambda p: p.help.toggle("legend"), HELP, 0, ("Shift+F1",),
        N_("what the marks mean"), is_on=lambda p: p.help.page == "legend",
    ),
    Command(
        "help_panel", N_("&Help beside the timeline"), lambda p: p.help.toggle(), HELP, 0, ("F6",),
        N_("to the help beside the timeline; from there, close it"), is_on=lambda p: bool(p.help.page),
    ),
    Command("example", N_("Open the e&xample"), lambda p: p.files.open_example(), HELP, 0),
    Command("about", N_("&About Dateline"), show_about, HELP, 0),
)  # fmt: skip

ROWS: tuple[Command | FilledMenu, ...] = (*_FILE, *_EDIT, *_VIEW, *_GO, *_HELP)
COMMANDS: tuple[Command, ...] = tuple(row for row in ROWS if isinstance(row, Command))
