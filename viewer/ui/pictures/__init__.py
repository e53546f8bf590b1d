"""Pictures of a timeline for other programs: SVG, PNG and the clipboard."""
