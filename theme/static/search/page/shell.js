/**
 * The shell of the search page: all that an unasked page loads. The search itself comes with the first sign of a question: one in the
 * address, or a reader who goes to the field.
 */
const at = (name) => document.querySelector(`[data-search="${name}"]`);
const [page, results, status, sort] = ["page", "results", "status", "sort"].map(at);
const field = document.querySelector('form[role="search"] input[name="q"]');
const asked = new URLSearchParams(location.search).get("q") ?? "";
let [called, sent] = [null, false];

/** Load the search; what was typed meanwhile is passed on to it. */
function call() {
  called ??= import("./page.js").then(passOn, failed);
  return called;
}

function passOn() {
  field.form.removeEventListener("submit", send);
  if (!location.search && sort.selectedIndex) sort.dispatchEvent(new Event("change"));
  if (sent) field.form.requestSubmit();
  else if (field.value !== asked) field.dispatchEvent(new Event("input", { bubbles: true }));
}

function failed() {
  called = null;
  status.textContent = "تعذر تحميل البحث. أعد المحاولة بعد قليل.";
  results.setAttribute("aria-busy", "false");
}

/** A question that is sent before the search is there. @param {SubmitEvent} event */
function send(event) {
  event.preventDefault();
  sent = true;
  call();
}

field.form.addEventListener("submit", send);
for (const sign of ["focus", "input"]) field.addEventListener(sign, call);
for (const sign of ["pointerdown", "change"]) page.addEventListener(sign, call);
page.hidden = false;
if (location.search) {
  field.value = asked;
  at("hint").hidden = asked.trim() !== "";
  call();
} else {
  results.dataset.query = "";
  results.setAttribute("aria-busy", "false");
}
if (document.activeElement === field) call();
