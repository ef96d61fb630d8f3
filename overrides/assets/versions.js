// Says above the text of a published page whether its version is in force, and leads to the same page in other versions.
// A sealed page cannot know that: it is read from versions.json, which stands beside the versions.
(async () => {
  "use strict";
  const PATIENCE = 5000, REACTION = 250; // what moves sooner after a page has shown, nobody has begun to press
  const { read, now, next, last, late, relieved, day, dayIn } = self.handbookVersions;
  const note = document.querySelector("[data-version]"), colophon = document.querySelector(".colophon");
  const { version, address, formerly } = note.dataset;
  const root = new URL("../..", document.currentScript.src), list = new URL("versions/", root);

  const link = (words, href) => {
    const made = document.createElement("a");
    made.append(words);
    made.href = href;
    return made;
  };

  // The line comes late on a slow connection. Numbers that can be called stay where they are then: the page is scrolled
  // by the height of the line, which stays in sight at the top.
  const say = async (bold, ...words) => {
    const line = document.createElement("p"), strong = document.createElement("strong");
    line.className = "frame";
    strong.append(bold);
    line.append(strong, ...words.filter(Boolean).flatMap((word) => [" ", word]));
    note.hidden = false;
    await new Promise(requestAnimationFrame); // readers of screens tell what comes into a place that was there
    const main = document.querySelector("main"), style = document.documentElement.style;
    const shown = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    const before = main.getBoundingClientRect().top;
    style.overflowAnchor = "none"; // some browsers would scroll too
    note.replaceChildren(line);
    const fit = () => style.setProperty("--line", `${note.offsetHeight}px`);
    fit();
    addEventListener("resize", fit);
    const stays = getComputedStyle(note).position === "sticky"; // not in a low window
    if (stays && performance.now() - shown > REACTION) scrollBy({ top: main.getBoundingClientRect().top - before, behavior: "instant" });
  };
  const page = (one) => new URL(`${one.version}/${address}${location.hash}`, root).href;

  if (document.querySelector("main :is(form, textarea)")) {
    colophon?.append(" This page opens no connection, so it does not know whether there is a newer version.");
    return;
  }
  let versions;
  try { versions = await read(root, PATIENCE); } catch {
    say(`Version ${version}.`, "Whether it is in force could not be looked up here.", link("All versions", list));
    return;
  }
  const here = versions.find((one) => one.version === version), current = now(versions);
  if (here && here !== current) {
    const today = current && link(`This page in version ${current.version}, which is in force`, page(current));
    let state;
    if (here.withdrawn) {
      state = "taken down";
      say("This version was taken down.", today);
    } else if (!current || versions.indexOf(current) < versions.indexOf(here)) {
      state = "not in force yet";
      say("This version is not in force yet.", `It takes effect on ${day(here.effective)}.`, today);
    } else if (next(versions, here).effective === here.effective) {
      const after = relieved(versions, here);
      state = after ? "not in force any more" : "never in force";
      say(`This version ${after ? "is not in force any more" : "was never in force"}.`, after && `Version ${after.version} took its place on ${day(dayIn(here.zone, after.published))}.`, today);
    } else {
      state = "not in force any more";
      const published = late(here) && ` It was published on ${day(late(here))}.`;
      say("This version is not in force any more.", `It held from ${day(here.effective)} to ${day(last(versions, here))}.${published}`, today);
    }
    document.title = `Version ${version}, ${state}: ${document.title}`;

    // Whatever somebody reads up, help and whom to tell are those of today.
    const old = new Map(["help-now/", "reporting/who-to-tell/"].map((to) => [new URL(`${version}/${to}`, root).href, to]));
    for (const found of current ? document.querySelectorAll("a[href]") : []) {
      const [where, section] = found.href.split("#");
      // Without its host, so that paper does not spell it out as a link to elsewhere.
      if (old.has(where)) found.href = `${root.pathname}${current.version}/${old.get(where)}${section ? `#${section}` : ""}`;
    }
  }

  // The same page in other versions, there under the address that it had. One that lacks it opens at its first page.
  const others = versions.filter((one) => one.version !== version && !one.withdrawn).reverse();
  if (!others.length || !colophon) return;
  const details = document.createElement("details"), summary = document.createElement("summary"), items = document.createElement("ul");
  details.className = "versions";
  summary.append("This page in other versions");
  for (const one of others) {
    const item = document.createElement("li"), to = link(`${one.version}, from ${day(one.effective)}${one === current ? " (in force)" : ""}`, page(one));
    to.dataset.of = one.version;
    item.append(to);
    items.append(item);
  }
  items.addEventListener("click", async (event) => {
    const target = event.target.closest("a");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    for (const one of [address, ...formerly.split(" ").filter(Boolean)]) {
      const there = new URL(`${target.dataset.of}/${one}`, root);
      if (await fetch(there, { method: "HEAD" }).then((answer) => answer.ok, () => true)) {
        location.assign(there.href + location.hash);
        return;
      }
    }
    location.assign(new URL(`${target.dataset.of}/`, root));
  });
  details.append(summary, items);
  colophon.after(details);
})();
