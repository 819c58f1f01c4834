// The search page: reads the question from the address, looks its words up in the index below `suche/`, and
// lists what it finds. Knows nothing of documents: a record is a title, a label, an address and a text.
// Everything is put on the page as text. Words are compared as src/formats/search/words.rs compares them.
(() => {
  'use strict';

  const FOLDER = new URL('../suche/', document.currentScript.src);
  const PAGE = 10;
  const EXCERPT = { before: 60, length: 240 };
  /** A word may begin many others; of the files that list them no more than these are fetched. */
  const MOST_FILES = 12;
  /** What a word that only begins with the one looked for counts at most. */
  const BEGINS = 0.6;
  /** From this length on a word also stands for longer ones that begin with it. */
  const SHORTEST = 3;

  // ---- Words ----

  const WORD = /[\p{Alphabetic}\p{N}\p{M}\u00ad]+/gu;
  const ENDINGS = ['ern', 'er', 'en', 'em', 'es', 'e'];
  const SHORTEST_STEM = 4;
  const LAST_LETTERS = [['n', 'lr'], ['s', 'bdfghklmnrt']];

  const folded = (word) => word.normalize('NFKD').toLowerCase().replace(/[\p{M}\u00ad]/gu, '').replaceAll('ß', 'ss');

  function stem(word) {
    if (!/^[a-z]+$/.test(word)) return word;
    if (word.length >= 8 && word.endsWith('innen')) return word.slice(0, -3);
    for (const ending of ENDINGS) {
      if (word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM) return word.slice(0, -ending.length);
    }
    for (const [letter, before] of LAST_LETTERS) {
      if (word.endsWith(letter) && word.length > SHORTEST_STEM && before.includes(word.at(-2))) return word.slice(0, -1);
    }
    return word;
  }

  /**
   * The forms under which a typed word is looked up: `Plaene` may be meant for `Pläne`. `own` is the word itself,
   * `begin` how longer ones begin: `Sprache` leads to `Sprachkurs`, but `Bürger` not to `Burgenland`.
   */
  function forms(word) {
    const plain = folded(word);
    const form = (it) => ({ own: stem(it), begin: /ern?$/.test(it) ? it.replace(/n$/, '') : stem(it) });
    return [...new Set([plain, plain.replace(/([aou])e/g, '$1')])].filter(Boolean).map(form);
  }

  /** What a word of the index counts for a form: 1 where it is the word itself, 0 where it is another. */
  function likeness({ own, begin }, word) {
    if (word === own) return 1;
    return begin.length >= SHORTEST && word.startsWith(begin) ? BEGINS * begin.length / word.length : 0;
  }

  // ---- The index ----

  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const awaited = new Map();
  const loaded = new Map();

  /** Each file of the index calls this with its name and what it holds. */
  globalThis.fahrplanSearch = (name, data) => awaited.get(name)?.(data);

  /** What the file `name` holds. A script and not `fetch`, which browsers refuse below `file://`. */
  function load(name, check) {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((done, failed) => {
        const script = document.createElement('script');
        const address = new URL(`${name}.js`, FOLDER);
        if (check) address.searchParams.set('v', check);
        script.src = address.href;
        script.onerror = () => failed(new Error(name));
        script.onload = () => failed(new Error(`${name} is silent`));
        awaited.set(name, done);
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  }

  function reader(packed) {
    let at = 0;
    const digit = () => DIGITS.indexOf(packed[at++]);
    const number = () => {
      let value = 0;
      for (let place = 1; ; place *= 32) {
        const next = digit();
        value += (next % 32) * place;
        if (next < 32) return value;
      }
    };
    return { digit, number, more: () => at < packed.length };
  }

  const numbers = (packed) => {
    const list = [];
    for (const from = reader(packed); from.more();) list.push(from.number());
    return list;
  };

  function postings(packed, take) {
    let document = -1;
    for (const from = reader(packed); from.more();) {
      document += 1 + from.number();
      take(document, from.digit());
    }
  }

  /** The documents that hold a word like `form`, with what it counts there. */
  async function lookUp(index, form) {
    const first = Math.max(0, index.words.findLastIndex(([word]) => word <= form.own));
    const found = new Map();
    for (let file = first; file < Math.min(index.words.length, first + MOST_FILES); file += 1) {
      const [from, check] = index.words[file];
      if (file > first && from > form.begin && !from.startsWith(form.begin)) break;
      const words = await load(`words-${file}`, check);
      for (let at = 0; at < words.length; at += 2) {
        const factor = likeness(form, words[at]);
        if (factor === 0) continue;
        postings(words[at + 1], (document, weight) => {
          found.set(document, Math.max(found.get(document) ?? 0, factor * weight));
        });
      }
    }
    return found;
  }

  /** The records that answer the question, the best first, and whether each holds all the words. */
  async function search(index, { words, kind, group }) {
    const kinds = numbers(index.kind);
    const groups = numbers(index.group);
    const wanted = (document) => (!kind || index.kinds[kinds[document]] === kind)
      && (!group || index.groups[groups[document]] === group);
    const scores = new Map();
    for (const word of words) {
      const best = new Map();
      for (const form of forms(word)) {
        for (const [document, weight] of await lookUp(index, form)) {
          if (wanted(document)) best.set(document, Math.max(best.get(document) ?? 0, weight));
        }
      }
      const rarity = Math.log(1 + index.count / (best.size || 1));
      for (const [document, weight] of best) {
        const { held, score } = scores.get(document) ?? { held: 0, score: 0 };
        scores.set(document, { held: held + 1, score: score + weight * rarity });
      }
    }
    const most = Math.max(0, ...new Set([...scores.values()].map(({ held }) => held)));
    const hits = [...scores].filter(([, { held }]) => held === most);
    hits.sort(([a, { score: one }], [b, { score: other }]) => other - one || a - b);
    return { documents: hits.map(([document]) => document), all: most === words.length };
  }

  async function record(index, document) {
    const file = index.texts.findLastIndex(([first]) => first <= document);
    const [first, check] = index.texts[file];
    const [address, title, label, status, language, headings, text] =
      (await load(`texts-${file}`, check))[document - first];
    return { address, title, label, status, language, headings, text };
  }

  // ---- The page ----

  /** Whether a word of a text is one that was looked for. */
  function matcher(words) {
    const wanted = words.flatMap(forms);
    return (word) => {
      const own = stem(folded(word));
      return wanted.some((form) => likeness(form, own) > 0 || (form.own.length > SHORTEST && own.endsWith(form.own)));
    };
  }

  /** `text` as nodes, the words that `matches` marked. */
  function* marked(text, matches) {
    let from = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (!matches(word)) continue;
      yield text.slice(from, index);
      const mark = document.createElement('mark');
      mark.textContent = word;
      yield mark;
      from = index + word.length;
    }
    yield text.slice(from);
  }

  /** The place of `text` that holds the first word looked for, or its beginning. */
  function excerpt(text, matches) {
    const hit = [...text.matchAll(WORD)].find(({ 0: word }) => matches(word))?.index ?? 0;
    const from = hit <= EXCERPT.before ? 0 : text.indexOf(' ', hit - EXCERPT.before) + 1;
    const rest = text.slice(from > hit ? hit : from);
    const to = rest.length <= EXCERPT.length ? rest.length : rest.lastIndexOf(' ', EXCERPT.length);
    const shown = rest.slice(0, to > 0 ? to : EXCERPT.length);
    return `${from > 0 ? '… ' : ''}${shown}${shown.length < rest.length ? ' …' : ''}`;
  }

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function link(address, ...children) {
    const made = element('a', '', ...children);
    made.href = `./${address}`;
    return made;
  }

  function entry({ address, title, label, status, language, headings, text }, matches) {
    const item = element('li');
    const heading = element('h3', '', link(address, ...marked(title, matches)));
    const shown = element('p', '', ...marked(excerpt(text, matches), matches));
    if (language) heading.lang = shown.lang = language;
    item.append(element('p', 'eyebrow', status ? `${label} · ${status}` : label), heading, shown);
    const below = headings.filter(([, words]) => [...words.matchAll(WORD)].some(({ 0: word }) => matches(word))).slice(0, 3);
    if (below.length > 0) {
      const links = below.map(([id, words]) => element('li', '', link(`${address}#${encodeURIComponent(id)}`, ...marked(words, matches))));
      const list = element('ul', 'links', ...links);
      if (language) list.lang = language;
      item.append(list);
    }
    return item;
  }

  function counted(place, { documents, all }) {
    const { none, one, many, partly } = place.dataset;
    if (documents.length === 0) return none;
    const count = documents.length === 1 ? one : many.replace('#', documents.length);
    return all ? count : `${partly} ${count}`;
  }

  async function show(place, question) {
    const status = place.querySelector('[role=status]');
    const list = place.querySelector('.hits');
    const more = place.querySelector('button');
    const matches = matcher(question.words);
    place.hidden = false;
    status.textContent = place.dataset.running;
    const failed = () => { status.textContent = place.dataset.failed; };
    try {
      const index = await load('index');
      const found = await search(index, question);
      const next = async () => {
        const records = found.documents.slice(list.children.length, list.children.length + PAGE);
        const items = (await Promise.all(records.map((document) => record(index, document)))).map((it) => entry(it, matches));
        list.append(...items);
        more.parentElement.hidden = list.children.length >= found.documents.length;
        return items[0];
      };
      await next();
      status.textContent = counted(place, found);
      more.addEventListener('click', () => next().then((first) => first.querySelector('a').focus()).catch(failed));
    } catch {
      failed();
    }
  }

  const form = document.getElementById('suche--formular');
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name) continue;
    field.value = asked.get(field.name) ?? '';
    // A choice that there is not leaves a list without any.
    if (field.selectedIndex === -1) field.value = '';
  }
  const words = (asked.get('q') ?? '').slice(0, 200).match(WORD) ?? [];
  if (words.length > 0) {
    document.title = `${asked.get('q')} – ${document.title}`;
    show(document.getElementById('suche--treffer'), {
      words: [...new Set(words)], kind: form.elements.art.value, group: form.elements.behoerde?.value,
    });
  }
})();
