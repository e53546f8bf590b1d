"""Tells what is wrong with an edited file, by its lines, its comments and what PyYAML makes of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import yaml

from tests.fuzz.made_edits import Wish
from tests.fuzz.made_files import Made, tree_of
from tests.fuzz.made_text import Owner

_NUMBER = re.compile(r"# c(\d+)(?!\d)")
_BREAK = re.compile(r"\r\n|\r|\n")
_TITLE = re.compile(r"""["']?title["']?:\s*("[^"]*"|'[^']*'|[^,}\r\n]*?)[ \t]*(?:[,}#\r\n]|\Z)""")


def faults(made: Made, wish: Wish, text: str) -> Iterator[str]:
    """Yield what is wrong with what an edit made of a file, kind by kind."""
    try:
        tree = tree_of(text)
    except yaml.YAMLError:
        yield "not YAML any more"
        return
    yield from _values(wish, tree)
    yield from _comments(made, wish, text)
    yield from _beside(made, wish, text)
    yield from _elsewhere(made, wish, text)
    yield from _line_breaks(made.text, text)


# --- what it says -------------------------------------------------------------------------------


def _values(wish: Wish, tree: object) -> Iterator[str]:
    if not isinstance(tree, dict):
        yield "another kind of file"
        return
    wanted = wish.tree
    if wish.kind == "add":
        events = list(tree["events"])
        if wish.added not in events:
            yield "the new entry says something else"
            return
        events.remove(wish.added)
        tree = {**tree, "events": events}
    elif wish.added is not None:
        section = wish.kind.rpartition(" ")[2]
        tree = {**tree, section: tree.get(section, [])[:-1] or wanted.get(section)}
        wanted = {**wanted, section: wanted.get(section)}
    wanted = {**wanted, "events": wanted["events"] or tree.get("events")} if not wish.order else wanted
    if tree != wanted:
        yield "wrong values elsewhere" if tree.get("events") == wanted["events"] else "wrong values"


# --- comments -----------------------------------------------------------------------------------


def _comments(made: Made, wish: Wish, text: str) -> Iterator[str]:
    """Compare which comments there are and their order; headings may come to stand on either side."""
    numbers = _numbers(text)
    old = _numbers(made.text)
    left = [one for one in old if not wish.goes(made.comments[one].owner)]
    lost, extra = Counter(left) - Counter(numbers), Counter(numbers) - Counter(left)
    if lost:
        yield f"lost a comment of {_names(made, lost)}"
    if extra:
        yield f"kept a comment of what is gone, of {_names(made, extra)}"
    if lost or extra:
        return
    for part in [None, *wish.order]:
        yield from _order_within(made, wish, part, left, numbers)
    entries = [made.comments[one].owner[1] for one in numbers if len(made.comments[one].owner) > 1]
    seen = list(dict.fromkeys(entries))
    if seen != [one for one in wish.order if one in seen] or _is_mixed(entries):
        yield "comments of entries in a wrong order"


def _order_within(
    made: Made, wish: Wish, part: int | None, left: list[int], numbers: list[int]
) -> Iterator[str]:
    def mine(number: int) -> bool:
        owner = made.comments[number].owner
        if part is None:
            return len(owner) == 1
        return owner[1:2] == (part,) and not (wish.kind in ("reorder items", "several") and _is_item(owner))

    if [one for one in left if mine(one)] != [one for one in numbers if mine(one)]:
        yield "swapped comments" if part is not None else "swapped headings"


def _is_item(owner: Owner) -> bool:
    return owner[0] in ("item", "sub")


def _is_mixed(entries: list[str | int]) -> bool:
    """Tell whether one entry's comments stand among another's."""
    runs = [one for place, one in enumerate(entries) if place == 0 or entries[place - 1] != one]
    return len(runs) != len(set(runs))


def _numbers(text: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(text)]


def _names(made: Made, numbers: Counter[int]) -> str:
    return ", ".join(sorted({str(made.comments[number].owner[0]) for number in numbers}))


def _beside(made: Made, wish: Wish, text: str) -> Iterator[str]:
    """Compare what stands beside each comment."""
    before, after = _neighbours(made, made.text), _neighbours(made, text)
    for number, what in before.items():
        owner = made.comments[number].owner
        if number not in after or after[number] == what or wish.touches(owner):
            continue
        if owner[:2] == ("entry", wish.entry) and (
            made.comments[number].kind == "trail" or _has_new_title(wish)
        ):
            continue
        yield f"a comment of {owner[0]} stands beside something else"
        return


def _has_new_title(wish: Wish) -> bool:
    return any(one[0] == "field" and one[2] == "title" for one in wish.touched)


def _neighbours(made: Made, text: str) -> dict[int, str]:
    """Return what stands beside each comment: the code before it, or the line or title below it."""
    found = {}
    for match in _NUMBER.finditer(text):
        number = int(match.group(1))
        comment = made.comments[number]
        if comment.kind == "trail":
            line = _BREAK.split(text[: match.start()])[-1]
            found[number] = re.split(r"[,\[{]|- ", line.strip(" \t,"))[-1].strip(" \t]}")
        elif comment.kind == "above" and comment.owner[0] == "entry":
            title = _TITLE.search(text, match.end())
            found[number] = title.group(1) if title else ""
        elif comment.kind == "above":
            found[number] = _code_below(text[match.end() :])
    return found


def _code_below(text: str) -> str:
    for line in _BREAK.split(text)[1:]:
        code = line.strip(" \t-[{")
        if code and not code.startswith("#"):
            return re.split(r"[,\]}]|[ \t]#", code)[0].strip(" \t-[{")
    return ""


# --- everything else --------------------------------------------------------------------------------


def _elsewhere(made: Made, wish: Wish, text: str) -> Iterator[str]:
    if wish.entry >= 0 and wish.kind not in ("delete", "move"):
        start, end = made.extents[wish.entry]
        if not text.startswith(made.text[:start]):
            yield "changed bytes before the entry"
        if not text.endswith(made.text[end:]):
            yield "changed bytes behind the entry"
        return
    if wish.kind.startswith("add to"):
        yield from _around_section(made, wish, text)
        return
    old = made.text
    if wish.kind == "delete":
        start, end = made.extents[wish.entry]
        old = old[:start] + old[end:]
    ours, theirs = _lines(made, old), _lines(made, text)
    if wish.kind == "move":
        if sorted(ours) != sorted(theirs):
            yield "changed lines with a move"
    elif not _is_within(ours, theirs) or (wish.kind == "delete" and ours != theirs):
        yield f"changed other lines with {wish.kind}"
    if "|+" in made.text:
        return  # blank lines may be part of a text, and go so that it does not grow
    blanks = _blanks(made.text) - _blanks(text)
    most = _blanks(made.text[slice(*made.extents[wish.entry])]) + 1 if wish.kind == "delete" else 1
    if wish.kind in ("delete", "move") and not -2 <= blanks <= most:
        yield f"blank lines are gone with a {wish.kind}"


def _around_section(made: Made, wish: Wish, text: str) -> Iterator[str]:
    """Compare the lines outside of a section that was added to: in brackets on one line, that changes."""
    ours = [line for line in _BREAK.split(made.text) if line.strip()]
    theirs = [line for line in _BREAK.split(text) if line.strip()]
    section = wish.kind.rpartition(" ")[2]
    changed = Counter(ours) - Counter(theirs)
    odd = [line for line in changed if section not in line and not line.lstrip(" ,").startswith("{")]
    if odd or changed.total() > 1:
        yield "changed other lines with an item of a section"


def _lines(made: Made, text: str) -> list[str]:
    """Return the lines that are not blank; in brackets the letters of the code alone."""
    lines = [line for line in _BREAK.split(text) if line.strip()]
    if made.in_brackets:
        code = (_NUMBER.split(line)[0] for line in lines)
        return [letter for line in code for letter in line if letter not in " \t,"]
    return lines


def _is_within(few: list[str], many: list[str]) -> bool:
    """Tell whether lines stand among others in their order."""
    rest = iter(many)
    return all(any(one == other for other in rest) for one in few)


def _blanks(text: str) -> int:
    return sum(1 for line in _BREAK.split(text) if not line.strip())


def _line_breaks(old: str, new: str) -> Iterator[str]:
    kinds = set(_BREAK.findall(old))
    if len(kinds) == 1 and not set(_BREAK.findall(new)) <= kinds:
        yield "a line break of another kind"
