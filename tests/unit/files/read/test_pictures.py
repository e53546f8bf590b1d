"""Pictures of events: what the file says of them, and which of their files may be shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader_helpers import complaints, entry

from viewer.files.read.pictures import PictureError, picture_format, picture_path
from viewer.files.read.reader import read_file, read_text
from viewer.model.timeline import Event, Picture

GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"


def read(lines: str) -> Event:
    timeline = read_text(entry(lines)).timeline
    assert timeline is not None
    return timeline.events[0]


def warnings_of(folder: Path, text: str) -> list[str]:
    """Return what reading a file in a folder says of its pictures' files."""
    path = folder / "events.yaml"
    path.write_text(text, encoding="utf-8")
    problems = read_file(path).problems
    return [p.formatted("f").removeprefix("f:") for p in problems if p.code == "no-picture"]


def test_that_a_picture_is_a_path_or_a_mapping_or_a_list_of_these() -> None:
    whole = "{file: p/b.png, alt: A train, caption: Arrival, credit: K. Lee, source: nbc}"
    event = read(f"date: 2011|title: A|images: [p/a.jpg, {whole}]")
    assert event.images == (Picture("p/a.jpg"), Picture("p/b.png", "A train", "Arrival", "K. Lee", "nbc"))
    assert read("date: 2011|title: A|images: p/a.jpg").images == (Picture("p/a.jpg"),)


def test_that_a_picture_without_alt_is_a_warning_at_its_place() -> None:
    assert complaints(entry("date: 2011|title: A|images: [p/a.jpg, {file: b.gif, alt: A train}]")) == [
        "9:14: warning: the picture “p/a.jpg” has no alt; expected a sentence for those who cannot see it"
    ]


def test_that_a_picture_without_file_is_an_error_and_drops_nothing_else() -> None:
    text = entry("date: 2011|title: A|images: [{alt: A train}, {file: b.gif, alt: B}]")
    assert complaints(text) == ["9:14: error: the picture has no file; expected {file: photos/…, alt: …}"]
    assert read("date: 2011|title: A|images: [{alt: A train}, {file: b.gif, alt: B}]").images == (
        Picture("b.gif", "B"),
    )


def test_that_an_unknown_source_of_a_picture_is_told_and_dropped_from_the_picture() -> None:
    lines = "date: 2011|title: A|images: {file: b.gif, alt: B, source: nbs}"
    assert complaints(entry(lines)) == ["9:43: error: source “nbs” is not known; did you mean nbc?"]
    assert read(lines).images == (Picture("b.gif", "B"),)


def test_that_a_missing_picture_is_a_warning_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "there.gif").write_bytes(GIF)
    text = entry("date: 2011|title: A|images:|  - {file: there.gif, alt: B}|  - {file: none.gif, alt: C}")
    assert warnings_of(tmp_path, text) == [
        "11:16: warning: the picture “none.gif” is not there; expected a path relative to this file"
    ]


def test_that_a_picture_that_came_is_no_longer_missed_when_the_same_text_is_read_again(
    tmp_path: Path,
) -> None:
    text = entry("date: 2011|title: A|images: {file: b.gif, alt: B}")
    before = read_text(text, tmp_path)
    (tmp_path / "b.gif").write_bytes(GIF)
    after = read_text(text, tmp_path, before=before)
    assert [[p.code for p in reading.problems] for reading in (before, after)] == [["no-picture"], []]


@pytest.mark.parametrize("file", ["../secret.gif", "/etc/passwd", "link.gif", "folder-link/secret.gif"])
def test_that_nothing_outside_the_folder_is_shown(tmp_path: Path, file: str) -> None:
    (tmp_path / "secret.gif").write_bytes(GIF)
    folder = tmp_path / "timeline"
    folder.mkdir()
    (folder / "link.gif").symlink_to(tmp_path / "secret.gif")
    (folder / "folder-link").symlink_to(tmp_path)
    with pytest.raises(PictureError, match="lies outside this file's folder"):
        picture_path(folder, file)


def test_that_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.gif").write_bytes(GIF)
    (tmp_path / "link.gif").symlink_to(tmp_path / "a.gif")
    assert picture_path(tmp_path, "link.gif") == (tmp_path / "a.gif").resolve()


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\xff\xd8\xff\xe0rest", "jpeg"),
        (b"\x89PNG\r\n\x1a\nrest", "png"),
        (b"RIFF\x10\x00\x00\x00WEBPrest", "webp"),
        (GIF, "gif"),
    ],
)
def test_that_the_format_is_told_by_the_content_whatever_the_name(
    tmp_path: Path, head: bytes, name: str
) -> None:
    (tmp_path / "x.txt").write_bytes(head)
    assert picture_format(tmp_path / "x.txt") == name


@pytest.mark.parametrize("content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"RIFF    WAVEfmt "])
def test_that_other_content_is_no_picture_though_its_name_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.png").write_bytes(content)
    text = entry("date: 2011|title: A|images: {file: x.png, alt: B}")
    assert warnings_of(tmp_path, text) == [
        "9:20: warning: the picture “x.png” is no picture that can be shown; expected a jpeg, png, webp or gif"
    ]


def test_that_a_folder_and_an_impossible_path_are_no_pictures(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    text = entry('date: 2011|title: A|images: [{file: photos, alt: B}, {file: "a\\0b", alt: C}]')
    assert [line.rpartition("”")[2] for line in warnings_of(tmp_path, text)] == [
        " is no ordinary file", " is no path of a file",
    ]  # fmt: skip
