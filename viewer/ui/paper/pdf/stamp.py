"""What a PDF says of itself: the same for the same file, fonts and moment, whenever it is written.

It says so twice, as PDF/A asks: in its own dictionary and in XMP, and never two different things.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from string import ascii_uppercase
from xml.sax.saxutils import escape

from PySide6.QtCore import qVersion

from viewer import __version__
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.pdf.objects import PdfObjects, reference, text_string

_CREATOR = f"Dateline {__version__}"
_TAG_LETTERS = 6
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{when}</xmp:CreateDate>
<xmp:ModifyDate>{when}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def stamp(objects: PdfObjects, document: PaperDocument) -> bytes:
    """Let a document say its title, maker and moment, and return an id that hangs on its content alone."""
    producer = f"Qt {qVersion()}"
    title = "".join(letter for letter in document.title if letter.isprintable())
    when = f"{document.stamp:%Y-%m-%dT%H:%M:%S}Z"
    day = f"D:{document.stamp:%Y%m%d%H%M%S}Z"
    told = {"Title": title, "Creator": _CREATOR, "Producer": producer, "CreationDate": day, "ModDate": day}
    entries = [b"/%b%b" % (name.encode(), text_string(text)) for name, text in told.items()]
    objects.put(objects.info, b"<<%b>>" % b"".join(entries))
    xmp = _XMP.format(title=escape(title), creator=escape(_CREATOR), when=when, producer=escape(producer))
    packet = xmp.encode("utf-8", "replace")
    body = b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%b\nendstream" % (len(packet), packet)
    objects.put(reference(objects, objects.root, b"/Metadata"), body)
    return sha256(f"{document.identity} {when}".encode("utf-8", "replace")).digest()[:16]


def name_fonts(objects: PdfObjects, fonts: Sequence[int]) -> None:
    """Tag embedded fonts in the order in which pages use them; Qt's tags differ from run to run.

    A font's own name bears its tag as well, as PDF/A asks; Qt leaves it out there.
    """
    for number, font in enumerate(fonts):
        body = objects.body(font)
        place = body.find(b"/DescendantFonts")
        if place < 0:
            continue
        below = int(body[place + 16 :].lstrip(b" [").split(None, 1)[0])
        descriptor = reference(objects, below, b"/FontDescriptor")
        told = objects.body(descriptor)
        family = _name(told, b"/FontName").rpartition(b"+")[2]
        tagged = _tag(number).encode() + b"+" + family
        objects.put(descriptor, _renamed(told, b"/FontName", tagged))
        objects.put(below, _renamed(objects.body(below), b"/BaseFont", tagged))
        objects.put(font, _renamed(body, b"/BaseFont", tagged))


def _name(body: bytes, key: bytes) -> bytes:
    return body[body.index(key) + len(key) :].lstrip(b" /").split(None, 1)[0]


def _renamed(body: bytes, key: bytes, name: bytes) -> bytes:
    before, found, behind = body.partition(key)
    old = behind[: behind.index(b"\n")]
    return before + found + b" /" + name + behind[len(old) :]


def _tag(number: int) -> str:
    """Return the six letters that stand for a number: AAAAAA, AAAAAB …."""
    letters = ""
    for _ in range(_TAG_LETTERS):
        number, rest = divmod(number, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters
