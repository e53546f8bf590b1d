"""Brings the catalogues in line with the code and makes them ready for the program: ``make translations``.

From the code's messages come ``resources/languages/LANGUAGE/dateline.po``, kept by translators, and from
these ``dateline.mo``, which the program reads; what a translator has not looked at since its English
changed is marked as fuzzy and left out. ``complete.json`` says how far each language is.
"""

from __future__ import annotations

import ast
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from sys import argv
from typing import TYPE_CHECKING

from viewer.words import ENGLISH, LANGUAGES

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "languages"
#: Our functions that take messages, and how many texts each takes first.
_TEXTS = {"_": 1, "N_": 1, "ngettext": 2, "NN_": 2, "pgettext": 2}
_MARKS = ("N_", "NN_", "pgettext")
_OUR_OWN = "viewer/words.py"
_WIDTH = 110


def messages() -> Catalog:
    """Return every message of the code, in the order of files.

    They are looked for in what Python makes of the code, for Babel sees none inside an f-string.

    Raises:
        ValueError: A message is no plain text, so that nobody could translate it.
    """
    from babel.messages.catalog import Catalog

    found = Catalog(project="Dateline", charset="utf-8")
    for file in sorted((ROOT / "viewer").rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        if name == _OUR_OWN:
            continue
        for call, function in _calls(ast.parse(file.read_text(encoding="utf-8"))):
            if told := _told(call, function, name):
                found.add(told[1], locations=[(name, 0)], context=told[0])
    return found


def _calls(tree: ast.AST) -> list[tuple[ast.Call, str]]:
    """Return the calls of our functions, in the order of the code."""
    calls = [
        (node, node.func.id)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TEXTS
    ]
    return sorted(calls, key=lambda one: (one[0].lineno, one[0].col_offset))


def _told(call: ast.Call, function: str, name: str) -> tuple[str | None, str | tuple[str, str]] | None:
    """Return context and message of a call, None for one of a message that is marked elsewhere."""
    given = call.args[: _TEXTS[function]]
    texts = [arg.value for arg in given if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if len(texts) != len(given):
        if any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in given) or function in _MARKS:
            raise ValueError(f"{name}:{call.lineno}: {function} takes plain texts")
        return None
    if function == "pgettext":
        return texts[0], texts[1]
    return None, (texts[0], texts[1]) if len(texts) == 2 else texts[0]


def catalogue(code: str) -> Catalog:
    """Return a language's catalogue as it stands, an empty one where there is none."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    file = FOLDER / code / "dateline.po"
    if not file.exists():
        return Catalog(locale=code, project="Dateline", charset="utf-8")
    with file.open("rb") as stream:
        return read_po(stream, locale=code, charset="utf-8")


def in_line(code: str, found: Catalog) -> Catalog:
    """Return a catalogue with every message of the code and no other."""
    kept = catalogue(code)
    kept.update(found, no_fuzzy_matching=True)
    kept.obsolete.clear()
    return kept


def po_text(kept: Catalog) -> bytes:
    """Return a catalogue as translators keep it: it changes with its messages alone, not with the day."""
    from babel.messages.pofile import write_po

    buffer = io.BytesIO()
    write_po(buffer, kept, width=_WIDTH, omit_header=True, include_lineno=False)
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {kept.locale}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {kept.plural_forms}\\n"\n\n'
    )
    return head.encode() + buffer.getvalue()


def mo_bytes(kept: Catalog) -> bytes:
    """Return a catalogue as the program reads it, the same from the same messages on any day."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    again = read_po(io.BytesIO(po_text(kept)), locale=kept.locale, charset="utf-8")
    for message in list(again):
        # Babel would fill the forms of a plural with English ones by their place, which no other number has.
        if message.id and not _is_done(message.string):
            again.delete(message.id, message.context)
    again.creation_date = again.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    buffer = io.BytesIO()
    write_mo(buffer, again)
    return buffer.getvalue()


def done(kept: Catalog) -> tuple[int, int]:
    """Return how many messages a catalogue has in its language, and of how many."""
    real = [message for message in kept if message.id]
    return sum(_is_done(message.string) and not message.fuzzy for message in real), len(real)


def _is_done(string: object) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def main() -> None:
    """Write all catalogues, and tell how far each is."""
    found = messages()
    far = {}
    for code, name in LANGUAGES.items():
        if code == ENGLISH or (argv[1:] and code not in argv[1:]):
            continue
        kept = in_line(code, found)
        folder = FOLDER / code
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "dateline.po").write_bytes(po_text(kept))
        (folder / "dateline.mo").write_bytes(mo_bytes(kept))
        far[code] = done(kept)
        print(f"{code} {name}: {far[code][0]:,} of {far[code][1]:,}")
    if not argv[1:]:
        (FOLDER / "complete.json").write_text(json.dumps(far) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
