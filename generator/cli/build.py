"""`partwell build`: publish the site, or leave the old one as it is."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import output
from generator.cli.services import Services, open_project, pass_services, project_option
from generator.problems import Problem
from generator.publish import Published, Step, expected_files, publish, verify_site
from generator.site import Site

_STEPS = {
    Step.LOCK: "Locking the site's folder …",
    Step.RECOVER: "Looking for an interrupted build …",
    Step.INSPECT: "Looking into the site's folder …",
    Step.BUILD: "Building the site …",
    Step.VERIFY: "Verifying the site …",
    Step.COMPARE: "Comparing it with the old one …",
    Step.SYNC: "Writing it to the disk …",
    Step.SWAP: "Putting it in place …",
    Step.CLEAN: "Clearing up …",
}


@click.command()
@project_option
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the site goes.  [default: site_dir of mkdocs.yml, or site]",
)
@pass_services
def build(services: Services, folder: Path | None, site_dir: Path | None) -> None:
    """Build the site and put it in place.

    The site's folder holds a complete site at every moment: the new one takes
    its place in one step once it is built, strictly, and verified. After any
    problem, a full disk, Ctrl-C or a power failure, the old one is still there.

    \b
    Examples:
      partwell build
      partwell build --project ~/handbook
      SITE_URL=https://example.org/ partwell build --site-dir /srv/www/handbook
    """
    project = open_project(folder)
    sites: list[Site] = []

    def write(staging: Path) -> None:
        sites.append(services.engine(project.root, staging))

    def verify(staging: Path) -> tuple[Problem, ...]:
        return verify_site(staging, expected_files(sites[-1]))

    target = project.site_dir if site_dir is None else site_dir.absolute()
    with output.Progress() as progress:
        published = publish(write, target, verify=verify, on_step=lambda step: progress.step(_STEPS[step]))
    _tell(published)


def _tell(published: Published) -> None:
    if published.is_restored:
        output.note("An interrupted build had left no site; the old one was put back before this build.")
    if published.leftover is not None:
        output.note(f"{published.leftover.reason} The next build tries again.")
    changes = published.changes
    counts = {
        "new": len(changes.added),
        "changed": len(changes.changed),
        "removed": len(changes.removed),
        "unchanged": len(changes.kept),
    }
    files = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    click.echo(f"{published.site_dir}: {files or 'no'} files.")
