"""What the welcome page offers: some of the window's commands, in other words."""

from __future__ import annotations

from pathlib import Path

from viewer.ui.kit.menu_texts import key_text
from viewer.ui.welcome.page import Offer, WelcomePage
from viewer.ui.window.actions import Actions
from viewer.ui.window.parts import Parts
from viewer.words import N_, _

#: Command, its name on the page, and what comes of it; a command that there is not is left out.
_OFFERS = (
    ("open", N_("Open…"), N_("An event file; it can be dropped here as well")),
    ("new", N_("New file…"), N_("A first file that explains itself")),
    ("import", N_("Import…"), N_("A calendar, a table, another timeline")),
    ("example", N_("Open the example"), N_("A finished timeline to look around in")),
    ("guide", N_("Guide"), N_("How the file is written, and all that the window does")),
    ("keys", N_("All keys"), N_("What the keyboard does")),
)


def welcome_page(parts: Parts, actions: Actions) -> WelcomePage:
    """Return the page for a window."""
    offers = []
    for name, title, note in _OFFERS:
        if name in actions:
            action = actions[name]
            keys = action.shortcuts()
            key = key_text(keys[0].toString()) if keys else ""
            offers.append(Offer(_(title), _(note), key, action.trigger))
    page = WelcomePage(
        offers, parts.settings, parts.appearance, parts.window, can_open_beside=parts.others.can_open
    )
    page.file_chosen.connect(parts.files.open_path)
    page.beside_chosen.connect(lambda path: parts.others.open_new(parts.window, [Path(path)]))
    page.said.connect(parts.status.say)
    return page
