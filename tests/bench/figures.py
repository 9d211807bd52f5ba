"""Figures that wrk does not know: memory, time of the processors, and percentiles."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def memory(root: int) -> int:
    """What a process and its children hold in memory, shared parts counted by their share (PSS), in MiB."""
    pss = 0
    for pid in _tree(root):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        pss += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return pss // 1024


def cpu_seconds(root: int) -> float:
    """What a process, its children, and those that have ended have had of the processors, in seconds."""
    return sum(sum(map(int, _stat(pid)[11:15])) for pid in _tree(root)) / TICKS


def _tree(root: int) -> set[int]:
    parents = {int(folder.name): int(_stat(int(folder.name))[1]) for folder in Path("/proc").glob("[0-9]*")}
    tree = {root}
    while grown := {pid for pid, parent in parents.items() if parent in tree} - tree:
        tree |= grown
    return tree


def _stat(pid: int) -> list[str]:
    """The fields behind the name, which may hold spaces; those of a process that has just ended are all zero."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ["0"] * 50


def percentiles(values: list[float]) -> tuple[float, float]:
    """p50 and p99."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
