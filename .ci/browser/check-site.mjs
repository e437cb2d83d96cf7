// Strings the checks together for one folder. Takes folders, gives a `Report`; prints only progress, to stderr.
import { launch, openContext, openTab } from './browser.mjs';
import { checkFromDisk } from './disk.mjs';
import { judgeLinks } from './links.mjs';
import { checkMarkup } from './markup.mjs';
import { checkPage } from './page.mjs';
import { Report } from './report.mjs';
import { serve } from './server.mjs';
import { addressOf, choosePages, readSite } from './site.mjs';

const WORKERS = 2;

function judgeIdentity(page) {
  const findings = [];
  if (!page.kind) findings.push('body has no data-page');
  if (!page.language) findings.push('html has no lang');
  return findings;
}

// One tab with JavaScript and one without, in contexts of their own.
async function openTabs(browser, origin) {
  const scripted = await openTab(await openContext(browser, origin));
  const plain = await openTab(await openContext(browser, origin, { javaScriptEnabled: false }));
  return { scripted, plain };
}

// A page that breaks a check with an exception has failed it; the others are examined in new tabs. True when it went well.
async function checkSafely(tools, chosen, report) {
  const address = addressOf(chosen.file);
  const add = (check, findings) => report.add(check, address, findings);
  try {
    await checkPage(tools, chosen, add);
    add('examined to the end', []);
    return true;
  } catch (error) {
    add('examined to the end', [String(error.message).split('\n')[0]]);
    return false;
  }
}

async function checkInBrowser(browser, site, report, progress) {
  const { origin, start, stop } = await serve(site);
  const waiting = choosePages(site.pages);
  const total = waiting.length;
  const work = async () => {
    let tabs = await openTabs(browser, origin);
    for (let chosen = waiting.shift(); chosen; chosen = waiting.shift()) {
      const sound = await checkSafely({ tabs, start, site }, chosen, report);
      if (!sound) tabs = await openTabs(browser, origin);
      progress(total - waiting.length, total, addressOf(chosen.file));
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  stop();
  if (total === 0) report.add('examined to the end', '/', ['the folder has no page with data-page']);
}

// Checks a served folder and, when given, one built to be read from disk.
export async function checkSite(folder, { fromDisk = null, progress = () => {} } = {}) {
  const report = new Report();
  const site = readSite(folder);
  const markup = checkMarkup(folder); // runs beside the browser
  for (const page of site.pages) report.add('identity', addressOf(page.file), judgeIdentity(page));
  judgeLinks(site, (page, findings) => report.add('links', addressOf(page.file), findings));
  const browser = await launch();
  await checkInBrowser(browser, site, report, progress);
  if (fromDisk) await checkFromDisk(browser, fromDisk, report);
  await browser.close();
  const messages = await markup;
  for (const page of site.pages) report.add('markup (Nu)', addressOf(page.file), messages.get(page.file) ?? []);
  for (const [file, found] of messages) if (!site.files.has(file)) report.add('markup (Nu)', file, found);
  return report;
}
