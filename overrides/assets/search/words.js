// Text as words, and which words are forms of one. The index is made of the same words by handbook/search/words.py.
(self.handbookSearch ||= {}).words = (text) =>
  text.normalize("NFKD").replace(/[\u0300-\u036f'’‘ʼ]/g, "").toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);

// Forms of a word begin alike once a usual ending of English is gone; `irregular` are lists of forms that do not.
self.handbookSearch.forms = (irregular) => {
  "use strict";
  const ENDING = /(?:ings?|e?d|e?rs?|ors?|ments?|ations?|ions?|ies|es|s|ly|e|y)$/, SHORTEST = 3;
  const stem = (word) => {
    if (word.length <= SHORTEST || /\p{N}/u.test(word)) return word;
    let bare = word;
    for (let turn = 0; turn < 2; turn++) { // threat-en-ing, harass-ment-s
      const shorter = bare.replace(ENDING, "");
      if (shorter.length >= SHORTEST) bare = shorter;
    }
    return bare.replace(/([^aeiou])\1$/, "$1").replace(/i$/, ""); // grabb-ed, bull-i-ed
  };
  const roots = new Map();
  for (const group of irregular) for (const word of group) roots.set(word, stem(group[0]));
  return (word) => roots.get(word) || stem(word);
};
