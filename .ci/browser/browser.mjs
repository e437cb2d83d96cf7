// Starts Chromium and opens pages in it, noting everything a page must not do: errors, policy violations, other hosts.
// Every request to another host is refused by the resolver and by the router.
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-quic', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
const CONTEXT = { viewport: { width: 1280, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce', locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' };

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS });

// Runs before any script of the page.
const recordViolations = () => {
  window.policyViolations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.policyViolations.push({ blocked: event.blockedURI, text: `${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`.trim() });
  });
};

// A context that reaches `origin` alone (`null`: only files). `options` are playwright's.
export async function openContext(browser, origin, options = {}) {
  const context = await browser.newContext({ ...CONTEXT, ...options });
  await context.addInitScript(recordViolations);
  const isForeign = (url) => (origin ? url.origin !== origin : url.protocol !== 'file:') && !/^(data|blob|about):/.test(url.protocol);
  await context.route(isForeign, (route) => route.abort('blockedbyclient'));
  return { context, isForeign };
}

function listen(tab) {
  const { page, isForeign } = tab;
  page.on('console', (message) => {
    const text = message.text();
    if (!['error', 'warning'].includes(message.type()) || /Content Security Policy|ERR_BLOCKED_BY_CLIENT|status of 4\d\d/.test(text)) return;
    tab.seen.console.add(`${message.type()}: ${text.slice(0, 300)}`);
  });
  page.on('pageerror', (error) => tab.seen.console.add(`exception: ${String(error.message).slice(0, 300)}`));
  page.on('request', (request) => {
    if (isForeign(new URL(request.url()))) tab.seen.requests.add(`asks another host: ${request.url().slice(0, 200)}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) tab.seen.requests.add(`${response.status()} ${new URL(response.url()).pathname}`);
    else tab.seen.loaded.add(response.url());
  });
}

// A tab is used for many pages one after another: starting one costs more than most checks.
export async function openTab({ context, isForeign }) {
  const tab = { page: await context.newPage(), isForeign, seen: null };
  listen(tab);
  return tab;
}

// Opens one address and waits until it stands still. `tab.seen` goes on collecting until the next visit.
export async function visit(tab, address) {
  tab.seen = { console: new Set(), requests: new Set(), loaded: new Set() };
  await tab.page.goto(address, { waitUntil: 'load' });
  await tab.page.evaluate(() => document.fonts.ready.then(() => true));
}

// The violations a page has met so far; one that names another host is also a request to it.
export async function violationsOf({ page, seen, isForeign }) {
  const violations = await page.evaluate(() => window.policyViolations);
  for (const { blocked } of violations) {
    if (URL.canParse(blocked) && isForeign(new URL(blocked))) seen.requests.add(`asks another host: ${blocked}`);
  }
  return [...new Set(violations.map((violation) => violation.text))];
}
