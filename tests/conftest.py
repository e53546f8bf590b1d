"""What all tests share: no screen, no settings of the user, repeatable examples, an application as found."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "en"  # what the window says is compared with English, whatever the desktop speaks
# Programs that tests start find what is compiled: each of some hundred would compile all of ours.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from hypothesis import HealthCheck, settings

settings.register_profile(
    "repeatable",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    # What Hypothesis tries hangs on the modules that happen to be loaded: how much a law filters
    # out must not fail it in one run and not in another.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def undressed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave the application as it was found: style sheet, palette and font.

    There is one application for all tests, and heights and widths hang on what it wears.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    application = request.getfixturevalue("qapp")
    sheet, palette, font = application.styleSheet(), application.palette(), application.font()
    yield
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)
    if application.palette() != palette:
        application.setPalette(palette)
    if application.font() != font:
        application.setFont(font)
