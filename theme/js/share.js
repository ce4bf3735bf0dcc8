// Copying and the phone's own share sheet, where the browser has them. WhatsApp is a plain link and needs no script.
{
  const actions = document.querySelector("[data-share]");
  if (actions) {
    const url = document.querySelector("meta[name=citation_public_url]")?.content ?? location.href;
    const title = document.querySelector("h1")?.textContent ?? document.title;
    const add = (label, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = label;
      button.addEventListener("click", () => act(button));
      actions.append(button);
    };
    const copy = (label, text) => add(label, async (button) => {
      await navigator.clipboard.writeText(text);
      button.textContent = "نُسخ";
      setTimeout(() => { button.textContent = label; }, 2000);
    });
    if (navigator.clipboard) {
      copy("انسخ العنوان", url);
      copy("انسخ الاستشهاد", document.getElementById("citation").textContent.trim());
    }
    if (navigator.share) add("شارك", () => navigator.share({ title, url }).catch(() => {}));
  }
}
