"""What a publication has led to, in sentences for who published."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.organization.times import in_full
from handbook.publishing.publish import Done
from handbook.repository.reading import listed_as
from handbook.versions.in_force import announced, day_in, readable
from handbook.versions.listing import address


def outcome(done: Done, push: bool, sent: bool) -> Iterator[str]:
    """Yield what became of a version, and what is to be done next unless something is left of this.

    `push` is whether it was to be sent, `sent` whether origin has it, now or since before.
    """
    one = done.one
    there = address(done.record, one)
    today = day_in(one.time_zone, one.published)
    if done.already:
        yield f"Version {one.version} is published already, with the same files: {there}"
    else:
        since = "is in force since" if one.effective <= today else "is announced; it takes effect on"
        where = "Published." if push else "Published on the branch gh-pages here."
        yield f"{where} Version {one.version} {since} {in_full(one.effective)}: {there}"
        if one.effective < today:
            then = readable(done.record.versions, one, one.effective)
            had = f"had version {then.version} on that day" if then else "had no version on that day"
            yield f"Readers {had}; the list of versions says when this one was published."
    if done.left:
        return
    if not sent:
        yield "Readers do not see it yet. The same command with --push sends it to origin."
    if done.already:
        return
    for number in done.record.manifests[one.version].without:
        if not listed_as(done.record, number).withdrawn:
            command = f"python3 -m handbook withdraw {number} --reason personal-data{' --push' if push else ''}"
            yield f"Version {number} can still be read. Take it down too: in the form, or by `{command}`."
    for other in announced(done.record.versions, one):
        yield (
            f"Version {other.version} is announced for {in_full(other.effective)}. What was merged for it is in "
            f"{one.version} too, and what you have corrected may be wrong in it: "
            f"`python3 -m handbook changes {one.version} {other.version}` shows what it will change."
        )
