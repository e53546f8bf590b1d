"""One module a foreign format: bytes and answers in, a draft out."""
