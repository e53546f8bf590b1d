"""What the canvas shows: the layout behind it, the scenes of its frames, and pictures of them that are kept."""
