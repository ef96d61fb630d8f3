// How strongly each page says a word, by where it stands on it: the numbers of BM25F (Robertson, Zaragoza, Taylor 2004).
//
// `sections` are those of sections.js, `spoken` the words of each page's lines; `telling` gives the words of a text that say
// something.
(self.handbookSearch ||= {}).pages = (pages, sections, spoken, telling) => {
  "use strict";
  // What a word weighs by its field; how much a long field is held against it; how soon more of a word adds little.
  const FIELDS = { title: 4, lines: 4, description: 2, heading: 2, text: 1 };
  const LENGTH = 0.5, ENOUGH = 1.2;
  const { grouped, add } = self.handbookSearch.counts;

  const sectionsOf = grouped(sections, ({ page }) => page);
  const fields = pages.map((page, number) => {
    const own = sectionsOf.get(number) || [];
    return {
      title: telling(page.title),
      lines: spoken[number],
      description: telling(page.description),
      heading: own.flatMap(({ heading }) => heading),
      text: own.flatMap(({ sentence, rest }) => [...sentence, ...rest]),
    };
  });
  const holding = new Map(); // for each word the pages that hold it, with how strongly each says it
  for (const [field, weight] of Object.entries(FIELDS)) {
    const mean = fields.reduce((sum, page) => sum + page[field].length, 0) / pages.length || 1;
    fields.forEach((page, number) => {
      const each = weight / (1 - LENGTH + LENGTH * page[field].length / mean);
      for (const word of page[field]) {
        if (!holding.has(word)) holding.set(word, new Map());
        add(holding.get(word), number, each);
      }
    });
  }

  // For each page that says anything of the terms, how much; `weights` says how much each term tells.
  const strength = (terms, weights) => {
    const scores = new Map();
    terms.forEach((term, at) => {
      const strengths = new Map();
      for (const [word, weight] of term) for (const [page, each] of holding.get(word)) add(strengths, page, weight * each);
      for (const [page, all] of strengths) add(scores, page, weights[at] * all * (ENOUGH + 1) / (all + ENOUGH));
    });
    return scores;
  };

  return { vocabulary: new Set(holding.keys()), strength };
};
