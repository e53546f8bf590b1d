"""The open file: read, watched, edited."""
