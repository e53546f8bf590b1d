"""Edits of lanes, sources, eras and what a timeline is headed by, and the proof of them."""
