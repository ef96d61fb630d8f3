// Spelling: for a word that nobody knows the nearest of the `known` ones. `frequency` says how often one is used.
(self.handbookSearch ||= {}).speller = (known, frequency) => {
  "use strict";
  // A slip is a letter too many, too few or wrong, or two that changed places; the first letter is seldom wrong, and of
  // two words that are as near the one that is used more often is meant more often.
  const LONGEST = 40, OTHER_FIRST = 0.6, FREQUENT = 0.1, AS_NEAR = 0.5, MOST = 4;
  const allowed = (length) => (length < 4 || length > LONGEST ? 0 : length < 5 ? 1 : length < 9 ? 2 : 3);

  const letters = (word) => {
    let mask = 0;
    for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) & 31);
    return mask;
  };
  const bits = (mask) => {
    let many = 0;
    for (; mask; mask &= mask - 1) many++;
    return many;
  };
  const byLength = [];
  for (const word of known) {
    if (word.length > 2 && word.length <= LONGEST + 3 && !/\p{N}/u.test(word)) (byLength[word.length] ||= []).push([word, letters(word)]);
  }

  // Optimal string alignment (Damerau 1964, each part of a word changed once), given up beyond `most`.
  let before = new Uint8Array(LONGEST + 4), last = new Uint8Array(LONGEST + 4), row = new Uint8Array(LONGEST + 4);
  const slips = (one, other, most) => {
    for (let j = 0; j <= other.length; j++) last[j] = j;
    for (let i = 1; i <= one.length; i++) {
      let least = (row[0] = i);
      const letter = one.charCodeAt(i - 1), previous = one.charCodeAt(i - 2);
      for (let j = 1; j <= other.length; j++) {
        const facing = other.charCodeAt(j - 1);
        let many = Math.min(last[j - 1] + (letter === facing ? 0 : 1), last[j] + 1, row[j - 1] + 1);
        if (i > 1 && j > 1 && previous === facing && letter === other.charCodeAt(j - 2)) many = Math.min(many, before[j - 2] + 1);
        row[j] = many;
        least = Math.min(least, many);
      }
      if (least > most) return most + 1;
      [before, last, row] = [last, row, before];
    }
    return last[other.length];
  };

  // The known words nearest to `word`: each with its slips and a weight, 1 for the nearest, less for those nearly as near.
  return (word) => {
    const most = allowed(word.length), mask = letters(word), found = [];
    for (let length = word.length - most; most && length <= word.length + most; length++) {
      for (const [other, itsMask] of byLength[length] || []) {
        if (bits(mask ^ itsMask) > 2 * most) continue;
        const many = slips(word, other, most);
        const cost = many + (other[0] === word[0] ? 0 : OTHER_FIRST) - FREQUENT * Math.log(1 + frequency(other));
        if (many <= most) found.push({ word: other, slips: many, cost });
      }
    }
    found.sort((one, other) => one.cost - other.cost);
    return found.filter(({ cost }) => cost <= found[0].cost + AS_NEAR).slice(0, MOST)
      .map((one) => ({ ...one, weight: Math.exp(1.5 * (found[0].cost - one.cost)) }));
  };
};
