"""The canvas as a screen reader knows it: a list of what is on screen."""
