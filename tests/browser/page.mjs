// Drives one change report in headless Chromium and prints one line a check:
// "ok NAME" or "not ok NAME: what was seen". tests/testsuite/browser.rs reads the lines.
//
//   node page.mjs CHROMIUM PAGE.html FOLDER [--panel]
//
// FOLDER receives what the page exports and prints, and pictures of it.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, page_file, folder, ...flags] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const url = pathToFileURL(page_file).href;

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let failed = 0;
const check = (name, holds, seen = "") => {
  if (!holds) failed += 1;
  console.log((holds ? "ok " : "not ok ") + name + (holds ? "" : ": " + JSON.stringify(seen)));
};

async function open(options = {}) {
  const context = await browser.newContext({ acceptDownloads: true, bypassCSP: true, ...options });
  const page = await context.newPage();
  const noise = { console: [], requests: [] };
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) noise.console.push(message.text()); });
  page.on("pageerror", (error) => noise.console.push(String(error)));
  page.on("request", (request) => {
    if (request.url() !== url && !/^(data|blob):/.test(request.url())) noise.requests.push(request.url());
  });
  await page.goto(url);
  return { page, noise };
}

async function accessible(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  const serious = violations.filter((v) => ["serious", "critical"].includes(v.impact));
  check("axe finds no serious violation, " + name, serious.length === 0,
    serious.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target + " " + (n.any[0]?.message ?? "")).join("; ")}`));
}

async function onePlace() {
  const { page, noise } = await open({ viewport: { width: 1366, height: 900 } });
  const table = page.locator("table.indicators").first();
  const first = await page.locator("ol.findings .sentence").allTextContents();
  const shown = () => table.locator("tbody tr:not(.group):visible").count();
  const everything = await shown();
  check("there are rows", everything > 20, everything);

  const name = (await table.locator("tbody tr:not(.group) .name").nth(3).textContent()).trim();
  await page.locator("input[name=q]").first().fill(name);
  const found = await shown();
  check("search narrows the table", found > 0 && found < everything, { name, found });
  await page.locator("input[name=q]").first().fill("");

  await page.locator("select[name=f]").first().selectOption("better");
  const better = await shown(), rest = await table.locator("tbody tr.worse:visible, tbody tr.vanished:visible").count();
  check("the filter leaves what got better", better > 0 && better < everything && rest === 0, { better, rest });

  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("button[name=csv]").first().click()]);
  await download.saveAs(folder + "/export.csv");
  const lines = readFileSync(folder + "/export.csv", "utf8").split("\r\n");
  check("the export holds what is shown", lines.length === better + 1, { lines: lines.length, better });
  const name_of_file = download.suggestedFilename();
  check("its name is the place and the years", /^澜溪县-2023-2024\.csv$/.test(name_of_file), name_of_file);
  const numbers = lines[1].split(",").slice(2, 5);
  check("numbers are numbers, a minus a minus", numbers.every((n) => n === "" || Number.isFinite(+n)), lines[1]);
  await page.locator("select[name=f]").first().selectOption("");

  await table.locator("th.change button").click();
  const order = await table.locator("tbody tr:not(.group):visible td.change").evaluateAll((cells) => cells.map((c) => c.dataset.v).filter((v) => v !== "").map(Number));
  check("a click on a heading sorts", order.length > 3 && order.every((v, i) => i === 0 || order[i - 1] >= v), order.slice(0, 8));
  await page.locator("button[name=order]").first().click();

  await page.locator("details.columns summary").first().click();
  await page.locator("input[name=column][value=unit]").first().check();
  check("a column can be shown", await table.locator("th.unit").isVisible());
  await page.locator("input[name=column][value=pct]").first().uncheck();
  check("a column can be left out", !(await table.locator("th.pct").isVisible()));
  await page.locator("details.columns summary").first().click();

  const value = table.locator("tbody tr:has(td.from a.value):has(td.to a.value) td.to a.value").first();
  const words = (await value.textContent()).trim();
  await value.click();
  const dialog = page.locator("dialog#evidence");
  const marks = await dialog.locator("mark.this").allTextContents();
  check("a click on a number shows both years' sentences", (await dialog.isVisible()) && marks.length === 2, { words, marks });
  await accessible(page, "evidence");
  await page.screenshot({ path: folder + "/evidence.png" });
  await dialog.locator(".source a").last().click();
  const target = page.locator("mark.target");
  check("and leads to the sentence in the text", (await target.count()) === 1 && (await target.isVisible()), page.url());
  await page.keyboard.press("Escape");

  const years = await page.locator("select[name=from]").first().locator("option").allTextContents();
  check("all years can be chosen", years.length === 5, years);
  const before = await table.locator("tbody").allTextContents();
  await page.locator("select[name=from]").first().selectOption(years[0]);
  await page.locator("select[name=to]").first().selectOption(years[1]);
  check("other years show other rows", (await table.locator("th.from").textContent()).includes(years[0])
    && (await table.locator("tbody").allTextContents()).join() !== before.join());
  const linked = await table.locator("a.value").evaluateAll((links) => links.every((a) => document.getElementById(a.getAttribute("href").slice(1))));
  check("and every number of theirs has its sentence", linked);
  const heading = await page.locator("h1").textContent();
  check("the title follows the years", heading.includes(years[0]) && heading.includes(years[1]), heading);
  const findings = await page.locator("ol.findings .sentence").allTextContents();
  check("and so do the findings", findings.length > 2 && findings.join() !== first.join(), findings);
  const deep = page.url();
  check("what is chosen is in the address", deep.includes("from=" + years[0]) && deep.includes("to=" + years[1]), deep);
  await page.locator("select[name=from]").first().selectOption(years[3]);
  await page.locator("select[name=to]").first().selectOption(years[4]);
  const after = await table.locator("tbody").evaluateAll((bodies) => bodies.map((b) => b.textContent.replace(/\s+/g, "")).join());
  const came = before.map((b) => b.replace(/\s+/g, "")).join();
  check("the years it came with come back as they were", after === came, { after: after.slice(0, 300), came: came.slice(0, 300) });

  check("and the findings with them", (await page.locator("ol.findings .sentence").allTextContents()).join() === first.join());

  await addresses(deep, years);
  await decisions();

  const between = page.locator(".between").first();
  await between.evaluate((box) => { for (let n = box; n; n = n.parentElement) if (n.tagName === "DETAILS") n.open = true; });
  check("a weakness has a redline between any two years", (await between.locator("select").count()) === 2 && (await between.locator(".redline > *").count()) > 0);

  const chapter = page.locator("details.chapter:has(.mod)").first();
  await chapter.locator("> summary").click();
  check("the full texts stand as a redline", (await chapter.locator("ins:visible").count()) > 0 && (await chapter.locator("del:visible").count()) > 0);
  await page.locator("button.split").first().click();
  check("side by side, the old words left and the new right", (await chapter.locator(".rl.mod .old:visible").count()) > 0
    && (await chapter.locator(".rl .old ins").count()) === 0 && (await chapter.locator(".rl .new del").count()) === 0);

  check("no console error", noise.console.length === 0, noise.console);
  check("no request leaves the page", noise.requests.length === 0, noise.requests);
  const off = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check("no sideways scrolling on a laptop", off <= 0, off);
  await page.context().close();
}

// A view opened by its address alone, in a page of its own.
async function addresses(deep, years) {
  const { page } = await open({ viewport: { width: 1366, height: 900 } });
  await page.goto("about:blank");
  await page.goto(deep);
  check("an address brings its years back", (await page.locator("select[name=from]").first().inputValue()) === years[0]
    && (await page.locator("table.indicators th.from").textContent()).includes(years[0]));
  await page.goto("about:blank");
  await page.goto(url + "#?q=" + encodeURIComponent("复议"));
  const hits = page.locator(".hits");
  check("a search is an address, and finds sentences too", (await hits.isVisible()) && (await hits.locator("li a").count()) > 1
    && (await page.locator("input[name=q]").first().inputValue()) === "复议");
  await hits.locator("li a").last().click();
  check("a hit leads to its place", await page.locator(".target").first().isVisible(), page.url());
  await page.locator("input[name=q]").first().fill("没有这样的词");
  check("nothing found says what to try", (await hits.locator("p").count()) === 1 && (await hits.locator("button").count()) === 1);
  await hits.locator("button").click();
  check("and leads back to everything", !(await hits.isVisible()));
  const row = await page.locator("table.indicators tbody tr:not(.group)").nth(2).getAttribute("id");
  await page.goto("about:blank");
  await page.goto(url + "#" + encodeURIComponent(row) + "?open=" + encodeURIComponent(row));
  check("an open sentence is an address", await page.locator("dialog#evidence").isVisible(), row);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !location.hash.includes("open="), null, { timeout: 2000 }).catch(() => {});
  check("closing it leaves the address", !page.url().includes("open="), page.url());
  await page.context().close();
}

// What a person rules on the page is a file that the command line reads.
async function decisions() {
  const { page } = await open({ viewport: { width: 1366, height: 900 } });
  check("nothing is decided at first", !(await page.locator("#decisions").isVisible()));
  const pair = page.locator("[data-decide] [data-verdict=same]").first();
  if (await pair.count()) {
    await pair.evaluate((n) => { for (let p = n; p; p = p.parentElement) if (p.tagName === "DETAILS") p.open = true; });
    await pair.click();
    check("a ruling is marked", (await pair.getAttribute("aria-pressed")) === "true");
  }
  const thread = page.locator("section[id$=weaknesses] .thread").first();
  await thread.locator("summary").click();
  await thread.locator("[data-verdict=fixed]").click();
  await page.locator("#reason input[name=reason]").fill("已通过验收, 见\"验收报告\"");
  await page.locator("#reason button[value=ok]").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#decisions button[name=take]").click()]);
  await download.saveAs(folder + "/decisions.csv");
  const lines = readFileSync(folder + "/decisions.csv", "utf8").trim().split("\r\n");
  check("decisions are taken home", lines.length > 1 && lines[0].replace("\ufeff", "").startsWith("decision,area,year,"), lines);
  await page.context().close();
}

async function everywhere() {
  for (const [name, options] of [
    ["laptop", { viewport: { width: 1366, height: 900 } }],
    ["dark", { viewport: { width: 1366, height: 900 }, colorScheme: "dark" }],
    ["phone", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
  ]) {
    const { page, noise } = await open(options);
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: name !== "phone" && !flags.includes("--panel") });
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = !d.matches(".columns"); }));
    await accessible(page, name);
    const off = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check("no sideways scrolling, " + name, off <= 0, off);
    check("no console error, " + name, noise.console.length === 0, noise.console);
    await page.context().close();
  }
  // Paper: every page A4, nothing wider than it.
  const { page } = await open({ viewport: { width: 1000, height: 1400 } });
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.setViewportSize({ width: 673, height: 1000 });
  const wide = await page.evaluate(() => [...document.querySelectorAll("main *")]
    .filter((n) => n.getClientRects().length && !n.closest("svg, .scroll table tbody tr[hidden]"))
    .filter((n) => n.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5).map((n) => n.tagName + "." + n.className + " " + Math.round(n.getBoundingClientRect().right)));
  check("on paper nothing is cut at the right", wide.length === 0, wide);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  writeFileSync(folder + "/print.pdf", pdf);
  const pages = (pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) || []).length;
  // A panel prints its overview; its places stay folded until they are opened.
  const least = flags.includes("--panel") ? 1 : 2;
  check("it prints to pages", pages >= least, pages);
  await page.context().close();
  // Without script the words, tables and sources are there.
  const plain = await open({ javaScriptEnabled: false, viewport: { width: 1366, height: 900 } });
  const text = await plain.page.locator("main").innerText();
  check("it can be read without script", text.length > (flags.includes("--panel") ? 500 : 1000), text.length);
  check("tools that need script are not shown without it", (await plain.page.locator(".script:visible").count()) === 0);
  await plain.page.context().close();
}

async function panel() {
  const { page, noise } = await open({ viewport: { width: 1366, height: 900 } });
  const heat = page.locator("table.heat");
  check("there is a heat table", await heat.isVisible());
  await heat.locator("th button").nth(1).click();
  const order = await heat.locator("tbody tr td:nth-child(2)").evaluateAll((cells) => cells.map((c) => c.dataset.v).filter((v) => v !== "").map(Number));
  check("it sorts by a column", order.length > 1 && order.every((v, i) => i === 0 || order[i - 1] >= v), order);
  await heat.locator("tbody a").first().click();
  const place = await page.locator("details.place[open]").count();
  check("it leads into a place", place === 1, page.url());
  check("no console error on a panel", noise.console.length === 0, noise.console);
  check("no request leaves a panel", noise.requests.length === 0, noise.requests);
  await page.context().close();
}

if (flags.includes("--panel")) await panel();
else if (!flags.includes("--look")) await onePlace();
await everywhere();
await browser.close();
process.exitCode = failed ? 1 : 0;
