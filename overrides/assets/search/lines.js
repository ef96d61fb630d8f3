// Readers' own lines: each page's title, topics and `asked_as`. They are how people ask, and so they tell how rare a word
// is in questions, which the pages' text does not: a word of which the text is full may say much, and the reverse.
//
// `data` is made by handbook/search/index.py. A term is a word of a question: each word that may be meant by it, with a
// weight.
(self.handbookSearch ||= {}).lines = (data) => {
  "use strict";
  // How much each further line of a page counts of the one before it; which words of a term are what was asked, by their
  // weight beside the likeliest.
  const FADING = 0.9, MEANT = 0.8;
  const { grouped, zipped, stepped, add, raise, rarity } = self.handbookSearch.counts;

  const lines = data.pages.flatMap((page, number) => Array.from({ length: page.lines }, () => ({ page: number, weight: 0 })));
  const holding = new Map(zipped(data.words, data.lines).map(([word, steps]) => [word, stepped(steps)]));
  const linesOf = (word) => holding.get(word) || [];
  const frequency = (word) => linesOf(word).length;
  const rareness = (word) => rarity(frequency(word), lines.length);
  const spoken = data.pages.map(() => []); // by page the words of its lines
  for (const [word, numbers] of holding) for (const number of numbers) {
    lines[number].weight += rareness(word);
    spoken[lines[number].page].push(word);
  }

  // How much a term of a question tells: the rarer in the lines, the more.
  const telltale = (term) => {
    const most = Math.max(...term.values()), those = new Set();
    for (const [word, weight] of term) if (weight >= MEANT * most) for (const line of linesOf(word)) those.add(line);
    return rarity(those.size, lines.length);
  };

  // For each page how like the question its lines are: how much of the question each holds, and how little else.
  // `weights` says how much each term tells.
  const likeness = (terms, weights) => {
    const held = new Map(), covered = new Map(); // by line: how much of the question it holds, and of itself the question
    terms.forEach((term, number) => {
      const best = new Map();
      for (const [word, weight] of term) for (const line of linesOf(word)) raise(best, line, weight);
      for (const [line, weight] of best) add(held, line, weights[number] * weight);
    });
    for (const word of new Set(terms.flatMap((term) => [...term.keys()]))) {
      for (const line of linesOf(word)) add(covered, line, rareness(word));
    }
    const alike = [...held].map(([line, share]) => {
      const rest = Math.max(0, lines[line].weight - covered.get(line));
      return { page: lines[line].page, likeness: share ** 2 / (share + rest) };
    }).sort((one, other) => other.likeness - one.likeness);
    return new Map([...grouped(alike, ({ page }) => page)].map(([page, all]) =>
      [page, all.reduce((sum, one, place) => sum + one.likeness * FADING ** place, 0)]));
  };

  return { frequency, spoken, telltale, likeness };
};
