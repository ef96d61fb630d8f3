"""The table at the end of a run: what tests measured, beside what is promised."""

from __future__ import annotations

from typing import Any

import pytest


def show(terminal: pytest.TerminalReporter) -> None:
    """Print on the `terminal` what the tests of this run have measured, whether it held or not."""
    rows: dict[str, list[Any]] = {"measured": [], "greatest": []}
    for outcome in ("passed", "failed"):
        for report in terminal.getreports(outcome):
            for name, row in report.user_properties if report.when == "call" else ():
                if name == "greatest":
                    row = (*row, report.nodeid.partition("[")[2].rstrip("]"))
                rows[name].append(row)
    by_name: dict[str, Any] = {row[0]: row for row in sorted(rows["greatest"], key=lambda row: row[1])}
    table = rows["measured"] + [
        (f"{what} ({of})", f"{much:.1f}", promise) for what, much, promise, of in by_name.values()
    ]
    if not table:
        return
    terminal.section("measured")
    wide, much = (max(len(row[column]) for row in table) for column in (0, 1))
    for row in sorted(table):
        terminal.line(f"{row[0]:{wide}}  {row[1]:>{much}}  {row[2]}")
