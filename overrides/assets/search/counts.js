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
  // The numbers of which there are the `steps`, each from the one before, the first from -1.
  stepped(steps) {
    let number = -1;
    return steps.map((step) => (number += step));
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
