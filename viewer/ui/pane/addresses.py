"""Which addresses a click may open."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=256)
def is_web_address(url: str) -> bool:
    """Tell whether an address is http(s) with a host: all that a click may open."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
