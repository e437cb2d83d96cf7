// Functions that run inside the examined page. Each is self-contained: playwright sends its source to the browser.

// Stops movement, so that what is measured is the final state. A constructed sheet is not subject to the page's policy.
export function stopMovement() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important; scroll-behavior: auto !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

// The visible text of main, one line a text node. Forms and what announces their results are left out: scripts may add them.
export function mainText() {
  const main = document.querySelector('main');
  if (!main) return '';
  const nodes = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const lines = [];
  while (nodes.nextNode()) {
    const { parentElement, data } = nodes.currentNode;
    if (!data.trim() || parentElement.closest('form, select, output, noscript, script, [role="search"], [role="status"]')) continue;
    if (parentElement.checkVisibility({ visibilityProperty: true })) lines.push(data.replace(/\s+/g, ' ').trim());
  }
  return lines.join('\n');
}

// The elements that make the document wider than its window, innermost first.
export function findOverflow() {
  const root = document.documentElement;
  const limit = root.clientWidth;
  const width = Math.max(root.scrollWidth, document.body.scrollWidth);
  if (width <= limit) return [];
  const name = (element) => element.localName + (element.id ? `#${element.id}` : '') + [...element.classList].map((item) => `.${item}`).join('');
  const clipped = (element) => {
    for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
      if (getComputedStyle(parent).overflowX !== 'visible') return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && box.height && box.right > limit + 0.5 && !clipped(element);
  });
  const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
  const guilty = innermost.slice(0, 5).map((element) => `${name(element)} +${Math.ceil(element.getBoundingClientRect().right - limit)}px`);
  return [`${width - limit}px too wide: ${guilty.join(', ') || '(no box: look at margins and positioned text)'}`];
}

// What paper would lose: boxes that cut their content, and text inside `details` that stays folded.
export function findLostOnPaper() {
  const name = (element) => element.localName + (element.id ? `#${element.id}` : '') + [...element.classList].map((item) => `.${item}`).join('');
  const shown = (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
  const findings = [];
  for (const box of document.querySelectorAll('main, main *')) {
    if (!(box instanceof HTMLElement) || box.clientWidth <= 2 || !shown(box)) continue;
    if (getComputedStyle(box).overflowX !== 'visible' && box.scrollWidth > box.clientWidth + 1) {
      findings.push(`${name(box)} cuts off ${box.scrollWidth - box.clientWidth}px of its content`);
    }
  }
  for (const details of document.querySelectorAll('details')) {
    if (details.closest('nav, form, [role="search"], body > header, body > footer')) continue;
    const folded = [...details.children].filter((child) => child.localName !== 'summary' && child.textContent.trim() && !shown(child));
    if (folded.length) findings.push(`details "${details.querySelector('summary')?.textContent.trim().slice(0, 40)}" stays folded`);
  }
  return findings;
}

// Marks what the screen shows, so that `printOnlyText` can tell what only paper shows.
export function rememberScreen() {
  window.hiddenOnScreen = [...document.body.querySelectorAll('*')].filter((element) => !element.checkVisibility());
}

export function printOnlyText() {
  const shown = window.hiddenOnScreen.filter((element) => element.checkVisibility() && !element.closest('details'));
  const generated = shown.flatMap((element) => ['::before', '::after'].map((part) => getComputedStyle(element, part).content)).filter((text) => text.startsWith('"'));
  return [...shown.map((element) => element.innerText ?? ''), ...generated].join('\n');
}
