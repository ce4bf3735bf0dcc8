// Opening "how is this known?" marks, in the text itself, the words that each fact came from.
{
  const panel = document.querySelector("[data-evidence]");
  const body = document.querySelector("[itemprop=articleBody]");
  const mark = (words) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.data.indexOf(words);
      if (start < 0 || node.parentNode.localName === "mark") continue;
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, start + words.length);
      range.surroundContents(document.createElement("mark"));
      return;
    }
  };
  const unmark = () => {
    for (const found of body.querySelectorAll("mark")) found.replaceWith(...found.childNodes);
    body.normalize();
  };
  panel?.addEventListener("toggle", () => {
    if (!panel.open) return unmark();
    for (const quote of panel.querySelectorAll("q")) mark(quote.textContent.trim());
  });
}
