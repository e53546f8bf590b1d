"""A slice of the edits that ``make fuzz`` makes, and an oracle that would see the writer fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import edits
from tests.fuzz.edit_oracle import faults
from tests.fuzz.made_edits import Wish
from tests.fuzz.made_files import Made, made_file, tree_of
from tests.fuzz.made_text import NOBODY, Comment
from viewer.files.read.reading import Reading
from viewer.files.write.edits import ChangeEvent, DeleteEvent, Edit, MoveEvent
from viewer.files.write.making.proof import Edited, edited

TEXT = """title: T
events:
  # c0 heading

  # c1
  - date: 2001
    title: A  # c2
    people: [Ann, Bob]

  - {date: 2002, title: B}  # c3

x-mine: kept
"""
_A, _B = TEXT.index("  # c1"), TEXT.index("  - {")
COMMENTS = (
    Comment(NOBODY, "free"),
    Comment(("entry", 0), "above"),
    Comment(("field", 0, "title"), "trail"),
    Comment(("entry", 1), "free"),
)
MADE = Made(TEXT, tree_of(TEXT), COMMENTS, ((_A, _B - 1), (_B, TEXT.index("x-mine") - 1)), False, False)


def deleting() -> Wish:
    tree = {**MADE.tree, "events": MADE.tree["events"][1:]}
    return Wish(
        "delete", DeleteEvent("a-2001", MADE.tree["events"][0]), 0, tree, gone={("entry", 0)}, order=[1]
    )


def changing(people: list[str]) -> Wish:
    before = MADE.tree["events"][0]
    after = {**before, "people": people}
    tree = {**MADE.tree, "events": [after, MADE.tree["events"][1]]}
    return Wish("change", ChangeEvent("a-2001", before, after), 0, tree, order=[0, 1])


def moving() -> Wish:
    tree = {**MADE.tree, "events": MADE.tree["events"][::-1]}
    return Wish("move", MoveEvent("a-2001", MADE.tree["events"][0]), 0, tree, order=[1, 0])


def test_that_a_few_hundred_edits_lose_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = edits.main(["--edits", "400", "--seed", "500"], folder=tmp_path)
    said = capsys.readouterr().out
    assert status == 0, said
    assert " edits, " in said.splitlines()[0]
    assert ", 0 faults" in said.splitlines()[0]
    kinds = {
        line.partition("×")[2].strip()
        for line in said.splitlines()
        if " × " in line and "refused" not in line
    }
    assert kinds >= {"set a text", "delete", "move", "add", "remove a field", "add an item", "add to lanes"}
    assert list(tmp_path.iterdir()) == []


def test_that_a_seed_makes_the_same_file_again() -> None:
    texts = [made_file(seed).text for seed in range(60)]
    assert [made_file(seed).text for seed in range(60)] == texts
    assert len(set(texts)) == 60


def test_that_made_files_show_every_hand() -> None:
    texts = [made_file(seed).text for seed in range(400)]
    for piece in (
        "\r\n",
        "\ufeff",
        "\t",
        "%YAML",
        "\n...",
        "|+",
        ">1-",
        '"title"',
        "events: [",
        "# c9",
        "&",
        "서울",
    ):
        assert any(piece in text for text in texts), piece
    assert any("\r" in text and "\n" not in text for text in texts)
    assert any(not text.endswith(("\n", "\r")) for text in texts)


RIGHT = TEXT[:_A] + TEXT[_B:]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (RIGHT.replace("kept", "lost"), "wrong values elsewhere"),
        (RIGHT.replace("2002", "2003"), "wrong values"),
        (RIGHT.replace("  # c3", ""), "lost a comment of entry"),
        (RIGHT.replace("  # c0 heading\n", ""), "lost a comment of nobody"),
        (RIGHT + "# c1\n", "kept a comment of what is gone, of entry"),
        (RIGHT.replace("title: T", "title:  T"), "changed other lines with delete"),
        (RIGHT.replace("title: T\n", "title: T\r\n"), "a line break of another kind"),
        (RIGHT.replace("- {", "- [") , "not YAML any more"),
    ],
)  # fmt: skip
def test_that_the_oracle_sees_what_a_delete_must_not_do(text: str, fault: str) -> None:
    assert list(faults(MADE, deleting(), RIGHT)) == []
    assert fault in faults(MADE, deleting(), text)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("x-mine: kept\n", "x-mine: kept \n", "changed bytes behind the entry"),
        ("title: T\n", "title: 'T'\n", "changed bytes before the entry"),
        ("title: A  # c2\n    people: [Ann]", "title: A\n    people: [Ann]  # c2", "a comment of field stands beside something else"),
        ("A  # c2", "A", "lost a comment of field"),
    ],
)  # fmt: skip
def test_that_the_oracle_sees_what_a_change_must_not_do(old: str, new: str, fault: str) -> None:
    right = TEXT.replace("[Ann, Bob]", "[Ann]")
    assert list(faults(MADE, changing(["Ann"]), right)) == []
    assert fault in faults(MADE, changing(["Ann"]), right.replace(old, new))


def test_that_the_oracle_sees_what_a_move_must_not_do() -> None:
    a, b, end = TEXT[_A : _B - 1], TEXT[_B : TEXT.index("x-mine") - 1], TEXT[TEXT.index("x-mine") - 1 :]
    right = TEXT[:_A] + b + "\n" + a + end
    assert list(faults(MADE, moving(), right)) == []
    left_behind = right.replace("  # c1\n", "").replace("  - {", "  # c1\n  - {")
    assert "comments of entries in a wrong order" in faults(MADE, moving(), left_behind)
    assert "wrong values" in faults(MADE, moving(), TEXT)
    assert "changed lines with a move" in faults(MADE, moving(), right.replace("title: A", "title:  A"))


def test_that_a_writer_that_fails_is_reported_and_its_file_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def careless(reading: Reading, edit: Edit) -> Edited:
        done = edited(reading, edit)
        return done._replace(text=done.text.replace("# c1", "#"))

    assert edits.main(["--edits", "100"], careless, tmp_path) == 1
    assert "FAULT" in capsys.readouterr().out
    assert any(b"\n====\n" in path.read_bytes() for path in tmp_path.iterdir())
