"""The commands: serve, worker, migrate, demo, sandbox, and operations without the page."""

from app.cli import installs, operations, processes
from app.cli.commands import app, main

__all__ = ["app", "installs", "main", "operations", "processes"]
