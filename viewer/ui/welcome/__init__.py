"""What a window shows while no file is open in it."""
