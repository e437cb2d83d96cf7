#!/usr/bin/env node
// node squares.mjs PUBLIC: reads the square code of printed pages of each kind; the site knows its address.
// Exit codes: 0 all lead to their page, 1 findings.
import path from 'node:path';
import { launch, openContext, openTab, visit } from './browser.mjs';
import { serve } from './server.mjs';
import { addressOf, choosePages, readSite } from './site.mjs';
import { judgeSquare } from './square.mjs';

const site = readSite(path.resolve(process.argv[2]));
const { origin, start, stop } = await serve(site);
const browser = await launch();
const tab = await openTab(await openContext(browser, origin));
await tab.page.emulateMedia({ media: 'print' });
let read = 0;
let faults = 0;
for (const chosen of choosePages(site.pages).filter((page) => !['not-found', 'moved'].includes(page.kind))) {
  await visit(tab, start + addressOf(chosen.file));
  const findings = (await tab.page.locator('svg.square').count()) === 0 ? ['paper has no square'] : await judgeSquare(tab.page);
  for (const finding of findings) console.log(`${addressOf(chosen.file)}: ${finding}`);
  read += 1;
  faults += findings.length;
}
await browser.close();
stop();
console.log(`${read - faults} of ${read} squares lead to their page`);
process.exitCode = faults === 0 && read > 0 ? 0 : 1;
