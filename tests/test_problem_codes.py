"""Problem codes: each one that the generator can report is asked for by a test."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORTERS = {"Problem", "Finding", "report", "refuse", "_problem"}
"""What makes a problem; the code is the first word among the arguments."""
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def codes(path: Path) -> Iterator[str]:
    """The codes in a module: arguments of what makes problems, and triples of code, reason and remedy."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in REPORTERS:
            words = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            found = [word for word in words if isinstance(word, str) and CODE.fullmatch(word)]
            # Beside a code may stand the name of a check, which has no hyphen.
            yield from [word for word in found if "-" in word] or found
        elif isinstance(node, ast.Tuple) and len(node.elts) == 3:
            first, *sentences = node.elts
            if (
                isinstance(first, ast.Constant)
                and isinstance(first.value, str)
                and "-" in first.value
                and CODE.fullmatch(first.value)
                and all(isinstance(part, ast.Constant | ast.JoinedStr | ast.Call) for part in sentences)
            ):
                yield first.value


def test_every_code_is_asked_for_by_a_test() -> None:
    """A code that no test names is a promise that nobody holds."""
    known = {code for path in (ROOT / "generator").rglob("*.py") for code in codes(path)}
    tests = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "tests").rglob("*")
        if path.suffix in {".py", ".yml"} and path != Path(__file__)
    )
    assert len(known) > 60
    # Between quotes, spaces or brackets, as cases and printed problems write codes; not a mere word of a sentence.
    assert sorted(code for code in known if not re.search(rf"[\"' \[]{code}[\"' \]]", tests)) == []
