"""Publishing: a site folder that is complete at every instant, whatever happens while it is built."""

from generator.publish.flow import Published, Step, publish
from generator.publish.marker import MARKER, Changes
from generator.publish.verify import expected_files, verify_site

__all__ = ["MARKER", "Changes", "Published", "Step", "expected_files", "publish", "verify_site"]
