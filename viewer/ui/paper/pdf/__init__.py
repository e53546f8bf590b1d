"""The PDF file of a printed document: what Qt paints, mended."""
