// An address for each paragraph, shown where the pointer or the keyboard is. The paragraphs have their ids without this.
for (const paragraph of document.querySelectorAll("[itemprop=articleBody] > p[id]")) {
  const link = document.createElement("a");
  link.className = "pilcrow";
  link.href = `#${paragraph.id}`;
  link.setAttribute("aria-label", `رابط الفقرة ${paragraph.id.slice(1)}`);
  paragraph.prepend(link);
}
