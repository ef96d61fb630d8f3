// Learns from lines of which page is known which words tell the pages apart: multinomial logistic regression, by stochastic
// gradient descent (Bottou 2012, "Stochastic Gradient Descent Tricks"). What it learns is not kept, it is learned anew.
//
// `examples` are lists of words, each with the number of its `page`, of so many `pages`.
(self.handbookSearch ||= {}).learner = (examples, pages) => {
  "use strict";
  const ROUNDS = 3, STEP = 1, MODESTY = 0.1; // how often each is seen, how far it moves what was learned, how fast that fades
  const numbers = new Map();
  for (const { words } of examples) for (const word of words) if (!numbers.has(word)) numbers.set(word, numbers.size);
  const holding = new Float64Array(numbers.size);
  for (const { words } of examples) for (const word of words) holding[numbers.get(word)]++;
  const learned = new Float64Array(numbers.size * pages);

  // The known ones of some words, as where they stand in what was learned, and weights: the rarer the heavier, together of
  // length 1.
  const features = (words, weightOf) => {
    const known = words.filter((word) => numbers.has(word));
    const places = Int32Array.from(known, (word) => numbers.get(word) * pages);
    const weights = Float64Array.from(known, (word) => weightOf(word) * Math.log(examples.length / holding[numbers.get(word)]));
    const length = Math.hypot(...weights) || 1;
    return { places, weights: weights.map((weight) => weight / length) };
  };
  const score = ({ places, weights }, into) => {
    into.fill(0);
    for (let at = 0; at < places.length; at++) {
      const place = places[at], weight = weights[at];
      for (let page = 0; page < pages; page++) into[page] += weight * learned[place + page];
    }
    return into;
  };

  const seen = examples.map(({ words, page }) => ({ those: features(words, () => 1), page }));
  const odds = new Float64Array(pages);
  const learn = ({ those, page: right }) => {
    score(those, odds);
    let most = -Infinity, sum = 0;
    for (let page = 0; page < pages; page++) if (odds[page] > most) most = odds[page];
    for (let page = 0; page < pages; page++) sum += odds[page] = Math.exp(odds[page] - most);
    const step = STEP / sum;
    odds[right] -= sum;
    for (let at = 0; at < those.places.length; at++) {
      const place = those.places[at], weight = those.weights[at], kept = 1 - STEP * MODESTY * weight * weight;
      for (let page = 0; page < pages; page++) learned[place + page] = kept * learned[place + page] - step * weight * odds[page];
    }
  };
  // Examples of one page stand together: they are taken in strides that come to each once, the same at each opening.
  let stride = Math.ceil(seen.length * 0.618);
  const common = (one, other) => (other ? common(other, one % other) : one);
  while (common(stride, seen.length) > 1) stride++;
  for (let step = 0; step < ROUNDS * seen.length; step++) learn(seen[(step * stride) % seen.length]);

  // How well each page answers a question of words with weights (a Map), below or at 0, which is the best.
  return (weights) => {
    const scores = score(features([...weights.keys()], (word) => weights.get(word)), new Float64Array(pages));
    const most = scores.reduce((one, other) => Math.max(one, other));
    return scores.map((one) => one - most);
  };
};
