"""Timelines of other programs taken in, and ours given out, with what becomes of everything told before."""
