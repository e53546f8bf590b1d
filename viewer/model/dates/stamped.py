"""The moment that is written into what the program makes."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def stamped_at() -> datetime:
    """Return ``SOURCE_DATE_EPOCH`` where builds set it to a moment of our era, else now; in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            pass  # it is beyond all calendars
    return datetime.now(UTC)
