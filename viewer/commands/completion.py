"""``completion``: what lets a shell complete the command line, as ``tools/completion.py`` has written it."""

from __future__ import annotations

from typing import TextIO

from viewer.shipped import resource

#: By the shell; named as each shell looks for them.
SCRIPTS = {"bash": "dateline.bash", "zsh": "_dateline", "fish": "dateline.fish"}


def run_completion(shell: str, out: TextIO) -> int:
    """Print a shell's script and return the exit status."""
    out.write(resource(f"shell/{SCRIPTS[shell]}").read_text(encoding="utf-8"))
    return 0
