"""Measurements, run by ``make bench``; no part of the tests."""
