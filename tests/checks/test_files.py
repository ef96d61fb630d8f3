"""Nothing from elsewhere is published."""

import os

from tests.found import snapshot
from tests.running import errors_of, run


def test_links_to_other_places_are_told_and_not_followed(repository, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("the secret")
    (repository / "docs" / "policies" / "leak.md").symlink_to(secret)
    (repository / "overrides" / "assets" / "leak.txt").symlink_to(secret)
    (repository / "organization" / "pages").rmdir()
    (repository / "organization" / "pages").symlink_to("/", target_is_directory=True)
    assert errors_of(run("check", folder=repository)) == [
        "docs/policies/leak.md:1:1: this is a link to another place; put the file itself here [files]",
        "organization/pages:1:1: this is a link to another place; put the folder itself here [files]",
    ]
    (repository / "docs" / "policies" / "leak.md").unlink()
    (repository / "organization" / "pages").unlink()
    assert run("build", "--output", str(tmp_path / "site"), folder=repository).returncode == 0
    assert b"the secret" not in b"".join(snapshot(tmp_path / "site").values())


def test_a_pipe_in_the_place_of_a_page_is_told_and_not_waited_for(repository):
    os.mkfifo(repository / "organization" / "pages" / "pipe.md")
    result = run("check", folder=repository)
    assert "organization/pages/pipe.md:1:1: this is no plain file; put the file itself here [text]" in errors_of(result)
