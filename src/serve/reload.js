// Keeps a page of the preview current. Added to each page by `fahrplan serve`, and by nothing else.
(() => {
  'use strict';

  const PLACE = 'fahrplan-place';
  const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';
  /** Milliseconds until a lost connection is tried again: first, at most. */
  const [SOON, LATE] = [250, 4000];

  /** What the reader sees, in the server's words. */
  let { state } = document.currentScript.dataset;
  let source;
  let retry;
  let wait = SOON;

  /* The connection. A hidden page has none, since browsers allow six for all tabs together; it asks when it is seen again. */

  function connect() {
    clearTimeout(retry);
    if (source || document.hidden) return;
    const query = new URLSearchParams({ page: location.pathname, state });
    source = new EventSource(`/.fahrplan/events?${query}`);
    source.addEventListener('open', () => { wait = SOON; });
    // A browser tries again by itself after some errors and not after others, and with the old state: we do it.
    source.addEventListener('error', () => {
      disconnect();
      retry = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LATE);
    });
    source.addEventListener('reload', reload);
    source.addEventListener('looks', ({ data }) => { state = data; renewLooks(); });
    source.addEventListener('problems', ({ data }) => show(JSON.parse(data)));
    source.addEventListener('fine', hide);
  }

  function disconnect() {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  }

  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', connect);
  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));

  /* The place of the reader, over a reload. */

  function reload() {
    disconnect();
    const focused = document.activeElement;
    const focus = focused === document.body ? undefined
      : { id: focused.id, tag: focused.tagName, at: [...document.querySelectorAll(FOCUSABLE)].indexOf(focused) };
    try {
      sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY, focus }));
      history.scrollRestoration = 'manual';
    } catch { /* Without storage the browser does what it can. */ }
    location.reload();
  }

  function restore() {
    let place;
    try {
      place = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
    } catch { /* As above. */ }
    if (place?.path !== location.pathname) return;
    const back = () => scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
    const { id, tag, at } = place.focus ?? {};
    const focused = (id && document.getElementById(id)) || document.querySelectorAll(FOCUSABLE)[at];
    if (focused && focused.tagName === tag) focused.focus({ preventScroll: true });
    back();
    addEventListener('load', () => {
      back();
      history.scrollRestoration = 'auto';
    }, { once: true });
  }

  /* Looks: the new style sheet stands before the old one goes, so that the page is never bare. */

  const pending = new Set();

  function renewLooks() {
    for (const link of pending) link.remove();
    pending.clear();
    for (const old of document.querySelectorAll('link[rel~="stylesheet"]')) renewSheet(old);
    for (const image of document.images) renewPicture(image);
  }

  function renewSheet(old) {
    const fresh = old.cloneNode();
    fresh.href = renewed(old.href);
    pending.add(fresh);
    fresh.addEventListener('load', () => { pending.delete(fresh); old.remove(); });
    fresh.addEventListener('error', () => { pending.delete(fresh); fresh.remove(); });
    old.after(fresh);
  }

  function renewPicture(image) {
    if (!image.src.startsWith(`${location.origin}/`)) return;
    const fresh = new Image();
    fresh.src = renewed(image.src);
    fresh.decode().then(() => { image.src = fresh.src; }, () => {});
  }

  function renewed(address) {
    const url = new URL(address);
    url.searchParams.set('fahrplan', state);
    return url.href;
  }

  /* Problems, over the last good page. */

  let overlay;
  let closed;

  function show({ lang, title, close, text }) {
    if (text === closed) return;
    overlay ??= makeOverlay();
    const { section, heading, button, messages } = overlay;
    section.lang = lang;
    if (heading.textContent !== title) heading.textContent = title;
    button.textContent = close;
    messages.textContent = text;
    overlay.text = text;
  }

  function hide() {
    closed = undefined;
    remove();
  }

  function remove() {
    overlay?.host.remove();
    overlay = undefined;
  }

  function close() {
    closed = overlay?.text;
    remove();
  }

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  });

  /** In a shadow tree, where the styles of the page do not reach it, nor its own the page. */
  function makeOverlay() {
    const host = document.createElement('fahrplan-problems');
    const root = host.attachShadow({ mode: 'open' });
    const style = make('link', { rel: 'stylesheet', href: '/.fahrplan/reload.css' });
    const heading = make('span', { role: 'alert' });
    const title = make('h2', { id: 'title' });
    title.append(heading);
    const button = make('button', { type: 'button' });
    const messages = make('pre', { tabindex: '0', role: 'group', 'aria-labelledby': 'title' });
    const section = make('section', { dir: 'ltr', 'aria-labelledby': 'title' });
    button.addEventListener('click', close);
    section.append(title, button, messages);
    root.append(style, section);
    document.body.append(host);
    return { host, section, heading, button, messages };
  }

  function make(name, attributes) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  restore();
  connect();
})();
