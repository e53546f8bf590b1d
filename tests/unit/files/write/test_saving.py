"""Saving: the old file or the new one, never a half, and never over somebody else's words."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.files.read.reader import read_file, read_text
from viewer.files.write.edits import (
    AddEvent,
    ChangeEvent,
    DeleteEvent,
    Edit,
    EditConflict,
    EditRefused,
    MoveEvent,
    fields_of,
)
from viewer.files.write.making.editing import edit_file
from viewer.files.write.saving import ChangedMeanwhile, Patience, SaveRefused, save
from viewer.files.write.undo import make_step

ROOT = Path(__file__).parents[4]
TWO = "events:\n  - {date: 2001, title: One}\n  - {date: 2002, title: Two}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.yaml"
    path.write_text(TWO)
    return path


def leftovers(path: Path) -> list[str]:
    return [entry.name for entry in path.parent.iterdir() if entry.name != path.name]


def in_child(run: Callable[[], None]) -> int:
    """Run something in a process of its own and return that process's number."""
    process = os.fork()
    if process:
        return process
    try:
        run()
    except BaseException:  # noqa: BLE001  # it must not come back into the tests
        os._exit(1)
    os._exit(0)


def ended_well(process: int) -> bool:
    return os.waitpid(process, 0)[1] == 0


