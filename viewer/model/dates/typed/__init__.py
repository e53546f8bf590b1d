"""Dates as people and programs write them, understood without making anything up."""
