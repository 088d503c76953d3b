"use strict";
// Everything works without this file; it only saves a click or a fright.

// A form that was changed asks before it is left.
for (const form of document.querySelectorAll("form[data-guard]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", event => { if (changed) event.preventDefault(); });
}

// Progress of a run: the page is fetched again when the run says that something happened.
for (const live of document.querySelectorAll("[data-events]")) {
  const events = new EventSource(live.dataset.events);
  events.onmessage = event => {
    const state = JSON.parse(event.data);
    for (const [name, value] of Object.entries(state)) {
      const place = live.querySelector(`[data-value="${name}"]`);
      if (place instanceof HTMLProgressElement) place.value = value;
      else if (place) place.textContent = value;
    }
    if (state.over) { events.close(); window.location.reload(); }
  };
}
