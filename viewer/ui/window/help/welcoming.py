"""What the welcome page offers: some of the window's commands, in other words."""

from __future__ import annotations

from pathlib import Path

from viewer.ui.welcome.page import Offer, WelcomePage
from viewer.ui.window.actions import Actions
from viewer.ui.window.key_list import key_text
from viewer.ui.window.parts import Parts

#: Command, its name on the page, and what comes of it; a command that there is not is left out.
_OFFERS = (
    ("open", "Open…", "An event file; it can be dropped here as well"),
    ("new", "New file…", "A first file that explains itself"),
    ("import", "Import…", "A calendar, a table, another timeline"),
    ("example", "Open the example", "A finished timeline to look around in"),
    ("guide", "Guide", "How the file is written, and all that the window does"),
    ("keys", "All keys", "What the keyboard does"),
)


def welcome_page(parts: Parts, actions: Actions) -> WelcomePage:
    """Return the page for a window."""
    offers = []
    for name, title, note in _OFFERS:
        if name in actions:
            action = actions[name]
            keys = action.shortcuts()
            offers.append(Offer(title, note, key_text(keys[0].toString()) if keys else "", action.trigger))
    page = WelcomePage(
        offers, parts.settings, parts.appearance, parts.window, can_open_beside=parts.others.can_open
    )
    page.file_chosen.connect(parts.files.open_path)
    page.beside_chosen.connect(lambda path: parts.others.open_new(parts.window, [Path(path)]))
    page.said.connect(parts.status.say)
    return page
