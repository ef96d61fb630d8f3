// Leads from a plain address to that page in the version in force today, and keeps the #section of the link.
(async () => {
  "use strict";
  const PATIENCE = 2500; // then it goes where the page itself leads: to what was in force when the page was written
  const link = document.querySelector("a"), root = new URL("..", document.currentScript.src);
  const { address, since } = link.dataset;
  let href = link.href;
  try {
    const { read, now } = self.handbookVersions;
    const versions = await read(root, PATIENCE);
    const current = now(versions), first = versions.findIndex((one) => one.version === since);
    const one = versions.indexOf(current) >= first ? current : versions.slice(first).find((other) => !other.withdrawn);
    if (one) href = new URL(`${one.version}/${address}`, root).href;
  } catch { /* no connection, or no list: the link of the page holds */ }
  location.replace(href + location.hash);
})();
