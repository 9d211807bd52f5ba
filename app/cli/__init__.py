"""The commands: serve, worker, migrate, demo, sandbox, and operations without the page."""

from app.cli import accounting, installs, operations, processes
from app.cli.commands import app, main

__all__ = ["accounting", "app", "installs", "main", "operations", "processes"]
