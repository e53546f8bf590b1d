"""Printing and the PDF."""
