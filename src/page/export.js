// What is downloaded: accepted answers as onrecord check takes them, and gold as onrecord eval takes it. Both are
// made of the page itself: the text is that of its paragraphs.

// Returns the text of a node as the story has it: characters that are shown by number are themselves again, and the
// numbers of quotes are left out. Calls `mark` with each quote and mention, and where it begins and ends.
function textOf(node, length, mark) {
  let text = "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += child.data;
    else if (child.matches("a.n")) continue;
    else if (child.matches("i.u")) text += String.fromCodePoint(parseInt(child.dataset.c, 16));
    else {
      const from = length + points(text);
      const inside = textOf(child, from, mark);
      text += inside;
      mark(child, from, from + points(inside), inside);
    }
  }
  return text;
}
function points(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

// The text of a story with its quotes: {quote, start, end, words} in code points.
function contents(story) {
  const quotes = [];
  const mentions = new Map();
  let text = "";
  let length = 0;
  for (const paragraph of story.querySelectorAll("article p")) {
    if (text && paragraph.dataset.j === undefined) { text += "\n\n"; length += 2; }
    const words = textOf(paragraph, length, (element, start, end, inside) => {
      if (element.matches("q[id]")) quotes.push({ quote: element, start, end, words: inside });
      else if (element.dataset.q) for (const n of element.dataset.q.split(" ")) mentions.set(n, [...(mentions.get(n) || []), [start, end]]);
    });
    text += words;
    length += points(words);
  }
  quotes.sort((a, b) => a.start - b.start || b.end - a.end);
  return { text, quotes, mentions };
}

function touched() {
  return Array.from(document.querySelectorAll(".st")).filter((story) => Array.from(story.querySelectorAll("article q[id]")).some((quote) => decisions.has(idOf(quote))));
}

// A bar that is a word would separate two answers.
const cell = (answer) => {
  const escaped = answer.split(" ").map((word) => (/^\\*\|$/.test(word) ? "\\" + word : word)).join(" ");
  return /[",\r\n]/.test(escaped) || escaped !== escaped.trim() ? `"${escaped.replaceAll('"', '""')}"` : escaped;
};

function golden(story) {
  const rows = contents(story).quotes.filter(({ quote }) => kindOf(quote) !== "turn");
  // “direct, line 12” stands in the note.
  const lines = rows.map(({ quote }) => /, line (\d+)$/.exec(Array.from(note(quote)?.querySelectorAll(":scope > small") ?? []).at(-1)?.textContent ?? "")?.[1]);
  const hasLines = lines.every(Boolean);
  const head = (hasLines ? "line," : "") + "quote,speaker,kind\n";
  return head + rows.map(({ quote, words }, n) => {
    const { speaker, kind } = answer(quote);
    return [...(hasLines ? [lines[n]] : []), cell(quote.dataset.s ?? words), cell(speaker), kind].join(",") + "\n";
  }).join("");
}

function goldLine(story) {
  const { text, quotes, mentions } = contents(story);
  const outer = quotes.filter(({ quote }) => !quote.parentElement.closest("q:not([data-k=turn])") && kindOf(quote) !== "turn");
  const written = outer.map(({ quote, start, end }) => {
    // Only what somebody has looked at is gold.
    if (!decisions.has(idOf(quote))) return { start, end, kind: "ignore" };
    const { speaker, kind } = answer(quote);
    if (!speaker) return { start, end, kind: kind === "scare" || kind === "title" ? "none" : "sourceless", speaker: null };
    const source = speaker === speakerOf(quote) ? mentions.get(/\d+$/.exec(quote.id)[0]) || [] : [];
    return { start, end, kind: "attributed", source, speaker };
  });
  return JSON.stringify({ id: story.dataset.story, text, quotes: written }) + "\n";
}

function download(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

const stem = (story) => (story.dataset.story.split(/[\/\\]/).pop() || "story").replace(/\.[^.]+$/, "").replace(/[^\p{L}\p{N}._ -]+/gu, "-") || "story";
function downloadGoldens() {
  for (const story of touched()) download(`${stem(story)}.quotes.csv`, golden(story), "text/csv");
}
function downloadGold() {
  download("gold.jsonl", touched().map(goldLine).join(""), "application/jsonl");
}
