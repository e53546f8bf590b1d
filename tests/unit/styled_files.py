"""Event files as different people's hands would write them, made up by Hypothesis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hypothesis import strategies as st

from viewer.model.fields import Fields, Plain

LETTERS = "aé한0 :#'\"-,[]{}&*!|>%@`?\\~=.\t😀"
TEXTS = st.text(LETTERS, min_size=1, max_size=25).filter(lambda text: text.strip() == text)
TITLES = st.one_of(
    st.sampled_from(["Crosses into Russia", "no", "2011", "Kim: a life", "it's", 'says "so"']), TEXTS
)
PROSE = st.one_of(TEXTS, st.lists(TEXTS, min_size=2, max_size=3).map("\n\n".join), st.just("two\nlines\n"))
DATES = st.sampled_from(
    ["2001", "2002-07", "2011-08-20", "2011-08-21~", "-0499", "[2011-08-22..2011-08-27]", "2011-08-20/", "2011-08-20T14:30"]
)  # fmt: skip
NAMES: st.SearchStrategy[Plain] = st.lists(TEXTS, min_size=1, max_size=3, unique=True)
QUOTES: st.SearchStrategy[Plain] = st.fixed_dictionaries(
    {"text": TEXTS}, optional={"source": st.just("nbc"), "speaker": TEXTS, "stance": st.just("contradicts")}
)
PLACES: st.SearchStrategy[Plain] = st.one_of(
    TEXTS, st.fixed_dictionaries({"name": TEXTS}, optional={"lat": st.just("48.5"), "lon": st.just("135")})
)


@cache
def fields() -> st.SearchStrategy[Fields]:
    """Return entries that the reader finds no error in."""
    return st.fixed_dictionaries(
        {"date": DATES, "title": TITLES},
        optional={
            "status": st.sampled_from(["reported", "confirmed", "disputed"]),
            "lane": st.just("trip"),
            "place": PLACES,
            "people": st.one_of(TEXTS, NAMES),
            "tags": NAMES,
            "summary": PROSE,
            "as_written": TEXTS,
            "quotes": st.lists(QUOTES, min_size=1, max_size=3),
            "sources": st.sampled_from(["nbc", ["nbc"]]),
            "x-mine": st.one_of(TEXTS, NAMES),
        },
    )


@dataclass(frozen=True)
class Hand:
    """One person's habits: columns, line breaks, quotation marks, blank lines and comments."""

    newline: str
    bom: bool
    indent: int
    gap: int
    step: int
    quote: str
    flow: bool
    blank: bool
    comments: bool
    ending: str


HANDS = st.builds(
    Hand,
    newline=st.sampled_from(["\n", "\n", "\r\n"]),
    bom=st.booleans(),
    indent=st.sampled_from([0, 2, 4]),
    gap=st.sampled_from([2, 2, 4]),
    step=st.sampled_from([0, 2]),
    quote=st.sampled_from(["'", '"']),
    flow=st.booleans(),
    blank=st.booleans(),
    comments=st.booleans(),
    ending=st.sampled_from(["\n", "", "\n\n", "\n...\n", "\n# the end\n", "\nx-after: [kept, 'as is']\n"]),
)


def _quoted(text: str, quote: str) -> str:
    """Write a text in quotation marks, by other means than the writer's."""
    if quote == "'" and not set(text) & set("\n\t"):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _inline(value: Plain, hand: Hand) -> str:
    if isinstance(value, str):
        return value if value.isalnum() and value.isascii() else _quoted(value, hand.quote)
    if isinstance(value, list):
        return "[" + ", ".join(_inline(item, hand) for item in value) + "]"
    return "{" + ", ".join(f"{key}: {_inline(item, hand)}" for key, item in value.items()) + "}"


def _lines(name: str, value: Plain, hand: Hand) -> list[str]:
    """Write a field in the block style."""
    if isinstance(value, str):
        if value == "two\nlines\n":
            return [f"{name}: |", "  two", "  lines"]
        tail = "  # noted" if hand.comments and name == "title" else ""
        return [f"{name}: {_inline(value, hand)}{tail}"]
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        lines = [f"{name}:"]
        for item in value:
            assert isinstance(item, dict)
            inner = [line for key, part in item.items() for line in _lines(key, part, hand)]
            lines += [
                " " * hand.step + ("- " if not number else "  ") + line for number, line in enumerate(inner)
            ]
            lines += [" " * hand.step + "  # of this quotation"] if hand.comments else []
        return lines
    return [f"{name}: {_inline(value, hand)}"]


def written_by(hand: Hand, entries: list[Fields]) -> str:
    """Return a whole file in somebody's hand."""
    lines = ["# A file", "title: Test", "lanes: [{id: trip, title: The trip}]", "sources:"]
    lines += [
        "  - id: nbc",
        "    title: NBC   # a comment",
        "",
        "events:" + ("   # all of them" if hand.comments else ""),
    ]
    for number, entry in enumerate(entries):
        if hand.comments and number % 2:
            lines.append(" " * hand.indent + "# --- a section ---")
        if hand.flow and number % 3 == 1:
            body = [_inline(entry, hand)]
        else:
            body = [line for name, value in entry.items() for line in _lines(name, value, hand)]
        lines.append(" " * hand.indent + "-" + " " * (hand.gap - 1) + body[0])
        lines += [" " * (hand.indent + hand.gap) + line if line else "" for line in body[1:]]
        if hand.comments and number % 3 == 0:
            lines.append(" " * (hand.indent + hand.gap) + "# a note below the entry")
        if hand.blank and number + 1 < len(entries):
            lines.append("")
    ending = hand.ending or (
        "\n" if lines[-1].endswith("  lines") else ""
    )  # a literal text keeps its line break
    text = "\n".join(lines) + ending
    return ("\ufeff" if hand.bom else "") + text.replace("\n", hand.newline)
