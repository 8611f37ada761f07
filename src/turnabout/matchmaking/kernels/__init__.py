"""Compiled inner loops: each alone, fast, and held against a plain version by the tests."""
