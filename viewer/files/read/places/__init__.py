"""Places in a text that has been read: an entry by its line, its nodes, the lines around a problem."""
