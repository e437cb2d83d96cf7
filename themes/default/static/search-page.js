// The search page: reads the query from its address, shows what `search.js` finds, and keeps the address in step.
(() => {
  "use strict";
  const form = document.getElementById("tim");
  const at = (id) => document.getElementById(id);
  const [input, region, status, hints, filters, list, more, keeper] =
    ["q", "ket-qua", "so-ket-qua", "goi-y", "bo-loc", "danh-sach", "xem-them", "luu-may"].map(at);
  const words = JSON.parse(form.dataset.words);
  const base = form.dataset.index.replace(/index\.js$/, "");
  const FACETS = { kind: "loai", field: "linh-vuc", unit: "don-vi", year: "nam" };
  const SHOWN = 10;
  const LONGEST = 200; // signs of a query
  const PATIENCE = 400; // milliseconds without a word

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // --- Loading the index -------------------------------------------------------------------------------------------

  // Files are scripts, so that they load from a disk as well. Each names the version of the index it belongs to.
  const waiting = new Map();
  const loaded = new Map();
  let version = "";
  window.searchPart = (of, name, value) => {
    const promise = waiting.get(name);
    if (!promise) return;
    waiting.delete(name);
    if (name === "index") version = of;
    if (of === version) promise.done(value);
    else promise.fail(Object.assign(new Error("version"), { version: of }));
  };
  const load = (name) => {
    if (!loaded.has(name)) {
      const promise = new Promise((done, fail) => {
        waiting.set(name, { done, fail });
        const script = make("script", { src: base + name + ".js" + (version ? "?" + version : "") });
        // A file that is loaded and gave nothing was something else.
        script.onload = script.onerror = () => {
          script.remove();
          if (waiting.delete(name)) fail(new Error(name));
        };
        document.head.append(script);
      });
      promise.catch(() => loaded.delete(name));
      loaded.set(name, promise);
    }
    return loaded.get(name);
  };
  let engine = createSearch(load);

  // A new release may have been uploaded while the page was open: then the index is read anew, once.
  const withFreshIndex = async (work) => {
    try {
      return await work();
    } catch (error) {
      if (error.message !== "version") throw error;
      loaded.clear();
      version = error.version; // so that no older copy is given
      engine = createSearch(load);
      return work();
    }
  };

  // --- Showing hits ------------------------------------------------------------------------------------------------

  const WORD = /[\p{Alphabetic}\p{N}\p{M}]+/gu;
  const isWanted = (text, wanted) => {
    const own = engine.spelling(text);
    return wanted.some((word) => word.weight === 1 && (word.forms.has(own.marked) || word.marked === own.marked || own.folded === word.folded && word.marked === word.folded));
  };

  // Gives a text with the words of the query marked.
  const marked = (text, wanted) => {
    const nodes = [];
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      if (!isWanted(match[0], wanted)) continue;
      const between = text.slice(end, match.index);
      const before = nodes[nodes.length - 1];
      // Neighbouring words are one mark.
      if (before && before.localName === "mark" && /^\s*$/.test(between)) before.append(between + match[0]);
      else nodes.push(between, make("mark", {}, match[0]));
      end = match.index + match[0].length;
    }
    return [...nodes, text.slice(end)].filter((node) => node !== "");
  };

  const has = (text, wanted) => (text.match(WORD) || []).some((word) => isWanted(word, wanted));

  // Finds the words around the first place of a long text that has words of the query.
  const around = (text, wanted) => {
    const plain = text.replace(/\]\([^)]*\)/g, "]").replace(/[#*_|\\[\]`>]+/g, " ").replace(/\s+/g, " ");
    let best = null;
    const places = [...plain.matchAll(WORD)].filter((match) => isWanted(match[0], wanted)).map((match) => match.index);
    places.forEach((start) => {
      const count = places.filter((place) => place >= start && place < start + 140).length;
      if (!best || count > best.count) best = { start, count };
    });
    if (!best) return "";
    const from = best.start < 60 ? 0 : plain.indexOf(" ", best.start - 60) + 1;
    return (from ? "… " : "") + plain.slice(from, from + 200).replace(/\s\S*$/, "") + " …";
  };

  const MOST_TEXTS = 1;
  let texts = 0;
  const context = async (record, wanted, place) => {
    const missing = wanted.filter((word) => word.weight === 1 && !has([record.title, record.summary, record.code || "", record.place, ...record.names].join(" "), [word]));
    if (!missing.length || texts >= MOST_TEXTS || !/^https?:$/.test(location.protocol) || !["procedure", "task"].includes(record.kind.word)) return;
    texts += 1;
    const answer = await fetch(record.href.replace(/index\.html$/, "") + "index.md").catch(() => null);
    if (!answer || !answer.ok) return;
    const found = around(await answer.text(), missing);
    if (found) place.append(make("p", { className: "hint" }, ...marked(found, wanted)));
  };

  const hit = (record, wanted) => {
    const item = make("li", {});
    const title = make("a", { href: record.href }, ...marked(record.title, wanted));
    const facts = [record.kind.name, record.code].filter(Boolean).join(" · ");
    item.append(make("p", { className: "hit-kind hint" }, ...marked(facts, wanted), " · ", ...marked(record.place, wanted)));
    item.append(make("p", { className: "hit-title" }, title));
    if (record.summary) item.append(make("p", {}, ...marked(record.summary, wanted)));
    const names = record.names.filter((name) => has(name, wanted) && !has(record.title, wanted.filter((word) => has(name, [word]))));
    if (names.length) item.append(make("p", { className: "hint" }, words.names + ": ", ...marked(names.join(", "), wanted)));
    context(record, wanted, item);
    return item;
  };

  // --- The query and the address -----------------------------------------------------------------------------------

  const state = () => {
    const own = new URLSearchParams(location.search);
    const chosen = {};
    for (const [facet, name] of Object.entries(FACETS)) chosen[facet] = own.get(name) || "";
    return { query: (own.get("q") || "").slice(0, LONGEST), filters: chosen };
  };

  const address = (query, chosen) => {
    const own = new URLSearchParams();
    if (query) own.set("q", query);
    for (const [facet, name] of Object.entries(FACETS)) if (chosen[facet]) own.set(name, chosen[facet]);
    return own.toString() ? "?" + own : location.pathname;
  };

  const go = (next, replace) => {
    history[replace ? "replaceState" : "pushState"](null, "", next);
    input.value = state().query;
    return run();
  };

  // A link to the same page with another query or filter. Its key finds it again when it has been drawn anew.
  const inPage = (key, href, ...children) => {
    const link = make("a", { href }, ...children);
    link.dataset.key = key;
    return link;
  };

  region.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-key]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await go(link.getAttribute("href"));
    const same = [...region.querySelectorAll("a[data-key]")].find((other) => other.dataset.key === link.dataset.key);
    (same || status).focus();
  });

  // --- Facets and hints --------------------------------------------------------------------------------------------

  const unseen = (text) => make("span", { className: "unseen" }, " " + text);

  const choice = (query, chosen, facet, value) => {
    const isCurrent = chosen[facet] === value.word;
    const next = { ...chosen, [facet]: isCurrent ? "" : value.word };
    const count = make("span", { className: "count" }, number(value.count), unseen(words.results));
    const link = inPage(facet + " " + value.word, address(query, next), make("span", {}, value.name), " ", count);
    if (isCurrent) link.setAttribute("aria-current", "true");
    return make("li", {}, link);
  };

  // What was folded stays folded. On a narrow screen the hits come before the choices.
  const isWide = matchMedia("(min-width: 60em)");
  const fold = (name, isOpen, ...children) => {
    const before = [...filters.querySelectorAll("details")].find((details) => details.dataset.name === name);
    const details = make("details", { open: before ? before.open : isOpen }, ...children);
    details.dataset.name = name;
    return details;
  };

  const showFacets = (facets, query, chosen) => {
    const groups = Object.entries(facets).filter(([facet, values]) => values.length > 1 || chosen[facet]).map(([facet, values]) => {
      const ordered = facet === "year" ? values : values.slice().sort((a, b) => b.count - a.count);
      const items = ordered.map((value) => choice(query, chosen, facet, value));
      return fold(facet, facet === "kind" || chosen[facet] !== "", make("summary", {}, words[facet]), make("ul", {}, ...items));
    });
    const all = fold("all", isWide.matches, make("summary", {}, make("h2", {}, words.filters)), ...groups);
    all.className = "all-facets";
    filters.replaceChildren(...(groups.length ? [all] : []));
  };

  // The chosen filters, to be taken away one by one, also where nothing is found.
  const showChosen = (facets, query, chosen) => Object.keys(FACETS).filter((facet) => chosen[facet]).map((facet) => {
    const value = (facets[facet] || []).find(({ word }) => word === chosen[facet]);
    const link = inPage("chosen " + facet, address(query, { ...chosen, [facet]: "" }), words.remove);
    link.append(unseen(value ? value.name : chosen[facet]));
    return make("p", { className: "chosen" }, `${words.chosen}: ${words[facet]} `, make("strong", {}, value ? value.name : chosen[facet]), " ", link);
  });

  const replaced = (query, word, other) => query.replace(WORD, (text) => (text === word ? other : text));

  const showHints = (found, query, chosen) => {
    const lines = showChosen(found.facets, query, chosen);
    lines.push(...found.corrections.map(({ word, written }) => make("p", {}, fill(words.corrected, { word, other: written }))));
    for (const { word, forms } of found.ambiguities.slice(0, 2)) {
      const line = make("p", {}, fill(words["did-you-mean"], { word }) + " ");
      forms.forEach(({ written, count }, i) => {
        const next = replaced(query, word, written);
        const link = inPage("form " + written, address(next, chosen), make("strong", {}, written));
        line.append(i ? " · " : "", link, " " + number(count), unseen(words.results));
      });
      lines.push(line);
    }
    hints.replaceChildren(...lines);
  };

  // --- Searching ---------------------------------------------------------------------------------------------------

  let turn = 0;
  let slow;
  const say = (text) => {
    clearTimeout(slow);
    status.textContent = text;
  };
  const number = (value) => value.toLocaleString(document.documentElement.lang);

  const showMore = async (found, wanted) => {
    const shown = list.children.length;
    const own = turn;
    const records = await Promise.all(found.hits.slice(shown, shown + SHOWN).map((entry) => engine.record(entry)));
    if (own !== turn) return;
    list.append(...records.map((record) => hit(record, wanted)));
    more.hidden = list.children.length >= found.total;
    more.onclick = async () => {
      const first = list.children.length;
      await showMore(found, wanted);
      const next = list.children[first];
      if (next) next.querySelector("a").focus();
    };
  };

  const show = async () => {
    const { query, filters: chosen } = state();
    const own = ++turn;
    if (!query.trim()) {
      region.hidden = true;
      say("");
      return;
    }
    const found = await engine.search(query, chosen);
    if (own !== turn) return;
    region.hidden = false;
    texts = 0;
    list.replaceChildren();
    const key = found.total === 0 ? "none" : found.total === 1 ? "found-one" : "found";
    say(fill(words[key], { n: number(found.total), q: query }) + (found.total ? "" : " " + words.tips));
    showHints(found, query, chosen);
    showFacets(found.facets, query, chosen);
    await showMore(found, found.words);
  };

  let runs = 0;
  const run = async () => {
    const own = ++runs;
    clearTimeout(slow);
    slow = setTimeout(() => say(words.loading), PATIENCE);
    region.setAttribute("aria-busy", "true");
    await withFreshIndex(show).catch(() => {
      region.hidden = true;
      say(navigator.onLine === false ? words.offline : words.failed);
    });
    if (own === runs) region.removeAttribute("aria-busy");
  };

  let timer;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    go(address(input.value.trim(), state().filters));
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, "", address(input.value.trim(), state().filters));
      run();
    }, 200);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !input.value) return;
    event.preventDefault();
    clearTimeout(timer);
    go(address("", {}), true);
  });
  addEventListener("popstate", () => {
    input.value = state().query;
    run();
  });
  input.value = state().query;
  // Who comes with a query needs no introduction, but the room.
  form.previousElementSibling.hidden = input.value !== "";
  run();

  // --- Without a connection ----------------------------------------------------------------------------------------

  const SMALL = 600_000; // bytes of an index that is kept without asking
  const QUIET = 4_000; // milliseconds before that begins

  // Has the worker keep the whole index.
  const keepIndex = (worker) => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data === "kept");
    worker.postMessage(new URL(base, location).href, [port2]);
  });

  const offer = (worker, size) => {
    const button = keeper.firstElementChild;
    const amount = (size / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }) + " MB";
    button.textContent = fill(words.keep, { size: amount });
    button.onclick = async () => {
      button.disabled = true;
      const isKept = await keepIndex(worker);
      button.disabled = isKept;
      button.textContent = isKept ? words.kept : words.failed;
    };
    keeper.hidden = false;
  };

  const prepare = async () => {
    if (!/^https?:$/.test(location.protocol) || !navigator.serviceWorker) return;
    await navigator.serviceWorker.register(form.dataset.worker);
    const { active } = await navigator.serviceWorker.ready;
    const { size } = await engine.open();
    if (await caches.match(new URL(base + "whole", location).href)) return;
    const saves = navigator.connection && navigator.connection.saveData;
    if (size > SMALL || saves) offer(active, size);
    else setTimeout(() => keepIndex(active), QUIET);
  };
  addEventListener("load", () => prepare().catch(() => {}));
})();
