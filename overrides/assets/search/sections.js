// The sections of all pages, and which of a page's says most of what was asked.
//
// `data` is made by handbook/search/index.py; `telling` gives the words of a text that say something. Of each section there
// are its page's number, what is shown of it, the words of its `heading` and its `sentence`, and `rest`, all others.
(self.handbookSearch ||= {}).sections = (data, telling) => {
  "use strict";
  // How plainly a section says a word that stands in its heading, in its text; the share of a question it has to say.
  const HEADING = 2, TEXT = 1, ENOUGH = 0.5;
  const { zipped, stepped, add, raise, rarity } = self.handbookSearch.counts;

  const all = data.pages.flatMap((page, number) => page.sections.map(([id, heading, sentence]) =>
    ({ page: number, shown: { id, heading, sentence }, heading: telling(heading), sentence: telling(sentence), rest: [] })));
  for (const [word, steps] of zipped(data.words, data.sections)) {
    for (const number of stepped(steps)) all[number].rest.push(word);
  }

  // For each word the sections that hold it, with how plainly each says it.
  const holding = new Map();
  const hold = (word, number, plainly) => {
    if (!holding.has(word)) holding.set(word, new Map());
    raise(holding.get(word), number, plainly);
  };
  all.forEach(({ heading, sentence, rest }, number) => {
    for (const word of heading) hold(word, number, HEADING);
    for (const word of sentence) hold(word, number, TEXT);
    for (const word of rest) hold(word, number, TEXT);
  });

  // By page what is shown of the section that says most of what was asked, if one that has an address says enough.
  const best = (terms) => {
    const said = new Map();
    let whole = 0;
    for (const term of terms) {
      const plainly = new Map();
      for (const [word, weight] of term) for (const [number, plain] of holding.get(word) || []) raise(plainly, number, weight * plain);
      const tells = rarity(plainly.size, all.length);
      for (const [number, plain] of plainly) add(said, number, tells * plain);
      whole += tells;
    }
    const chosen = new Map();
    for (const [number, share] of [...said].sort(([one], [other]) => one - other)) {
      const { page, shown } = all[number];
      if (shown.id && share > (chosen.get(page)?.share ?? ENOUGH * whole)) chosen.set(page, { shown, share });
    }
    return (page) => chosen.get(page)?.shown || null;
  };

  return { all, best };
};
