#!/usr/bin/env node
// Searches a built site in Chromium as a reader does: node browser.mjs PUBLIC [--file OFFLINE] [--self-check]
//
// PUBLIC holds the sample sites, OFFLINE the same built with --offline. Exit codes: 0 all holds, 1 something does not.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launch, openContext } from "../browser/browser.mjs";
import { serve } from "../browser/server.mjs";
import { gzipSync } from "node:zlib";

const DEPARTMENT = "quang-tri";
const MOST_BYTES = 60_000; // one query at a usual department, index and twins, compressed as every host sends them
const require = createRequire(new URL("../browser/package.json", import.meta.url));
const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const { values: options, positionals: [site] } = parseArgs({ allowPositionals: true, options: { file: { type: "string" }, "self-check": { type: "boolean" } } });
const failures = [];
const check = (holds, what) => {
  console.log(`${holds ? "holds " : "FAILS "} ${what}`);
  if (!holds) failures.push(what);
};

const status = (page) => page.locator("#so-ket-qua");
// Waits for a page that has said its result and shows all of it.
const settled = (page, before = "") => page.waitForFunction((text) => {
  const [said, shown] = ["so-ket-qua", "ket-qua"].map((id) => document.getElementById(id));
  return said.textContent !== text && !shown.hasAttribute("aria-busy");
}, before);
const ask = async (page, query) => {
  const before = await status(page).textContent();
  await page.locator("#q").fill(query);
  await settled(page, before);
};
// Whether something comes true, however slow the machine.
const soon = (page, what, argument) => page.waitForFunction(what, argument, { timeout: 10_000 }).then(() => true, () => false);

async function openSearch(browser, origin, options = {}) {
  const { context } = await openContext(browser, origin, options);
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  return { context, page, errors };
}

