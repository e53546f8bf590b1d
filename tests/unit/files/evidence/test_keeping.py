"""Copies kept beside the event file: whole, under names of their own, over nothing, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from viewer.files import keeping
from viewer.files.evidence.copies import copy_of
from viewer.files.keeping import (
    FOLDER,
    LONG_WORDS,
    Candidate,
    KeepError,
    Kept,
    keep,
    looked_at,
    pasted,
    safe_name,
    take_back,
)

PAGE = "<!doctype html><html><body><p>The harbour was closed.</p></body></html>"
ARCHIVE = b"""From: <Saved by a browser>\r
MIME-Version: 1.0\r
Content-Type: multipart/related;\r
\ttype="text/html"; boundary="----M"\r
\r
------M\r
Content-Type: text/html; charset=iso-8859-1\r
Content-Transfer-Encoding: quoted-printable\r
\r
<html><body><p>The caf=E9 was =\r
closed.</p></body></html>\r
------M--\r
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An event file in a folder of its own."""
    path = tmp_path / "mine" / "events.yaml"
    path.parent.mkdir()
    path.write_text("events: []\n", encoding="utf-8")
    return path


def elsewhere(file: Path, name: str, content: bytes) -> Path:
    path = file.parent.parent / "downloads" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def all_files(file: Path) -> dict[str, bytes]:
    return {
        path.relative_to(file.parent).as_posix(): path.read_bytes()
        for path in file.parent.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("name", "content", "kept", "says"),
    [
        ("page.html", PAGE.encode(), "copies/wire.html", "The harbour was closed."),
        ("page.aspx", PAGE.encode(), "copies/wire.html", "The harbour was closed."),
        ("Page.HTM", b"<p>The harbour</p>", "copies/wire.htm", "The harbour"),
        ("page.mht", ARCHIVE, "copies/wire.mht", "The café was closed."),
        ("notes", b"The harbour\r\nwas closed.", "copies/wire.txt", "The harbour\nwas closed."),
        ("notes.md", b"# The harbour", "copies/wire.md", "# The harbour"),
        ("wide.txt", "The harbour".encode("utf-16"), "copies/wire.txt", "The harbour"),
    ],
)
def test_that_what_a_browser_saves_is_kept_byte_for_byte(
    file: Path, name: str, content: bytes, kept: str, says: str
) -> None:
    candidate = looked_at(elsewhere(file, name, content), file)
    assert candidate.copy.text == says and candidate.name == name
    assert keep(candidate, file, "wire").path == kept
    assert all_files(file) == {"events.yaml": b"events: []\n", kept: content}


def test_that_a_pasted_text_is_kept_as_utf_8(file: Path) -> None:
    candidate = pasted("\nThe café\r\nwas closed.\u2029Later it opened.\n")
    assert keep(candidate, file, "wire").path == "copies/wire.txt"
    assert all_files(file)["copies/wire.txt"].decode() == "The café\nwas closed.\nLater it opened.\n"
    assert keep(pasted(PAGE), file, "page").path == "copies/page.html"
    assert copy_of(PAGE.encode()).text == pasted(PAGE).copy.text


def test_that_nothing_is_ever_overwritten_and_nothing_kept_twice(file: Path) -> None:
    names = [keep(pasted(text), file, "wire").path for text in ("One.", "Two.", "Three.", "Two.", "One.")]
    assert names == [
        "copies/wire.txt", "copies/wire-2.txt", "copies/wire-3.txt", "copies/wire-2.txt", "copies/wire.txt",
    ]  # fmt: skip
    assert [content for name, content in sorted(all_files(file).items()) if name != "events.yaml"] == [
        b"Two.\n", b"Three.\n", b"One.\n",
    ]  # fmt: skip


def test_that_a_file_that_comes_at_the_last_moment_is_not_overwritten(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_link = os.link

    def link(draft: Path, target: Path) -> None:
        if target.name == "wire.txt" and not target.exists():
            target.write_text("Somebody else's.", encoding="utf-8")
        really_link(draft, target)

    monkeypatch.setattr(os, "link", link)
    assert keep(pasted("Mine."), file, "wire") == Kept("copies/wire-2.txt", True)
    assert all_files(file)["copies/wire.txt"] == b"Somebody else's."


def test_that_a_file_system_without_links_keeps_copies_too(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(_draft: Path, _target: Path) -> None:
        raise PermissionError("not supported")

    monkeypatch.setattr(os, "link", no_link)
    assert [keep(pasted(text), file, "wire").path for text in ("One.", "Two.", "One.")] == [
        "copies/wire.txt", "copies/wire-2.txt", "copies/wire.txt",
    ]  # fmt: skip
    assert all_files(file)["copies/wire.txt"] == b"One.\n"


def test_that_of_a_copy_that_cannot_be_written_nothing_is_left(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeepError, match=r"could not be written into .*copies: No space left on device"):
        keep(pasted("One."), file, "wire")
    assert list(all_files(file)) == ["events.yaml"]


def test_that_a_copy_is_on_the_disk_before_it_has_its_name(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    really_sync, really_link = os.fsync, os.link

    def sync(number: int) -> None:
        told.append("sync")
        really_sync(number)

    def link(draft: Path, target: Path) -> None:
        told.append("link")
        really_link(draft, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "link", link)
    keep(pasted("One."), file, "wire")
    assert told == ["sync", "link", "sync"]


def test_that_what_lies_below_the_event_files_folder_stays_where_it_is(file: Path) -> None:
    mine = file.parent / "sources" / "wire.txt"
    mine.parent.mkdir()
    mine.write_text("word " * (LONG_WORDS + 1), encoding="utf-8")
    candidate = looked_at(mine, file)
    assert not candidate.is_long
    assert keep(candidate, file, "wire").path == "sources/wire.txt"
    assert sorted(all_files(file)) == ["events.yaml", "sources/wire.txt"]


def test_that_a_link_to_what_lies_elsewhere_is_copied(file: Path) -> None:
    link = file.parent / "wire.txt"
    link.symlink_to(elsewhere(file, "wire.txt", b"One."))
    assert keep(looked_at(link, file), file, "wire").path == "copies/wire.txt"


@pytest.mark.parametrize("target", ["..", "../outside"])
def test_that_a_folder_of_copies_that_leads_elsewhere_is_not_written_into(file: Path, target: str) -> None:
    (file.parent.parent / "outside").mkdir()
    (file.parent / FOLDER).symlink_to(file.parent / target)
    with pytest.raises(KeepError, match="leads elsewhere; nothing was written"):
        keep(pasted("One."), file, "wire")
    assert list((file.parent.parent / "outside").iterdir()) == []
    assert sorted(path.name for path in file.parent.parent.iterdir()) == ["mine", "outside"]


def test_that_a_file_in_the_place_of_the_folder_is_left_alone(file: Path) -> None:
    (file.parent / FOLDER).write_text("mine", encoding="utf-8")
    with pytest.raises(KeepError, match="“copies” beside the event file is no folder; move it away first"):
        keep(pasted("One."), file, "wire")
    assert all_files(file)["copies"] == b"mine"


@pytest.mark.parametrize(
    ("source_id", "name"),
    [
        ("wire", "wire"), ("NBC_2", "nbc_2"), ("../../etc/passwd", "etc-passwd"), ("", "copy"), ("..", "copy"),
        ("con", "copy-con"), ("COM1", "copy-com1"), ("a/b\\c:d", "a-b-c-d"), ("통신", "통신"), ("x" * 300, "x" * 48),
        ("한" * 300, "한" * 48), (".hidden", "hidden"), ("a\x00b", "a-b"),
    ],
)  # fmt: skip
def test_that_names_are_safe_everywhere(file: Path, source_id: str, name: str) -> None:
    assert safe_name(source_id) == name
    kept = keep(pasted("One."), file, source_id).path
    assert kept == f"copies/{name}.txt"
    assert (file.parent / kept).read_bytes() == b"One.\n"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.docx", b"PK\x03\x04\x00\x00words", "is no text, saved web page or PDF"),
        ("x.txt", b" \n\t", "holds no words"),
        ("x.html", b"<html><body><script>var words</script></body></html>", "holds no words"),
        ("x.pdf", b"%PDF-1.4 broken", "the PDF cannot be read"),
        (
            "x.mhtml",
            b"Content-Type: multipart/related; boundary=a\n\n--a--\n",
            "the saved page holds no text",
        ),
    ],
)
def test_that_what_has_no_words_is_refused_with_its_name(
    file: Path, name: str, content: bytes, why: str
) -> None:
    with pytest.raises(KeepError, match=why) as caught:
        looked_at(elsewhere(file, name, content), file)
    assert f"“{name}”" in str(caught.value) and "\n" not in str(caught.value)


def test_that_only_ordinary_files_are_read(file: Path) -> None:
    os.mkfifo(file.parent / "pipe")
    for path in (file.parent / "pipe", file.parent, file.parent / "none", Path("a\0b")):
        with pytest.raises(KeepError):
            looked_at(path, file)
    with pytest.raises(KeepError, match="no words to keep"):
        pasted(" \n")


def test_that_what_is_too_large_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_COPY_BYTES", 100)
    with pytest.raises(KeepError, match="too large"):
        looked_at(elsewhere(file, "x.txt", b"word " * 30), file)
    with pytest.raises(KeepError, match="too long"):
        pasted("word " * 30)


@pytest.mark.parametrize(("words", "is_long"), [(LONG_WORDS, False), (LONG_WORDS + 1, True)])
def test_that_long_copies_are_told_apart(words: int, is_long: bool) -> None:
    candidate: Candidate = pasted("word " * words)
    assert candidate.words == words and candidate.is_long is is_long


def test_that_only_a_copy_written_just_now_is_taken_back(file: Path) -> None:
    one, two = pasted("One."), pasted("Two.")
    first = keep(one, file, "wire")
    again = keep(one, file, "wire")
    assert (first.is_new, again.is_new) == (True, False)
    take_back(again, one, file)
    assert all_files(file)["copies/wire.txt"] == b"One.\n"
    (file.parent / first.path).write_text("Changed meanwhile.", encoding="utf-8")
    take_back(first, one, file)
    assert all_files(file)["copies/wire.txt"] == b"Changed meanwhile."
    new = keep(two, file, "wire")
    take_back(new, two, file)
    take_back(new, two, file)
    assert sorted(all_files(file)) == ["copies/wire.txt", "events.yaml"]
    mine = file.parent / "mine.txt"
    mine.write_text("One.", encoding="utf-8")
    inside = looked_at(mine, file)
    take_back(keep(inside, file, "wire"), inside, file)
    assert mine.exists()
