// The page of speakers.
import { writeStories } from "./stories.mjs";

export default async function speakers(t) {
  writeStories(t.folder);
  t.run(["speakers", "dam.txt", "fair.jsonl", "--people", "people.csv", "-o", "pages/speakers.html"]);
  await t.everywhere("pages/speakers.html");
  await t.open("pages/speakers.html", {}, async (page) => {
    t.check((await page.locator("h1").textContent()) === "Who is quoted", "the page has its title");
    t.check((await page.locator(".counted").textContent()).includes("Not counted"), "it says what is not counted");
    const head = page.getByRole("columnheader", { name: "Quotes" });
    await head.getByRole("button").click();
    t.check((await head.getAttribute("aria-sort")) === "descending", "the first click puts the greatest number first");
    const numbers = (await page.locator("tbody tr td:nth-child(3)").allTextContents()).map(Number);
    t.check(numbers.every((n, i) => i === 0 || numbers[i - 1] >= n), `sorted: ${numbers}`);
  });
}
