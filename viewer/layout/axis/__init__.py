"""Time to pixels: scale, folding, ticks and their labels."""
