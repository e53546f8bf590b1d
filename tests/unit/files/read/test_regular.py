"""Pipes and devices are refused at once, wherever a file's name is given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from viewer.files.evidence.copies import CopyError, read_copy
from viewer.files.read.reader import ReadError, read_file
from viewer.files.read.regular import NotRegular, content_of, exists, is_file
from viewer.files.write.saving import SaveRefused, save


@pytest.fixture(params=["pipe", "device", "link to a device"])
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Something that could be read for ever."""
    path = tmp_path / "events.yaml"
    if request.param == "pipe":
        os.mkfifo(path)
    elif request.param == "device":
        return Path("/dev/zero")
    else:
        path.symlink_to("/dev/zero")
    return path


def test_that_an_event_file_is_an_ordinary_file(odd: Path) -> None:
    with pytest.raises(ReadError, match=f"^{odd} is no ordinary file; expected an event file$"):
        read_file(odd)


def test_that_nothing_is_saved_over_anything_else(odd: Path) -> None:
    for expected in (None, b"", b"title: T\n"):
        with pytest.raises(SaveRefused, match="is no ordinary file; it was not written"):
            save(odd, b"title: New\n", expected)


def test_that_a_kept_copy_is_an_ordinary_file(odd: Path) -> None:
    with pytest.raises(CopyError, match="is no file"):
        read_copy(odd)


def test_that_no_more_is_read_than_asked_for(tmp_path: Path, odd: Path) -> None:
    file = tmp_path / "some.txt"
    file.write_bytes(b"0123456789")
    assert content_of(file, 4) == b"0123"
    assert content_of(file, 11) == content_of(file) == b"0123456789"
    with pytest.raises(NotRegular):
        content_of(odd, 4)


def test_that_a_file_that_grew_is_told_from_what_was_read(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_bytes(b"title: T\n# more\n")
    with pytest.raises(SaveRefused, match="was changed by another program meanwhile"):
        save(file, b"title: New\n", b"title: T\n")


def test_that_what_cannot_be_asked_is_not_there(tmp_path: Path) -> None:
    file, ring = tmp_path / "file", tmp_path / "ring"
    file.touch()
    ring.symlink_to("ring")
    impossible = [tmp_path / ("x" * 300), Path("x/" * 3000), Path("a\0b"), ring, file / "below"]
    assert [(exists(path), is_file(path)) for path in impossible] == [(False, False)] * 5
    assert [(exists(path), is_file(path)) for path in (tmp_path, file)] == [(True, False), (True, True)]
