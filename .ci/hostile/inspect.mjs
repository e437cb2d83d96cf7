// Runs inside a page: says what stands in a document that neither the theme nor Markdown makes. Must stand alone.
export function inspect({ root, origin, kind }) {
  const ELEMENTS = new Set(`html head meta title link script body a abbr article aside b blockquote br button caption code col colgroup dd del details ins div dl
    dt em fieldset figure figcaption footer form g h1 h2 h3 h4 h5 h6 header hr i img input label legend li line main nav noscript ol option output p path pattern
    pre progress rect s section select small span strong sub summary sup svg table tbody td text tfoot th thead time tr ul defs desc circle polyline use mark kbd samp search meter optgroup`.split(/\s+/));
  const ADDRESSES = ['href', 'src', 'action', 'formaction', 'poster', 'data', 'cite', 'background', 'manifest', 'xlink:href', 'ping', 'srcset', 'srcdoc'];
  const LOADS = new Set(['img', 'script', 'link', 'iframe', 'source', 'video', 'audio', 'embed', 'object', 'use', 'form', 'input', 'button']);
  const found = [];
  const say = (what, node) => found.push(`${what}: ${(node.outerHTML ?? node.data ?? '').slice(0, 160)}`);
  const base = root.defaultView ? root.baseURI : `${origin}/x/`;
  const judgeAddress = (element, name, value) => {
    let url;
    try { url = new URL(value, base); } catch { return; }
    if (!['http:', 'https:', 'mailto:', 'tel:', 'file:'].includes(url.protocol)) say(`an address that is a program (${url.protocol})`, element);
    const isOwn = url.origin === new URL(base).origin || url.protocol === 'file:';
    const names = element.localName === 'link' && /^(canonical|alternate)$/.test(element.getAttribute('rel') ?? '');
    if (LOADS.has(element.localName) && !isOwn && !names) say('loads from elsewhere', element);
    if (['srcdoc', 'formaction', 'ping', 'background', 'poster', 'xlink:href'].includes(name)) say(`an attribute no page has (${name})`, element);
  };
  const SCRIPTS = /(^|\/)static\/(site|search|search-page)\.js$/;
  const judgeScript = (element) => {
    if (element.type === 'application/ld+json') { try { JSON.parse(element.textContent); } catch { say('linked data that is no JSON', element); } return; }
    const source = element.getAttribute('src') ?? '';
    const isPart = /\/tim-kiem\/bo\/|(^|\/)bo\//.test(source);
    if (!(SCRIPTS.test(source) || isPart) || element.textContent.trim() !== '') say('a script', element);
  };
  const judgeMeta = (element) => {
    const equivalent = (element.getAttribute('http-equiv') ?? '').toLowerCase();
    const isRedirect = equivalent === 'refresh' && kind === 'moved';
    if (equivalent && equivalent !== 'content-security-policy' && !isRedirect) say('a meta that acts', element);
    if (isRedirect && !/^0; ?url=[-\w./#%]+$/.test(element.content)) say('a redirect to elsewhere', element);
  };
  const walker = (root.createTreeWalker ? root : root.ownerDocument).createTreeWalker(root, 1 | 128 | 64);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType !== 1) { say('a comment or instruction', node); continue; }
    if (!ELEMENTS.has(node.localName)) say(`an element no page has (${node.localName})`, node);
    for (const { name, value } of node.attributes) {
      if (/^on/i.test(name)) say('a handler', node);
      else if (name === 'style') say('a style', node);
      else if (/["'<>`={}]/.test(name) || name === 'is' || name === 'autofocus' || name === 'popover') say(`an attribute no page has (${name})`, node);
      if (ADDRESSES.includes(name)) judgeAddress(node, name, value);
      if (name === 'target' && value !== '_self') say('opens a window', node);
    }
    if (node.localName === 'script') judgeScript(node);
    if (node.localName === 'meta') judgeMeta(node);
  }
  if (root.querySelectorAll('title').length > root.querySelectorAll('head > title, svg title').length) found.push('a title outside the head');
  return [...new Set(found)];
}

// Looks at many pages without opening them: Chromium parses what is served.
export async function inspectServed({ addresses, inspector }) {
  const judge = new Function(`return (${inspector})`)();
  const findings = {};
  for (const address of addresses) {
    const text = await (await fetch(address)).text();
    const root = new DOMParser().parseFromString(text, 'text/html');
    const found = judge({ root, origin: location.origin, kind: root.body?.dataset.page });
    if (!root.body?.dataset.page) found.push('the body lost its name');
    if (found.length > 0) findings[address] = found;
  }
  return findings;
}

const XML_ELEMENTS = /^(feed|id|title|subtitle|link|updated|published|author|name|uri|entry|summary|category|rights|generator|icon|logo|urlset|url|loc|lastmod)$/;

// Files in XML: well-formed, and nothing in them that a browser runs.
export async function inspectXml({ addresses, elements }) {
  const known = elements && new RegExp(elements);
  const findings = {};
  for (const address of addresses) {
    const root = new DOMParser().parseFromString(await (await fetch(address)).text(), 'application/xml');
    const found = [];
    if (root.querySelector('parsererror')) found.push(`no XML: ${root.querySelector('parsererror').textContent.slice(0, 200)}`);
    for (const node of root.childNodes) if (node.nodeType === 7) found.push(`an instruction: ${node.data}`);
    for (const element of root.querySelectorAll('*')) {
      if (/xhtml|2000\/svg/.test(element.namespaceURI ?? '') && element.localName !== 'svg' && !/\.svg$/.test(address)) found.push(`markup: ${element.outerHTML.slice(0, 120)}`);
      if (element.localName === 'script' || [...element.attributes].some(({ name }) => /^on/i.test(name))) found.push(`a script: ${element.outerHTML.slice(0, 120)}`);
      if (known && !/\.svg$/.test(address) && !known.test(element.localName)) found.push(`an element no file has: ${element.localName}`);
    }
    if (found.length > 0) findings[address] = [...new Set(found)];
  }
  return findings;
}

export const ATOM_ELEMENTS = XML_ELEMENTS.source;
