"""Colours, style sheet, inks."""
