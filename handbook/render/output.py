"""Which folders a build may replace."""

from __future__ import annotations

from pathlib import Path

from handbook.site import Site, resolved

MARK = ".handbook"
"""A file that says that a folder was written by this generator and may be replaced by it."""


def unfit(output: Path, site: Site) -> str | None:
    """Return, in a sentence, why a build may not replace the folder `output`, or None if it may.

    It may take a new name, an empty folder, or one that this generator has written before (it carries a mark).
    """
    if output.is_symlink():
        return f"{output} is a link to another place; name the folder itself."
    whole = resolved(output)
    if whole in (site.root, *site.root.parents, Path.home(), Path(whole.anchor)):
        return f"{output} holds more than a site; name a folder of its own, such as `site`."
    ours = (site.root / name for name in (".git", ".venv", "handbook", "tests"))
    if any(whole.is_relative_to(source) for source in (*site.sources, *ours)):
        return f"{output} lies among the handbook's sources; name another folder, such as `site`."
    there = next(path for path in (output, *output.parents) if path.exists())
    if not there.is_dir():
        return f"{there} is a file; name a folder."
    if output.is_dir() and any(output.iterdir()) and not (output / MARK).is_file():
        return f"{output} holds files that this command did not write; name an empty folder, or empty it yourself."
    return None
