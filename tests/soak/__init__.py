"""Saves a file thousands of times under an open window: ``python -m tests.soak``."""
