// Reloads the page when the preview has built a newer site. A file, so that a strict policy lets it run.
(() => {
  "use strict";
  const epoch = document.currentScript.dataset.epoch;
  const wait = async () => {
    try {
      const answer = await fetch(`/livereload/${epoch}/${Date.now()}`);
      if (answer.ok && Number(await answer.text()) > Number(epoch)) {
        location.reload();
        return;
      }
      setTimeout(wait, 0);
    } catch {
      setTimeout(wait, 1000);
    }
  };
  addEventListener("load", wait);
})();
