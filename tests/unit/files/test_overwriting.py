"""What may be written over, and what two paths have to do with each other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from viewer.files.overwriting import Ground, is_one_file, is_there, refusal
from viewer.files.read.reader import read_text
from viewer.files.write.whole_file import write_whole


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.yaml"
    path.write_text("events: []\n")
    return path


def test_that_links_of_both_kinds_lead_to_one_file(file: Path, tmp_path: Path) -> None:
    soft, hard, far = tmp_path / "soft", tmp_path / "hard", tmp_path / "far"
    soft.symlink_to(file)
    hard.hardlink_to(file)
    far.symlink_to(soft)
    for other in (file, soft, hard, far, tmp_path / "." / ".." / tmp_path.name / "events.yaml"):
        assert is_one_file(file, other)
        assert is_one_file(other, file)


def test_that_a_copy_is_another_file(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(file.read_bytes())
    assert not is_one_file(copy, file)
    assert refusal(copy, Ground(file)) == ""


def test_that_a_file_that_is_gone_is_still_known_by_its_place(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(file)
    file.unlink()
    assert is_one_file(link, file)
    assert not is_one_file(tmp_path / "other", file)


def test_that_a_ring_of_links_and_an_impossible_name_are_answered(file: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.symlink_to(two)
    two.symlink_to(one)
    assert not is_one_file(one, file)
    assert not is_one_file(Path("a\0b"), file)


def test_that_the_event_file_and_what_is_no_ordinary_file_are_refused(file: Path, tmp_path: Path) -> None:
    assert refusal(file, Ground(file)) == f"{file} is the event file itself; expected another name"
    assert refusal(tmp_path / "new.pdf", Ground(file)) == ""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refusal(pipe, Ground(file)) == f"{pipe} is no ordinary file; it was not replaced"
    assert refusal(Path(os.devnull)).endswith("is no ordinary file; it was not replaced")


def test_that_names_of_which_nothing_can_be_asked_are_left_to_whoever_writes(
    file: Path, tmp_path: Path
) -> None:
    ring, long = tmp_path / "ring", tmp_path / ("x" * 300)
    ring.symlink_to("ring")
    assert [refusal(path, Ground(file)) for path in (ring, long, Path("a\0b"))] == ["", "", ""]
    assert [is_there(path) for path in (file, ring, long, Path("a\0b"))] == [True, True, False, False]
    for path in (ring, long):
        with pytest.raises(OSError, match=r"Too many levels|too long"):
            write_whole(path, b"new")
    assert sorted(tmp_path.iterdir()) == [file, ring]


def test_that_a_file_that_nobody_may_write_is_not_replaced(file: Path, tmp_path: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(PermissionError):
        write_whole(file, b"new")
    assert file.read_text() == "events: []\n"
    assert list(tmp_path.iterdir()) == [file]


STANDING = """\
sources: [{id: s1, title: S, copy: copies/s1.txt}, {id: s2, title: T}]
events:
  - {date: 2011, title: Closed, images: [{file: quay.png, alt: A quay}], sources: s1}
"""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("copies/s1.txt", "the kept copy of source s1"),
        ("quay.png", "a picture of “Closed”"),
        ("events.checked.json", "the record of checks"),
    ],
)
def test_that_what_a_timeline_stands_on_is_refused_while_it_is_there(
    file: Path, tmp_path: Path, name: str, said: str
) -> None:
    ground = Ground(file, read_text(STANDING).timeline)
    out = tmp_path / name
    assert refusal(out, ground) == ""
    out.parent.mkdir(exist_ok=True)
    out.write_bytes(b"kept")
    link = tmp_path / "link"
    link.hardlink_to(out)
    assert [refusal(path, Ground(tmp_path / "other.yaml"), ground) for path in (out, link)] == [
        f"{path} is {said}; expected another name" for path in (out, link)
    ]
    assert refusal(out, Ground(file)) == ""
    assert refusal(tmp_path, ground) == ""


def test_that_a_newer_record_takes_the_place_of_an_older_one_and_of_nothing_else(
    file: Path, tmp_path: Path
) -> None:
    ground = Ground(file, read_text(STANDING).timeline)
    record = tmp_path / "events.checked.json"
    record.write_bytes(b"{}")
    assert refusal(record, ground, is_record=True) == ""
    (tmp_path / "quay.png").hardlink_to(record)
    assert refusal(record, ground, is_record=True).endswith("is a picture of “Closed”; expected another name")


def test_that_many_pictures_are_gone_through_without_opening_one(file: Path, tmp_path: Path) -> None:
    """A name that leads to a pipe would hold whoever opened it."""
    os.mkfifo(tmp_path / "quay.png")
    (tmp_path / "new.txt").write_bytes(b"old")
    assert refusal(tmp_path / "new.txt", Ground(file, read_text(STANDING).timeline)) == ""
