// Stories that want to break a page: nothing of them runs, and large ones open without a long task.
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MARKUP = `Story with <script>document.title = "x"</script> and </style><img src=x onerror="document.title='y'">

“<script>alert(1)</script> is {{ 7 * 7 }} and {% raw %},” said <b onclick=alert(1)>Ines Duarte</b>.

“javascript:alert(2) </textarea></title> \${x} &lt;b&gt; &amp;amp;,” Ines Duarte said. [click](javascript:alert(1))

“\u202eThe line turns around\u202c and \u2066isolates\u2069 \u200f\u200b,” said Paul Hoang\u202e.

“שלום לכולם, המים חזרו,” said Yael Levin. „مرحبا بكم في المدينة”, said Omar Haddad.

“We ran 🏃‍♀️ all the way 👩‍🚒🇳🇴 e\u0301,” said Ken Hashimoto. “Nul \u0001\u0002 here | \\| there,” he said.
`;
const NAMES = ["Ines Duarte", "Rolf Haugen", "Paul Hoang", "Oda Brekke", "Sela Amundsen", "Tomas Reuter", "Ada Lindqvist", "Ken Hashimoto", "Mira Tolland", "Yael Levin"];
const paragraph = (n) => `“We know that the gate opened before noon, and water ran over wall ${n},” said ${NAMES[n % 10]}, who had waited since morning near the old mill. “It is what it is on day ${n}.”\n\n`;
const FILLER = "The council met again on the following day, and the water in the valley stood no higher than the week before, as everybody on the hill could see. ";

export default async function hostile(t) {
  const write = (name, text) => {
    writeFileSync(join(t.folder, name), text);
    t.run(["extract", name, "-o", `pages/${name}.html`]);
    const [story, page] = [name, `pages/${name}.html`].map((file) => statSync(join(t.folder, file)).size);
    t.check(page < 3 * story + 60000, `${name}.html has ${page} bytes, its story ${story}`);
    console.log(`${name}: ${story} bytes, page ${page}`);
  };
  write("markup.txt", MARKUP);
  await t.everywhere("pages/markup.txt.html");
  await t.open("pages/markup.txt.html", {}, async (page) => {
    t.check((await page.title()) === "markup.txt: quotes and speakers", `no markup of the story runs: ${await page.title()}`);
    t.check((await page.locator("script").count()) === 1, "one script, the page's own");
    t.check((await page.locator("img, a[href^=javascript], [onclick]").count()) === 0, "nothing that loads or runs");
    const text = await page.locator("article").textContent();
    t.check(text.includes("{{ 7 * 7 }}") && text.includes("<script>alert(1)</script>"), "the words of the story are shown");
    t.check(!text.includes("\u202e"), "no direction mark is at work");
    // What is read back is the story, character by character.
    const read = await page.evaluate(() => contents(document.querySelector(".st")).text);
    t.check(read === MARKUP.trim(), "the text of the page is that of the story");
    for (const quote of await page.locator("article q").all()) {
      await quote.evaluate((element) => element.click());
      await page.getByRole("button", { name: "Right as it is" }).click();
    }
    const golden = await page.evaluate(() => golden(document.querySelector(".st")));
    writeFileSync(join(t.folder, "markup.quotes.csv"), golden);
    const checked = t.run(["check", "markup.txt"], [1, 2]);
    t.check(checked.code === 0, `check takes the answers back: ${checked.out}`);
  });

  write("many.txt", Array.from({ length: 1500 }, (_, n) => paragraph(n)).join(""));
  write("short.txt", Array.from({ length: 3000 }, (_, n) => `“Yes, ${n},” said ${NAMES[n % 10]}.\n\n`).join(""));
  // Three thousand speakers with a quote each.
  write("crowd.txt", Array.from({ length: 3000 }, (_, n) => `“We saw the water come over the wall at night, and we ran up to the mill,” said ${NAMES[n % 10].split(" ")[0]} ${"ABCDEFGHIJ"[n % 7]}${["or", "an", "el", "um", "ist"][n % 5]}${["berg", "dal", "vik", "lund", "moe", "sen"][n % 6]}${["a", "o", "e"][n % 3]}${"abcdefghijklmnopqrstuvwxyz"[n % 26]}.\n\n`).join(""));
  let long = "";
  for (let n = 0; long.length < 5_000_000; n++) long += n % 8 ? FILLER.repeat(2 + (n % 5)) + "\n\n" : paragraph(n);
  write("long.txt", long);
  write("paragraph.txt", "“Go,” said Ines Duarte. " + FILLER.repeat(34000));
  for (const name of ["many", "short", "crowd", "long", "paragraph"]) {
    const { longest, tasks, elements } = await t.longestTask(`pages/${name}.txt.html`);
    console.log(`${name}.txt.html: longest task ${Math.round(longest)} ms of ${tasks}, ${elements} elements`);
    t.check(tasks > 0 && longest < 1000, `${name}.txt.html: a task of ${longest} ms`);
    await t.open(`pages/${name}.txt.html`, {}, async (page) => {
      await page.locator("article q").first().click();
      t.check(await page.locator(".shown").isVisible(), `${name}: a card opens`);
    });
  }
}
