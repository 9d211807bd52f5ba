"""Nouns: a table, its rules and its transitions; no HTTP, no vendor, `now` is an argument."""
