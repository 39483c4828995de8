"""Rows as HTML, for notebooks. All text is escaped, and nothing is loaded from anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._rows import Change, Quote, Verdict


def quote(row: Quote) -> str:
    """Returns a quote with its speaker."""
    by = [escape(row.speaker or "nobody named")]
    if row.role:
        by.append(escape(row.role))
    if row.evidence:
        by.append(f"{escape(row.evidence)}, {row.confidence:.0%}")
    return _block(_words(row.quote, row.kind), by)


def quotes(rows: Iterable[Quote]) -> str:
    """Returns quotes, one after another."""
    shown = "".join(quote(row) for row in rows)
    return shown or "<p>no quotes</p>"


def framed(page: str) -> str:
    """Returns a page in a frame of its own: its style is its own, and its script can reach nothing of the notebook."""
    return (
        f'<iframe sandbox="allow-scripts" srcdoc="{escape(page)}" title="Quotes" '
        'style="width:100%;height:32em;border:1px solid #888;resize:vertical"></iframe>'
    )


def change(row: Change) -> str:
    """Returns what happened to a quote, with its words before and after."""
    sides = []
    if row.before:
        sides.append(f"<del>{escape(row.before.quote)}</del>")
    if row.after:
        sides.append(f"<ins>{escape(row.after.quote)}</ins>")
    speakers = {side.speaker or "nobody named" for side in (row.before, row.after) if side}
    return _block("<br>".join(sides), [escape(" → ".join(sorted(speakers))), escape(", ".join(row.changes))])


def verdict(row: Verdict) -> str:
    """Returns a quote over the words of its source."""
    shown = escape(row.quote)
    if row.source:
        shown += f"<br><small>{escape(row.source.document)}:{row.source.line}: {escape(row.source.text)}</small>"
    return _block(shown, [escape(row.speaker or "nobody named"), f"<strong>{escape(row.verdict)}</strong>"])


def _words(words: str, kind: str) -> str:
    return f"<q>{escape(words)}</q>" if kind != "turn" else escape(words)


def _block(words: str, by: Iterable[str]) -> str:
    lines = " · ".join(by)
    return (
        '<figure style="margin:.5em 0;padding-left:.8em;border-left:3px solid #888;white-space:pre-line">'
        f"{words}<figcaption>— {lines}</figcaption></figure>"
    )
