// A page in a real browser: everything that must hold for any page of ours.
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
export const WIDTHS = [390, 1440];
export const SCHEMES = ["light", "dark"];

// `modules` is a folder with node_modules; `onrecord` the program under test.
export async function start({ modules, onrecord, chromium: executablePath }) {
  const require = createRequire(join(modules, "package.json"));
  const { chromium } = require("playwright-core");
  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  const folder = mkdtempSync(join(tmpdir(), "onrecord-pages-"));
  // Beside a story, a page would pass for another one.
  mkdirSync(join(folder, "pages"));
  const profile = mkdtempSync(join(tmpdir(), "onrecord-profile-"));
  const browser = await chromium.launch({ executablePath, headless: true, args: [...FLAGS, `--disk-cache-dir=${profile}`] });
  const t = { folders: [folder, profile], folder, browser, checks: 0, failures: [] };

  // In CI onrecord writes no golden; the goldens of the test are in a folder of its own.
  const env = { ...process.env, CI: "false" };
  // Runs onrecord in the folder of the test; `codes` are the exit codes that are right.
  t.run = (args, codes = [0]) => {
    try {
      return { code: 0, out: execFileSync(onrecord, args, { cwd: folder, encoding: "utf8", stdio: "pipe", env }) };
    } catch (error) {
      if (!codes.includes(error.status)) throw new Error(`onrecord ${args.join(" ")}: exit ${error.status}: ${error.stderr}`);
      return { code: error.status, out: error.stdout };
    }
  };

  t.check = (is, what) => {
    t.checks++;
    if (!is) {
      t.failures.push(what);
      console.log(`FAILED: ${what}`);
    }
  };

  // Opens a file, calls `act`, and checks that nothing was logged and nothing requested.
  t.open = async (file, options, act) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
    const page = await context.newPage();
    const said = [];
    page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => said.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => (dialog.type() === "beforeunload" ? dialog.accept() : (said.push(`dialog: ${dialog.message()}`), dialog.dismiss())));
    const url = pathToFileURL(join(folder, file)).href;
    page.on("request", (request) => {
      const asked = request.url().split("#")[0];
      if (asked !== url && !asked.startsWith("blob:")) said.push(`request: ${asked}`);
    });
    await page.goto(url);
    await act?.(page);
    t.check(said.length === 0, `${file}: ${said.join("; ")}`);
    await context.close();
  };

  // Checks a page by the rules of axe: nothing serious.
  t.accessible = async (page, name) => {
    // The policy of the page forbids other scripts; this one runs in the world of the test.
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const serious = result.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    t.check(serious.length === 0, `${name}: ${serious.map(({ id, nodes }) => `${id} (${nodes.length}: ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary?.replace(/\s+/g, " ")})`).join("; ")}`);
  };

  // Checks a page by axe in both schemes and widths, and that it is not wider than the screen.
  t.everywhere = async (file, act) => {
    for (const colorScheme of SCHEMES) {
      for (const width of WIDTHS) {
        await t.open(file, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
          const name = `${file}, ${colorScheme}, ${width}`;
          await act?.(page);
          await t.accessible(page, name);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          t.check(wide <= width, `${name}: ${wide} pixels wide`);
        });
      }
    }
  };

  // Returns the longest task of a page while it opens, in milliseconds, by the browser's own trace.
  t.longestTask = async (file) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const session = await browser.newBrowserCDPSession();
    const events = [];
    session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
    await session.send("Tracing.start", { traceConfig: { includedCategories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"] }, transferMode: "ReportEvents" });
    await page.goto(pathToFileURL(join(folder, file)).href, { timeout: 120000 });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300))));
    const ended = new Promise((done) => session.once("Tracing.tracingComplete", done));
    await session.send("Tracing.end");
    await ended;
    const elements = await page.evaluate(() => document.querySelectorAll("*").length);
    await context.close();
    const renderers = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid}.${tid}`));
    const tasks = events.filter(({ name, pid, tid, dur }) => name === "RunTask" && dur && renderers.has(`${pid}.${tid}`));
    return { longest: Math.max(0, ...tasks.map(({ dur }) => dur)) / 1000, tasks: tasks.length, elements };
  };
  return t;
}
