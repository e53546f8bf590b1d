"""The file's mistakes, told."""
