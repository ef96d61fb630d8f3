// Leave, dialogs, light or dark, and the notice that a review is due. Reading, help and leaving work without this file.
(() => {
  "use strict";
  const root = document.documentElement;
  const base = new URL(".", document.currentScript.src);

  // Whatever was typed is gone when the page is left, and when a browser brings the page back with what it remembers.
  const again = performance.getEntriesByType("navigation")[0]?.type !== "navigate"; // by Back, by a reload, after a crash
  const wipe = () => {
    for (const field of document.querySelectorAll("input, textarea")) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = field.defaultChecked;
      else field.value = "";
    }
    document.dispatchEvent(new Event("wipe"));
  };
  addEventListener("pagehide", wipe);
  addEventListener("pageshow", (event) => { if (event.persisted || again) wipe(); });

  // Leave: take all that is shown away at once, then put a neutral page in its place in the same tab; a blank one where
  // no neutral one can be had. Pages read before it stay behind Back, and the page on privacy says so.
  const BLANK = "about:blank", PATIENCE = 5000;
  const leave = (target) => {
    wipe();
    document.title = "Loading"; // without a title a tab shows the address
    document.body.replaceChildren();
    location.replace(navigator.onLine ? target : BLANK);
    setTimeout(() => location.replace(BLANK), PATIENCE);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-leave]");
    if (!link) return;
    event.preventDefault();
    leave(link.href);
  });

  // Shift three times within five seconds leaves too: pressed and let go alone, not as part of a capital or a shortcut,
  // and not by those whose keyboard holds Shift for them (sticky keys: a capital comes after Shift was let go).
  const WITHIN = 5000, PRESSES = 3;
  const count = document.getElementById("presses");
  let presses = [], held = null, alone = false, sticky = false, later;
  const counted = (times) => {
    presses = times;
    document.body.dataset.presses = times.length;
    count.textContent = times.length ? `Shift: ${PRESSES - times.length} more to leave this site.` : "";
    clearTimeout(later);
    if (times.length) later = setTimeout(() => counted([]), WITHIN - (times.at(-1) - times[0]));
  };
  const interrupted = () => {
    alone = false;
    if (presses.length) counted([]);
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Shift" && !event.repeat && !event.isComposing && !(event.ctrlKey || event.altKey || event.metaKey)) {
      held = alone = true;
      return;
    }
    if (event.key !== "Shift" && event.shiftKey && held === false) sticky = true;
    interrupted();
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return;
    const pressed = held && alone && !event.shiftKey;
    held = false;
    if (!pressed || sticky) return;
    const now = event.timeStamp;
    const times = [...presses.filter((time) => now - time < WITHIN), now];
    if (times.length === PRESSES) leave(document.querySelector("[data-leave]").href);
    else counted(times);
  }, true);
  addEventListener("pointerdown", interrupted, true);
  addEventListener("blur", () => { held = null; interrupted(); });

  // Dialogs, each with its own way to leave. The heading has the focus at first, so that it is read out.
  self.showDialog = (dialog) => {
    dialog.showModal();
    dialog.querySelector("h2").focus();
  };
  const open = (name) => {
    const dialog = document.getElementById(name);
    if (document.querySelector("dialog[open]")) return; // one at a time: a question may be waiting for its answer
    if (name === "search") forget(); // a browser says late that a dialog has closed
    self.showDialog(dialog);
    if (name === "search") startSearch(dialog);
  };
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      event.preventDefault();
      open(opener.dataset.dialog);
    } else if (event.target.closest("[data-close]")) {
      event.target.closest("dialog").close();
    }
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open("search");
    }
  });

  // What was searched for is forgotten when the dialog closes, which it does when nobody types for ten minutes, and whenever
  // what was typed is wiped.
  const search = document.querySelector("#search");
  let idle;
  search.addEventListener("input", () => {
    clearTimeout(idle);
    idle = setTimeout(() => search.close(), 10 * 60 * 1000);
  });
  const forget = () => {
    clearTimeout(idle);
    const input = search.querySelector("input");
    input.value = "";
    input.dispatchEvent(new Event("input"));
  };
  search.addEventListener("close", () => { if (!search.open) forget(); });
  document.addEventListener("wipe", forget);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault(); // the field would be emptied first, and the dialog would stay
    search.close();
  });

  // Search loads what it needs when it is first opened, from a folder named after all of it, so that no cache mixes builds.
  let started = false;
  const status = search.querySelector("[role=status]"), promise = status.textContent;
  const address = (name) => new URL(/^(search-[0-9a-f]+\/)?[a-z-]+\.js$/.test(name) ? name : "none", base).href;
  const trusted = self.trustedTypes ? self.trustedTypes.createPolicy("handbook", { createScriptURL: address }) : { createScriptURL: address };
  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = trusted.createScriptURL(name);
    script.async = false; // loaded beside one another, run in the order in which they were asked for
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  const startSearch = async (dialog) => {
    dialog.querySelector("input").focus();
    if (started) return;
    started = true;
    status.textContent = "Search is loading …";
    const { files } = dialog.dataset;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL(`${files}/search.css`, base).href;
    document.head.append(style);
    try {
      const scripts = [
        "counts.js", "words.js", "speller.js", "danger.js", "reader.js", "lines.js", "sections.js", "pages.js", "engine.js", "index.js",
        "finder.js",
      ];
      await Promise.all(scripts.map((name) => load(`${files}/${name}`)));
      await self.handbookSearch.finder(dialog, new URL("..", base), promise);
    } catch {
      started = false;
      style.remove(); // the next opening tries all of it again
      status.textContent = "Search could not be loaded. You can use the A–Z of topics.";
    }
  };

  // The incident log has a script of its own.
  const log = document.querySelector(".log");
  if (log) load("log.js").catch(() => log.classList.add("off"));

  // A published version says whether it is in force.
  if (document.querySelector("[data-version]")) ["in-force.js", "versions.js"].forEach((name) => load(name).catch(() => {}));

  // Light or dark: by the device, unless chosen here. The choice is the only thing this site stores.
  const key = "scheme";
  const show = (scheme) => {
    if (scheme === "auto") delete root.dataset.scheme;
    else root.dataset.scheme = scheme;
    document.querySelectorAll("[data-scheme]").forEach((button) => {
      if (button !== root) button.setAttribute("aria-pressed", String(button.dataset.scheme === scheme));
    });
  };
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  show(["light", "dark"].includes(stored()) ? stored() : "auto");
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-scheme]");
    if (!button) return;
    show(button.dataset.scheme);
    try {
      if (button.dataset.scheme === "auto") localStorage.removeItem(key);
      else localStorage.setItem(key, button.dataset.scheme);
    } catch { /* A device that stores nothing still shows the choice on this page. */ }
  });

  // Whatever is due in a register says so in words.
  const today = new Date().toISOString().slice(0, 10);
  for (const row of document.querySelectorAll("[data-row-due]")) {
    if (row.dataset.rowDue < today) row.lastElementChild.append(" (due)");
  }

  // A review that is due is said on the device, so that the calendar alone never changes a page.
  // Under a policy's facts; on other pages last, where it pushes no number down.
  const page = document.querySelector("[data-due]");
  if (page && page.dataset.due < today) {
    const notice = document.createElement("div");
    notice.className = "warning";
    const words = document.createElement("p");
    const bold = document.createElement("strong");
    bold.textContent = "A review of this page is due.";
    words.append(bold, " What it promises still holds; a number may be out of date.");
    notice.append(words);
    const facts = page.querySelector(".meta");
    if (facts) facts.after(notice);
    else page.append(notice);
  }
})();
