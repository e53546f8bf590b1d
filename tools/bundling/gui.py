"""Starts the window of a bundle: its first word is a file, never a command."""

import sys

from viewer.cli import main_gui

if __name__ == "__main__":
    sys.exit(main_gui())
