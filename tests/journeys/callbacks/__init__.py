"""Callbacks, as stories."""
