// The search dialog: a plain search over titles, readers' own words and headings, until search is finished.
self.handbookFinder = (dialog, root) => {
  "use strict";
  const pages = self.handbookPages;
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("[role=listbox]");
  const status = dialog.querySelector("[role=status]");
  const fields = { title: 4, asked_as: 4, description: 2, headings: 2 };
  const words = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’']/g, "").split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);

  const index = self.lunr(function () {
    this.pipeline.reset();
    this.searchPipeline.reset();
    this.b(0.5);
    this.ref("number");
    for (const [field, boost] of Object.entries(fields)) this.field(field, { boost });
    pages.forEach((page, number) => {
      const document = { number };
      for (const field of Object.keys(fields)) document[field] = words([page[field]].flat().join(" "));
      this.add(document);
    });
  });

  const find = (text) => {
    const asked = words(text);
    if (!asked.length) return [];
    return index.query((query) => {
      for (const word of asked) {
        query.term(word, {});
        if (word.length > 2) query.term(word, { wildcard: self.lunr.Query.wildcard.TRAILING, boost: 0.4 });
      }
    }).slice(0, 8).map((result) => pages[result.ref]);
  };

  const line = (name, text) => {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  };
  let chosen = -1;
  const choose = (number) => {
    const options = [...list.children];
    chosen = options.length ? (number + options.length) % options.length : -1;
    options.forEach((option, position) => option.setAttribute("aria-selected", String(position === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    }
  };
  const show = () => {
    const found = find(input.value);
    const help = pages.find((page) => page.address === "help-now/");
    const shown = input.value.trim() && !found.length && help ? [help] : found;
    list.replaceChildren(...shown.map((page, number) => {
      const link = document.createElement("a");
      link.href = new URL(page.address, root).href;
      link.id = `search-result-${number}`;
      link.setAttribute("role", "option");
      link.dataset.searchResult = "";
      link.append(line("strong", page.title), page.section, line("span", page.description));
      return link;
    }));
    input.setAttribute("aria-expanded", String(shown.length > 0));
    chosen = -1;
    list.querySelectorAll("a").forEach((option) => option.setAttribute("aria-selected", "false"));
    input.removeAttribute("aria-activedescendant");
    clearTimeout(show.later);
    show.later = setTimeout(() => {
      const many = found.length === 1 ? "1 result" : `${found.length} results`;
      status.textContent = input.value.trim()
        ? (found.length ? `${many}. What you type stays on this device.` : "Nothing found in these words. Here is where help is.")
        : "What you type stays on this device.";
    }, 600);
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter chooses a word of another script
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? chosen + 1 : (chosen < 0 ? -1 : chosen - 1));
    } else if (event.key === "Enter" && list.children.length) {
      event.preventDefault();
      list.children[Math.max(chosen, 0)].click();
    }
  });
  if (input.value) show();
};
