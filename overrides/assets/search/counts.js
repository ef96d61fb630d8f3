// Counting: lists by a name, sums, the greatest of several numbers, and how much a thing tells by how rare it is.
(self.handbookSearch ||= {}).counts = {
  // Lists of `items`, each list by the name that `nameOf` gives to those in it.
  grouped(items, nameOf) {
    const groups = new Map();
    for (const item of items) {
      const name = nameOf(item);
      if (groups.has(name)) groups.get(name).push(item);
      else groups.set(name, [item]);
    }
    return groups;
  },
  // The words of one text, each with the word of the other that stands at its place, which may be empty.
  zipped(one, other) {
    const others = other.split(" ");
    return one.split(" ").map((word, number) => [word, others[number]]);
  },
  // The numbers to which `steps` lead, each from the one before, the first from -1. Each step is one character, "#" for 1
  // and so on along Unicode, past the surrogates: that is a third smaller than figures (handbook/search/index.py).
  stepped(steps) {
    let number = -1;
    return Array.from(steps, (sign) => {
      const code = sign.codePointAt(0);
      return (number += code - (code > 0xdfff ? 0x822 : 0x22));
    });
  },
  add(sums, name, number) {
    sums.set(name, (sums.get(name) || 0) + number);
  },
  raise(greatest, name, number) {
    if (number > (greatest.get(name) || 0)) greatest.set(name, number);
  },
  // What the presence of something tells that `many` of `all` have: the inverse document frequency of BM25.
  rarity: (many, all) => Math.log(1 + (all - many + 0.5) / (many + 0.5)),
};
