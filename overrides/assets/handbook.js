// Leave, dialogs, light or dark, and the notice that a review is due. Everything works without this file, less comfortably.
(() => {
  "use strict";
  const root = document.documentElement;
  const base = new URL(".", document.currentScript.src);

  // Leave: cover the page at once, then put a neutral page in its place in the same tab. Pages read before it stay behind
  // Back, and the page on privacy says so.
  const leave = (target) => {
    document.body.classList.add("leaving");
    document.title = "";
    location.replace(target);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-leave]");
    if (!link) return;
    event.preventDefault();
    leave(link.href);
  });
  let presses = [];
  document.addEventListener("pointerdown", () => { presses = []; });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat || event.ctrlKey || event.altKey || event.metaKey) {
      if (event.key !== "Shift") presses = [];
      return;
    }
    const now = event.timeStamp;
    presses = [...presses.filter((press) => now - press < 5000), now];
    if (presses.length === 3) leave(document.querySelector("[data-leave]").href);
  });

  // Dialogs: the menu and the search, each with its own way to leave.
  const open = (name) => {
    const dialog = document.getElementById(name);
    if (dialog.open) return;
    dialog.showModal();
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

  // What was searched for is forgotten when the dialog closes and when the page is left, by Back and Forward too.
  const search = document.querySelector("#search");
  const forget = () => {
    const input = search.querySelector("input");
    input.value = "";
    input.dispatchEvent(new Event("input"));
  };
  search.addEventListener("close", forget);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // the field would be emptied first, and the dialog would stay
    search.close();
  });
  addEventListener("pageshow", forget);

  // Search loads its script and data when it is first opened.
  let started = false;
  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL(name, base).href;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  const startSearch = async (dialog) => {
    dialog.querySelector("input").focus();
    if (started) return;
    started = true;
    try {
      await Promise.all([load("lunr.js"), load("search.js")]);
      await load("finder.js");
      self.handbookFinder(dialog, new URL("..", base));
    } catch {
      started = false;
      dialog.querySelector("[role=status]").textContent = "Search could not be loaded. You can use the menu.";
    }
  };

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
