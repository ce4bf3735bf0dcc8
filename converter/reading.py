"""One text in, everything it says out. Pure: nothing is opened, printed or remembered here."""

from __future__ import annotations

from converter import dates, people, regions, years
from converter import layout as layouts
from converter.model import Authority, Facts, Source, Span
from converter.rules import Rules


def read(source: Source, rules: Rules, authority: Authority) -> Facts:
    """Every fact of the text, each with its words."""
    text = source.text
    layout = layouts.label(text, rules)
    dated = dates.read(text, layout, rules)
    persons = tuple(people.read(text, layout, rules))
    region = regions.read(text, layout, persons, rules)
    return Facts(
        source=source,
        layout=layout,
        title=layout.title.of(text),
        body=body_text(text, layout.paragraphs),
        date=years.infer(text, layout, dated, region.named, persons, rules, authority),
        region=region.name,
        people=persons,
        author=layout.byline.of(text) if layout.byline else None,
        tags=(),
    )


def body_text(text: str, paragraphs: tuple[Span, ...]) -> str:
    """Paragraphs parted by a blank line; lines inside a paragraph kept, their indent not."""
    return "\n\n".join("\n".join(line.strip() for line in span.of(text).split("\n") if line.strip()) for span in paragraphs)

