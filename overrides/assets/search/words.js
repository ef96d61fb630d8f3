// Text as words, and which words are forms of one. The index is made of the same words by handbook/search/words.py.
(self.handbookSearch ||= {}).words = (text) =>
  text.normalize("NFKD").replace(/[\u0300-\u036f'’‘ʼ]/g, "").toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);

// Forms of a word by their root: after Porter (1980), "An algorithm for suffix stripping", in five steps,
// with British endings beside the American, and y kept after a vowel.
// `irregular` are lists of forms that it does not bring together.
self.handbookSearch.forms = (irregular) => {
  "use strict";
  const V = "(?:[aeiou]|(?<=[^aeiou])y)", C = "(?:[^aeiouy]|(?<=[aeiou]|^)y)"; // y is a vowel after a consonant
  const measured = (many) => new RegExp(`^${C}*(?:${V}+${C}+){${many},}${V}*$`); // how many times vowels are followed by consonants
  const M1 = measured(1), M2 = measured(2), VOWEL = new RegExp(V), ONCE = new RegExp(`^${C}*${V}+${C}+$`);
  const SHORT = new RegExp(`${C}${V}(?![wxy])${C}$`), DOUBLE = /([^aeiouylsz])\1$/;
  // Endings, each with what is put in its place where the rest is long enough. A search for one of them from the left
  // finds the longest.
  const table = (endings) => ({ endings, any: new RegExp(`(?:${Object.keys(endings).join("|")})$`) });
  const LONGER = table({
    ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", iser: "ise", abli: "able", alli: "al", entli: "ent", eli: "e",
    ousli: "ous", ization: "ize", isation: "ise", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful", ousness: "ous",
    aliti: "al", iviti: "ive", biliti: "ble",
  });
  const FULLER = table({ icate: "ic", ative: "", alize: "al", alise: "al", iciti: "ic", ical: "ic", ful: "", ness: "" });
  const LAST = /(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|(?<=[st])ion|ou|ism|ate|iti|ous|ive|ize|ise)$/;
  const replaced = (word, { endings, any }) => {
    const found = any.exec(word), rest = word.slice(0, found?.index);
    return found && M1.test(rest) ? rest + endings[found[0]] : word;
  };

  const stem = (word) => {
    if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
    let bare = word.replace(/(ss|i)es$/, "$1").replace(/([aeiouy].*[^s])s$/, "$1");
    const past = /^(.*?)(eed|ed|ing)$/.exec(bare);
    if (past?.[2] === "eed") {
      if (M1.test(past[1])) bare = bare.slice(0, -1);
    } else if (past && VOWEL.test(past[1])) {
      bare = past[1];
      if (/(at|bl|iz|is)$/.test(bare)) bare += "e";
      else if (DOUBLE.test(bare)) bare = bare.slice(0, -1);
      else if (ONCE.test(bare) && SHORT.test(bare)) bare += "e";
    }
    bare = bare.replace(/(.[^aeiou])y$/, "$1i");
    bare = replaced(replaced(bare, LONGER), FULLER);
    const rest = bare.replace(LAST, "");
    if (M2.test(rest)) bare = rest;
    const mute = bare.endsWith("e") && bare.slice(0, -1);
    if (mute && (M2.test(mute) || (M1.test(mute) && !(ONCE.test(mute) && SHORT.test(mute))))) bare = mute;
    return bare.endsWith("ll") && M2.test(bare.slice(0, -1)) ? bare.slice(0, -1) : bare;
  };
  const roots = new Map();
  for (const group of irregular) for (const word of group) roots.set(stem(word), stem(group[0]));
  return (word) => {
    const root = stem(word);
    return roots.get(root) || root;
  };
};
