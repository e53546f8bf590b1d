"""HTML of other programs as plain text, and which addresses lead somewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.exchange.draft.addresses import web_address
from viewer.exchange.draft.plain_text import plain_text, without_controls


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain, a < b & c", "plain, a < b & c"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("a<br/>b<br>c", "a\nb\nc"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("caf&eacute; &#8212; &lt;b&gt;", "café — <b>"),
        ("<script>alert('x')</script>shown<style>p{}</style>", "shown"),
        ("<blockquote>No demand <cite>Ada</cite></blockquote>", "“No demand — Ada”"),
        ("<b>never closed", "never closed"),
    ],
)
def test_that_markup_becomes_breaks_and_marks(html: str, text: str) -> None:
    assert plain_text(html).text == text


def test_that_links_and_pictures_are_told_beside_the_text() -> None:
    read = plain_text('See <a href="https://a.org/x">the <b>page</b></a> <img src="/p.png" alt="A ship">')

    assert read.text == "See the page"
    assert read.links == (("https://a.org/x", "the page"), ("/p.png", "A ship"))
    assert read.tags == ("a", "b", "img")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.org/x", "https://a.org/x"), ("HTTP://a.org", "HTTP://a.org"), ("//a.org/x", "https://a.org/x"),
        ("/static/x.png", ""), ("javascript:alert(1)", ""), ("data:text/html,x", ""), ("file:///etc/passwd", ""),
        ("https://", ""), ("https://a.org/a b", ""), ("", ""),
    ],
)  # fmt: skip
def test_that_only_addresses_of_the_web_become_links(written: str, address: str) -> None:
    assert web_address(written) == address


@given(st.text(st.characters(exclude_characters="<&")))
def test_that_a_text_without_markup_stays_as_it_is(text: str) -> None:
    assert plain_text(text).text == text.strip()


@given(st.text())
def test_that_what_is_left_fits_into_a_file(text: str) -> None:
    assert without_controls(text).encode().decode() == without_controls(text)
    assert without_controls(without_controls(text)) == without_controls(text)
