"""Title, lanes, sources and eras of a timeline, edited in the window."""
