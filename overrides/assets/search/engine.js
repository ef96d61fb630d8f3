// The search itself: a question in, pages out. It knows no document, no network and no storage.
//
// `data` is made by handbook/search/index.py: `pages`, whose sections are counted through the whole site; `words`, which
// says for each word of the text in which sections it stands, each counted on from the one before; and the `lexicon`.
(self.handbookSearch ||= {}).engine = (data) => {
  "use strict";
  // What a word weighs by where it stands on a page; the numbers of BM25F (Robertson, Zaragoza, Taylor 2004); how much a
  // page counts by the lines that are like the question, each further one only `FADING` of the one before, and how much it takes from a
  // line that it says other things too; the share of a question that a section has to say; how many results come first.
  const FIELDS = { title: 4, topics: 4, asked: 4, description: 2, heading: 2, text: 1 };
  const LENGTH = 0.5, ENOUGH = 1.2, LINES = 4, FADING = 0.9, BREVITY = 0.8, PLAIN = 0.5, FIRST = 3;
  const { words, forms, reader } = self.handbookSearch;
  const { pages, lexicon } = data;
  const skip = new Set(lexicon.skip);
  const telling = (text) => [...new Set(words(text))].filter((word) => !skip.has(word));

  // Readers' own lines: each page's title, topics and `asked_as`. They are how people ask, and so they tell how rare a
  // word is in questions, which the pages' text does not: a word of which the text is full may say much, and the reverse.
  const lines = pages.flatMap((page, number) => [page.title, ...page.topics, ...page.asked].map((text) => ({ page: number, words: telling(text) })));
  const linesOf = new Map();
  lines.forEach((line, number) => {
    for (const word of line.words) {
      if (linesOf.has(word)) linesOf.get(word).push(number);
      else linesOf.set(word, [number]);
    }
  });
  const rarity = (many, all = lines.length) => Math.log(1 + (all - many + 0.5) / (many + 0.5));
  const rareness = (word) => rarity(linesOf.get(word)?.length || 0);
  for (const line of lines) line.weight = line.words.reduce((sum, word) => sum + rareness(word), 0);

  // Each page's words by where they stand, and the sections of all pages, each with its words.
  const sections = [], starts = [];
  const fields = pages.map((page, number) => {
    starts.push(sections.length);
    const own = page.sections.map((section) => ({ ...section, page: number, heads: telling(section.heading), says: telling(section.sentence) }));
    sections.push(...own);
    return {
      title: telling(page.title),
      topics: page.topics.flatMap(telling),
      asked: page.asked.flatMap(telling),
      description: telling(page.description),
      heading: own.flatMap(({ heads }) => heads),
      text: own.flatMap(({ says }) => says),
    };
  });
  starts.push(sections.length);
  const spread = Object.entries(data.words).map(([word, steps]) => {
    let section = -1;
    const those = steps.map((step) => (section += step));
    for (const each of those) fields[sections[each].page].text.push(word);
    return [word, those];
  });
  // For each word the pages that hold it, each with how strongly, and the sections, each with how plainly.
  const index = new Map();
  const held = (word) => {
    if (!index.has(word)) index.set(word, { pages: new Map(), sections: new Map() });
    return index.get(word);
  };
  const stands = (word, section, plainly) => {
    const those = held(word).sections;
    those.set(section, Math.max(those.get(section) || 0, plainly));
  };
  sections.forEach(({ heads, says }, number) => {
    for (const word of heads) stands(word, number, 2);
    for (const word of says) stands(word, number, 1);
  });
  for (const [word, those] of spread) for (const section of those) stands(word, section, 1);
  for (const [field, weight] of Object.entries(FIELDS)) {
    const mean = fields.reduce((sum, page) => sum + page[field].length, 0) / pages.length || 1;
    fields.forEach((page, number) => {
      const each = weight / (1 - LENGTH + LENGTH * page[field].length / mean);
      for (const word of page[field]) {
        const those = held(word).pages;
        those.set(number, (those.get(number) || 0) + each);
      }
    });
  }
  const read = reader(lexicon, forms(lexicon.forms), new Set(index.keys()), (word) => linesOf.get(word)?.length || 0);

  // How much each term of a question tells: the rarer in readers' lines, the more.
  const telltale = (term) => {
    const most = Math.max(...term.values()), those = new Set();
    for (const [word, weight] of term) if (weight >= 0.8 * most) for (const line of linesOf.get(word) || []) those.add(line);
    return rarity(those.size);
  };
  // For each page how like the question its own lines are: how much of the question a line holds, and how little else.
  const likeness = (terms, weights) => {
    const match = new Map(), covered = new Map();
    terms.forEach((term, number) => {
      const best = new Map();
      for (const [word, weight] of term) for (const line of linesOf.get(word) || []) best.set(line, Math.max(best.get(line) || 0, weight));
      for (const [line, weight] of best) match.set(line, (match.get(line) || 0) + weights[number] * weight);
    });
    for (const word of new Set(terms.flatMap((term) => [...term.keys()]))) {
      for (const line of linesOf.get(word) || []) covered.set(line, (covered.get(line) || 0) + rareness(word));
    }
    const alike = new Map();
    for (const [line, share] of match) {
      const { page, weight } = lines[line], rest = Math.max(0, weight - covered.get(line));
      if (!alike.has(page)) alike.set(page, []);
      alike.get(page).push(share * (share / (share + rest)) ** BREVITY);
    }
    for (const [page, all] of alike) {
      alike.set(page, all.sort((one, other) => other - one).reduce((sum, one, place) => sum + one * FADING ** place, 0));
    }
    return alike;
  };
  // Pages by how much they say of what was asked, the best first.
  const ranked = (terms, weights) => {
    const scores = new Map();
    terms.forEach((term, number) => {
      const strengths = new Map();
      for (const [word, weight] of term) for (const [page, strength] of index.get(word).pages) strengths.set(page, (strengths.get(page) || 0) + weight * strength);
      for (const [page, strength] of strengths) scores.set(page, (scores.get(page) || 0) + weights[number] * strength * (ENOUGH + 1) / (strength + ENOUGH));
    });
    const alike = likeness(terms, weights);
    for (const [page, score] of scores) scores.set(page, score + LINES * (alike.get(page) || 0));
    const sorted = [...scores.keys()].sort((one, other) => scores.get(other) - scores.get(one) || one - other);
    // One story at most among the first: whoever found theirs needs to know next what they can do.
    const story = sorted.find((page) => pages[page].story);
    const first = sorted.filter((page) => page === story || !pages[page].story).slice(0, FIRST);
    return [...new Set([...first, ...sorted])];
  };
  // Of each page the section that says most of what was asked; null if none says enough of it to begin there.
  const sectionOf = (terms) => {
    const plainly = terms.map((term) => {
      const best = new Map();
      for (const [word, weight] of term) for (const [section, plain] of index.get(word).sections) best.set(section, Math.max(best.get(section) || 0, weight * plain));
      return best;
    });
    const weights = plainly.map(({ size }) => rarity(size, sections.length));
    const enough = PLAIN * weights.reduce((sum, weight) => sum + weight, 0);
    return (page) => {
      let best = null, most = enough;
      for (let number = starts[page]; number < starts[page + 1]; number++) {
        const share = plainly.reduce((sum, those, at) => sum + weights[at] * (those.get(number) || 0), 0);
        if (sections[number].id && share > most) [best, most] = [sections[number], share];
      }
      return best;
    };
  };

  // The pages that answer `text`, the best first, at most `most`. Help comes first where there may be danger, and last with
  // whom to tell, so that there is always somewhere to go; `found` says how many pages hold anything of the question.
  return (text, most) => {
    const { terms, typed, danger } = read(text);
    const weights = terms.map(telltale);
    const found = ranked(terms, weights);
    const at = (address) => pages.findIndex((page) => page.address === address);
    const help = at("help-now/"), tell = at("reporting/who-to-tell/");
    const section = sectionOf(terms);
    const shown = [...new Set([...(danger ? [help] : []), ...found, help, tell])].filter((page) => page >= 0).slice(0, most);
    return {
      found: found.length,
      danger,
      isMatch: (word) => words(word).some((one) => typed.has(one)),
      results: shown.map((page) => ({ page: pages[page], section: section(page) })),
    };
  };
};
