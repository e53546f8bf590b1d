"""The project's own promises: a Qt that does not abort, one version, a wheel with everything in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtCore import QObject

from viewer import __version__, shipped

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_TEXTS = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".desktop", ".svg", ".sh", ""}
_FOREIGN = re.compile(
    r"(?<![\w./-])/(?:home|root|Users|work|mnt)/\w"  # a path of one machine
    r"|[A-Z]:\\\\?Users"
    r"|https?://\S*/simple\b|https?://\S+\.whl|files\.python\w*\.org"  # an address of a registry
)


def requirements(name: str) -> list[Requirement]:
    """Return what the program itself needs of one distribution."""
    found = [Requirement(text) for text in PROJECT["dependencies"]]
    return [requirement for requirement in found if requirement.name == name]


def project_files() -> list[Path]:
    """Return the files that git keeps; none where this is no checkout."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=False
    )
    names = listed.stdout.split("\0") if listed.returncode == 0 else []
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_that_calls_returning_nothing_keep_their_reference_to_none() -> None:
    subject = QObject()
    subject.setObjectName("before")
    before = sys.getrefcount(None)
    for _ in range(2000):
        subject.setObjectName("after")
    assert before - sys.getrefcount(None) < 200


@pytest.mark.parametrize(
    ("python", "qt", "wanted"),
    [
        ("3.11", "6.11.3", True),
        ("3.11", "6.12.0", False),
        ("3.11", "6.7.3", False),
        ("3.12", "6.12.0", True),
        ("3.14", "6.13.0", True),
    ],
)
def test_that_qt_is_chosen_by_the_version_of_python(python: str, qt: str, *, wanted: bool) -> None:
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    (asked,) = [
        requirement
        for requirement in requirements("PySide6-Essentials")
        if requirement.marker is not None and requirement.marker.evaluate(environment)
    ]
    assert asked.specifier.contains(qt) is wanted


def test_that_time_zones_are_brought_along_wherever_the_program_runs() -> None:
    # A small machine, a container, Windows: the system may have none, or old ones.
    (tzdata,) = requirements("tzdata")
    assert tzdata.marker is None


def test_that_time_zones_are_found_where_the_system_has_none() -> None:
    code = (
        "import zoneinfo; zoneinfo.reset_tzpath(to=());"
        "from viewer.files.reader import read_text;"
        "print([problem.code for problem in read_text('time_zone: Asia/Vladivostok\\nevents: []\\n').errors])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_that_there_is_one_version() -> None:
    assert "version" not in PROJECT
    assert PROJECT["dynamic"] == ["version"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "\n## Unreleased\n" in changes or f"\n## {__version__}" in changes


def test_that_the_house_names_every_dependency() -> None:
    house = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").casefold()
    named = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    assert len(named) > 10
    for text in named:
        assert Requirement(text).name.casefold() in house


def test_that_no_file_holds_a_path_or_registry_of_one_machine() -> None:
    found = []
    for path in project_files():
        if path.suffix not in _TEXTS or path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if _FOREIGN.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert found == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    words = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run(
        [sys.executable, *words, "--wheel-dir", str(folder), str(ROOT)], check=True, capture_output=True
    )
    (built,) = folder.glob("*.whl")
    return built


def test_that_the_wheel_brings_pictures_and_timeline(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        timeline = archive.read("viewer/_shipped/data/events.yaml")
    assert timeline == shipped.shipped_timeline().read_bytes()
    resources = [
        path for name in ("resources", "docs") for path in (ROOT / name).rglob("*") if path.is_file()
    ]
    assert ROOT / "docs" / "dates.md" in resources
    for path in resources:
        assert f"viewer/_shipped/{path.relative_to(ROOT).as_posix()}" in names
    assert not any(name.startswith(("tests/", "tools/", "docs/")) for name in names)


def test_that_the_wheel_is_of_the_version_that_the_program_says(wheel: Path) -> None:
    assert wheel.name == f"dateline-{__version__}-py3-none-any.whl"


def test_that_the_wheel_has_both_commands(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (points,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        text = archive.read(points).decode()
    assert "[console_scripts]\ndateline = viewer.cli:main\n" in text
    assert "[gui_scripts]\ndateline-gui = viewer.cli:main_gui\n" in text


def test_that_an_installed_program_finds_what_comes_with_it(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        "from viewer.shipped import is_shipped, resource, shipped_timeline as shipped;"
        "print(shipped(), is_shipped(shipped()), resource('icons/open.svg').is_file());"
        "from viewer.cli import main; raise SystemExit(main(['check', str(shipped())]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    shown, summary = done.stdout.splitlines()
    assert shown == f"{tmp_path / 'site/viewer/_shipped/data/events.yaml'} True True"
    assert summary.endswith("0 errors, 0 warnings")
    assert not shipped.is_shipped(shipped.shipped_timeline())
