"""What a PDF says of itself: the same for the same file, fonts and moment, whenever it is written."""

from __future__ import annotations

from hashlib import sha256
from string import ascii_uppercase
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import QUuid
from PySide6.QtGui import QPdfWriter

from viewer import __version__
from viewer.ui.paper.document import PaperDocument

if TYPE_CHECKING:
    from pypdf import PdfWriter

CREATOR = f"Dateline {__version__}"
_TAG_LETTERS = 6
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmp:CreatorTool={creator} xmp:CreateDate="{when}" xmp:ModifyDate="{when}">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def name_document(device: QPdfWriter, document: PaperDocument) -> None:
    """Give a PDF that is about to be painted its title, maker and an id that hangs on its content alone."""
    device.setTitle(document.title)
    device.setCreator(CREATOR)
    when = document.stamp.isoformat(timespec="seconds")
    xmp = _XMP.format(creator=quoteattr(CREATOR), when=when, title=escape(document.title))
    device.setDocumentXmpMetadata(xmp.encode("utf-8"))
    identity = sha256(f"{document.identity} {when}".encode()).digest()
    device.setDocumentId(QUuid.fromRfc4122(identity[:16]))


def name_fonts(writer: PdfWriter) -> None:
    """Tag embedded fonts in the order in which pages use them; Qt's tags differ from run to run."""
    from pypdf.generic import DictionaryObject, NameObject

    done: set[int] = set()
    for page in writer.pages:
        fonts = page["/Resources"].get_object().get("/Font", {}).get_object()  # type: ignore[union-attr]
        for name in fonts:
            for part in fonts[name].get_object().get("/DescendantFonts", ()):
                told = part.get_object()["/FontDescriptor"].get_object()
                assert isinstance(told, DictionaryObject)
                if id(told) not in done:
                    family = str(told["/FontName"]).partition("+")[2] or str(told["/FontName"])[1:]
                    told[NameObject("/FontName")] = NameObject(f"/{_tag(len(done))}+{family}")
                    done.add(id(told))


def _tag(number: int) -> str:
    """Return the six letters that stand for a number: AAAAAA, AAAAAB …."""
    letters = ""
    for _ in range(_TAG_LETTERS):
        number, rest = divmod(number, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters
