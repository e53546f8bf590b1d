"""Dates: EDTF read, placed on the axis, said in words, and proposed for what people type."""
