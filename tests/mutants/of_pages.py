"""Faults that would let a web page run, fetch or tell what it must not."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

_MARKUP = "viewer/exchange/page/markup.py"
_ASSETS = "viewer/exchange/page/assets.py"
_EMBEDDED = "viewer/exchange/page/embedded.py"
_PAGE = ("unit/exchange/test_page.py",)
_WINDOW = ("ui/exchange/test_page_export.py",)

PAGES = (
    Mutant("page-text-is-markup", _MARKUP, '.replace("<", "&lt;")', "", _PAGE),
    Mutant("page-text-ends-attributes", _MARKUP, '.replace(\'"\', "&quot;")', "", _PAGE),
    Mutant("page-text-decodes-once-more", _MARKUP, '.replace("&", "&amp;")', "", _PAGE),
    Mutant("page-links-anywhere", _MARKUP, "    return _WEB.fullmatch(url) is not None\n", "    return True\n", _PAGE),
    Mutant("page-tells-where-one-comes-from", _MARKUP, ' rel="noreferrer"', "", _PAGE),
    Mutant("page-letters-that-break-it", _MARKUP, '    fit = _UNFIT.sub("\\ufffd", text)\n', "    fit = text\n", _PAGE),
    Mutant("page-fetches", _ASSETS, "default-src 'none'; ", "", _PAGE),
    Mutant("page-runs-anything", _ASSETS, "script-src '{_digest(script_text)}'", "script-src 'unsafe-inline'", _PAGE),
    Mutant("page-gives-back-what-was-altered", _EMBEDDED, "    if sha256(content).hexdigest().encode() != data[slice(*digest)]:\n", "    if not content:\n", _PAGE),
    Mutant(
        "page-without-file-holds-it", "viewer/commands/webpage.py", "reading.text if options.whole and options.with_file else None",
        "reading.text", _PAGE,
    ),
    Mutant("page-of-a-part-tells-the-rest", "viewer/ui/exchange/page_targets.py", "part.text if with_file and is_all else None", "part.text if with_file else None", _WINDOW),
    Mutant("page-hides-that-nothing-is-drawn", "viewer/exchange/writers/webpage.py", "    if content.drawing is None and content.timeline.events:\n", "    if False:\n", _PAGE),
)  # fmt: skip
