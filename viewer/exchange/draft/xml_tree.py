"""XML as a tree of plain values, without entities of its own, so that no file can swell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from viewer.exchange.draft.notes import Unreadable
from viewer.words import _

_DEEPEST = 200
#: What may stand above the root element; a document type names that element, and is refused when the file is read.
_ROOT = re.compile(
    r"\A\s*(?:<\?xml[^>]*>)?\s*+(?:(?:<!--(?>.*?-->)|<\?(?>.*?\?>))\s*+)*+<(?:!DOCTYPE\s+)?([\w:.-]+)",
    re.DOTALL,
)


@dataclass(slots=True)
class Element:
    """One element.

    Attributes:
        line: Where it begins, 1-based.
        text: Its own words, without those of its children.
    """

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def child(self, name: str) -> Element | None:
        """Return the first child of a name, None for none."""
        return next((child for child in self.children if child.name == name), None)

    def as_record(self) -> dict[str, object]:
        """Return attributes, children and words by their names; what comes several times is a list."""
        found: dict[str, object] = dict(self.attributes)
        for child in self.children:
            value = child.as_record() if child.children or child.attributes else child.text.strip()
            if child.name not in found:
                found[child.name] = value
                continue
            present = found[child.name]
            found[child.name] = [*present, value] if isinstance(present, list) else [present, value]
        if self.text.strip() and (found or not self.children):
            found["text of " + self.name] = self.text.strip()
        return found


def root_of(text: str) -> str:
    """Return the name of the root element of what looks like XML, empty for anything else."""
    match = _ROOT.match(text)
    return match[1] if match is not None else ""


def tree_of(data: bytes) -> Element:
    """Return the root element.

    Raises:
        Unreadable: It is not well formed, nested too deeply, or declares a document type: entities that
            stand for each other could fill any memory.
    """
    builder = _Tree()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.StartElementHandler = lambda name, attributes: builder.start(
        name, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.words
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable(
            _("the XML cannot be read: line {line}: {why}").format(
                line=error.lineno, why=expat.ErrorString(error.code)
            )
        ) from None
    except (LookupError, ValueError):
        raise Unreadable(_("the XML is in an encoding that is not known")) from None
    if builder.root is None:
        raise Unreadable(_("the XML has no element"))
    return builder.root


class _Tree:
    """What expat's handlers build."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []

    def doctype(self, *_declared: object) -> None:
        raise Unreadable(_("the XML declares a document type, which is not read; take the <!DOCTYPE …> out"))

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        element = Element(name, dict(attributes), line)
        if len(self._open) >= _DEEPEST:
            raise Unreadable(_("the XML is nested more than {number} deep").format(number=_DEEPEST))
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def words(self, text: str) -> None:
        self._open[-1].text += text
