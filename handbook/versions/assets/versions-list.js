// The list of versions: which is in force now, which was on a day, and what has changed since one was read.
(async () => {
  "use strict";
  const PATIENCE = 10000;
  const { read, now, on, next, day } = self.handbookVersions;
  const root = new URL("..", document.currentScript.src);
  const field = document.querySelector("#day"), choice = document.querySelector("#read");
  const answer = document.querySelector("#answer"), changes = document.querySelector("#changes");

  let versions;
  try { versions = await read(root, PATIENCE); } catch {
    document.querySelectorAll(".look-up").forEach((part) => part.remove());
    return;
  }
  const link = (one, words, path = "") => {
    const made = document.createElement("a");
    made.append(words);
    made.href = new URL(`${one.version}/${path}`, root);
    return made;
  };

  // The table was written when something was last published; a version announced then may have come into force.
  const current = now(versions);
  document.querySelectorAll(".now").forEach((mark) => mark.remove());
  const row = current && document.querySelector(`[data-row="${current.version}"]`);
  if (row) {
    const mark = document.createElement("strong");
    mark.className = "now";
    mark.append("In force");
    row.querySelector("th").append(" ", mark);
    const cell = row.querySelector("td");
    cell.textContent = cell.textContent.replace(/^From /, "Since ");
  }

  const sayDay = () => {
    if (!field.value) { answer.replaceChildren(); return; }
    const one = on(versions, field.value);
    if (!one) {
      answer.replaceChildren(`No version was in force on ${day(field.value)}.`);
      return;
    }
    const after = next(versions, one);
    const until = after ? ` to ${day(after.effective)}, when version ${after.version} took its place` : "";
    const name = `Version ${one.version}`, over = versions.indexOf(one) < versions.indexOf(current);
    answer.replaceChildren(`On ${day(field.value)}: `, one.withdrawn ? `${name}, which was taken down later` : link(one, name), `. It ${over ? "held" : "holds"} from ${day(one.effective)}${until}.`);
  };

  const sayChanges = () => {
    const from = versions.findIndex((one) => one.version === choice.value);
    const later = choice.value ? versions.slice(from + 1).reverse() : [];
    const list = document.createElement("ul");
    for (const one of later) {
      const item = document.createElement("li");
      const kind = one.material ? "a material change" : "wording alone";
      item.append(`${one.version}, from ${day(one.effective)}, ${kind}. ${one.summary} `);
      if (!one.withdrawn) item.append(link(one, `What changed in ${one.version}`, "about/changes/"));
      list.append(item);
    }
    const none = choice.value ? "Nothing has been published since then." : "";
    changes.replaceChildren(later.length ? list : none);
  };

  field.addEventListener("input", sayDay);
  choice.addEventListener("change", sayChanges);
  sayDay(); // somebody may have been quicker than the list
  sayChanges();
})();
