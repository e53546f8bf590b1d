"""Repairs what a PDF's fonts say of their letters, so that its text is found as it was written.

Qt tells of a glyph the first character that leads to it: a tab for the blank, a radical for an
ideograph, the joined form of an Arabic letter. A search then finds none of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from viewer.ui.paper.pdf.objects import PdfObjects, reference

#: First and last character of the forms that stand for letters and are not what anybody types.
_FORMS = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFDFF), (0xFE70, 0xFEFC))
_BLANKS = "\t\u00a0\u2002\u2003\u2009\u202f"
#: Radicals that Unicode names no ideograph for, and those that share their glyph.
_RADICALS = dict(
    zip(
        "⺁⺎⺒⺠⺩⺬⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻯⻰⻲",
        "厂兀巳民王示虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿竜龙龟",
        strict=True,
    )
)
_RANGES = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>\n")
_LISTS = re.compile(rb"\[([^\]]*)\]")
_CODE = re.compile(rb"<([0-9A-Fa-f]{4,})>")


def as_written(text: str) -> str:
    """Return what a glyph stands for, from the character that Qt names."""
    if text in _BLANKS:
        return " "
    if text in _RADICALS:
        return _RADICALS[text]
    if any(first <= ord(letter) <= last for letter in text for first, last in _FORMS):
        return unicodedata.normalize("NFKC", text)
    return text


@cache
def _repaired_code(digits: bytes) -> bytes:
    text = bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
    return b"<" + as_written(text).encode("utf-16-be").hex().upper().encode() + b">"


def repaired(mapping: bytes) -> bytes:
    """Return a ToUnicode mapping as Qt writes it, with every glyph's letters as they are written."""

    def listed(match: re.Match[bytes]) -> bytes:
        return b"[" + _CODE.sub(lambda code: _repaired_code(code[1]), match[1]) + b"]"

    return _LISTS.sub(listed, _RANGES.sub(_as_list, mapping))


def _as_list(match: re.Match[bytes]) -> bytes:
    """Return letters that follow each other one by one, where any of them stands for another."""
    first, last, start = (int(digits, 16) for digits in match.groups())
    codes = [b"%04X" % (start + step) for step in range(last - first + 1)]
    if all(_repaired_code(code) == b"<%b>" % code for code in codes):
        return match[0]
    return b"<%b> <%b> [%b]\n" % (match[1], match[2], b" ".join(b"<%b>" % code for code in codes))


def repair_text(objects: PdfObjects, fonts: Sequence[int]) -> None:
    """Repair the mappings of all fonts of a document that is being written."""
    for font in fonts:
        if b"/ToUnicode" in objects.body(font):
            number = reference(objects, font, b"/ToUnicode")
            objects.put_stream(number, repaired(objects.stream(number)))
