// The search: everything it reads is one list of all pages, fetched when somebody begins to type. Without this script there
// is the list from A to Z.
(() => {
  'use strict';
  const script = document.currentScript;
  const form = document.getElementById('search');
  const input = document.getElementById('words');
  const found = document.getElementById('found');
  const top = script.dataset.index.replace(/assets\/index\.js$/, '');
  const MOST = 12;
  /** Of two pages that fit alike, whoever looks wants the explanation before the reference. */
  const AHEAD = { guide: 4, commands: 2 };
  let loading;

  /** The pages as [path, title, description, words]; a script, because a page opened from a file may not fetch. */
  function pages() {
    loading = loading || new Promise((resolve, reject) => {
      const list = document.createElement('script');
      list.src = script.dataset.index;
      list.onload = () => resolve(window.pagesOfThisSite);
      list.onerror = reject;
      document.head.append(list);
    });
    return loading;
  }

  /** How well a word fits a page: its title's beginning, its title, its other names, its description; 0 if it does not. */
  function fit([, title, description, words], word) {
    const name = title.toLowerCase();
    if (name.startsWith(word)) return 8;
    const other = ` ${words.toLowerCase()} `;
    if (other.includes(` ${word} `)) return 7;
    if (name.split(/[^a-z0-9]+/).some(part => part.startsWith(word))) return 5;
    if (name.includes(word)) return 4;
    if (other.includes(word)) return 2;
    return description.toLowerCase().includes(word) ? 1 : 0;
  }

  function search(all, text) {
    const words = text.toLowerCase().split(/[\s,;()"']+/).map(word => word.replace(/^0x0*(?=[0-9a-f]{8}$)/, '').replace(/[.:]+$/, ''));
    const asked = words.filter(word => word !== '');
    return all.map(page => [page, asked.map(word => fit(page, word))])
      .filter(([, fits]) => fits.length > 0 && fits.every(one => one > 0))
      .map(([page, fits]) => [page, fits.reduce((sum, one) => sum + one, AHEAD[page[0].split('/')[0]] || 0)])
      .sort((a, b) => b[1] - a[1] || a[0][1].length - b[0][1].length)
      .map(([page]) => page);
  }

  function item([path, title, description]) {
    const entry = document.createElement('li');
    const link = document.createElement('a');
    const more = document.createElement('small');
    link.href = top + path;
    link.append(title);
    more.append(description);
    link.append(more);
    entry.append(link);
    return entry;
  }

  function show(results, text) {
    found.replaceChildren();
    if (text.trim() === '') return;
    if (results.length === 0) {
      const none = document.createElement('p');
      none.append('No page has all of these words.');
      found.append(none);
      return;
    }
    const list = document.createElement('ol');
    list.append(...results.slice(0, MOST).map(item));
    found.append(list);
    if (results.length > MOST) {
      const more = document.createElement('p');
      more.append(`${results.length - MOST} more pages have these words.`);
      found.append(more);
    }
  }

  async function answer() {
    try {
      const text = input.value;
      const results = search(await pages(), text);
      if (text === input.value) show(results, text);
      return results;
    } catch (unreadable) {
      form.hidden = true;
      return [];
    }
  }

  form.hidden = false;
  input.addEventListener('input', answer);
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape') show([], '');
    if (event.key === 'ArrowDown') found.querySelector('a')?.focus();
  });
  found.addEventListener('keydown', event => {
    const links = [...found.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || at < 0) return;
    event.preventDefault();
    (links[at + step] || input).focus();
  });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const [best] = await answer();
    if (best) location.href = top + best[0];
  });
  // Whoever comes with words in the address has them looked for.
  const words = new URLSearchParams(location.search).get('words');
  if (words) {
    input.value = words;
    answer();
  }
})();
