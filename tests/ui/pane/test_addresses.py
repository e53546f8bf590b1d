"""Which addresses the pane offers to open."""

from __future__ import annotations

import pytest

from viewer.ui.pane.addresses import is_web_address


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org", True),
        ("HTTP://example.org/x", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("http://[broken", False),
        ("example.org", False),
    ],
)
def test_that_only_web_addresses_may_be_opened(url: str, expected: bool) -> None:
    assert is_web_address(url) is expected
