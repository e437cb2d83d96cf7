// Walks through a page with the Tab key alone: the skip link first, every stop visible, no way into a trap.
// Takes an open page in its first state; gives findings. It leaves the focus somewhere on the page.

// Runs in the page: remembers how elements look without focus and notes every stop.
function watchFocus() {
  const name = (element) => element.localName + (element.id ? `#${element.id}` : '') + ` "${(element.innerText || element.getAttribute('aria-label') || element.getAttribute('name') || '').trim().slice(0, 30)}"`;
  const marked = (element) => [element, ...(element.labels ?? [])];
  const shadowOf = (element) => getComputedStyle(element).boxShadow;
  const possible = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && element.type !== 'hidden' && !element.closest('[inert]')
      && element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
      && !(element.type === 'radio' && !element.checked));
  const plain = new Map(possible.flatMap(marked).map((element) => [element, shadowOf(element)]));
  const indicated = (element) => marked(element).some((part) => {
    const style = getComputedStyle(part);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && !/, 0\)$|\/ 0\)$|^transparent$/.test(style.outlineColor);
    return outlined || (style.boxShadow !== 'none' && style.boxShadow !== plain.get(part));
  });
  const walk = { stops: [], seen: new Set(), wrapped: false, repeated: null, unmarked: [], unseen: [] };
  addEventListener('focusin', ({ target }) => {
    if (walk.seen.has(target)) {
      if (target === walk.stops[0]) walk.wrapped = true;
      else if (!walk.wrapped) walk.repeated ??= name(target);
      return;
    }
    walk.seen.add(target);
    walk.stops.push(target);
    const box = target.getBoundingClientRect();
    if (!indicated(target)) walk.unmarked.push(name(target));
    if (!(box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0)) walk.unseen.push(name(target));
  }, true);
  window.focusWalk = { walk, name, possible };
  return possible.length;
}

const readWalk = () => {
  const { walk, name, possible } = window.focusWalk;
  const [first] = walk.stops;
  const target = first?.hash ? document.getElementById(decodeURIComponent(first.hash.slice(1))) : null;
  const main = document.querySelector('main');
  return {
    first: first ? name(first) : null,
    skips: Boolean(first?.matches('a[href^="#"]') && main && target && (main === target || main.contains(target) || target.contains(main))),
    stops: walk.stops.length, wrapped: walk.wrapped, repeated: walk.repeated, unmarked: walk.unmarked, unseen: walk.unseen,
    last: walk.stops.length ? name(walk.stops.at(-1)) : null,
    missed: possible.filter((element) => !walk.seen.has(element)).map(name),
  };
};

// Keys are sent in batches without waiting for each: a table of a thousand links has a thousand stops.
async function pressTab(devtools, times) {
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const sent = [];
  for (let count = 0; count < times; count += 1) {
    sent.push(devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }), devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }));
  }
  await Promise.all(sent);
}

async function walkAll(page, possible) {
  const devtools = await page.context().newCDPSession(page);
  const batch = 50;
  const most = possible + 200; // regions that scroll are stops too, and are not among the counted elements
  for (let pressed = 0; pressed < most; pressed += batch) {
    await pressTab(devtools, Math.min(batch, possible + 2));
    const state = await page.evaluate(() => ({ wrapped: window.focusWalk.walk.wrapped, repeated: window.focusWalk.walk.repeated }));
    if (state.wrapped || state.repeated) break;
  }
  await devtools.detach();
  return page.evaluate(readWalk);
}

async function followSkipLink(page) {
  await page.evaluate(() => window.focusWalk.walk.stops[0].focus());
  await page.keyboard.press('Enter');
  const inside = await page.evaluate(() => Boolean(document.activeElement?.closest('main')));
  return inside ? [] : ['Enter on the skip link leaves the focus outside main'];
}

const few = (names) => names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');

export async function checkKeyboard(page) {
  const walk = await walkAll(page, await page.evaluate(watchFocus));
  const findings = [];
  if (!walk.first) return ['nothing takes the focus'];
  if (walk.repeated) findings.push(`trap: the focus comes back to ${walk.repeated}`);
  else if (!walk.wrapped) findings.push(`trap: the focus does not leave ${walk.last}`);
  else if (walk.missed.length) findings.push(`not reached by Tab: ${few(walk.missed)}`);
  if (walk.unmarked.length) findings.push(`no visible focus: ${few(walk.unmarked)}`);
  if (walk.unseen.length) findings.push(`focused outside the picture: ${few(walk.unseen)}`);
  if (!walk.skips) return [...findings, `the first stop is no skip link to main: ${walk.first}`];
  return [...findings, ...(await followSkipLink(page))];
}
