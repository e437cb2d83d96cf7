// Looks at a folder built to be read straight from a disk: links name existing files, and pages work by file://.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openContext, openTab, visit } from './browser.mjs';
import { mainText } from './in-page.mjs';
import { judgeLinks } from './links.mjs';
import { choosePages, readSite } from './site.mjs';

const MOST_PAGES = 25;

const styled = () => document.styleSheets.length > 0;

async function openFromDisk(tab, folder, file) {
  await visit(tab, pathToFileURL(path.join(folder, file)).href);
  const findings = [...tab.seen.console, ...tab.seen.requests];
  if (!(await tab.page.evaluate(mainText)).trim()) findings.push('main is empty');
  if (!(await tab.page.evaluate(styled))) findings.push('no style sheet is applied');
  return findings;
}

// One page of each kind is opened; the links of every page are followed on paper.
export async function checkFromDisk(browser, folder, report) {
  const site = readSite(folder);
  judgeLinks(site, (page, findings) => report.add('from disk, links', page.file, findings), { fromDisk: true });
  const opened = await openContext(browser, null);
  const tab = await openTab(opened);
  for (const { file } of choosePages(site.pages).filter((page) => page.narrow).slice(0, MOST_PAGES)) {
    report.add('from disk, opens', file, await openFromDisk(tab, folder, file));
  }
  await opened.context.close();
}
