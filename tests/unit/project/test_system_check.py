"""The check of system libraries, which runs before anything is installed."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[3] / "tools" / "system_check.py"


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, on a system of the kind that it checks."""
    spec = importlib.util.spec_from_file_location("system_check", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(sys, "platform", "linux")
    return module


def without(module: ModuleType, monkeypatch: pytest.MonkeyPatch, *libraries: str) -> None:
    """Make these libraries impossible to load, and all others load."""

    def load(name: str) -> None:
        if name in libraries:
            raise OSError(name)

    monkeypatch.setattr(module.ctypes, "CDLL", load)


def test_that_nothing_is_said_where_nothing_is_missing(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without(check, monkeypatch)
    assert check.main(["--window"]) == 0
    assert capsys.readouterr() == ("", "")


def test_that_all_missing_packages_are_named_in_one_command(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without(check, monkeypatch, "libEGL.so.1", "libxcb-cursor.so.0", "libfontconfig.so.1")
    assert check.main(["--window"]) == 1
    said = capsys.readouterr().err
    assert "sudo apt-get install libegl1 libfontconfig1 libxcb-cursor0\n" in said
    assert "is called" not in said


def test_that_drawing_needs_no_window_libraries(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without(check, monkeypatch, "libxcb-cursor.so.0")
    assert check.main([]) == 0
    assert capsys.readouterr().err == ""


def test_that_a_package_with_two_names_is_told_with_both(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without(check, monkeypatch, "libglib-2.0.so.0")
    assert check.main([]) == 1
    assert "libglib2.0-0 is called libglib2.0-0t64" in capsys.readouterr().err


def test_that_it_runs_without_anything_installed() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT)], capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
