// Leads from a plain address to that page in the version in force today, and keeps the #section of the link.
(async () => {
  "use strict";
  // Then it goes where the page itself leads: to what was in force when it was written. A page that is not says so itself.
  const PATIENCE = 1000;
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
