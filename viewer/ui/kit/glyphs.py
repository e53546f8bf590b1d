"""Which characters no installed font can draw, so that nobody prints blank boxes unawares."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextLayout

from viewer.words import N_, _


def missing_characters(texts: Iterable[str], font: QFont) -> str:
    """Return the characters that neither a font nor any fallback has, each once, ascending."""
    used: set[str] = set()
    for text in texts:
        if not text.isascii():
            used.update(text)
    return "".join(sorted(letter for letter in used if not letter.isascii() and is_missing(letter, font)))


def is_missing(letter: str, font: QFont) -> bool:
    """Tell whether neither a font nor any fallback can draw a letter."""
    if letter.isspace() or not letter.isprintable():
        return False
    layout = QTextLayout(letter, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


#: First and last code point of scripts that a desktop may lack, their name, and a font that has them.
_SCRIPTS = (
    (0x0590, 0x05FF, N_("Hebrew"), "Noto Sans Hebrew (Debian: fonts-noto-core)"),
    (0x0600, 0x08FF, N_("Arabic"), "Noto Sans Arabic (Debian: fonts-noto-core)"),
    (0x0900, 0x0DFF, N_("Indian scripts"), "Noto Sans (Debian: fonts-noto-core)"),
    (0x0E00, 0x0E7F, N_("Thai"), "Noto Sans Thai (Debian: fonts-noto-core)"),
    (0x1100, 0x11FF, N_("Korean"), "Noto Sans CJK (Debian: fonts-noto-cjk)"),
    (0x2E80, 0x312F, N_("Chinese and Japanese"), "Noto Sans CJK (Debian: fonts-noto-cjk)"),
    (0x3130, 0x318F, N_("Korean"), "Noto Sans CJK (Debian: fonts-noto-cjk)"),
    (0x31A0, 0xA4CF, N_("Chinese and Japanese"), "Noto Sans CJK (Debian: fonts-noto-cjk)"),
    (0xAC00, 0xD7FF, N_("Korean"), "Noto Sans CJK (Debian: fonts-noto-cjk)"),
    (0xF900, 0xFAFF, N_("Chinese and Japanese"), "Noto Sans CJK (Debian: fonts-noto-cjk)"),
    (0xFB50, 0xFDFF, N_("Arabic"), "Noto Sans Arabic (Debian: fonts-noto-core)"),
    (0x1F000, 0x1FAFF, N_("emoji"), "Noto Color Emoji (Debian: fonts-noto-color-emoji)"),
    (
        0x20000,
        0x3FFFF,
        N_("rare Chinese"),
        N_("Noto Sans CJK or HanaMin (Debian: fonts-noto-cjk, fonts-hanazono)"),
    ),
)
_OTHER = (
    N_("some letters"),
    N_("a font that has them, such as Noto Sans (Debian: fonts-noto-core)"),
)
_MOST_SHOWN = 20


def scripts_of(letters: str) -> dict[str, str]:
    """Return the scripts that letters belong to, each with a font that has it; both are translated where they are said."""
    found: dict[str, str] = {}
    for letter in letters:
        code = ord(letter)
        name, font = next(
            ((name, font) for first, last, name, font in _SCRIPTS if first <= code <= last), _OTHER
        )
        found.setdefault(name, font)
    return found


def missing_note(missing: str) -> str:
    """Return one line about missing characters and what would draw them, empty for none."""
    if not missing:
        return ""
    shown = " ".join(missing[:_MOST_SHOWN]) + (" …" if len(missing) > _MOST_SHOWN else "")
    fonts = ""
    for font in dict.fromkeys(scripts_of(missing).values()):
        fonts = _("{first} and {second}").format(first=fonts, second=_(font)) if fonts else _(font)
    return _("no installed font has {letters}; install {fonts}").format(letters=shown, fonts=fonts)
