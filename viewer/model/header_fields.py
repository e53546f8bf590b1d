"""The parts of a lane, a source and an era, and the sections of a file, each declared in one row."""

from __future__ import annotations

from viewer.model.field_kinds import Field, Kind
from viewer.words import N_

_COLOR = Field(
    "color",
    Kind.COLOR,
    "A colour name or six hex digits; a good one is chosen if left out.",
    ("2f6fb0", "teal"),
    label=N_("Co&lour"),
    form_place=2,
    hint=N_("a name or six hex digits; chosen if left out"),
)

LANE_PARTS = (
    Field(
        "id",
        Kind.ID,
        "A short name that events use in “lane”: letters, digits, “-” and “_”.",
        ("trip-2011",),
        required=True,
        label=N_("&Name (id)"),
        form_place=3,
        hint=N_("by which events refer to it"),
    ),
    Field(
        "title",
        Kind.LINE,
        "What stands beside the lane; its id if left out.",
        ("The 2011 trip",),
        label=N_("&Title"),
    ),
    _COLOR,
)

SOURCE_PARTS = (
    Field(
        "id",
        Kind.ID,
        "A short name that quotations use: letters, digits, “-” and “_”.",
        ("nbc", "archive-12"),
        required=True,
        label=N_("&Name (id)"),
        form_place=6,
        hint=N_("by which quotations refer to it"),
    ),
    Field(
        "title", Kind.LINE, "The document's own title.", ("All aboard the armored train",), label=N_("&Title")
    ),
    Field(
        "publisher",
        Kind.LINE,
        "Who published it, and whose words a quotation shows.",
        ("NBC News",),
        label=N_("&Publisher"),
        form_place=1,
        hint=N_("who published it"),
    ),
    Field(
        "credit",
        Kind.LINE,
        "Whom the publisher credits for the whole document.",
        ("news services",),
        label=N_("Cre&dit"),
        form_place=2,
        hint=N_("whom the publisher credits for it"),
    ),
    Field(
        "published",
        Kind.DATE,
        "When it was published, as exactly as you know; a date like every other.",
        ("2011-08-21", "2011-08-21?"),
        label=N_("P&ublished"),
        form_place=3,
        hint="2011-08-21, 2011-08? …",
    ),
    Field(
        "url",
        Kind.URL,
        "Its web address, only where you know it.",
        ("https://example.org/article",),
        label=N_("Add&ress"),
        form_place=4,
        hint=N_("https://…, only where known"),
    ),
    Field(
        "copy",
        Kind.LINE,
        "A copy of its text that you kept, relative to this file; quotations are checked against it.",
        ("sources/nbc.txt",),
        label=N_("&Kept copy"),
        form_place=5,
        hint=N_("path of a text file, relative to this one"),
    ),
    Field(
        "accept",
        Kind.REASONS,
        "Warnings of this source that are not told any more, each with the reason.",
        ({"unused-source": "background reading"},),
        label=N_("Accepted &warnings"),
        form_place=7,
    ),
)

ERA_PARTS = (
    Field(
        "title",
        Kind.LINE,
        "What the band is called.",
        ("Between two visits",),
        required=True,
        label=N_("&Title"),
    ),
    Field(
        "date",
        Kind.DATE,
        "How long it lasted, usually two dates with a slash between.",
        ("2004/2006",),
        required=True,
        label=N_("&Date"),
        form_place=1,
        hint="2004/2006",
    ),
    _COLOR,
)
