// The search itself: a question in, pages out. It knows no document, no network and no storage.
//
// `data` is made by handbook/search/index.py. Between its steps the engine waits for `pause`, so that a slow device goes on
// taking letters meanwhile.
(self.handbookSearch ||= {}).engine = async (data, pause) => {
  "use strict";
  const LINES = 4, FIRST = 3; // what lines count beside text; how many results come first
  const { words, forms, reader, lines, sections, pages } = self.handbookSearch;
  const { lexicon } = data;
  const skip = new Set(lexicon.skip);
  const telling = (text) => [...new Set(words(text))].filter((word) => !skip.has(word));

  const { frequency, spoken, telltale, likeness } = lines(data);
  await pause();
  const { all, best } = sections(data, telling);
  await pause();
  const { vocabulary, strength } = pages(data.pages, all, spoken, telling);
  await pause();
  const read = reader(lexicon, forms(lexicon.forms), vocabulary, frequency);

  // Pages by how much they say of what was asked, the best first.
  const ranked = (terms) => {
    const weights = terms.map(telltale), scores = strength(terms, weights), alike = likeness(terms, weights);
    const score = (page) => scores.get(page) + LINES * (alike.get(page) || 0);
    const sorted = [...scores.keys()].sort((one, other) => score(other) - score(one) || one - other);
    // One story at most among the first: whoever found theirs needs to know next what they can do.
    const isStory = (page) => data.pages[page].story, story = sorted.find(isStory);
    const first = sorted.filter((page) => page === story || !isStory(page)).slice(0, FIRST);
    return [...new Set([...first, ...sorted])];
  };

  // The pages that answer `text`, the best first, at most `most`. Help comes first where there may be danger, and with
  // whom to tell behind few other pages, so that there is always somewhere to go; `found` says how many pages hold anything of the question.
  return (text, most) => {
    const { terms, typed, danger } = read(text);
    const found = ranked(terms), section = best(terms);
    const at = (address) => data.pages.findIndex((page) => page.address === address);
    const help = at("help-now/"), tell = at("reporting/who-to-tell/");
    const shown = [...new Set([...(danger ? [help] : []), ...found, help, tell])].filter((page) => page >= 0).slice(0, most);
    return {
      found: found.length,
      danger,
      isMatch: (word) => words(word).some((one) => typed.has(one)),
      // Who may be in danger gets all of help now, from its first number on.
      results: shown.map((page) => ({ page: data.pages[page], section: danger && page === help ? null : section(page) })),
    };
  };
};
