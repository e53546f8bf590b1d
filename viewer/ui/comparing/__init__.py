"""Two versions of a timeline in one canvas, and a list of what is different."""
