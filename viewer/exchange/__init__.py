"""Timelines of other programs, in and out: one module a format, one table of formats, no Qt and no network."""
