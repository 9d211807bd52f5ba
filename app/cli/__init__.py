"""The commands: serve, worker, migrate, demo, sandbox, and operations without the page."""

from app.cli import accounting, operations, processes
from app.cli.commands import app, main

__all__ = ["accounting", "app", "main", "operations", "processes"]