const axe = async (page) => {
  await page.evaluate(AXE);
  return page.evaluate(async (tags) => (await window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id} ${nodes[0].target}`), AXE_TAGS);
};

async function checkCost(browser, origin, address) {
  for (const query of ["chuyen doi so", "cấp lại giấy phép tiến hành công việc bức xạ", "giay fep buc xa", "so huu tri tue", "tôi muốn đăng ký đề tài ở đâu"]) {
    const { context, page } = await openSearch(browser, origin, { serviceWorkers: "block" });
    const bodies = [];
    page.on("response", (response) => { if (/\/bo\/|index\.md$/.test(response.url())) bodies.push(response.body()); });
    await page.goto(`${origin}${address}?q=${encodeURIComponent(query)}`);
    await settled(page);
    await page.waitForLoadState("networkidle");
    const files = await Promise.all(bodies);
    const bytes = files.reduce((sum, body) => sum + body.length, 0);
    const packed = files.reduce((sum, body) => sum + gzipSync(body).length, 0);
    check(packed < MOST_BYTES, `«${query}» loads ${files.length} files, ${bytes} bytes, ${packed} with gzip: ${await status(page).textContent()}`);
    await context.close();
  }
}

async function checkUse(browser, origin, address) {
  const { context, page, errors } = await openSearch(browser, origin);
  await page.goto(origin + address);
  await ask(page, "chuyen doi so");
  const said = await status(page).textContent();
  check(/^\d+ kết quả cho “chuyen doi so”$/.test(said), `the count is announced: ${said}`);
  check(await page.locator("#danh-sach mark").count() > 0, "words of the query are marked");
  check(page.url().endsWith("?q=chuyen+doi+so"), "the query is in the address");

  const filter = page.locator("#bo-loc a").first();
  await filter.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.search.includes("loai="));
  check(await soon(page, () => document.activeElement.matches("#bo-loc a[aria-current=true]")), "the focus stays on the filter that was chosen");
  const narrowed = page.url();
  await page.goBack();
  check(await soon(page, (text) => document.getElementById("so-ket-qua").textContent === text, said), "going back takes the filter away");

  await page.goto(narrowed);
  await settled(page);
  check(await page.locator("#bo-loc a[aria-current=true]").count() === 1, "a shared address keeps its filter");
  await page.goto(`${origin}${address}?q=khoa+hoc&loai=news&nam=1999&linh-vuc=kh%C3%B4ng-c%C3%B3&don-vi=x`);
  await settled(page);
  check(await page.locator(".chosen a").count() === 4, "filters can be taken away where nothing is found");
  for (let left = 4; left > 0; left -= 1) {
    await page.locator(".chosen a").last().click();
    await page.waitForFunction((count) => document.querySelectorAll(".chosen a").length === count, left - 1);
  }
  check(/^\d+ kết quả/.test(await status(page).textContent()), "without them there are hits again");

  await ask(page, "khoa hoc cong nghe");
  const shown = await page.locator("#danh-sach > li").count();
  await page.locator("#xem-them").click();
  await page.waitForFunction((count) => document.querySelectorAll("#danh-sach > li").length > count, shown);
  check(await page.evaluate((at) => document.querySelectorAll("#danh-sach > li")[at].contains(document.activeElement), shown), "after “more” the focus is on the first new hit");

  await ask(page, "so");
  check(/số/.test(await page.locator("#goi-y").textContent()), `readings of “so” are offered: ${await page.locator("#goi-y").textContent()}`);
  await page.locator("#goi-y a").first().click();
  check(await soon(page, () => /^s[ốởổ]/u.test(document.getElementById("q").value)), "a reading that is chosen stands in the field");

  for (const query of ["<img src=x onerror=alert(1)><script>alert(2)</script>", "…!?,;()[]{}", "😀🏛️", "x".repeat(500), "a ".repeat(200), "%00\\\"'&amp;"]) {
    await page.goto(`${origin}${address}?q=${encodeURIComponent(query)}`);
    await settled(page);
    const injected = await page.locator("#ket-qua img, #ket-qua script, #so-ket-qua *").count();
    check(injected === 0 && !/Chưa tải được/.test(await status(page).textContent()), `a strange query does no harm: ${query.slice(0, 30)}`);
  }
  await page.locator("#q").fill("khoa");
  await page.locator("#q").press("Escape");
  await page.waitForFunction(() => document.getElementById("ket-qua").hidden);
  check(await page.locator("#q").inputValue() === "" && !page.url().includes("?"), "Escape clears field and address");
  check(errors.length === 0, `no errors: ${errors.join("; ")}`);
  await context.close();
}

async function checkLooks(browser, origin, address) {
  for (const [name, settings] of [["1280 px", {}], ["dark", { colorScheme: "dark" }], ["375 px", { viewport: { width: 375, height: 800 } }], ["320 px", { viewport: { width: 320, height: 800 } }], ["forced colours", { forcedColors: "active" }]]) {
    const { context, page } = await openSearch(browser, origin, { ...settings, serviceWorkers: "block" });
    await page.goto(`${origin}${address}?q=khoa+hoc+cong+nghe&loai=task`);
    await settled(page);
    await page.evaluate(() => document.querySelectorAll("#ket-qua details").forEach((details) => { details.open = true; }));
    const found = await axe(page);
    check(found.length === 0, `axe finds nothing with hits shown, ${name}: ${found.join("; ")}`);
    check(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `no side scroll, ${name}`);
    const small = await page.evaluate(() => [...document.querySelectorAll("#ket-qua a, #ket-qua button, #ket-qua summary, .letters a, form.search button, form.search input")].filter((one) => one.offsetParent && one.getBoundingClientRect().height < 24).map((one) => one.textContent));
    check(small.length === 0, `every target is 24 px high, ${name}: ${small.join("; ")}`);
    await context.close();
  }
}

async function checkSpeed(browser, origin, address) {
  const { context, page } = await openSearch(browser, origin, { serviceWorkers: "block" });
  const client = await context.newCDPSession(page);
  await page.goto(origin + address);
  await ask(page, "chuyen doi so");
  await ask(page, "khoa");
  await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const time = await page.evaluate(() => new Promise((done) => {
    const began = performance.now();
    const list = document.getElementById("danh-sach");
    new MutationObserver(() => { if (list.children.length) done(performance.now() - began); }).observe(list, { childList: true });
    history.replaceState(null, "", "?q=chuyen+doi+so");
    dispatchEvent(new PopStateEvent("popstate"));
  }));
  console.log(`first hits ${time.toFixed(0)} ms after the data is there, processor slowed down 4 times`);
  await context.close();
}

const isWhole = (page) => page.evaluate(() => caches.match(new URL(document.getElementById("tim").dataset.index.replace("index.js", "whole"), location).href).then(Boolean));

async function checkOffline(browser, origin, address) {
  const { context, page } = await openSearch(browser, origin);
  await page.goto(origin + address);
  for (let waited = 0; waited < 60 && !(await isWhole(page)); waited += 1) await page.waitForTimeout(250);
  check(await isWhole(page), "the index is kept after the first visit");
  await page.goto(`${origin}/${DEPARTMENT}/`);
  await soon(page, () => caches.match(location.href).then(Boolean));
  await context.setOffline(true);
  await page.goto(`${origin}${address}?q=chuyen+doi+so`);
  await settled(page);
  check(/^\d+ kết quả/.test(await status(page).textContent()), `search works without a connection: ${await status(page).textContent()}`);
  check(await page.evaluate(() => getComputedStyle(document.querySelector(".masthead")).backgroundColor !== "rgba(0, 0, 0, 0)"), "the page has its style without a connection");
  await ask(page, "giay fep");
  check(/^\d+ kết quả/.test(await status(page).textContent()), "words that were never asked for are found, too");
  await page.goto(`${origin}/${DEPARTMENT}/`);
  check(await page.locator("main h1").count() === 1, "a page that was seen opens without a connection");
  await page.goto(`${origin}/${DEPARTMENT}/thuat-ngu/`);
  check(/chưa lưu trên máy/.test(await page.locator("h1").textContent()), "a page that was never seen says so");
  await page.goto(`${origin}/${DEPARTMENT}/en/tim-kiem/`);
  check(await page.locator("#q").count() === 1, "the English search page is there, too");
  await context.setOffline(false);
  await page.goto(`${origin}/${DEPARTMENT}/thuat-ngu/`);
  check(await page.locator("body[data-page]").count() === 1, "with the connection back the page is the page");
  await context.close();
}

// A new release: the worker takes it over, nothing of the old one is left.
async function checkRelease(browser) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "release-"));
  fs.cpSync(path.join(site, DEPARTMENT), path.join(folder, DEPARTMENT), { recursive: true });
  const { origin, stop } = await serve({ folder, home: "" });
  const { context, page } = await openSearch(browser, origin);
  const address = `${origin}/${DEPARTMENT}/tim-kiem/`;
  await page.goto(address);
  for (let waited = 0; waited < 60 && !(await isWhole(page)); waited += 1) await page.waitForTimeout(250);
  const worker = path.join(folder, DEPARTMENT, "sw.js");
  const old = fs.readFileSync(worker, "utf8").match(/"indexes":.*?"version":"([0-9a-f]+)"/)[1];
  const replace = (file) => fs.writeFileSync(file, fs.readFileSync(file, "utf8").replaceAll(old, "0000aaaa").replace(/"release":"[0-9a-f]+"/, '"release":"0000bbbb"').replace("<h1>", "<h1>Mới: "));
  replace(worker);
  replace(path.join(folder, DEPARTMENT, "tim-kiem/index.html"));
  const index = path.join(folder, DEPARTMENT, "tim-kiem/bo");
  for (const name of fs.readdirSync(index, { recursive: true }).filter((name) => name.endsWith(".js"))) replace(path.join(index, name));
  // The page that is open has the old index; its next part is of the new one.
  await ask(page, "chuyen doi so");
  check(/^\d+ kết quả/.test(await status(page).textContent()), "a page that was open at a release still searches");
  await page.goto(address);
  check(/^Mới: /.test(await page.locator("h1").textContent()), "a new release is shown at once");
  const names = () => page.evaluate(() => caches.keys());
  for (let waited = 0; waited < 60; waited += 1) {
    const all = await names();
    if (all.length === 1 && all[0].endsWith("0000bbbb")) break;
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()));
    await page.waitForTimeout(250);
  }
  check((await names()).join() .endsWith("0000bbbb") && (await names()).length === 1, "the old release leaves nothing behind");
  await context.setOffline(true);
  await page.goto(`${address}?q=khoa+hoc`);
  await settled(page);
  const kept = await page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).map(({ url }) => url));
  check(/^\d+ kết quả/.test(await status(page).textContent()) && kept.some((url) => url.includes("?0000aaaa")) && !kept.some((url) => url.includes(old)), "the index of the new release is kept, as the old one was");
  await context.close();
  stop();
  fs.rmSync(folder, { recursive: true, force: true });
}

async function checkPlain(browser, origin, address) {
  const { context, page } = await openSearch(browser, origin, { javaScriptEnabled: false });
  await page.goto(`${origin}/${DEPARTMENT}/`);
  await page.locator("#tim-nhanh").fill("khoa hoc");
  await page.locator("#tim-nhanh").press("Enter");
  await page.waitForURL(/tim-kiem\/\?q=khoa/);
  check(await page.locator(".letters a").count() > 5 && await page.locator("noscript").count() === 1, "without JavaScript the field in the masthead leads to the lists");
  await context.close();
}

async function checkDisk(browser, folder) {
  const moved = fs.mkdtempSync(path.join(os.tmpdir(), "từ đĩa "));
  fs.cpSync(path.join(folder, DEPARTMENT), path.join(moved, DEPARTMENT), { recursive: true });
  const { context, page, errors } = await openSearch(browser, null);
  await page.goto(pathToFileURL(path.join(moved, DEPARTMENT, "index.html")).href);
  await page.locator("#tim-nhanh").fill("chuyen doi so");
  await page.locator("#tim-nhanh").press("Enter");
  await page.waitForURL(/tim-kiem\/index\.html\?q=/);
  await settled(page);
  check(/^\d+ kết quả/.test(await status(page).textContent()), `search works from a disk: ${await status(page).textContent()}`);
  await page.locator("#danh-sach a").first().click();
  await page.waitForURL(/index\.html$/);
  check(await page.locator("body[data-page] main h1").count() === 1, "a hit opens from a disk");
  check(errors.length === 0, `no errors from a disk: ${errors.join("; ")}`);
  await context.close();
  fs.rmSync(moved, { recursive: true, force: true });
}

// Spoils copies of the site; each spoilt one must be noticed.
async function checkSelf(browser) {
  const SPOILT = {
    "a part of the index is missing": (folder) => fs.rmSync(path.join(folder, "tim-kiem/bo/w"), { recursive: true }),
    "the index is cut off": (folder) => { const file = path.join(folder, "tim-kiem/bo/index.js"); fs.writeFileSync(file, fs.readFileSync(file, "utf8").slice(0, 500)); },
    "the engine is missing": (folder) => fs.rmSync(path.join(folder, "static/search.js")),
  };
  for (const [defect, spoil] of Object.entries(SPOILT)) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "spoilt-"));
    fs.cpSync(path.join(site, DEPARTMENT), path.join(folder, DEPARTMENT), { recursive: true });
    spoil(path.join(folder, DEPARTMENT));
    const { origin, stop } = await serve({ folder, home: "" });
    const { context, page } = await openSearch(browser, origin);
    await page.goto(`${origin}/${DEPARTMENT}/tim-kiem/?q=chuyen+doi+so`);
    await page.waitForTimeout(600);
    check(!/^\d+ kết quả/.test(await status(page).textContent()), `self-check, noticed: ${defect}`);
    await context.close();
    stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const browser = await launch();
const { origin, stop } = await serve({ folder: path.resolve(site), home: "" });
const address = `/${DEPARTMENT}/tim-kiem/`;
const steps = [checkUse, checkCost, checkLooks, checkPlain, checkSpeed, checkOffline].map((step) => [step.name, () => step(browser, origin, address)]);
steps.push(["checkRelease", () => checkRelease(browser)]);
if (options.file) steps.push(["checkDisk", () => checkDisk(browser, path.resolve(options.file))]);
if (options["self-check"]) steps.unshift(["checkSelf", () => checkSelf(browser)]);
for (const [name, step] of steps) await step().catch((error) => check(false, `${name} came to its end: ${error.message.split("\n")[0]}`));
await browser.close();
stop();
// Named again at the end, where a log that was cut short still shows them.
for (const what of failures) console.log(`FAILS  ${what}`);
console.log(failures.length ? `${failures.length} things do not hold` : "search holds in the browser");
process.exit(failures.length ? 1 : 0);
