// Whether a question sounds of danger: all words of a phrase of `lexicon.danger` stand in it, in any order, none of them in
// one that is calm ("hit on"). `root` brings the forms of a word together; phrases of nothing but `skip` are not heard.
(self.handbookSearch ||= {}).danger = (lexicon, root, skip) => {
  "use strict";
  const { words } = self.handbookSearch;
  const danger = lexicon.danger.map(words).filter((phrase) => phrase.some((word) => !skip.has(word))).map((phrase) => phrase.map(root));
  const calm = lexicon.calm.map((phrase) => words(phrase).map(root));

  // `heard` has for each word of the question the roots of all that may be meant by it, the likeliest first.
  return (heard) => {
    const isCalm = (at) => calm.some((phrase) => phrase.some((_, back) =>
      phrase.every((part, number) => heard[at - back + number]?.[0] === part)));
    const alarming = heard.filter((_, at) => !isCalm(at));
    return danger.some((phrase) => phrase.every((part) => alarming.some((roots) => roots.includes(part))));
  };
};
