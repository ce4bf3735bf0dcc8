"""One text in, everything it says out. Pure: nothing is opened, printed or remembered here."""

from __future__ import annotations

from collections.abc import Sequence

from converter import dates, people, regions, repair, tags, years
from converter import layout as layouts
from converter.model import Authority, Facts, Repair, Source, Span
from converter.rules import Rules


def read(source: Source, rules: Rules, authority: Authority) -> Facts:
    """Every fact of the text, each with its words. `authority` is what `content/` knows; an empty one is allowed."""
    text = source.text
    layout = layouts.label(text, rules)
    dated = dates.read(text, layout, rules)
    persons = tuple(people.read(text, layout, rules))
    region = regions.read(text, layout, persons, rules)
    subjects = tags.read_tags(text, layout, rules)
    repairs = repair.find(text, layout, persons, rules)
    return Facts(
        source=source,
        layout=layout,
        title=layout.title.of(text),
        body=body_text(text, layout.paragraphs, repairs),
        date=years.infer(text, layout, dated, region.named, persons, rules, authority),
        region=region.name,
        people=persons,
        author=layout.byline.of(text) if layout.byline else None,
        tags=subjects.names,
        repairs=repairs,
        evidence=(*dated.evidence, *region.evidence, *subjects.evidence),
    )


def body_text(text: str, paragraphs: Sequence[Span], repairs: Sequence[Repair] = ()) -> str:
    """Paragraphs parted by a blank line; lines inside a paragraph kept, their indent not; glued words apart."""
    shown = (repair.apply(text, span, repairs) for span in paragraphs)
    return "\n\n".join("\n".join(line.strip() for line in piece.split("\n") if line.strip()) for piece in shown)
