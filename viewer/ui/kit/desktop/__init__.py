"""What the desktop is asked for: its programs, an editor at a line, less movement."""
