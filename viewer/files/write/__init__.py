"""The event file changed: edits to splices, proven and saved."""
