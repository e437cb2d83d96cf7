// The search engine: finds entries of an index made by `minhbach build`. It knows no page and no network; `load` gives
// a file of the index by name. `src/search/` writes these files and explains their form.
const createSearch = (load) => {
  "use strict";

  // --- Words -------------------------------------------------------------------------------------------------------

  const TONES = { "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0301": "'", "\u0323": "." };
  const LONE_Y = /^(?:[bcdghklmnprstvx]|[ckpt]h|nh|tr|qu)y$/;
  const WORD = /[\p{Alphabetic}\p{N}\p{M}]+/gu;

  // The two forms of a word that search compares; the same as `text::spelling` in Rust.
  const spelling = (word) => {
    let tone = "";
    let folded = "";
    let marked = "";
    for (const sign of word.normalize("NFD")) {
      if (TONES[sign]) tone = TONES[sign];
      else if (/\p{M}/u.test(sign)) marked += /[\u0302\u0306\u031b]/.test(sign) ? sign : "";
      else {
        const letter = sign.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
        folded += letter.replace(/[đðɖ]/g, "d");
        marked += sign.toLowerCase().replace(/[ðɖ]/g, "đ");
      }
    }
    marked = marked.normalize("NFC");
    if (LONE_Y.test(folded)) {
      folded = folded.slice(0, -1) + "i";
      marked = marked.slice(0, -1) + "i";
    }
    return { folded, marked: marked + tone };
  };

  const wordOf = (text) => ({ text, ...spelling(text) });
  const split = (text) => (text.normalize("NFC").match(WORD) || []).map(wordOf);
  const isBare = (word) => word.folded === word.marked;

  // A query as words. A national code is one word, with or without its dots and the tail of the province.
  const CODE = /(^|\s)(\d)\.?(\d{6})(?:\.\d{3}\.\d{2}\.\d{2}(?:\.h\d{2})?)?(?=\s|$)/gi;
  const parse = (query) => split(query.normalize("NFC").replace(CODE, "$1$2$3"));

  // The number of a document with its year is one word, too: "123/2015", "123 2015", "nd123/2015".
  const DATED = /(?<![\d/])0*(\d{1,4}[a-zđ]?)(?:\s*[/ ]\s*|\s+n[aă]m\s+)((?:19|20)\d\d)(?!\d)/i;
  const KINDS = { "nghi dinh": "nd", nd: "nd", "thong tu": "tt", tt: "tt", "quyet dinh": "qd", qd: "qd", "nghi quyet": "nq", nq: "nq", luat: "qh", "phap lenh": "ubtvqh", "chi thi": "ct", ct: "ct" };
  const parseDated = (query) => {
    const clean = query.normalize("NFC");
    const match = clean.match(DATED);
    if (!match) return [];
    const before = split(clean.slice(0, match.index).replace(/(^|\s)số\s*$|(^|\s)so\s*$/i, ""));
    const after = split(clean.slice(match.index + match[0].length));
    const named = (count) => KINDS[before.slice(-count).map((word) => word.folded).join(" ")];
    const symbol = after.length && /^\s*\//.test(clean.slice(match.index + match[0].length)) ? after[0].folded.replace(/\d+$/, "") : "";
    const kind = symbol || named(2) || named(1) || "";
    const number = match[1].toLowerCase() + "/" + match[2];
    const list = (dated) => [...before, { ...wordOf(dated), text: number, dated: true }, ...after];
    return kind ? [list(number + "/" + kind), list(number)] : [list(number)];
  };

  // --- The index ---------------------------------------------------------------------------------------------------

  const BASE = 45;
  const digit = (text, at) => {
    const code = text.charCodeAt(at);
    return code - 35 - (code > 92) - (code > 124);
  };

  // Reads numbers one after the other.
  const reader = (text) => {
    let at = 0;
    return {
      more: () => at < text.length,
      next: () => {
        let number = 0;
        let power = 1;
        for (;;) {
          const value = digit(text, at++);
          if (value < BASE) return number + value * power;
          number += (value - BASE) * power;
          power *= BASE;
        }
      },
    };
  };

  const eachOf = (text, visit) => {
    const numbers = reader(text);
    let next = 0;
    while (numbers.more()) {
      const gap = numbers.next();
      const end = next + (gap >> 1) + (gap & 1 ? numbers.next() + 2 : 1);
      for (next += gap >> 1; next < end; next++) visit(next);
    }
  };

  const eachPlace = (text, visit) => {
    const numbers = reader(text);
    let start = 0;
    while (numbers.more()) {
      const gap = numbers.next();
      start += gap >> 1;
      const length = gap & 1 ? numbers.next() + 2 : 1;
      const place = numbers.next();
      for (let entry = start; entry < start + length; entry++) visit(entry, place);
    }
  };

  let head;
  let words; // known words by their folded form: their forms, or nothing
  let lexicon;
  const open = async () => {
    if (head) return head;
    const index = await load("index");
    words = new Map();
    lexicon = undefined;
    for (const values of Object.values(index.facets)) {
      for (const value of values) {
        const has = new Uint8Array(index.count);
        eachOf(value[2], (entry) => { has[entry] = 1; });
        value[3] = has;
      }
    }
    index.weight = Float64Array.from(index.weights, (sign) => (digit(sign, 0) / 3.4) ** 2);
    index.meanings.forEach((group) => { group.from = group[0].map(split); group.to = group[1].map((number) => group.from[number]); });
    index.questions = index.questions.map(split);
    const little = index.little.map(wordOf);
    index.little = new Set(little.map((word) => word.marked));
    index.perhapsLittle = new Set(little.map((word) => word.folded));
    const counts = reader(index.entries);
    index.entries = [];
    while (counts.more()) index.entries.push(counts.next());
    index.unasked = [[index.later, LATER], [index.special, SPECIAL]].map(([[phrases, list], factor]) => {
      const has = new Uint8Array(index.count);
      eachOf(list, (entry) => { has[entry] = 1; });
      return { phrases: phrases.map(split), has, factor };
    });
    head = index;
    return head;
  };

  // The file that holds a word, among files of which the first words are known.
  const partOf = (firsts, folded) => {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= folded) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };

  const loadParts = (folder, firsts, list) => Promise.all([...new Set(list.map((folded) => partOf(firsts, folded)))]
    .filter((number) => number < firsts.length).map((number) => load(folder + "/" + number)));

  // Loads the files that hold some words.
  const know = async (list) => {
    const missing = [...new Set(list)].filter((folded) => !words.has(folded));
    for (const part of await loadParts("w", head.words, missing)) {
      for (const folded of Object.keys(part)) {
        if (words.has(folded)) continue;
        words.set(folded, part[folded].map((form) => {
          const [written, titles = "", names = ""] = form.split("|");
          return { written, titles, names, texts: "", marked: spelling(written).marked };
        }));
      }
    }
    missing.forEach((folded) => { if (!words.has(folded)) words.set(folded, null); });
  };

  // Loads in which texts some known words stand: not for all, because these lists are long.
  const knowTexts = async (list) => {
    for (const part of await loadParts("t", head.texts, list)) {
      for (const folded of list) (part[folded] || []).forEach((texts, i) => { words.get(folded)[i].texts = texts; });
    }
  };

  // The words of a query that tell most: those in few titles.
  const MOST_TELLING = 5;
  const telling = (list) => {
    const length = (folded) => (words.get(folded) || []).reduce((sum, form) => sum + form.titles.length, 0);
    const asked = [...new Set(list.filter((word) => word.weight === 1).map((word) => word.folded))].filter((folded) => words.get(folded));
    return asked.sort((a, b) => length(a) - length(b)).slice(0, MOST_TELLING);
  };

  const loadLexicon = async () => {
    if (lexicon) return lexicon;
    lexicon = [];
    let before = "";
    for (const [, shared, rest] of (await load("l")).matchAll(/(\d)(\D*)/g)) {
      before = before.slice(0, +shared) + rest;
      lexicon.push({ folded: before, sound: sound(before) });
    }
    return lexicon;
  };

  // --- What a word of the query may stand for ----------------------------------------------------------------------

  const EXACT = 1;
  const OTHER_TONE = 0.66;
  const OTHER_MARKS = 0.5;
  const BELIEVED = 0.12; // another form, where the marked form itself is found
  const BEGINNING = 0.8;
  const CORRECTED = 0.62;
  const IN_NAME = 0.95;
  const IN_TEXT = 0.45;
  const NAMED_TOGETHER = 0.7; // neighbours of the query among the names of an entry, whose places are not kept
  const ASKING = 0.04;
  const LITTLE = 0.4; // what a word for grammar is worth, and one that may be one without its marks
  const PERHAPS_LITTLE = 0.6;
  const MEANT = 0.97; // said in other words than the query's
  const LATER = 0.9; // something done later, where the query names no such thing
  const SPECIAL = 0.98; // something for few people, where the query names none of them
  const WHOLE_TITLE = 5;
  const KIND = 0.02; // what each kind of entry is worth less than the one before

  const toneless = (marked) => marked.replace(/[`?~'.]$/, "");

  // How well a form answers a word of the query: marks in the query are believed.
  const agreement = (word, form, believed) => {
    if (isBare(word) || form.marked === word.marked) return EXACT;
    if (believed) return BELIEVED;
    return toneless(form.marked) === toneless(word.marked) ? OTHER_TONE : OTHER_MARKS;
  };

  const isNamed = (form) => form.titles !== "" || form.names !== "";

  // The forms a word stands for, each with a factor.
  const formsOf = (word, believe) => {
    const forms = words.get(word.folded) || [];
    const found = forms.some((form) => form.marked === word.marked && isNamed(form));
    return forms.map((form) => ({ form, factor: agreement(word, form, believe && found) }));
  };

  // --- Scores ------------------------------------------------------------------------------------------------------

  const PLACES = 128;

  // Everything known of a word of the query: for each entry how well it is found and where in the title.
  const evidence = (slot) => {
    const { count } = head;
    const factor = new Float32Array(count);
    const inTitle = new Uint8Array(count);
    const inName = new Uint8Array(count);
    const places = [];
    let titles = 0;
    let all = 0;
    const raise = (entry, value) => {
      if (factor[entry] === 0) all++;
      if (value > factor[entry]) factor[entry] = value;
    };
    for (const { form, factor: weight, beside } of slot.forms) {
      eachPlace(form.titles, (entry, place) => {
        const key = entry * PLACES + place;
        if (beside && !beside(key)) return;
        if (weight > BELIEVED && !inTitle[entry]) titles++;
        if (weight > BELIEVED) inTitle[entry] = 1;
        raise(entry, weight);
        places.push(key);
      });
      eachOf(form.names, (entry) => {
        if (beside && !beside(-1)) return;
        raise(entry, weight * IN_NAME);
        if (weight > BELIEVED) inName[entry] = 1;
      });
      eachOf(form.texts, (entry) => { if (!beside || beside(-1)) raise(entry, weight * IN_TEXT); });
    }
    const key = Int32Array.from(places).sort();
    const information = Math.log(1 + count / Math.max(1, titles || all)) * slot.weight;
    return { factor, inTitle, inName, places: key, information, titles, all };
  };

  // Adds to each entry what two neighbouring words are worth where they are neighbours in its title, too.
  const addNeighbours = (left, right, worth, sums) => {
    const a = left.places;
    const b = right.places;
    const best = new Map();
    for (const gap of [1, 2]) {
      let j = 0;
      for (let i = 0; i < a.length; i++) {
        const wanted = a[i] + gap;
        while (j < b.length && b[j] < wanted) j++;
        if (j === b.length) break;
        if (b[j] !== wanted) continue;
        const entry = Math.floor(wanted / PLACES);
        if (a[i] < entry * PLACES) continue;
        const quality = Math.min(left.factor[entry], right.factor[entry]) * (gap === 1 ? 1 : 0.4);
        if (quality > (best.get(entry) || 0)) best.set(entry, quality);
      }
    }
    const { inName } = left;
    for (let entry = 0; entry < inName.length; entry++) {
      if (!inName[entry] || !right.inName[entry]) continue;
      const quality = NAMED_TOGETHER * Math.min(left.factor[entry], right.factor[entry]);
      if (quality > (best.get(entry) || 0)) best.set(entry, quality);
    }
    for (const [entry, quality] of best) sums[entry] += quality * worth;
  };

  // Scores every entry for one reading of the query.
  const score = (slots) => {
    const { count, weight } = head;
    const wordsOf = slots.map((slot) => slot.word);
    const unasked = head.unasked.filter(({ phrases }) => !wordsOf.some((_, at) => phrases.some((phrase) => says(wordsOf, at, phrase))));
    const isMeant = wordsOf.some((word) => word.meant);
    const found = slots.map(evidence);
    const total = found.reduce((sum, one) => sum + one.information, 0) || 1;
    const coverage = new Float32Array(count);
    const titled = new Float32Array(count);
    const matched = new Float32Array(count);
    const near = new Float32Array(count);
    let nearTotal = 0;
    found.forEach((one, i) => {
      for (let entry = 0; entry < count; entry++) {
        if (one.factor[entry] === 0) continue;
        coverage[entry] += one.information * one.factor[entry];
        if (one.factor[entry] > BELIEVED) matched[entry] += one.information;
        if (one.inTitle[entry]) titled[entry] += one.information;
      }
      if (i === 0) return;
      const worth = (found[i - 1].information + one.information) / 2;
      nearTotal += worth;
      addNeighbours(found[i - 1], one, worth, near);
    });
    const scores = new Float32Array(count);
    for (let entry = 0; entry < count; entry++) {
      if (coverage[entry] === 0) continue;
      const covered = coverage[entry] / total;
      const together = nearTotal ? near[entry] / nearTotal : titled[entry] > 0 ? covered : 0;
      const focus = Math.min(1, titled[entry] / (weight[entry] || 1));
      let value = (10 + 8 * together + 2.2 * focus) * covered;
      if (isMeant) value *= MEANT;
      else if (covered > 0.999 && focus > 0.99) value += WHOLE_TITLE;
      for (const { has, factor } of unasked) if (has[entry]) value *= factor;
      scores[entry] = value;
      coverage[entry] = covered;
      matched[entry] /= total;
      near[entry] = together;
    }
    return { scores, coverage, matched, near, found, slots };
  };

  const bestOf = (result) => {
    let best = -1;
    result.scores.forEach((value, entry) => { if (value > 0 && (best < 0 || value > result.scores[best])) best = entry; });
    return best;
  };

  // --- Readings of the query ---------------------------------------------------------------------------------------

  const says = (words, at, phrase) =>
    phrase.length > 0 && at + phrase.length <= words.length && phrase.every((own, i) => {
      const word = words[at + i];
      return word.folded === own.folded && (isBare(word) || word.marked === own.marked);
    });

  // Words that only ask ("ở đâu", "bao nhiêu tiền") count for little where others are left.
  const weigh = (list) => {
    const weights = list.map(() => 1);
    for (let at = 0; at < list.length; at++) {
      const phrase = head.questions.find((one) => says(list, at, one));
      if (phrase) phrase.forEach((_, i) => { weights[at + i] = ASKING; });
    }
    // Beside a code or the number of a document, other words tell little more.
    const isNumber = (word) => word.dated || /^\d{7}$/.test(word.folded);
    if (list.some(isNumber)) list.forEach((word, i) => { if (!isNumber(word)) weights[i] = Math.min(weights[i], 0.25); });
    list.forEach((word, i) => {
      if (head.little.has(word.marked)) weights[i] *= LITTLE;
      else if (isBare(word) && head.perhapsLittle.has(word.folded)) weights[i] *= PERHAPS_LITTLE;
    });
    const asksOnly = weights.every((weight) => weight < 1);
    return list.map((word, i) => ({ ...word, weight: asksOnly ? 1 : weights[i] }));
  };

  // The query and what it says in other words: "sổ đỏ" is "giấy chứng nhận quyền sử dụng đất".
  const LEAST_READINGS = 8;
  const readings = (query) => {
    const list = [query];
    for (let at = 0; at < query.length && list.length < LEAST_READINGS; at++) {
      for (const { from, to } of head.meanings) {
        const said = from.find((phrase) => says(query, at, phrase));
        if (!said) continue;
        for (const phrase of to) {
          if (phrase === said || says(query, at, phrase)) continue;
          const put = phrase.map((word) => ({ ...word, weight: 1, meant: true }));
          list.push([...query.slice(0, at), ...put, ...query.slice(at + said.length)]);
        }
      }
    }
    return list.slice(0, LEAST_READINGS);
  };

  // --- Mistyped words ----------------------------------------------------------------------------------------------

  // Sounds that are often written for each other.
  const sound = (folded) => folded
    .replace(/^(?:tr|ch)/, "c").replace(/^(?:s|x)/, "s").replace(/^(?:gi|d|r)(?=[aeiouy])/, "z").replace(/^[ln](?!g|h)/, "l")
    .replace(/^(?:k|q|c)(?!h)/, "k").replace(/^ngh/, "ng").replace(/^gh/, "g").replace(/ng$/, "n").replace(/[ct]$/, "t")
    .replace(/y/g, "i");

  // Whether one letter more, less, other or swapped makes one word the other.
  const isClose = (left, right) => {
    if (Math.abs(left.length - right.length) > 1) return false;
    let start = 0;
    while (start < left.length && left[start] === right[start]) start++;
    let end = 0;
    const shorter = Math.min(left.length, right.length) - start;
    while (end < shorter && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
    const a = left.slice(start, left.length - end);
    const b = right.slice(start, right.length - end);
    return (a.length <= 1 && b.length <= 1) || (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]);
  };

  const MOST_CANDIDATES = 16;
  const candidates = (word) => {
    const heard = sound(word.folded);
    const order = (other) => (other.sound === heard ? 0 : 1) + (other.folded[0] === word.folded[0] ? 0 : 0.5);
    return lexicon.filter((other) => other.folded !== word.folded && (other.sound === heard || isClose(other.folded, word.folded)))
      .sort((a, b) => order(a) - order(b)).slice(0, MOST_CANDIDATES).map((other) => other.folded);
  };

  // Two words written as one.
  const halves = (word, known) => {
    const letters = word.text.normalize("NFC");
    const found = [];
    for (let at = 1; at < letters.length; at++) {
      const pair = [wordOf(letters.slice(0, at)), wordOf(letters.slice(at))];
      if (pair.every((half) => known.has(half.folded))) found.push(pair);
    }
    const unevenness = (pair) => Math.abs(pair[0].text.length - pair[1].text.length);
    return found.sort((a, b) => unevenness(a) - unevenness(b)).slice(0, 3);
  };

  // Marks typed as letters, as a keyboard set to the wrong language leaves them: "ddaats", "giaays".
  const typed = (text) => {
    const base = text.toLowerCase().replace(/dd/g, "đ").replace(/([aeo])\1/g, "$1\u0302").replace(/([aou])w/g, (_, letter) =>
      letter === "a" ? "a\u0306" : letter + "\u031b");
    const tone = base.match(/^(.*[aeiouyăâêôơưđ\u0302\u0306\u031b].*?)([sfrxj])([^sfrxj]*)$/);
    const tones = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
    if (!tone) return base.normalize("NFC");
    const letters = tone[1] + tone[3];
    const vowel = letters.search(/[aeiouy](?!.*[\u0302\u0306\u031b])/);
    const at = vowel < 0 ? letters.search(/[\u0302\u0306\u031b]/) : vowel;
    return at < 0 ? base.normalize("NFC") : (letters.slice(0, at + 1) + tones[tone[2]] + letters.slice(at + 1)).normalize("NFC");
  };

  // --- Searching ---------------------------------------------------------------------------------------------------

  const slotsOf = (list, believe) =>
    list.map((word) => ({ word, weight: word.weight, forms: formsOf(word, believe) }));

  // Words that begin as the last word of the query does, which may still be being typed.
  const MOST_PARTS = 4;
  const knowBeginnings = (word) => {
    const first = partOf(head.words, word.folded);
    const last = Math.min(partOf(head.words, word.folded + "\uffff"), first + MOST_PARTS - 1);
    return know(head.words.slice(first, last + 1).filter((folded) => folded.startsWith(word.folded)).concat(word.folded));
  };
  const beginnings = (word, test) => {
    const found = [];
    for (const [folded, forms] of words) {
      if (!forms || folded === word.folded || !folded.startsWith(word.folded)) continue;
      for (const form of forms) {
        if (isNamed(form) && (isBare(word) || form.marked.startsWith(toneless(word.marked)))) found.push({ form, factor: BEGINNING, beside: test });
      }
    }
    return found;
  };

  const beside = (neighbours) => {
    const places = neighbours.map(({ found, gaps }) => ({ places: new Set(found.places), gaps }));
    if (!places.length) return undefined;
    return (key) => places.some(({ places: own, gaps }) => gaps.some((gap) => own.has(key + gap)));
  };

  // Adds to a slot what its word may have been, where that stands beside the other words of the query.
  const correct = (slots, at, found) => {
    const { word } = slots[at];
    const neighbours = [];
    if (at > 0) neighbours.push({ found: found[at - 1], gaps: [-1, -2] });
    if (at + 1 < slots.length) neighbours.push({ found: found[at + 1], gaps: [1, 2] });
    const test = beside(neighbours);
    const added = candidates(word).flatMap((folded) => (words.get(folded) || [])
      .filter((form) => isNamed(form) && (isBare(word) || isClose(form.marked, word.marked) || sound(folded) === sound(word.folded)))
      .map((form) => ({ form, factor: CORRECTED, beside: test, corrected: true })));
    return { ...slots[at], forms: [...slots[at].forms, ...added] };
  };

  // Which words of the query the best entries lack.
  const lacking = (result) => {
    const order = [...result.scores.keys()].filter((entry) => result.scores[entry] > 0)
      .sort((a, b) => result.scores[b] - result.scores[a]).slice(0, 5);
    const { slots, found } = result;
    const lacks = new Set();
    slots.forEach((slot, i) => {
      const isFound = slot.forms.some(({ form }) => isNamed(form));
      const isThere = order.some((entry) => found[i].inTitle[entry] || found[i].factor[entry] >= IN_NAME * OTHER_MARKS);
      if (slot.weight > ASKING && (!isFound || !isThere)) lacks.add(i);
    });
    return [...lacks];
  };

  const isComplete = (result) => {
    const best = bestOf(result);
    return best >= 0 && result.coverage[best] > 0.97 && result.near[best] > 0.6;
  };

  // Reads a list of words every way that promises more, until one is found whole.
  const read = async (list) => {
    await know(list.map((word) => word.folded));
    let result = score(slotsOf(list, true));
    if (isComplete(result)) return result;
    const slots = slotsOf(list, false);
    const last = slots[slots.length - 1];
    let relaxed = score(slots);
    if (!last.word.meant && !isComplete(relaxed)) {
      await knowBeginnings(last.word);
      const test = slots.length > 1 ? beside([{ found: relaxed.found[slots.length - 2], gaps: [-1, -2] }]) : undefined;
      slots[slots.length - 1] = { ...last, forms: [...last.forms, ...beginnings(last.word, test)] };
      relaxed = score(slots);
    }
    result = better(result, relaxed);
    if (isComplete(result)) return result;
    const lacks = lacking(relaxed).filter((at) => slots[at].word.folded.length > 1 && !/\d/.test(slots[at].word.folded));
    if (!lacks.length || list.some((word) => word.meant)) return result;
    await loadLexicon();
    await know(lacks.flatMap((at) => candidates(slots[at].word)));
    const mended = slots.slice();
    lacks.forEach((at) => { mended[at] = correct(slots, at, relaxed.found); });
    return better(result, score(mended));
  };

  // Joins two readings: each entry keeps its better score.
  const better = (left, right) => {
    const a = bestOf(left);
    const b = bestOf(right);
    const main = b >= 0 && (a < 0 || right.scores[b] > left.scores[a] + 1e-6) ? right : left;
    const other = main === right ? left : right;
    const joined = { ...main, scores: Float32Array.from(main.scores), coverage: Float32Array.from(main.coverage), matched: Float32Array.from(main.matched) };
    other.scores.forEach((value, entry) => {
      if (value <= joined.scores[entry]) return;
      joined.scores[entry] = value;
      joined.coverage[entry] = other.coverage[entry];
      joined.matched[entry] = other.matched[entry];
    });
    return joined;
  };

  // Queries that were typed without a space, or with marks as letters.
  const repaired = async (list) => {
    const isUnknown = (word) => !words.get(word.folded) && word.folded.length > 3 && !/\d/.test(word.folded);
    if (!list.some(isUnknown)) return [];
    await loadLexicon();
    const known = new Set(lexicon.map((other) => other.folded));
    const apart = list.map((word) => (isUnknown(word) ? halves(word, known) : []));
    const put = (choice) => list.flatMap((word, i) => (apart[i].length ? apart[i][Math.min(choice, apart[i].length - 1)].map((part) => ({ ...part, weight: 1 })) : [word]));
    const most = Math.max(...apart.map((pairs) => pairs.length));
    const queries = [...Array(most).keys()].map(put);
    const letters = list.map((one) => {
      const mended = words.get(one.folded) ? one : { ...wordOf(typed(one.text)), weight: one.weight };
      return known.has(mended.folded) ? mended : one;
    });
    if (letters.some((one, i) => one !== list[i])) queries.push(letters);
    return queries;
  };

  const KEPT = 0.62; // of the best coverage: what covers less of the query is left out

  const select = (result) => {
    const { scores, coverage, matched } = result;
    let best = 0;
    let whole = false;
    scores.forEach((value, entry) => {
      if (value === 0) return;
      best = Math.max(best, coverage[entry]);
      if (matched[entry] > 0.999 && coverage[entry] > 0.9) whole = true;
    });
    const hits = [];
    scores.forEach((value, entry) => {
      if (value === 0) return;
      const keep = whole ? matched[entry] > 0.93 : coverage[entry] >= KEPT * best;
      if (keep) hits.push(entry);
    });
    const kind = new Uint8Array(head.count);
    head.facets.kind.forEach((value, order) => eachOf(value[2], (entry) => { kind[entry] = order; }));
    const order = (entry) => scores[entry] * (1 - KIND * kind[entry]);
    return hits.sort((a, b) => order(b) - order(a) || a - b);
  };

  // Forms a word without marks may stand for, by how many hits have them.
  const ambiguities = (result, hits) => {
    const wanted = new Uint8Array(head.count);
    hits.forEach((entry) => { wanted[entry] = 1; });
    const list = [];
    const { slots, found } = result;
    slots.forEach((slot, at) => {
      if (!isBare(slot.word) || slot.word.meant || slot.weight <= ASKING) return;
      const neighbours = [];
      if (at > 0) neighbours.push({ found: found[at - 1], gaps: [-1] });
      if (at + 1 < slots.length) neighbours.push({ found: found[at + 1], gaps: [1] });
      const test = beside(neighbours);
      const forms = slot.forms.filter(({ form }) => spelling(form.written).folded === slot.word.folded).map(({ form }) => {
        const counted = new Set();
        eachPlace(form.titles, (entry, place) => { if (wanted[entry] && (!test || test(entry * PLACES + place))) counted.add(entry); });
        // Where a word has no neighbours in the query, every place it stands at counts.
        if (!test) [form.names, form.texts].forEach((list) => eachOf(list, (entry) => { if (wanted[entry]) counted.add(entry); }));
        return { written: form.written, count: counted.size };
      }).filter((form) => form.count > 0).sort((a, b) => b.count - a.count);
      if (forms.length > 1) list.push({ word: slot.word.text, forms: forms.slice(0, 5) });
    });
    return list;
  };

  const filtered = (hits, filters) => {
    const chosen = Object.entries(filters || {}).filter(([, value]) => value)
      .map(([facet, value]) => (head.facets[facet] || []).find(([word]) => word === value));
    return hits.filter((entry) => chosen.every((value) => value && value[3][entry]));
  };

  const counted = (hits, filters) => {
    const facets = {};
    for (const [facet, values] of Object.entries(head.facets)) {
      const others = { ...filters, [facet]: "" };
      const list = filtered(hits, others);
      facets[facet] = values.map(([word, name, , has]) => ({ word, name, count: list.reduce((sum, entry) => sum + has[entry], 0) }))
        .filter((value) => value.count > 0 || value.word === filters[facet]);
    }
    return facets;
  };

  // Finds entries. Gives their numbers, best first, with what a reader should know of how they were found.
  const search = async (query, filters) => {
    await open();
    const list = weigh(parse(query));
    if (!list.length) return { hits: [], total: 0, facets: counted([], {}), ambiguities: [], corrections: [], words: [] };
    await know(list.map((word) => word.folded));
    await knowTexts(telling(list));
    let result;
    for (const dated of parseDated(query).map(weigh)) {
      await know(dated.map((word) => word.folded));
      if (!result && dated.every((word) => !word.dated || words.get(word.folded))) result = score(slotsOf(dated, false));
    }
    for (const reading of result ? [] : readings(list)) {
      const one = await read(reading);
      result = result ? better(result, one) : one;
    }
    if (!isComplete(result)) {
      for (const reading of await repaired(list)) result = better(result, await read(reading));
    }
    const all = select(result);
    const hits = filtered(all, filters);
    const taken = corrections(result, all);
    return {
      hits,
      total: hits.length,
      facets: counted(all, filters || {}),
      ambiguities: ambiguities(result, hits),
      corrections: taken,
      words: result.slots.map((slot) => shown(slot, taken)),
    };
  };

  // A word of the query with the forms to mark in what is shown: of what it may have been, only what it was taken for.
  const shown = ({ word, forms }, taken) => {
    const meant = taken.find((one) => one.word === word.text);
    const isShown = ({ form, factor, corrected }) => (meant ? meant.written === form.written : factor > BELIEVED && !corrected);
    return { ...word, forms: new Set(forms.filter(isShown).map(({ form }) => form.marked)) };
  };

  // What words of the query were taken for, in the best hits.
  const corrections = (result, hits) => {
    const best = new Set(hits.slice(0, 10));
    const list = [];
    result.slots.forEach((slot) => {
      const found = slot.forms.filter(({ corrected }) => corrected).map(({ form, beside: test }) => {
        let count = 0;
        eachPlace(form.titles, (entry, place) => { if (best.has(entry) && (!test || test(entry * PLACES + place))) count++; });
        return { written: form.written, count };
      }).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
      if (found.length) list.push({ word: slot.word.text, written: found[0].written });
    });
    return list;
  };

  const record = async (entry) => {
    await open();
    let part = 0;
    let first = 0;
    while (first + head.entries[part] <= entry) first += head.entries[part++];
    const [href, title, code, place, summary, names] = (await load("e/" + part))[entry - first];
    const kind = head.facets.kind.find((value) => value[3][entry]);
    return { href, title, code, place, summary, names, kind: { word: kind[0], name: kind[1] } };
  };

  return { search, record, spelling, split, open };
};
if (typeof module !== "undefined") module.exports = createSearch;
