"""What an entry on paper says against itself: what of it could not be read, and who contradicts it."""

from __future__ import annotations

from pathlib import Path

from paper_helpers import content_from, printed, text_of
from pytestqt.qtbot import QtBot

from viewer.ui.paper.choice import PaperChoice

QUOTED = """\
sources: [{id: wire, title: Wire}]
events:
- date: 1815
  title: One
  quotes:
  - {text: It was so, source: wire}
  - {text: It never was, source: wire, stance: contradicts}
"""


def text_from(tmp_path: Path, file: str, choice: PaperChoice | None = None) -> str:
    return " ".join(text_of(page) for page in printed(tmp_path, content_from(file), choice).pages)


def test_that_a_quotation_that_contradicts_its_event_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    text = text_from(tmp_path, QUOTED)
    so, never = text.index("It was so"), text.index("It never was")
    assert "speaks against" not in text[so:never]
    assert "speaks against this event" in text[never:].partition("Sources")[0]


def test_that_what_of_an_entry_cannot_be_read_is_told_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    text = text_from(
        tmp_path, "events:\n- {date: 1815, title: One, status: expectedd}\n- {date: 1816, title: Two}\n"
    )
    entries = text.rpartition("Chronicle")[2].partition("What could not be read")[0]
    one, two = entries.index("1815"), entries.index("1816")
    assert "⚠ line 2: “One”: status “expectedd” is not known" in entries[one:two]
    assert "⚠" not in entries[two:]


def test_that_of_many_mistakes_the_first_page_says_where_the_others_stand(
    qtbot: QtBot, tmp_path: Path
) -> None:
    broken = "".join(f"- {{date: soon, title: Broken {number}}}\n" for number in range(11))
    text = text_from(tmp_path, f"events:\n- {{date: 1815, title: One}}\n{broken}", PaperChoice(chart=False))
    first, _heading, end = text.partition("What could not be read")
    assert "“Broken 7”" in first and "“Broken 8”" not in first
    assert "… and 3 more, at the end of this document" in first
    assert all(f"“Broken {number}”" in end for number in range(11))
