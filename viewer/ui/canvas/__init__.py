"""The timeline on screen and the hands on it."""