def test_that_a_kill_at_any_moment_of_a_thousand_saves_leaves_a_whole_file(file: Path) -> None:
    words = [sys.executable, str(Path(__file__).with_name("killed_saves.py")), str(file), "1000"]
    done = subprocess.run(
        words, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    assert sum(saves for saves, _ in found) >= 1000
    assert len(found) > 10
    assert all(is_whole for _, is_whole in found)
    save(file, b"after all", file.read_bytes())
    assert leftovers(file) == []


def test_that_a_full_disk_leaves_the_old_file_and_nothing_else(file: Path) -> None:
    def run() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        with pytest.raises(SaveRefused, match=r"cannot write .*events\.yaml: file too large"):
            save(file, b"y" * 5000, TWO.encode())

    assert ended_well(in_child(run))
    assert file.read_text() == TWO
    assert leftovers(file) == []


def test_that_processes_that_edit_at_once_lose_nothing(file: Path) -> None:
    def add(who: int) -> Callable[[], None]:
        def run() -> None:
            for number in range(15):
                edit_file(file, AddEvent({"date": str(1900 + number), "title": f"{who}-{number}"}))

        return run

    children = [in_child(add(who)) for who in range(4)]
    results = [ended_well(child) for child in children]
    assert all(results)
    timeline = read_file(file).timeline
    assert timeline is not None
    titles = {event.title for event in timeline.events}
    assert titles == {"One", "Two", *[f"{who}-{number}" for who in range(4) for number in range(15)]}
    assert leftovers(file) == []


@pytest.mark.parametrize("before", ["what it was long ago", TWO.partition("  - {date: 2002")[0], ""])
def test_that_a_file_that_changed_meanwhile_is_not_overwritten(file: Path, before: str) -> None:
    with pytest.raises(ChangedMeanwhile, match=r"events\.yaml was changed by another program"):
        save(file, b"mine", before.encode())
    assert file.read_text() == TWO


def test_that_a_new_file_never_takes_the_place_of_another(file: Path, tmp_path: Path) -> None:
    with pytest.raises(ChangedMeanwhile, match="is there already"):
        save(file, b"mine", None)
    fresh = tmp_path / "fresh.yaml"
    save(fresh, b"mine", None)
    assert fresh.read_bytes() == b"mine"


def test_that_a_link_stays_a_link_and_permissions_stay(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(file.name)
    file.chmod(0o640)
    save(link, b"new", TWO.encode())
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640


def test_that_a_read_only_file_is_refused_though_its_folder_is_not(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(SaveRefused, match=r"events\.yaml is read-only; save a copy"):
        save(file, b"new", TWO.encode())
    assert file.read_text() == TWO
    assert leftovers(file) == []


def test_that_a_file_and_a_folder_that_are_gone_are_named(file: Path) -> None:
    file.unlink()
    with pytest.raises(ChangedMeanwhile, match=r"events\.yaml is no longer there"):
        save(file, b"new", TWO.encode())
    with pytest.raises(ChangedMeanwhile, match=r"the folder .* is no longer there"):
        save(file.parent / "gone" / "events.yaml", b"new", TWO.encode())


def test_that_what_a_killed_process_left_is_swept_away_and_nothing_else(file: Path) -> None:
    child = in_child(lambda: None)
    os.waitpid(child, 0)
    left = file.parent / f".{file.name}.dateline-{child}-abc"
    living = file.parent / f".{file.name}.dateline-{os.getpid()}-abc"
    # Not even what begins with a number, such as a year, that a process had that no longer lives.
    others = [".events.yaml.swp", f"{child}-letters.yaml", f"{child}", f".diary.yaml.dateline-{child}-abc"]
    for path in (left, living, *(file.parent / name for name in others)):
        path.write_text("x")
    save(file, b"new", TWO.encode())
    assert sorted(leftovers(file)) == sorted([living.name, *others])


def test_that_what_somebody_elses_process_is_writing_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_process: int, _signal: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    theirs = file.parent / f".{file.name}.dateline-4711-abc"
    theirs.write_text("x")
    monkeypatch.setattr(os, "kill", forbidden)
    save(file, b"new", TWO.encode())
    assert leftovers(file) == [theirs.name]


# --- edits on a file -----------------------------------------------------------------------------


def test_that_an_edit_keeps_what_others_wrote_since_it_was_read(file: Path) -> None:
    reading = read_file(file)
    assert reading.timeline is not None
    one, two = reading.timeline.events
    before = fields_of(reading, one)
    file.write_text(TWO.replace("Two", "Zwei"))
    outcome = edit_file(file, ChangeEvent(one.id, before, {**before, "title": "Uno"}), reading)
    assert outcome.merged
    assert file.read_text() == TWO.replace("Two", "Zwei").replace("One", "Uno")
    with pytest.raises(EditConflict):
        edit_file(file, DeleteEvent(two.id, fields_of(reading, two)), reading)
    assert file.read_text() == TWO.replace("Two", "Zwei").replace("One", "Uno")


@pytest.mark.parametrize("place", ["", ", place: Away"])
@pytest.mark.parametrize("kind", ["change", "delete", "move"])
def test_that_an_entry_that_others_changed_under_the_same_id_is_a_conflict(
    file: Path, kind: str, place: str
) -> None:
    file.write_text(TWO.replace("title: Two", f"title: Two{place}"))
    reading = read_file(file)
    assert reading.timeline is not None
    one, two = reading.timeline.events
    before = fields_of(reading, two)
    theirs = TWO.replace("title: Two", "title: Two, place: Here")
    file.write_text(theirs)
    edits: dict[str, Edit] = {
        "change": ChangeEvent(two.id, before, {**before, "place": "There"}),
        "delete": DeleteEvent(two.id, before),
        "move": MoveEvent(two.id, before, one.id),
    }
    with pytest.raises(EditConflict) as caught:
        edit_file(file, edits[kind], reading)
    assert caught.value.theirs == {**before, "place": "Here"}
    assert file.read_text() == theirs


def test_that_an_entry_is_not_moved_before_one_that_is_gone(file: Path) -> None:
    reading = read_file(file)
    assert reading.timeline is not None
    one, two = reading.timeline.events
    theirs = TWO.replace("  - {date: 2002, title: Two}\n", "  - {date: 2003, title: Three}\n")
    file.write_text(theirs)
    with pytest.raises(EditRefused, match="the entry to stand before is no longer in the file"):
        edit_file(file, MoveEvent(one.id, fields_of(reading, one), two.id), reading)
    assert file.read_text() == theirs


@pytest.mark.parametrize(
    ("now", "theirs"),
    [
        (["title: Uno, place: Here"], {"date": "2001", "title": "Uno", "place": "Here"}),
        (["title: Uno, place: There"], None),
        (["title: Uno, place: Here", "title: Eins, place: Here"], None),
        (["title: Uno"], None),
    ],
)
def test_that_no_other_entry_is_taken_for_one_that_was_given_another_title(
    file: Path, now: list[str], theirs: dict[str, str] | None
) -> None:
    file.write_text("events:\n  - {date: 2001, title: One, place: Here}\n")
    reading = read_file(file)
    assert reading.timeline is not None
    one = reading.timeline.events[0]
    before = fields_of(reading, one)
    file.write_text("events:\n" + "".join(f"  - {{date: 2001, {entry}}}\n" for entry in now))
    with pytest.raises(EditConflict) as caught:
        edit_file(file, ChangeEvent(one.id, before, {**before, "place": "Away"}), reading)
    assert caught.value.theirs == theirs


def test_that_a_save_between_reading_and_writing_is_kept_and_the_edit_made_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    def late(path: Path, content: bytes, expected: bytes | None, goes_on: Patience) -> None:
        tries.append(1)
        if len(tries) == 1:
            path.write_text(TWO.replace("Two", "Zwei"))
        save(path, content, expected, goes_on)

    monkeypatch.setattr("viewer.files.write.making.editing.save", late)
    edit_file(file, AddEvent({"date": "2003", "title": "Three"}))
    assert len(tries) == 2
    timeline = read_file(file).timeline
    assert timeline is not None
    assert [event.title for event in timeline.events] == ["One", "Zwei", "Three"]


def test_that_undo_and_redo_give_the_exact_bytes(file: Path) -> None:
    reading = read_file(file)
    assert reading.timeline is not None
    event = reading.timeline.events[0]
    outcome = edit_file(file, DeleteEvent(event.id, fields_of(reading, event)), reading)
    without = file.read_bytes()
    assert outcome.step.name == "Delete “One”"
    make_step(file, outcome.step.reversed())
    assert file.read_text() == TWO
    make_step(file, outcome.step)
    assert file.read_bytes() == without


def test_that_undo_keeps_what_others_wrote_since(file: Path) -> None:
    outcome = edit_file(file, AddEvent({"date": "2003", "title": "Three"}))
    file.write_text(file.read_text().replace("Two", "Zwei"))
    with pytest.raises(EditRefused, match="Add “Three” cannot be taken back"):
        make_step(file, outcome.step.reversed())
    file.write_text("# first\n" + file.read_text().replace("Zwei", "Two"))
    make_step(file, outcome.step.reversed())
    assert file.read_text() == "# first\n" + TWO


def test_that_an_edit_that_is_refused_writes_nothing(file: Path) -> None:
    stamp = file.stat().st_mtime_ns
    with pytest.raises(EditRefused):
        edit_file(file, AddEvent({"date": "the day after", "title": "Three"}))
    assert file.stat().st_mtime_ns == stamp
    assert read_text(file.read_text()).problems == read_text(TWO).problems
