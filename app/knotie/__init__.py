"""Knotie, wire only: no tables, no Starlette, no settings."""
