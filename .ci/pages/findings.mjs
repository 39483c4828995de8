// The pages of findings: verify, diff and check. Filters, links, the words of hostile stories, and thousands of quotes.
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const STORY = `The night boat stays

“We will close the night line this year,” said harbor master Ines Duarte. “It carries twelve people on a bad night.”

Nobody from the ministry had come.

The doors stayed open for the crews.

Coffee was served at three.

“I counted nine hands … and I counted them twice,” said Ola Vik, who chairs the council.

“Nobody asked the crews,” Vik said.

“My mother took this boat,” said deckhand Grete Holm. She calls it “the last thread”.
`;
const SOURCE = `WEBVTT

00:04:09.500 --> 00:04:21.000
<v INES DUARTE>We will not close the night line this year. It carries twelve people on a bad night.

00:04:35.000 --> 00:04:48.000
<v OLA VIK>I counted nine hands for the boat, one more than before, and I counted them twice.

00:05:02.000 --> 00:05:09.000
<v GRETE HOLM>Nobody asked the crews. My mother took this boat.
`;
const HOSTILE = `<script>document.title = "x"</script></style><img src=x onerror="document.title='y'"> {{ 7 * 7 }} javascript:alert(1) \u202eturned\u202c שלום 🚢`;

async function filters(page, t, name, chip, wanted) {
  const items = page.locator("[data-t]");
  const all = await items.count();
  const button = page.locator(".filter").getByRole("button", { name: chip }).first();
  await button.click();
  t.check((await button.getAttribute("aria-pressed")) === "true", `${name}: the chip ${chip} is pressed`);
  const shown = await page.locator("[data-t]:visible").count();
  t.check(shown === wanted, `${name}: ${chip} shows ${shown}, not ${wanted}`);
  t.check((await page.locator(".filter output").textContent()) === `${wanted} of ${all} shown`, `${name}: the count is said`);
  t.check((await page.locator(".group:visible [data-t]:visible").count()) === wanted, `${name}: no group without an item`);
  await t.accessible(page, `${name}, filtered`);
  await page.getByRole("button", { name: "Show all" }).click();
  t.check((await page.locator("[data-t]:visible").count()) === all, `${name}: all are shown again`);
}

// Every link inside of a page leads to something that is seen.
async function links(page, t, name) {
  const lost = await page.evaluate(() => Array.from(document.querySelectorAll('a[href^="#"]'), (link) => link.hash.slice(1)).filter((id) => !document.getElementById(id)));
  t.check(lost.length === 0, `${name}: links that lead nowhere: ${lost.slice(0, 5)}`);
}

// Nothing is hidden without scripts but the controls of scripts.
async function withoutScripts(t, file, selector, count) {
  await t.open(file, { javaScriptEnabled: false }, async (page) => {
    t.check((await page.locator(selector).count()) === count, `${file}: ${count} of ${selector} without scripts`);
    t.check((await page.locator(`${selector}:visible`).count()) === count, `${file}: all are seen without scripts`);
    t.check(await page.locator(".filter").isHidden(), `${file}: no filter without scripts`);
  });
}

async function harmless(t, file, isWhole) {
  await t.open(file, {}, async (page) => {
    t.check(!["x", "y"].includes(await page.title()), `${file}: no markup of a story runs`);
    t.check((await page.locator("script").count()) === 1, `${file}: one script, the page's own`);
    t.check((await page.locator("img, a[href^=javascript], [onerror]").count()) === 0, `${file}: nothing that loads or runs`);
    const text = await page.locator("main").textContent();
    t.check(!isWhole || (text.includes("{{ 7 * 7 }}") && text.includes("<script>")), `${file}: the words of the story are shown`);
    t.check(!text.includes("\u202e"), `${file}: no direction mark is at work`);
  });
}

