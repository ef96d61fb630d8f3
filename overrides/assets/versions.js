// Says above the text of a published page whether its version is in force, and leads to the same page in other versions.
// A sealed page cannot know that: it is read from versions.json, which stands beside the versions.
(async () => {
  "use strict";
  const PATIENCE = 5000;
  const { read, now, next, day } = self.handbookVersions;
  const note = document.querySelector("[data-version]");
  const { version, address } = note.dataset;
  const root = new URL("../..", document.currentScript.src), list = new URL("versions/", root);

  const link = (words, href) => {
    const made = document.createElement("a");
    made.append(words);
    made.href = href;
    return made;
  };
  const say = (bold, ...words) => {
    const line = document.createElement("p"), strong = document.createElement("strong");
    line.className = "frame";
    strong.append(bold);
    line.append(strong, ...words.filter(Boolean).flatMap((word) => [" ", word]));
    note.replaceChildren(line);
    note.hidden = false;
  };
  const page = (one) => new URL(`${one.version}/${address}${location.hash}`, root).href;

  let versions;
  try {
    if (document.querySelector("main :is(form, textarea)")) throw new Error("this page may open no connection");
    versions = await read(root, PATIENCE);
  } catch {
    say(`Version ${version}.`, "Whether it is in force could not be looked up here.", link("All versions", list));
    return;
  }
  const here = versions.find((one) => one.version === version), current = now(versions);
  if (here && here !== current) {
    const after = next(versions, here);
    const today = current && link("This page in the version in force", page(current));
    if (here.withdrawn) {
      say("This version was taken down.", today);
    } else if (!current || versions.indexOf(current) < versions.indexOf(here)) {
      say("This version is not in force yet.", `It takes effect on ${day(here.effective)}.`, today);
    } else if (after.effective === here.effective) {
      say("This version was never in force.", `Version ${after.version} took its place before its day.`, today);
    } else {
      say("This version is not in force any more.", `It held from ${day(here.effective)} until ${day(after.effective)}, when version ${after.version} took its place.`, today);
    }
  }

  // The same page in other versions. One that did not have it yet opens at its first page.
  const others = versions.filter((one) => one.version !== version && !one.withdrawn).reverse();
  const colophon = document.querySelector(".colophon");
  if (!others.length || !colophon) return;
  const details = document.createElement("details"), summary = document.createElement("summary"), items = document.createElement("ul");
  details.className = "versions";
  summary.append("This page in other versions");
  for (const one of others) {
    const item = document.createElement("li");
    item.append(link(`${one.version}, from ${day(one.effective)}${one === current ? " (in force)" : ""}`, page(one)));
    items.append(item);
  }
  items.addEventListener("click", async (event) => {
    const target = event.target.closest("a");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const there = await fetch(target.href, { method: "HEAD" }).then((answer) => answer.ok, () => true);
    location.assign(there ? target.href : new URL(`${target.textContent.split(",")[0]}/`, root));
  });
  details.append(summary, items);
  colophon.after(details);
})();
