"""What a person probably meant by a date that is no EDTF."""

from __future__ import annotations


def suggest_date(text: str) -> str:
    """Return EDTF for a date as people type it, empty where unsure."""
    return ""