export default async function findings(t) {
  const write = (name, text) => writeFileSync(join(t.folder, name), text);
  const later = STORY.replace("will close", "will not close").replace(/\n\n“My mother[^\n]*/, "").replace("The doors stayed", "“My mother took this boat,” said deckhand Grete Holm. She calls it “the last thread”.\n\nThe doors stayed");
  write("boat.txt", STORY);
  write("boat2.txt", later);
  write("boat3.txt", later.replace("twelve", "twenty"));
  write("hearing.vtt", SOURCE);

  t.run(["verify", "boat.txt", "--against", "hearing.vtt", "--media", "https://media.example/a.mp4", "-o", "pages/verify.html"], [1]);
  await t.everywhere("pages/verify.html");
  await withoutScripts(t, "pages/verify.html", "[data-t]", 6);
  await t.open("pages/verify.html", {}, async (page) => {
    t.check((await page.locator("[data-t]").first().textContent()).includes("altered"), "problems come first");
    // The word of the source stands under its place in the story.
    const [gone, place] = await Promise.all([page.locator(".p.x del").first().boundingBox(), page.locator(".p.x .none").first().boundingBox()]);
    t.check(gone.y > place.y && Math.abs(gone.x - place.x) < 4, `aligned: ${JSON.stringify([gone, place])}`);
    t.check((await page.getByRole("link", { name: "00:04:09" }).first().getAttribute("href")) === "https://media.example/a.mp4#t=249", "the time is a link to the recording");
    await filters(page, t, "verify", "altered", 1);
    await filters(page, t, "verify", "another speaker", 1);
    await links(page, t, "verify");
  });

  t.run(["diff", "boat.txt", "boat2.txt", "boat3.txt", "-o", "pages/diff.html"], [1]);
  await t.everywhere("pages/diff.html");
  await withoutScripts(t, "pages/diff.html", "[data-t]", 4);
  await t.open("pages/diff.html", {}, async (page) => {
    await filters(page, t, "diff", "wording", 2);
    await links(page, t, "diff");
    t.check((await page.locator(".history tbody tr").count()) === 4, "a row for each quote that changed");
    // A quote that moved leads to its place in the other version.
    const arrow = page.locator(".side .tag", { hasText: "← line" }).first();
    await arrow.click();
    const target = page.locator(page.url().replace(/.*#/, "#"));
    t.check((await target.textContent()).includes("My mother took this boat"), "the arrow leads to the same words");
    t.check(await target.evaluate((element) => element.matches(":target")), "they are marked");
    // The two sides stand beside each other.
    const sides = await page.locator(".step .sides:not(.heads) .side").evaluateAll((all) => all.slice(0, 2).map((side) => side.getBoundingClientRect().x));
    t.check(sides[0] < sides[1], `side by side: ${sides}`);
  });

  t.run(["check", "boat.txt", "--update"]);
  write("boat.txt", STORY.replace("will close", "will not close").replace("said harbor master Ines Duarte", "said Tone Berg"));
  t.run(["check", "boat.txt", "-o", "pages/check.html"], [1]);
  await t.everywhere("pages/check.html");
  await t.open("pages/check.html", {}, async (page) => {
    t.check((await page.locator(".words ins").first().textContent()) === "not", "the new word is marked in the sentence");
    await links(page, t, "check");
  });

  const hostile = (not) => `“We ${HOSTILE.replace(/["']/g, "")} will${not},” said Ada Vik.\n\n“It ${HOSTILE.replace(/["']/g, "")} sails,” said Ola Moen.\n`;
  write("h1.txt", hostile(" not"));
  write("h2.txt", hostile(""));
  write("h3.txt", hostile(" never"));
  t.run(["verify", "h2.txt", "--against", "h1.txt", "--media", "javascript:alert(1)", "-o", "pages/h-verify.html"], [1]);
  t.run(["diff", "h1.txt", "h2.txt", "h3.txt", "-o", "pages/h-diff.html"], [1]);
  t.run(["check", "h1.txt", "--update"]);
  write("h1.txt", hostile(" never"));
  t.run(["check", "h1.txt", "-o", "pages/h-check.html"], [1]);
  for (const name of ["verify", "diff", "check"]) {
    // check shows a few words around a change.
    await harmless(t, `pages/h-${name}.html`, name !== "check");
    await t.everywhere(`pages/h-${name}.html`);
  }

  const names = ["Ada Vik", "Ines Duarte", "Ola Moen", "Grete Holm"];
  const many = (n, hour) => `“The ferry number ${n} leaves the harbor of Lund at ${hour} in the morning,” said ${names[n % 4]}.\n\n`;
  const story = (change) => Array.from({ length: 3000 }, (_, n) => many(n, (n % 24) + (n % 10 ? 0 : change))).join("");
  write("m1.txt", story(0));
  write("m2.txt", story(1));
  t.run(["verify", "m2.txt", "--against", "m1.txt", "-o", "pages/m-verify.html"], [1]);
  t.run(["diff", "m1.txt", "m2.txt", "-o", "pages/m-diff.html"], [1]);
  t.run(["check", "m1.txt", "--update"]);
  write("m1.txt", story(1));
  t.run(["check", "m1.txt", "-o", "pages/m-check.html"], [1]);
  for (const [name, versions] of [["verify", 1], ["diff", 2], ["check", 1]]) {
    const file = `pages/m-${name}.html`;
    const [page, text] = [statSync(join(t.folder, file)).size, statSync(join(t.folder, "m1.txt")).size];
    t.check(page < versions * (3 * text + 60000), `${file} has ${page} bytes, its story ${text}`);
    const { longest, tasks, elements } = await t.longestTask(file);
    console.log(`${file}: ${page} bytes of ${text}, longest task ${Math.round(longest)} ms of ${tasks}, ${elements} elements`);
    t.check(tasks > 0 && longest < 1000, `${file}: a task of ${longest} ms`);
  }
}
