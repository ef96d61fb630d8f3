// The search dialog: what is typed goes to the engine, and what it finds is shown. Nothing leaves this page, which is the
// `promise` that its status makes. Addresses of pages are below `site`.
(self.handbookSearch ||= {}).finder = async (dialog, site, promise) => {
  "use strict";
  const SHOWN = 8, SAID_AFTER = 600; // results; milliseconds
  const search = await self.handbookSearch.engine(self.handbookSearch.index, () => new Promise((done) => setTimeout(done)));
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("[role=listbox]");
  const status = dialog.querySelector("[role=status]");

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };
  const marked = (text, isMatch) => text.split(/([\p{L}\p{M}\p{N}'’]+)/u).map((piece, number) =>
    number % 2 && isMatch(piece) ? element("mark", "", piece) : piece);
  const option = ({ page, section }, number, isMatch) => {
    const link = element("a", "", element("strong", "", ...marked(page.title, isMatch)));
    link.href = new URL(section ? `${page.address}#${section.id}` : page.address, site).href;
    link.id = `search-result-${number}`;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.dataset.searchResult = "";
    const where = element("span", "where", page.label);
    if (section) where.append(page.label ? ": " : "", element("b", "", ...marked(section.heading, isMatch)));
    link.append(" ", where, " ", element("span", "piece", ...marked(section ? section.sentence : page.description, isMatch)));
    return link;
  };

  let chosen = -1; // none
  const choose = (number) => {
    const options = [...list.children];
    chosen = (number + options.length) % options.length;
    options.forEach((each, position) => each.setAttribute("aria-selected", String(position === chosen)));
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };

  const statusOf = (question, { results, found, danger }) => {
    if (!question) return promise;
    if (!found && !danger) return "We found nothing in these words. You could put it another way, or begin with one of these.";
    const many = results.length === 1 ? "1 result" : `${results.length} results`;
    return `${danger ? "If you are in danger, the first result has the numbers to call. " : ""}${many}. ${promise}`;
  };
  let later;
  const show = () => {
    const question = input.value.trim();
    const answer = search(question, question ? SHOWN : 0);
    list.replaceChildren(...answer.results.map((result, number) => option(result, number, answer.isMatch)));
    list.classList.toggle("danger", answer.danger);
    input.setAttribute("aria-expanded", String(answer.results.length > 0));
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    dialog.scrollTo(0, 0);
    clearTimeout(later);
    const text = statusOf(question, answer), urgent = answer.danger || !question;
    if (text !== status.textContent) later = setTimeout(() => { status.textContent = text; }, urgent ? 0 : SAID_AFTER);
  };

  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter chooses a word of another script
    if (!list.children.length) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(Math.max(chosen, 0) - 1);
    else if (event.key === "Enter") list.children[Math.max(chosen, 0)].click();
    else return;
    event.preventDefault();
  });
  // A result on the page that is open already loads nothing: the dialog would stay in front of it.
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) dialog.close();
  });
  show();
};
