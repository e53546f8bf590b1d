"""What the window asks of paper: print, preview, export as PDF."""
