"""Finding events: what somebody typed, the fields it may name, and the texts it is looked for in."""
