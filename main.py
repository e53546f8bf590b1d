"""Starts Dateline from a checkout; the installed commands call the same function."""

import sys

from viewer.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
