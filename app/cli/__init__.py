"""The commands: serve, worker, migrate, demo, sandbox, and operations without the page."""

from app.cli import accounting, backups, doctor, installs, manifest, operations, people, processes
from app.cli.commands import app, main

__all__ = [
    "accounting",
    "app",
    "backups",
    "doctor",
    "installs",
    "main",
    "manifest",
    "operations",
    "people",
    "processes",
]
