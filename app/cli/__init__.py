"""The commands: serve, worker, migrate, demo, sandbox, and operations without the page."""

from app.cli import accounting, installs, manifest, operations, processes
from app.cli.commands import app, main

__all__ = ["accounting", "app", "installs", "main", "manifest", "operations", "processes"]
