// Whether a question sounds of danger: all words of a phrase of `lexicon.danger` stand in it, in any order, none of them in
// a calm phrase ("hit on me"). `root` brings the forms of a word together; a phrase of `skip` alone is not heard.
(self.handbookSearch ||= {}).danger = (lexicon, root, skip) => {
  "use strict";
  const { words } = self.handbookSearch;
  const danger = lexicon.danger.map(words).filter((phrase) => phrase.some((word) => !skip.has(word))).map((phrase) => phrase.map(root));
  const calm = lexicon.calm.map((phrase) => words(phrase).map(root));

  // `heard` has for each word of the question all that may be meant by it, the likeliest first: its root, and whether that
  // is sure. What is not sure is heard beside another word alone: "rope" is no alarm.
  return (heard) => {
    const isCalm = (at) => calm.some((phrase) => phrase.some((_, back) =>
      phrase.every((part, number) => heard[at - back + number]?.[0].root === part)));
    const alarming = heard.filter((_, at) => !isCalm(at)).flat();
    return danger.some((phrase) => phrase.every((part) =>
      alarming.some((one) => one.root === part && (one.sure || phrase.length > 1))));
  };
};
