"""Text that may stand in XML."""

from __future__ import annotations

import re

#: What XML 1.0 cannot say in any way. Source: its production 2, Char.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r"[\t\n\r]")


def escaped(text: str) -> str:
    """Return a text as content or as an attribute's value in double quotes; what XML cannot say is replaced."""
    text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return _SPACES.sub(lambda match: f"&#{ord(match[0])};", text)
