// Reads a question: how its words are spelled on the pages, which other words answer them, and whether it sounds of danger.
//
// `vocabulary` are the words of the pages; `frequency` says how many of readers' own lines hold a word.
(self.handbookSearch ||= {}).reader = (lexicon, root, vocabulary, frequency) => {
  "use strict";
  // How much a related word weighs beside the word itself: another form, one that begins so, one that means nearly the same.
  const FORM = 0.8, BEGINNING = 0.4, SAME = 0.5;
  const LETTERS = new Set("ai"), SHORT = 4; // that are words; letters of a word that many others are near
  const { words, speller, danger } = self.handbookSearch;
  const { grouped, raise } = self.handbookSearch.counts;
  const skip = new Set(lexicon.skip), isDanger = danger(lexicon, root, skip);
  const told = (text) => { // the words that say something, or all if none does
    const telling = words(text).filter((word) => !skip.has(word));
    return telling.length ? telling : words(text);
  };

  const sorted = [...vocabulary].sort();
  const families = grouped(sorted, root);
  const family = (word) => families.get(root(word)) || [];
  const beginning = (start) => {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < sorted.length && sorted[end].startsWith(start)) end++;
    return sorted.slice(low, end);
  };

  // What means nearly the same, by the root of its first word.
  const same = grouped(lexicon.same.flatMap((group) => {
    const all = group.map(told);
    return all.map((one) => ({ roots: one.map(root), others: all.filter((other) => other !== one) }));
  }), ({ roots }) => roots[0]);
  const known = new Set([...lexicon.same.flat(), ...lexicon.danger, ...lexicon.calm].flatMap(words)); // though they may stand on no page
  const isWhole = (word) => vocabulary.has(word) || skip.has(word) || known.has(word);
  const nearest = speller(new Set([...sorted, ...known, ...skip]), (word) => (skip.has(word) ? 100 : frequency(word)));

  // The words that `word` is run together from, the longest first; null if there are none. `tried` remembers which ends
  // of it cannot be taken apart: without it a word such as aiaiaiaix would be tried in more ways than there is time for.
  const apart = (word, tried = new Set()) => {
    for (let at = word.length - 1; at > 0; at--) {
      const left = word.slice(0, at), right = word.slice(at);
      if (tried.has(right) || (at === 1 ? !LETTERS.has(left) : !isWhole(left))) continue;
      const rest = isWhole(right) ? [right] : apart(right, tried);
      if (rest) return [left, ...rest];
      tried.add(right);
    }
    return null;
  };
  // For each word of `text` the ways in which it may be meant, each with a weight, the likeliest first.
  // What is near a word is remembered while it stands in the question, and no longer.
  let remembered = new Map();
  const spelled = (text) => {
    const typed = words(text), before = remembered;
    remembered = new Map();
    return typed.flatMap((word, at) => {
      const unfinished = at === typed.length - 1 && beginning(word).length > 0;
      if (isWhole(word) || family(word).length || unfinished) return [[{ word, weight: 1 }]];
      const near = before.get(word) || nearest(word);
      remembered.set(word, near);
      const parts = word.length < 6 || word.length > 59 || near[0]?.slips < 2 ? null : apart(word);
      if (parts?.some((part) => !skip.has(part))) return parts.map((part) => [{ word: part, weight: 1 }]);
      return [near.length ? near : [{ word, weight: 1 }]];
    });
  };
  // Of the words of a phrase those that readers use least: of "went blank" it is "blank" that tells.
  const rarest = (phrase) => {
    const telling = phrase.filter((word) => !skip.has(word)), least = Math.min(...telling.map(frequency));
    return telling.filter((word) => frequency(word) === least);
  };
  // Whether the words of `phrase` stand in `said` from the place `start` on, in order, with at most one word between any two.
  const stands = (said, start, phrase) => {
    let at = start;
    return phrase.every((part, number) => {
      if (!number) return said[at] === part;
      const step = said.slice(at + 1, at + 3).indexOf(part);
      at += step + 1;
      return step >= 0;
    });
  };

  return (text) => {
    const tokens = spelled(text);
    const said = tokens.map(([{ word }]) => root(word));
    const terms = [], typed = new Set(); // the words of the pages that were typed themselves, not such as mean the same
    const term = () => {
      const weights = new Map();
      terms.push(weights);
      return (word, weight) => {
        if (vocabulary.has(word)) raise(weights, word, weight);
      };
    };
    tokens.forEach((spellings, at) => {
      const skipped = spellings.every(({ word }) => skip.has(word));
      const phrases = (same.get(said[at]) || []).filter(({ roots }) => (roots.length > 1 || !skipped) && stands(said, at, roots));
      if (skipped && !phrases.length) return;
      const add = term();
      for (const { word, weight } of spellings) {
        if (skip.has(word)) continue;
        const longer = at === tokens.length - 1 && word.length > 2 ? beginning(word) : []; // still being typed
        for (const each of [word, ...family(word), ...longer]) typed.add(each);
        add(word, weight);
        for (const form of family(word)) add(form, weight * FORM);
        for (const each of longer) add(each, weight * BEGINNING);
      }
      for (const { others } of phrases) for (const other of others) {
        for (const word of rarest(other)) for (const form of [word, ...family(word)]) add(form, SAME);
      }
    });
    return {
      typed,
      terms: terms.filter((weights) => weights.size),
      danger: isDanger(tokens.map((spellings) => spellings.map(({ word, slips }) => ({ root: root(word), sure: !slips || word.length > SHORT })))),
    };
  };
};
