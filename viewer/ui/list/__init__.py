"""The same events as a table: the timeline's twin for reading, sorting and copying."""
