"""An edit made on an event file: its text written, proven and saved."""
