"""Dateline: a desktop timeline that shows, for every event, the words it stands on."""

__version__ = "0.1.0"
