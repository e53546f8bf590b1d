"""The window around it all, its commands and dialogs."""
