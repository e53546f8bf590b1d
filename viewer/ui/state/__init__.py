"""What the window shows: view, its history, search, settings."""
