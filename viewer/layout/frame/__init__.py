"""Boxes of one picture, on screen and on paper."""
