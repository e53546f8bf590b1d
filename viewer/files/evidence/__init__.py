"""Quotations against kept copies of their sources."""
