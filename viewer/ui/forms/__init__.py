"""Forms that change the file."""
