"""XML as a tree of plain values, without entities of its own, so that no file can swell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from viewer.exchange.draft.notes import Unreadable
from viewer.words import N_, _

_DEEPEST = 200
#: What may stand above the root element; a document type names that element, and is refused when the file is read.
_ROOT = re.compile(
    r"\A\s*(?:<\?xml[^>]*>)?\s*+(?:(?:<!--(?>.*?-->)|<\?(?>.*?\?>))\s*+)*+<(?:!DOCTYPE\s+)?([\w:.-]+)",
    re.DOTALL,
)
_PIECE = 64 * 1024
#: Letters, and elements and attributes, of one record, and of everything that is in no record.
MOST_LETTERS, MOST_VALUES = 16_000_000, 200_000
_TOO_LARGE = N_("one record of the XML, or what stands beside its records, is larger than can be taken in")


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


def tree_of(data: bytes, path: Sequence[str] = (), take: Callable[[Element], None] | None = None) -> Element:
    """Return the root element.

    Args:
        data: The file.
        path: Names of the elements from the root to a record, the last of them perhaps ``*`` for any.
        take: Is given each record as it comes, which is then no child of anything.

    Raises:
        Unreadable: It is not well formed, nested too deeply, larger than can be taken in, or declares a document
            type: entities that stand for each other could fill any memory.
    """
    builder = _Tree(tuple(path), take)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.StartElementHandler = lambda name, attributes: builder.start(
        name, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.words
    try:
        for at in range(0, len(data), _PIECE):
            parser.Parse(data[at : at + _PIECE], False)
            if at - parser.CurrentByteIndex > MOST_LETTERS:  # expat keeps a tag until it ends
                raise Unreadable(_(_TOO_LARGE))
        parser.Parse(b"", True)
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

    def __init__(self, path: tuple[str, ...], take: Callable[[Element], None] | None) -> None:
        self.root: Element | None = None
        self._path, self._take = path, take
        self._open: list[Element] = []
        self._words: list[list[str]] = []
        self._letters = self._values = 0
        #: What both were before the record that is read.
        self._before = 0, 0

    def doctype(self, *_declared: object) -> None:
        raise Unreadable(_("the XML declares a document type, which is not read; take the <!DOCTYPE …> out"))

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        if len(self._open) >= _DEEPEST:
            raise Unreadable(_("the XML is nested more than {number} deep").format(number=_DEEPEST))
        element = Element(name, dict(attributes), line)
        is_record = self._is_record(name)
        if is_record:
            self._before = self._letters, self._values
        self._count(sum(map(len, attributes.values())), 1 + len(attributes))
        if not self._open:
            self.root = element
        elif not is_record:
            self._open[-1].children.append(element)
        self._open.append(element)
        self._words.append([])

    def _is_record(self, name: str) -> bool:
        """Tell whether an element that begins is a record by its place."""
        path = self._path
        return (
            len(self._open) == len(path) - 1
            and path[-1] in ("*", name)
            and all(one.name == wanted for one, wanted in zip(self._open, path, strict=False))
        )

    def _count(self, letters: int, values: int) -> None:
        """Count what stays in memory."""
        self._letters += letters
        self._values += values
        if self._letters > MOST_LETTERS or self._values > MOST_VALUES:
            raise Unreadable(_(_TOO_LARGE))

    def end(self, name: str) -> None:
        element = self._open.pop()
        element.text = "".join(self._words.pop())
        if self._take is not None and self._is_record(name):
            self._letters, self._values = self._before
            self._take(element)

    def words(self, text: str) -> None:
        self._count(len(text), 0)
        self._words[-1].append(text)
