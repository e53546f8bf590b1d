"""Faults made on purpose: each must turn a test red.

``make mutants`` applies every one to a copy of the tree, never to the tree itself, and runs the tests that
are there to notice it. A fault that no test notices is a guard that could be deleted tomorrow.
"""
