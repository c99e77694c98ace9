"""The swap: a staged site takes the place of the old one, and a half-done swap is mended.

Where the system can exchange two folders in one step (Linux's renameat2,
macOS's renamex_np) the site's folder is complete at every instant: it is the
old site before the call and the new one after it.

Elsewhere (Windows, some network file systems) two renames are needed, and for
the instant between them there is no folder. A process killed right there
leaves the old site, complete, as `old` in the workshop; the next start puts it
back before it does anything else. No journal is needed, since the names say
it all: `old` without a site is a half-done swap, `old` beside a site is a
finished one. `old` is never deleted under that name but first renamed into
the trash, so that whatever is called `old` is complete.

A symbolic link to numbered folders would be atomic everywhere, but rsync,
upload actions and people expect a real folder, and Windows asks for rights.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.errors import MachineError
from generator.publish.system import ExchangeUnsupportedError, System


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a site is made: a folder beside the site, thus on the same file system."""

    site: Path

    @property
    def folder(self) -> Path:
        """The workshop itself; several sites may stand side by side."""
        return self.site.parent / ".partwell" / self.site.name

    @property
    def staging(self) -> Path:
        """The new site while it is built."""
        return self.folder / "staging"

    @property
    def old(self) -> Path:
        """The old site between the two renames."""
        return self.folder / "old"

    @property
    def trash(self) -> Path:
        """What is waiting to be deleted."""
        return self.folder / "trash"


def swap(shop: Workshop, system: System) -> None:
    """Put the staged site in place; what was there is afterwards in the workshop, for `clean`.

    The staged files must be on the disk already. Raises OSError with the old
    site in place.
    """
    if not shop.site.exists():
        system.rename(shop.staging, shop.site)
    elif not _exchange(shop, system):
        try:
            system.rename(shop.site, shop.old)
            system.rename(shop.staging, shop.site)
        except BaseException:  # Ctrl-C as well
            _put_back(shop, system)
            raise


def recover(shop: Workshop, system: System) -> bool:
    """Mend what a killed run left; True where the old site had to be put back."""
    is_half_done = shop.old.exists() and _is_vacant(shop.site)
    if is_half_done:
        _put_back(shop, system)
    clean(shop, system)
    return is_half_done


def settle(shop: Workshop, system: System) -> None:
    """Return once the swap is on the disk; only then may the old site go."""
    system.sync_folder(shop.site.parent)
    system.sync_folder(shop.folder)


def clean(shop: Workshop, system: System) -> None:
    """Delete what is left in the workshop, except an old site that has no successor.

    Raises OSError where something stays.
    """
    if shop.old.exists() and not _is_vacant(shop.site):
        _throw_away(shop.old, shop, system)
    if shop.staging.exists():
        _throw_away(shop.staging, shop, system)
    if shop.trash.exists():
        system.remove_tree(shop.trash)


def _throw_away(path: Path, shop: Workshop, system: System) -> None:
    shop.trash.mkdir(exist_ok=True)
    taken = {child.name for child in shop.trash.iterdir()}
    system.rename(path, shop.trash / next(str(n) for n in range(len(taken) + 1) if str(n) not in taken))


def _exchange(shop: Workshop, system: System) -> bool:
    if system.exchange is not None:
        with suppress(ExchangeUnsupportedError):
            system.exchange(shop.staging, shop.site)
            return True
    return False


def _put_back(shop: Workshop, system: System) -> None:
    if not shop.old.exists() or not _is_vacant(shop.site):
        return
    try:
        if shop.site.exists():
            shop.site.rmdir()  # another tool may have made the folder meanwhile
        system.rename(shop.old, shop.site)
    except OSError as error:
        raise MachineError(
            f"The old site could not be put back ({error.strerror}); it is complete in {shop.old}.",
            f"Close what uses the folder {shop.site.parent}, then run partwell build: it puts the site back.",
        ) from error


def _is_vacant(site: Path) -> bool:
    return not site.exists() or (site.is_dir() and not any(site.iterdir()))
