// Opens the pages that onrecord writes in a browser, and uses them as a reader would.
//
//   node .ci/pages/run.mjs ONRECORD MODULES CHROMIUM
//
// MODULES is a folder in which the packages of package.json are installed.
import { rmSync } from "node:fs";
import { start } from "./browser.mjs";
import extract from "./extract.mjs";
import findings from "./findings.mjs";
import goldens from "./goldens.mjs";
import hostile from "./hostile.mjs";
import speakers from "./speakers.mjs";

const [onrecord, modules, chromium] = process.argv.slice(2);
const t = await start({ onrecord, modules, chromium });
for (const test of [extract, speakers, findings, goldens, hostile]) {
  try {
    await test(t);
  } catch (error) {
    t.check(false, `${error.stack}`);
  }
}
await t.browser.close();
for (const folder of t.folders) rmSync(folder, { recursive: true, force: true });
console.log(`pages: ${t.checks} checks, ${t.failures.length} failed`);
process.exit(t.failures.length ? 1 : 0);
