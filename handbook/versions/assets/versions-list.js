// The list of versions: which is in force now, which was on a day, and what has changed since one was read.
(async () => {
  "use strict";
  const PATIENCE = 10000;
  const FIRST_YEAR = "1900";
  const { read, now, on, readable, calledOff, publishedOn, last, late, day, dayIn } = self.handbookVersions;
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

  // What readers had on a day on which, or after which, the version that holds on it was published.
  const had = (one, asked) => {
    const then = readable(versions, one, asked), when = publishedOn(one);
    const name = then ? `version ${then.version}` : "none";
    const begin = when > asked ? `It was published on ${day(when)}; on ${day(asked)} readers had ` : "It was published on that day; until then readers had ";
    return [` ${begin}`, then && !then.withdrawn ? link(then, name) : name, then?.withdrawn ? ", which was taken down later." : "."];
  };

  const sayDay = () => {
    const asked = field.value;
    if (asked < FIRST_YEAR) { // a year that is being typed is a year of long ago
      answer.replaceChildren(field.validity.badInput && field !== document.activeElement ? "There is no such day." : "");
      return;
    }
    const one = on(versions, asked), today = dayIn((current ?? versions.at(-1)).zone);
    if (!one) {
      answer.replaceChildren(`No version was in force on ${day(asked)}.`);
      return;
    }
    const end = last(versions, one), past = end && end < today, published = late(one);
    const told = publishedOn(one) >= asked;
    const name = `Version ${one.version}`;
    const words = [`${asked > today ? "As far as is known today, on" : "On"} ${day(asked)}: `];
    words.push(one.withdrawn ? `${name}, which was taken down later` : link(one, name), ".");
    words.push(` It ${past ? "held" : "holds"} from ${day(one.effective)}${end ? ` to ${day(end)}` : ""}.`);
    if (told) words.push(...had(one, asked));
    else if (published) words.push(` It was published on ${day(published)}.`);
    answer.replaceChildren(...words);
  };

  const sayChanges = () => {
    const from = versions.findIndex((one) => one.version === choice.value);
    const later = choice.value ? versions.slice(from + 1).filter((one) => !calledOff(one)).reverse() : [];
    const list = document.createElement("ul");
    for (const one of later) {
      const item = document.createElement("li");
      const kind = one.material ? "a material change" : "an editorial change";
      const when = one.effective > dayIn(one.zone) ? "not in force before" : "from";
      item.append(`${[`${one.version}, ${when} ${day(one.effective)}, ${kind}.`, one.summary].filter(Boolean).join(" ")} `);
      item.append(one.withdrawn ? "It was taken down." : link(one, `What changed in ${one.version}`, "about/changes/#since"));
      list.append(item);
    }
    const none = choice.value ? "Nothing has been published since then." : "";
    changes.replaceChildren(later.length ? list : none);
  };

  field.addEventListener("input", sayDay);
  field.addEventListener("blur", sayDay);
  choice.addEventListener("change", sayChanges);
  sayDay(); // somebody may have been quicker than the list
  sayChanges();
})();
