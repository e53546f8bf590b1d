"""Web addresses of other programs: only those that lead somewhere from here."""

from __future__ import annotations

import re

_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def web_address(text: str) -> str:
    """Return an address that a link may have, empty for any other; nothing is ever fetched.

    ``//host/…`` takes the scheme that a page would give it; relative addresses, ``data:``, ``file:`` and
    scripts are none.
    """
    text = text.strip()
    if text.startswith("//"):
        text = f"https:{text}"
    return text if _WEB.match(text) and not re.search(r"\s", text) else ""
