"""Boxes drawn with a painter, on screen and on paper."""
