// A click on a quote or its number opens its card, made of the quote's note; Escape closes it.
const storyOf = (element) => element.closest(".st");
const idOf = (quote) => quote.id.slice(1);
const note = (quote) => document.getElementById("n" + idOf(quote));
const castItem = (quote) => {
  const person = quote.dataset.p ?? (/\bs([0-7])\b/.exec(quote.className) || [])[1];
  return person === undefined ? null : storyOf(quote).querySelector(`.cast li[data-p="${person}"]`);
};
const numberLink = (quote) => {
  let next;
  // The link stands right after; a page without numbers has none.
  let steps = 50;
  const ends = ["#n" + idOf(quote), "#q" + idOf(quote)];
  const links = document.createTreeWalker(quote.closest("article"), NodeFilter.SHOW_ELEMENT);
  links.currentNode = quote;
  while (steps-- && (next = links.nextNode())) if (next.matches("a.n") && ends.includes(next.getAttribute("href"))) return next;
  return null;
};
let opened = null;
let isReturning = false;

function el(name, properties, ...children) {
  const element = document.createElement(name);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

function closeCard(focus) {
  if (!opened) return;
  const { quote, card, link } = opened;
  opened = null;
  quote.classList.remove("now");
  card.hidden = true;
  card.replaceChildren();
  if (focus && link) {
    isReturning = true;
    link.focus();
    isReturning = false;
  }
}

function openCard(quote, focus) {
  closeCard(false);
  const card = storyOf(quote).querySelector(".shown");
  const link = numberLink(quote);
  opened = { quote, card, link };
  quote.classList.add("now");
  const own = note(quote);
  const body = own ? Array.from(own.childNodes, (node) => node.cloneNode(true)).slice(1) : plainNote(quote);
  card.className = `card shown js ${quote.className.replace(/\b(now|on|d)\b/g, "")}`;
  card.replaceChildren(el("span", { className: `n ${quote.classList[0]}`, textContent: link ? link.textContent : "" }), ...body);
  card.append(reviewForm(quote));
  card.setAttribute("role", "group");
  card.setAttribute("aria-label", `Quote ${idOf(quote)}`);
  card.tabIndex = -1;
  card.hidden = false;
  place(card, quote);
  if (focus) card.focus({ preventScroll: true });
}

// Beside the line where the quote begins, where there is a margin.
function place(card, quote) {
  card.style.top = "";
  if (getComputedStyle(card).position !== "absolute") return;
  const side = card.parentElement.getBoundingClientRect();
  const line = (quote.getClientRects()[0] || quote.getBoundingClientRect()).top - side.top;
  const bar = document.querySelector(".basket");
  const below = bar.hidden ? 16 : bar.offsetHeight + 16;
  const most = window.innerHeight - side.top - card.offsetHeight - below;
  card.style.top = `${Math.max(0, Math.min(line, Math.max(most, 0)))}px`;
}

function plainNote(quote) {
  const item = castItem(quote);
  const name = item ? nameIn(item) : quote.classList.contains("sz") ? "Not speech" : "Nobody named";
  return [el("b", { className: "name", dir: "auto", textContent: name }), el("p", { className: "small soft", textContent: `${quote.dataset.k || "direct"}. The page is too small for the reasons of every quote.` })];
}

const nameIn = (item) => item.querySelector(".name").textContent;

document.addEventListener("click", (event) => {
  const target = event.target;
  if (target.closest(".shown, .basket, button, summary, select, input")) return;
  const link = target.closest("a.n");
  const quote = link ? document.getElementById("q" + link.hash.slice(2)) : target.closest("q[id]");
  if (!quote) return closeCard(false);
  if (!quote.closest("article")) return;
  if (link) event.preventDefault();
  // A selection is for copying.
  else if (String(getSelection())) return;
  if (link && !link.closest("article")) quote.scrollIntoView({ block: "center" });
  openCard(quote, Boolean(link));
});
// The keyboard's focus on a number shows its card; Enter goes into it.
document.addEventListener("focusin", (event) => {
  const link = event.target.closest("article a.n");
  if (!link || isReturning || opened?.link === link || !link.matches(":focus-visible")) return;
  const quote = document.getElementById("q" + link.hash.slice(2));
  if (quote) openCard(quote, false);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeCard(true);
});
addEventListener("resize", () => opened && place(opened.card, opened.quote));

// Filters: by speaker, or what should be reviewed.
function show(story, only, words) {
  const quotes = story.querySelectorAll("article q[id]");
  let shown = 0;
  story.querySelector("article").classList.toggle("dim", Boolean(only));
  const ids = new Set();
  for (const quote of quotes) {
    const on = Boolean(only) && only(quote);
    quote.classList.toggle("on", on);
    if (on) { shown++; ids.add(idOf(quote)); }
  }
  for (const link of story.querySelectorAll("article a.n")) link.classList.toggle("on", ids.has(link.hash.slice(2)));
  const slot = story.querySelector("article q[id]")?.id.replace(/^q|\d+$/g, "") ?? "";
  for (const mention of story.querySelectorAll("article u[data-q]")) mention.classList.toggle("on", mention.dataset.q.split(" ").some((n) => ids.has(slot + n)));
  story.querySelector("[data-out=shown]").textContent = only ? `${shown} ${shown === 1 ? "quote" : "quotes"} ${words}` : "";
  for (const button of story.querySelectorAll("[aria-pressed]")) button.setAttribute("aria-pressed", "false");
}
for (const name of document.querySelectorAll(".cast b.name")) {
  const button = el("button", { type: "button", className: "name", dir: "auto", textContent: name.textContent });
  button.setAttribute("aria-pressed", "false");
  name.replaceWith(button);
}
document.addEventListener("click", (event) => {
  const button = event.target.closest(".cast button.name, [data-do=all], [data-do=doubtful]");
  if (!button) return;
  const story = storyOf(button);
  const was = button.getAttribute("aria-pressed") === "true";
  const all = story.querySelector("[data-do=all]");
  closeCard(false);
  if (was || button === all) show(story, null);
  else if (button.dataset.do) show(story, (quote) => quote.classList.contains("d"), "to review");
  else {
    const item = button.closest("li");
    show(story, (quote) => castItem(quote) === item, `of ${button.textContent}`);
  }
  (was ? all : button).setAttribute("aria-pressed", "true");
});
