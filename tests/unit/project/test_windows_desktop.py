"""What Windows is told of the program: everything, and nothing of it is left."""

from __future__ import annotations

import io
import re

import pytest

from viewer.commands.windows_desktop import install, run_install, take_away, values
from viewer.shipped import resource

CLASSES = r"Software\Classes"


class Keys:
    """A registry in memory, that takes keys away with all below them as Windows' own does."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.kept: dict[str, dict[str, str]] = {}
        self.times_told = 0
        self._refuses = refuses

    def write(self, key: str, name: str, value: str) -> None:
        if self._refuses:
            raise PermissionError(5, "Access is denied", None)
        self.kept.setdefault(key, {})[name] = value

    def remove(self, key: str) -> None:
        self.kept = {
            other: names
            for other, names in self.kept.items()
            if other != key and not other.startswith(key + "\\")
        }

    def forget(self, key: str, name: str) -> None:
        self.kept.get(key, {}).pop(name, None)

    def told(self) -> None:
        self.times_told += 1


def run(registry: Keys, *, remove: bool = False) -> tuple[int, str, str]:
    out, errors = io.StringIO(), io.StringIO()
    status = run_install(registry, remove=remove, out=out, errors=errors)
    return status, out.getvalue(), errors.getvalue()


def test_that_the_own_ending_opens_the_program_with_its_icon() -> None:
    registry = Keys()
    assert run(registry) == (0, "Installed in the registry, for this user\n", "")
    program = registry.kept[rf"{CLASSES}\.dateline"][""]
    assert registry.kept[rf"{CLASSES}\{program}\shell\open\command"][""].endswith(' "%1"')
    icon = registry.kept[rf"{CLASSES}\{program}\DefaultIcon"][""]
    assert icon == f'"{resource("desktop/icons/dateline.ico").resolve()}"'
    assert resource("desktop/icons/dateline.ico").read_bytes()[:4] == b"\x00\x00\x01\x00"
    assert registry.times_told == 1


def test_that_what_opens_yaml_stays_what_it_is() -> None:
    registry = Keys()
    registry.write(rf"{CLASSES}\.yaml", "", "Other.Editor")
    registry.write(rf"{CLASSES}\.yaml\OpenWithProgids", "Other.Editor", "")
    before = {key: dict(names) for key, names in registry.kept.items()}
    run(registry)
    assert registry.kept[rf"{CLASSES}\.yaml"] == {"": "Other.Editor"}
    assert len(registry.kept[rf"{CLASSES}\.yaml\OpenWithProgids"]) == 2
    run(registry, remove=True)
    assert {key: names for key, names in registry.kept.items() if names} == before


def test_that_nothing_is_left_behind() -> None:
    registry = Keys()
    install(registry, ["C:\\a\\dateline-gui.exe"], "C:\\a.ico")
    assert registry.kept
    take_away(registry)
    assert not any(registry.kept.values())
    take_away(registry)


@pytest.mark.parametrize("folder", ["C:\\Program Files\\Dateline", "C:\\ends in\\", "C:\\plain"])
def test_that_folders_with_blanks_are_quoted(folder: str) -> None:
    told = {(key, name): value for key, name, value in values([folder + "\\d.exe", "main.py"], "i.ico")}
    (command,) = [value for (key, _name), value in told.items() if key.endswith("command")]
    quoted, bare, rest = re.fullmatch(r'(?:"([^"]+)"|(\S+)) (.*)', command).groups()  # type: ignore[union-attr]
    assert (quoted or bare, rest) == (folder + "\\d.exe", 'main.py "%1"')


def test_that_a_registry_that_cannot_be_written_is_said_in_one_line() -> None:
    status, out, errors = run(Keys(refuses=True))
    assert (status, out) == (2, "")
    assert errors == "dateline: cannot write the registry: Access is denied\n"
