"""The window's own dialogs."""
