// The incident log: more sheets, a copy on paper or in a file, a cover after ten idle minutes. What is typed stays in the
// fields alone: it is sent nowhere, stored nowhere, and wiped with all else that was typed (handbook.js).
(() => {
  "use strict";
  const MINUTE = 60_000, COVERED = 10 * MINUTE, WIPED = 30 * MINUTE, LOOK = 5000;
  const NAME = "notes"; // of a file, and of what is printed: it says nothing
  const log = document.querySelector(".log");
  const sheets = log.querySelector(".sheets");
  const cover = log.querySelector(".log-cover");
  const status = log.querySelector("[role=status]");
  const form = sheets.firstElementChild.cloneNode(true);
  const fields = () => [...sheets.querySelectorAll("textarea, input")];
  const filled = (field) => (field.type === "checkbox" ? field.checked : field.value !== "");
  const say = (words) => { status.textContent = words; };

  // Sheets: one for each time. A new one is always made from the empty form, so that no way of undoing brings words back.
  const numbered = (sheet, number) => {
    for (const name of ["id", "for", "aria-describedby", "aria-labelledby"]) {
      for (const element of sheet.querySelectorAll(`[${name}]`)) {
        element.setAttribute(name, element.getAttribute(name).replace(/^sheet-\d+/, `sheet-${number}`));
      }
    }
    sheet.querySelector(".sheet-number").textContent = number;
    sheet.querySelector(".sheet-out").hidden = number === 1;
  };
  const fresh = () => {
    const sheet = form.cloneNode(true);
    for (const field of sheet.querySelectorAll("textarea, input")) {
      field.value = field.type === "checkbox" ? field.value : "";
      field.checked = false;
    }
    return sheet;
  };
  const renumber = () => [...sheets.children].forEach((sheet, index) => numbered(sheet, index + 1));
  const add = () => {
    sheets.append(fresh());
    renumber();
    sheets.lastElementChild.querySelector("textarea").focus();
  };
  const out = (sheet) => {
    const before = sheet.previousElementSibling;
    sheet.remove();
    renumber();
    before.querySelector("textarea").focus();
    say("The sheet was taken out.");
  };
  const wipe = () => {
    sheets.replaceChildren(fresh());
    renumber();
    say("");
  };
  document.addEventListener("wipe", wipe);

  // On paper: fields are boxes of one size, so their words stand in blocks beside them while the page is printed.
  let title = null;
  const toPaper = () => {
    fromPaper();
    title = document.title;
    document.title = NAME;
    for (const field of sheets.querySelectorAll("textarea")) {
      const words = document.createElement("div");
      words.className = "typed";
      words.textContent = log.classList.contains("blank") ? "" : field.value;
      field.after(words);
    }
  };
  const fromPaper = () => {
    sheets.querySelectorAll(".typed").forEach((words) => words.remove());
    if (title !== null) document.title = title;
    title = null;
  };
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", () => {
    fromPaper();
    log.classList.remove("blank");
  });
  const onPaper = (blank) => {
    log.classList.toggle("blank", blank); // not every browser says that it has printed
    print();
  };

  // In a file: the labels and the words below them.
  const answer = (field) => {
    const ticked = [...field.querySelectorAll("input:checked")].map((tick) => tick.parentElement.textContent.trim());
    const words = field.querySelector("textarea")?.value.trim() || ticked.join("\n");
    return words && `${field.querySelector("label, .label").textContent}\n${words}\n`;
  };
  const asText = () => [...sheets.children].map((sheet) =>
    [`${sheet.querySelector("legend").textContent}\n`, ...[...sheet.querySelectorAll(".field")].map(answer).filter(Boolean)].join("\n")
  ).join("\n\n");
  const save = () => {
    const file = new Blob(["\ufeff", asText()], { type: "text/plain;charset=utf-8" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${NAME}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), MINUTE);
    say(`Saved as ${link.download}, among your downloads.`);
  };

  // Questions before something is lost. Each dialog has its own way to leave.
  const ask = (name) => new Promise((answered) => {
    const dialog = document.getElementById(`log-${name}`);
    self.showDialog(dialog);
    dialog.onclick = (event) => { if (event.target.dataset.log === "yes") dialog.close("yes"); };
    dialog.onclose = () => {
      if (dialog.open) return; // of the question before: a browser says late that a dialog has closed
      answered(dialog.returnValue === "yes");
      dialog.returnValue = "";
    };
  });
  const deeds = {
    add,
    save: () => { document.getElementById("log-keep").close(); save(); },
    keep: () => self.showDialog(document.getElementById("log-keep")),
    print: () => { document.getElementById("log-keep").close(); onPaper(false); },
    blank: () => { onPaper(true); },
    clear: async () => {
      if (!fields().some(filled) || await ask("clear")) { wipe(); say("Everything was cleared."); }
    },
    out: async (button) => {
      const sheet = button.closest(".sheet");
      if (![...sheet.querySelectorAll("textarea, input")].some(filled) || await ask("out")) out(sheet);
    },
    show: () => { uncover(); },
  };
  log.addEventListener("click", (event) => {
    const button = event.target.closest("[data-log]");
    deeds[button?.dataset.log]?.(button);
  });

  // A link to another page would wipe what was typed without a word. Leaving and help now never wait for an answer.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    const other = link && link.protocol.startsWith("http") && link.origin + link.pathname !== location.origin + location.pathname;
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || link?.target || link?.download;
    if (!other || elsewhere || link.matches("[data-leave], [data-help]") || !fields().some(filled)) return;
    event.preventDefault();
    if (await ask("going")) location.href = link.href;
  });

  // Idle: covered after ten minutes without a key, a tap or a wheel, wiped after thirty. The clock on the wall counts, so
  // that a device that slept has been idle too.
  let last = Date.now();
  let focused = null; // the field in which somebody was writing
  const uncover = () => {
    cover.hidden = true;
    log.classList.remove("covered");
    last = Date.now();
    (focused?.isConnected ? focused : sheets.querySelector("textarea")).focus();
  };
  const look = () => {
    const idle = Date.now() - last;
    if (idle < COVERED || (!log.matches(".covered") && !fields().some(filled))) return;
    const wiped = idle >= WIPED;
    if (wiped && fields().some(filled)) wipe();
    if (log.matches(".covered") && cover.dataset.shown === (wiped ? "wiped" : "covered")) return;
    cover.dataset.shown = wiped ? "wiped" : "covered";
    cover.querySelectorAll("[data-cover]").forEach((words) => { words.hidden = words.dataset.cover !== cover.dataset.shown; });
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    const within = log.contains(document.activeElement);
    if (sheets.contains(document.activeElement)) focused = document.activeElement;
    log.classList.add("covered");
    cover.hidden = false;
    if (within) cover.querySelector("button").focus();
  };
  const active = (event) => {
    const covered = log.matches(".covered");
    look();
    if (!log.matches(".covered")) last = Date.now();
    else if (!covered && event.type === "keydown") event.preventDefault(); // the key that woke the device shows nothing
  };
  for (const sign of ["keydown", "pointerdown", "input"]) addEventListener(sign, active, { capture: true });
  addEventListener("wheel", active, { capture: true, passive: true });
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK);

  // Finding each paragraph's direction takes Chromium a time that grows with the square of their number: a megabyte that
  // is pasted would hold the page for a minute. So a very long text goes in the direction of the page.
  const LONG = 50_000;
  sheets.addEventListener("beforeinput", (event) => {
    const field = event.target;
    if ((event.data?.length ?? 0) + field.value.length > LONG) field.removeAttribute("dir");
  });

  // Where a browser cannot let a field grow with its words, this does.
  if (!CSS.supports("field-sizing", "content")) {
    sheets.addEventListener("input", ({ target }) => {
      target.style.height = "auto";
      target.style.height = `${target.scrollHeight + 4}px`;
    });
  }
  log.classList.add("ready");
})();
