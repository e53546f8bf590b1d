"""One entry's fields as they stand in YAML, before anything is made of them."""

from __future__ import annotations

#: A text, a list or a mapping; every scalar is the text that the author typed.
Plain = str | list["Plain"] | dict[str, "Plain"]
#: An entry's fields by name, in their order; a missing name is not written.
Fields = dict[str, Plain]
