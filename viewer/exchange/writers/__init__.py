"""One module a format that is written: a reading of an event file in, bytes and what they leave unsaid out."""
