// Every check of one page in one browser tab. Takes a chosen page; reports findings under the name of each check.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { createRequire } from 'node:module';
import { visit, violationsOf } from './browser.mjs';
import { findLostOnPaper, findOverflow, mainText, printOnlyText, rememberScreen, stopMovement } from './in-page.mjs';
import { checkKeyboard } from './keyboard.mjs';
import { fileOf } from './server.mjs';
import { addressOf } from './site.mjs';
import { judgeSquare } from './square.mjs';

const require = createRequire(import.meta.url);
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SCREEN = { width: 1280, height: 900 };
const WIDTHS = [768, 375, 320]; // 1280 is where the page opens; 320 is WCAG 1.4.10
const PAPER = { width: 680, height: 1010 }; // A4 at 96 dpi between margins of 15 mm
const WITHOUT_PLACE = new Set(['not-found', 'moved']); // kinds of pages that no paper leads back to
const LARGEST_TRANSFER = 60_000; // bytes over the wire
const COMPRESSED = /\.(html|css|m?js|json|svg|xml|txt|csv|webmanifest)$/;

async function runAxe(page) {
  const violations = await page.evaluate(async (tags) => {
    const outcome = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return outcome.violations.map(({ id, impact, nodes }) => ({ id, impact, count: nodes.length, where: nodes[0].target.join(' '), why: nodes[0].failureSummary }));
  }, AXE_TAGS);
  return violations.map((found) => `${found.id} (${found.impact}) ×${found.count} at ${found.where}: ${found.why.split('\n').slice(1).join(' ').trim().slice(0, 240)}`);
}

// Bytes on the wire: text is counted compressed, as every host sends it; fonts and pictures as they are.
export function weigh(site, addresses) {
  const files = [...addresses].map((address) => fileOf(site, new URL(address).pathname)).filter(Boolean);
  const sizes = files.map((file) => {
    const body = fs.readFileSync(file);
    return { name: path.relative(site.folder, file), bytes: COMPRESSED.test(file) ? zlib.gzipSync(body).length : body.length };
  });
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total < LARGEST_TRANSFER) return [];
  return [`${total} bytes: ${sizes.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')}`];
}

const linesOf = (text) => text.split('\n').filter(Boolean);
const ADDED_BY_SCRIPT = 200; // characters of controls that scripts may add or replace

// Scripts may add controls; the content itself is there without them.
export function compareTexts(scripted, plain) {
  if (!plain.trim()) return ['main is empty without JavaScript'];
  const present = new Set(linesOf(plain));
  const kept = new Set(linesOf(scripted));
  const length = (lines) => lines.join('').length;
  const added = linesOf(scripted).filter((line) => !present.has(line));
  const lost = linesOf(plain).filter((line) => !kept.has(line));
  const findings = [];
  if (length(added) > ADDED_BY_SCRIPT) findings.push(`${length(added)} characters exist only with JavaScript: ${added[0].slice(0, 80)}`);
  if (length(lost) > ADDED_BY_SCRIPT) findings.push(`JavaScript hides ${length(lost)} characters: ${lost[0].slice(0, 80)}`);
  return findings;
}

async function readPlain(tab, address) {
  await visit(tab, address);
  return tab.page.evaluate(mainText);
}

async function checkWidths(page, chosen, add) {
  const findings = (await page.evaluate(findOverflow)).map((finding) => `1280 px: ${finding}`);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 812 });
    findings.push(...(await page.evaluate(findOverflow)).map((finding) => `${width} px: ${finding}`));
    if (width === 375 && chosen.narrow) add('axe, 375 px', await runAxe(page));
  }
  add('side scroll', findings);
}

// The address line names the page by its full address or, before a host is known, by its own path.
function judgeAddressLine(text, address) {
  const own = decodeURIComponent(address).split('/').filter(Boolean).at(-1) ?? '/';
  if (!text.trim()) return ['nothing is shown on paper only: the address line is missing'];
  return text.includes('://') || text.includes(own) ? [] : [`what only paper shows does not name the page: ${text.trim().slice(0, 80)}`];
}

async function checkPaper(page, chosen, add) {
  await page.evaluate(rememberScreen);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.setViewportSize(PAPER);
  add('paper, side scroll', await page.evaluate(findOverflow));
  add('paper, nothing lost', await page.evaluate(findLostOnPaper));
  add('paper, square', WITHOUT_PLACE.has(chosen.kind) ? [] : await judgeSquare(page));
  add('paper, address line', judgeAddressLine(await page.evaluate(printOnlyText), addressOf(chosen.file)));
  await page.setViewportSize(SCREEN);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
}

async function checkSchemes(page, add) {
  await page.evaluate(AXE);
  add('axe, light', await runAxe(page));
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  add('axe, dark', await runAxe(page));
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
}

// Visits one chosen page of the served site and reports under `add(check, findings)`.
export async function checkPage({ tabs, start, site }, chosen, add) {
  const address = addressOf(chosen.file);
  const { page } = tabs.scripted;
  await visit(tabs.scripted, start + address);
  const { seen } = tabs.scripted;
  add('weight', weigh(site, seen.loaded));
  const text = await page.evaluate(mainText);
  add('content without JavaScript', compareTexts(text, chosen.scripted ? await readPlain(tabs.plain, start + address) : text));
  await page.evaluate(stopMovement);
  await checkSchemes(page, add);
  await checkWidths(page, chosen, add);
  await page.setViewportSize(SCREEN);
  // Before paper: taking a picture of the square scrolls, and Tab would start from there.
  add('keyboard', await checkKeyboard(page));
  await page.evaluate(() => document.activeElement?.blur());
  await checkPaper(page, chosen, add);
  add('content security policy', await violationsOf(tabs.scripted));
  add('console', [...seen.console]);
  add('requests', [...seen.requests]);
}
