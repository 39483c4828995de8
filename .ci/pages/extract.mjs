// The page of extract: cards, filters, review, downloads; and the index of several stories.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeStories } from "./stories.mjs";

async function saved(t, page, button, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  t.check(download.suggestedFilename() === name, `the download is called ${download.suggestedFilename()}, not ${name}`);
  await download.saveAs(join(t.folder, name));
  return readFileSync(join(t.folder, name), "utf8");
}

export default async function extract(t) {
  writeStories(t.folder);
  t.run(["extract", "dam.txt", "-o", "pages/dam.html"]);
  const size = (name) => statSync(join(t.folder, name)).size;
  t.check(size("pages/dam.html") < 3 * size("dam.txt") + 60000, `dam.html has ${size("pages/dam.html")} bytes`);
  await t.everywhere("pages/dam.html");
  await t.everywhere("pages/dam.html", (page) => page.locator("article q").first().click());

  await t.open("pages/dam.html", {}, async (page) => {
    const card = page.locator(".shown");
    const first = page.locator("article q").first();
    t.check(await card.isHidden(), "no card before a click");
    await first.click();
    t.check((await card.textContent()).includes("Ines Duarte"), "the card names the speaker");
    t.check((await card.textContent()).includes("Confidence"), "the card has the confidence");
    await page.keyboard.press("Escape");
    t.check(await card.isHidden(), "Escape closes the card");
    // By keyboard: the number of a quote is a link.
    await page.locator("article a.n").nth(2).focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    t.check((await card.textContent()).includes("Rolf Haugen"), "the keyboard's focus on a number shows its card");
    await page.keyboard.press("Enter");
    t.check(await card.evaluate((element) => element === document.activeElement), "Enter goes into the card");
    await page.keyboard.press("Escape");
    t.check(await page.locator("article a.n").nth(2).evaluate((link) => link === document.activeElement), "the focus returns");

    await page.getByRole("button", { name: "Oda Brekke" }).click();
    t.check((await page.locator("[data-out=shown]").textContent()) === "2 quotes of Oda Brekke", "the filter counts");
    t.check((await page.locator("article.dim q.on").count()) === 2, "two quotes are shown");
    await page.getByRole("button", { name: "All quotes" }).click();
    t.check((await page.locator("article.dim").count()) === 0, "all quotes are shown again");
  });

  // Corrections: kept over a reload, and read back by check and eval.
  await t.open("pages/dam.html", {}, async (page) => {
    await page.locator("article q").nth(0).click();
    await page.getByRole("button", { name: "Right as it is" }).click();
    await page.locator("article q").nth(2).click();
    await page.locator(".shown").getByLabel("Speaker").fill("Oda Brekke");
    await page.locator(".shown").getByLabel("Kind").selectOption("direct");
    await page.getByRole("button", { name: "Save correction" }).click();
    const basket = page.locator(".basket");
    t.check((await basket.textContent()).includes("1 corrected, 1 found right"), await basket.textContent());
    let asked = 0;
    page.on("dialog", () => asked++);
    await page.reload();
    t.check(asked === 1, "the page asks before it is left with decisions that were not downloaded");
    t.check((await basket.textContent()).includes("1 corrected, 1 found right"), "decisions are kept over a reload");
    await t.accessible(page, "dam.html with decisions");

    const csv = await saved(t, page, "Accepted answers", "dam.quotes.csv");
    t.check(csv.startsWith("line,quote,speaker,kind\n"), csv.slice(0, 80));
    const checked = t.run(["check", "dam.txt", "--format", "json"], [1]);
    const findings = JSON.parse(checked.out).findings;
    t.check(findings.length === 1 && JSON.stringify(findings).includes("Oda Brekke"), `check finds the correction only: ${checked.out}`);

    await saved(t, page, "Gold", "gold.jsonl");
    const figures = t.run(["eval", "gold.jsonl", "--misses", "9"]).out;
    t.check(figures.includes("Oda Brekke"), `eval misses the corrected speaker: ${figures}`);
    await page.locator("article q").nth(2).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await saved(t, page, "Accepted answers", "dam.quotes.csv");
    t.check(t.run(["check", "dam.txt"], [1]).code === 0, "answers without corrections agree with check");
  });

  // Without scripts: marks, reasons and numbers stand.
  await t.open("pages/dam.html", { javaScriptEnabled: false }, async (page) => {
    t.check((await page.locator("article q").count()) >= 10, "quotes are marked without scripts");
    t.check(await page.locator("#n1").isVisible(), "reasons stand without scripts");
    t.check(await page.locator(".tools").isHidden(), "controls of scripts are not shown");
    await page.locator("article a.n").nth(1).click();
    t.check(page.url().endsWith("#n2"), "a number leads to its reason");
  });

  t.run(["extract", "dam.txt", "fair.jsonl", "-o", "pages/index.html"]);
  await t.everywhere("pages/index.html");
  await t.open("pages/index.html", {}, async (page) => {
    const names = () => page.locator("#speakers ~ div tbody th").allTextContents();
    const before = await names();
    t.check(before[0] === "Ines Duarte", `who has most words stands first: ${before}`);
    await page.getByRole("columnheader", { name: "Speaker" }).first().getByRole("button").click();
    const sorted = await names();
    t.check(JSON.stringify(sorted) === JSON.stringify([...before].sort((a, b) => a.localeCompare(b))), `sorted by name: ${sorted}`);
    await page.getByRole("link", { name: "Fair counts its visitors" }).first().click();
    t.check(await page.locator("#s3").isVisible(), "a link leads to the story");
    await page.locator("#s3 article q").first().click();
    t.check((await page.locator("#s3 .shown").textContent()).includes("Ines Duarte"), "cards work in each story");
  });
}
