// Shows what the page's policy stops, and reloads the page when the preview has built a newer site. A file, so that the
// policy lets it run, and the first script of a page, so that nothing is stopped before it listens.
(() => {
  "use strict";
  const epoch = document.currentScript.dataset.epoch;

  const things = {
    "base-uri": "a base element",
    "connect-src": "a request by a script",
    "font-src": "a font",
    "form-action": "sending a form",
    "frame-src": "a frame",
    "img-src": "a picture",
    "media-src": "a sound or a film",
    "require-trusted-types-for": "a script that makes HTML or another script out of text",
    "script-src-attr": "an attribute such as onclick",
    "script-src-elem": "a script",
    "style-src-attr": "a style attribute",
    "style-src-elem": "a style sheet",
    "trusted-types": "a script that makes a Trusted Types policy of its own",
  };
  const stopped = new Set();
  const show = () => {
    let box = document.querySelector("#preview-policy");
    if (!box) {
      box = document.createElement("section");
      box.id = "preview-policy";
      box.setAttribute("role", "alert");
      document.body.prepend(box);
    }
    const head = document.createElement("p");
    head.textContent = "The policy of this page stopped something, and it will do so for readers. Take it out, or let it come from a file of the handbook.";
    const list = document.createElement("ul");
    for (const line of stopped) list.appendChild(document.createElement("li")).textContent = line;
    box.replaceChildren(head, list);
  };
  document.addEventListener("securitypolicyviolation", (event) => {
    if (/extension:/.test(event.sourceFile)) return; // what the writer's own browser adds is not of the page
    const thing = things[event.effectiveDirective] ?? "something";
    const from = /^\w+:/.test(event.blockedURI) ? ` from ${event.blockedURI}` : " that stands in the page itself";
    const where = event.lineNumber ? `, line ${event.lineNumber} of ${new URL(event.sourceFile, location).pathname}` : "";
    stopped.add(`${thing}${/-attr$|trusted|base/.test(event.effectiveDirective) ? "" : from}${where} (${event.effectiveDirective})`);
    if (document.body) show();
    else if (stopped.size === 1) addEventListener("DOMContentLoaded", show);
  });

  const wait = async () => {
    try {
      const answer = await fetch(`/livereload/${epoch}/${Date.now()}`);
      if (answer.ok && Number(await answer.text()) > Number(epoch)) {
        location.reload();
        return;
      }
      setTimeout(wait, answer.ok ? 0 : 1000);
    } catch {
      setTimeout(wait, 1000);
    }
  };
  addEventListener("load", wait);
})();
