"""What a save must do with the disk so that a power cut costs nothing, and what the file keeps."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer.files.write.saving import ChangedMeanwhile, SaveRefused, save
from viewer.files.write.whole_file import create_whole, write_whole


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.yaml"
    path.write_bytes(b"old")
    return path


@pytest.fixture
def trace(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what reaches the disk, and when a name is given to another file."""
    noted: list[str] = []
    sync, replace = os.fsync, os.replace

    def synced(number: int) -> None:
        status = os.fstat(number)
        noted.append("folder" if stat.S_ISDIR(status.st_mode) else f"{status.st_size} bytes")
        sync(number)

    def replaced(old: str | Path, new: str | Path) -> None:
        noted.append(f"named {Path(new).name}")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    return noted


def test_that_the_content_reaches_the_disk_before_its_name_and_then_the_folder(
    file: Path, trace: list[str]
) -> None:
    save(file, b"the new", b"old")
    assert trace == ["7 bytes", "named events.yaml", "folder"]
    assert file.read_bytes() == b"the new"


def test_that_any_whole_file_reaches_the_disk_in_the_same_order(file: Path, trace: list[str]) -> None:
    write_whole(file, b"something")
    assert trace == ["9 bytes", "named events.yaml", "folder"]


def test_that_a_new_file_reaches_the_disk_and_never_takes_a_place(file: Path, trace: list[str]) -> None:
    create_whole(file.with_name("new.yaml"), b"1234")
    assert trace[0] == "4 bytes"
    with pytest.raises(FileExistsError):
        create_whole(file, b"1234")
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_that_nothing_is_left_of_a_new_file_that_was_not_written_to_its_end(
    tmp_path: Path, fault: BaseException
) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"format: 1\nevents:\n- {date: 2011, title: Half}\n"
        raise fault

    with pytest.raises(type(fault)):
        create_whole(tmp_path / "new.yaml", pieces())
    assert list(tmp_path.iterdir()) == []


def test_that_another_programs_save_while_the_disk_is_written_is_not_lost(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def slow(number: int) -> None:
        file.write_bytes(b"theirs")
        sync(number)

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(ChangedMeanwhile, match="was changed by another program meanwhile"):
        save(file, b"mine", b"old")
    assert file.read_bytes() == b"theirs"
    assert [path.name for path in file.parent.iterdir()] == ["events.yaml"]


def test_that_readers_hold_on_to_the_old_file_while_the_new_one_comes(file: Path) -> None:
    with file.open("rb") as reader:
        save(file, b"new", b"old")
        assert reader.read() == b"old"
    assert file.read_bytes() == b"new"


def test_that_extended_attributes_come_along(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {"user.note": b"mine", "user.tag": b"red"}
    given: dict[str, bytes] = {}

    def give(path: Path, name: str, value: bytes) -> None:
        assert Path(path) != file  # before it takes the old one's place
        given[name] = value

    monkeypatch.setattr(os, "listxattr", lambda _path: list(kept), raising=False)
    monkeypatch.setattr(os, "getxattr", lambda _path, name: kept[name], raising=False)
    monkeypatch.setattr(os, "setxattr", give, raising=False)
    save(file, b"new", b"old")
    assert given == kept


@pytest.fixture
def others_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let every new file belong to somebody else than the old one."""
    look = os.fstat

    def foreign(number: int) -> os.stat_result:
        status = look(number)
        return os.stat_result((*status[:4], status.st_uid + 1, *status[5:]))

    monkeypatch.setattr(os, "fstat", foreign)
    return file


def test_that_the_owner_stays(others_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, owners = others_file.stat(), []
    monkeypatch.setattr(os, "fchown", lambda _number, *owner: owners.append(owner))
    save(others_file, b"new", b"old")
    assert owners == [(old.st_uid, old.st_gid)]


def test_that_a_file_is_not_taken_from_its_owner(others_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", forbidden)
    with pytest.raises(SaveRefused, match="belongs to somebody else"):
        save(others_file, b"new", b"old")
    assert others_file.read_bytes() == b"old"
    assert [path.name for path in others_file.parent.iterdir()] == ["events.yaml"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_that_permissions_stay(file: Path, mode: int) -> None:
    file.chmod(mode)
    save(file, b"new", b"old")
    assert stat.S_IMODE(file.stat().st_mode) == mode
    write_whole(file, b"newer")
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_that_a_file_behind_a_link_is_written_and_the_link_stays(file: Path) -> None:
    link = file.parent / "link.yaml"
    link.symlink_to(file)
    write_whole(link, b"new")
    assert link.is_symlink() and file.read_bytes() == b"new"
