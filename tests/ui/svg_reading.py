"""Reads SVG back as any XML reader does."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

NS = "{http://www.w3.org/2000/svg}"


def tree(text: str) -> ET.Element:
    """Return the root of an SVG that must be well-formed, its names in no namespace."""
    root = ET.fromstring(text)
    for element in root.iter():
        assert element.tag.startswith(NS), element.tag
        element.tag = element.tag.removeprefix(NS)
    return root


def words(text: str) -> str:
    """Return a text with single blanks."""
    return " ".join(text.split())


def marks(root: ET.Element, prefix: str = "tl") -> list[ET.Element]:
    """Return the elements of the events and counts, in order."""
    return [
        element for element in root.iter() if element.tag in ("a", "g") and element.find("title") is not None
    ]


def label(mark: ET.Element) -> str:
    """Return what is written at an event."""
    return words(" ".join("".join(text.itertext()) for text in mark.iter("text")))


def said(mark: ET.Element) -> str:
    """Return an event's tooltip."""
    title = mark.find("title")
    assert title is not None
    return title.text or ""


def ids(root: ET.Element) -> list[str]:
    """Return every id."""
    return [element.get("id", "") for element in root.iter() if element.get("id")]


def references(text: str) -> set[str]:
    """Return every id that something refers to."""
    return set(re.findall(r"url\(#([^)]+)\)", text))
