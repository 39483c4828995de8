// Review: speaker and kind of a quote can be corrected, or found right. Decisions are kept in the browser where it
// allows that, and leave the page as files.
const KINDS = ["direct", "partial", "scare", "title"];
const decisions = new Map();
let unsaved = false;

const kindOf = (quote) => quote.dataset.k || "direct";
const speakerOf = (quote) => {
  const item = castItem(quote);
  return item ? nameIn(item) : "";
};
const answer = (quote) => decisions.get(idOf(quote)) || { speaker: speakerOf(quote), kind: kindOf(quote) };
const isCorrected = (quote) => answer(quote).speaker !== speakerOf(quote) || answer(quote).kind !== kindOf(quote);

// A number for a text. Two texts have the same one about once in 2^64.
function fingerprint(text) {
  let [low, high] = [0x811c9dc5, 0x2545f491];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul((high ^ (high >>> 15)) + unit, 0x2c1b3c6d);
  }
  return (low >>> 0).toString(36) + "-" + (high >>> 0).toString(36);
}
// The key of this page: what its stories are called, and every quote with its answer. Pages in one folder share a store.
const storeKey = "onrecord " + fingerprint([document.title, ...[...document.querySelectorAll("article q[id]")].flatMap((quote) => [quote.id, speakerOf(quote), kindOf(quote), quote.textContent])].join("\n"));
function store() {
  try {
    if (decisions.size) localStorage.setItem(storeKey, JSON.stringify([...decisions]));
    else localStorage.removeItem(storeKey);
    return true;
  } catch {
    return false;
  }
}
function restore() {
  try {
    for (const [id, decision] of JSON.parse(localStorage.getItem(storeKey) || "[]")) {
      if (document.getElementById("q" + id)?.matches("article q") && typeof decision?.speaker === "string" && KINDS.includes(decision.kind)) decisions.set(id, decision);
    }
  } catch {
    // The browser keeps nothing for files: the page asks before it is left.
  }
}

function decide(quote, decision) {
  if (decision) decisions.set(idOf(quote), decision);
  else decisions.delete(idOf(quote));
  unsaved = decisions.size > 0;
  mark(quote);
  basket(store());
  if (opened) place(opened.card, opened.quote);
}

function mark(quote) {
  const link = numberLink(quote);
  if (!link) return;
  link.classList.toggle("a-ok", decisions.has(idOf(quote)) && !isCorrected(quote));
  link.classList.toggle("a-new", isCorrected(quote));
}

function reviewForm(quote) {
  if (quote.dataset.k === "turn") return "";
  const story = storyOf(quote);
  const now = answer(quote);
  const list = story.querySelector("datalist") || story.appendChild(names(story));
  const speaker = el("input", { type: "text", value: now.speaker, placeholder: "nobody", autocomplete: "off", dir: "auto" });
  speaker.setAttribute("list", list.id);
  const kind = el("select", {}, ...KINDS.map((name) => el("option", { value: name, textContent: name, selected: name === now.kind })));
  const right = el("button", { type: "button", className: "button", textContent: "Right as it is" });
  const save = el("button", { type: "submit", className: "button main", textContent: "Save correction" });
  const undo = el("button", { type: "button", className: "button", textContent: "Undo" });
  const next = el("button", { type: "button", className: "button", textContent: "Next to review" });
  const close = el("button", { type: "button", className: "button", textContent: "Close" });
  const said = el("p", { className: "small soft" });
  said.setAttribute("role", "status");
  const tell = () => {
    const decision = decisions.get(idOf(quote));
    undo.hidden = !decision;
    said.textContent = !decision ? "" : !isCorrected(quote) ? "Found right." : `Corrected: ${decision.speaker || "nobody"}, ${decision.kind}.`;
  };
  const form = el("form", {}, el("label", { textContent: "Speaker" }, speaker), el("label", { textContent: "Kind" }, kind), el("div", { className: "buttons" }, right, save, undo, next, close), said);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    decide(quote, { speaker: speaker.value.trim(), kind: kind.value });
    tell();
  });
  right.addEventListener("click", () => {
    speaker.value = speakerOf(quote);
    kind.value = kindOf(quote);
    decide(quote, { speaker: speaker.value, kind: kind.value });
    tell();
  });
  undo.addEventListener("click", () => {
    speaker.value = speakerOf(quote);
    kind.value = kindOf(quote);
    decide(quote, null);
    tell();
  });
  close.addEventListener("click", () => closeCard(true));
  const open = () => Array.from(story.querySelectorAll("article q.d")).filter((other) => other !== quote && !decisions.has(idOf(other)));
  next.hidden = open().length === 0;
  next.addEventListener("click", () => {
    const rest = open();
    const after = rest.find((other) => quote.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) || rest[0];
    if (!after) return;
    after.scrollIntoView({ block: "center" });
    openCard(after, true);
  });
  tell();
  return form;
}

function names(story) {
  const known = new Set();
  for (const name of story.querySelectorAll(".cast .name, .named li")) known.add(name.textContent);
  const list = el("datalist", { id: "names" + Array.from(document.querySelectorAll(".st")).indexOf(story) });
  list.append(...Array.from(known, (value) => el("option", { value })));
  return list;
}

function basket(isKept) {
  const bar = document.querySelector(".basket");
  const quotes = Array.from(decisions.keys(), (id) => document.getElementById("q" + id));
  const changed = quotes.filter(isCorrected).length;
  bar.hidden = decisions.size === 0;
  const button = (text, action) => {
    const made = el("button", { type: "button", className: "button", textContent: text });
    made.addEventListener("click", action);
    return made;
  };
  const kept = isKept ? "Kept in this browser." : "Not kept by this browser: download before you leave.";
  bar.replaceChildren(
    el("b", { textContent: `${changed} corrected, ${decisions.size - changed} found right` }),
    button("Accepted answers (CSV)", () => { downloadGoldens(); unsaved = false; }),
    button("Gold (JSONL)", () => { downloadGold(); unsaved = false; }),
    button("Discard all", () => { if (confirm("Discard all decisions?")) { decisions.clear(); unsaved = false; quotes.forEach(mark); closeCard(false); basket(store()); } }),
    el("span", { className: "small soft", textContent: kept }),
  );
}

restore();
for (const id of decisions.keys()) mark(document.getElementById("q" + id));
if (decisions.size) basket(true);
addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
