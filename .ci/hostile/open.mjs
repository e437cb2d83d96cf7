// Opens pages in Chromium, with their policy and without, and notes everything content must not bring about.
import { openContext } from '../browser/browser.mjs';
import { inspect } from './inspect.mjs';

const CALLS = ['alert', 'confirm', 'prompt', 'print'];

// A tab that notes; `found` is emptied by `take`.
export async function openTab(browser, origin, options = {}) {
  const { context, isForeign } = await openContext(browser, origin, { serviceWorkers: 'block', ...options });
  const tab = { context, origin, found: new Set(), asked: null };
  for (const name of CALLS) await context.exposeBinding(name, ({ frame }, ...given) => { tab.found.add(`${name}(${given.map(String).join().slice(0, 60)}) ran in ${frame.url().slice(0, 120)}`); });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (isForeign(url)) tab.found.add(`asks elsewhere: ${request.url().slice(0, 160)}`);
  });
  tab.page = await context.newPage();
  context.on('page', (page) => { tab.found.add(`opened a window: ${page.url()}`); page.close().catch(() => {}); });
  tab.page.on('dialog', (dialog) => { tab.found.add(`a dialog: ${dialog.message().slice(0, 80)}`); dialog.dismiss().catch(() => {}); });
  tab.page.on('framenavigated', (frame) => {
    // The search writes what is asked into its own address.
    const isAsked = frame === tab.page.mainFrame() && frame.url().split(/[?#]/)[0] === tab.asked?.split(/[?#]/)[0];
    if (!isAsked) tab.found.add(`went to ${frame.url().slice(0, 160)}`);
  });
  return tab;
}

export const take = (tab) => { const found = [...tab.found]; tab.found.clear(); return found; };

const look = (page, origin) => page.evaluate(({ inspector, origin }) => {
  const judge = new Function(`return (${inspector})`)();
  return judge({ root: document, origin, kind: document.body.dataset.page });
}, { inspector: inspect.toString(), origin });

// Opens one address, waits until late handlers would have run, touches every control, and says what happened.
export async function visit(tab, address, { inspects = true } = {}) {
  tab.asked = address;
  try {
    await tab.page.goto(address, { waitUntil: 'load' });
    if (inspects) {
      await tab.page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
        for (const type of ['hashchange', 'resize', 'pageshow', 'beforeprint', 'message']) dispatchEvent(new Event(type));
      });
      for (const finding of await look(tab.page, tab.origin)) tab.found.add(finding);
    }
  } catch (error) { tab.found.add(`could not be opened: ${error.message.split('\n')[0]}`); }
  return take(tab);
}

// Types a string into the filters of a page and into its search.
export async function type(tab, address, string) {
  tab.asked = address;
  await tab.page.goto(address, { waitUntil: 'load' });
  const boxes = tab.page.locator('.filter input, #q');
  for (let index = 0; index < Math.min(await boxes.count(), 2); index += 1) await boxes.nth(index).fill(string.replace(/[\r\n]/g, ' '));
  await tab.page.waitForTimeout(30);
  for (const finding of await look(tab.page, tab.origin)) tab.found.add(finding);
  return take(tab);
}
