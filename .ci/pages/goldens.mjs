// Every golden story as a page: the answers that are downloaded from it are those that check computes, word for word.
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export default async function goldens(t) {
  const golden = join(dirname(fileURLToPath(import.meta.url)), "../../golden");
  const stories = readdirSync(golden).filter((name) => existsSync(join(golden, name, "story.txt")));
  const page = await (await t.browser.newContext()).newPage();
  for (const name of stories) {
    mkdirSync(join(t.folder, "golden", name), { recursive: true });
    const story = join("golden", name, "story.txt");
    copyFileSync(join(golden, name, "story.txt"), join(t.folder, story));
    t.run(["extract", story, "-o", "pages/golden.html"]);
    await page.goto(pathToFileURL(join(t.folder, "pages/golden.html")).href);
    const csv = await page.evaluate(() => golden(document.querySelector(".st")));
    writeFileSync(join(t.folder, "golden", name, "quotes.csv"), csv);
  }
  await page.context().close();
  const checked = t.run(["check", "golden"], [1, 2]);
  t.check(stories.length > 40 && checked.code === 0, `the answers of ${stories.length} pages: ${checked.out}`);
}
