// The live list: fetches them as HTML and exchanges only the rows that changed, so that a screen
// reader says those and nothing else.
import { ask, everySecond } from "./poll.js";

const parts = document.getElementById("behind-the-scenes");
const live = document.getElementById("live");
const path = `/demo/behind-the-scenes?location=${document.body.dataset.location}`;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

function merge(shown, fresh) {
  const known = new Map([...shown.children].map((row) => [row.dataset.key, row]));
  const rows = [...fresh.children].map((row) => {
    const same = known.get(row.dataset.key);
    return same?.isEqualNode(row) ? same : row;
  });
  for (const row of known.values()) if (!rows.includes(row)) row.remove();
  rows.forEach((row, index) => {
    if (shown.children[index] === row) return;
    shown.insertBefore(row, shown.children[index] ?? null);
    if (!calm.matches) row.animate([{ backgroundColor: "rgb(21 94 239 / 14%)" }, {}], 900);
  });
}

async function refresh() {
  const fresh = document.createElement("template");
  fresh.innerHTML = await (await ask(path)).text();
  for (const part of fresh.content.querySelectorAll("[data-keep]")) {
    merge(parts.querySelector(`[data-keep=${part.dataset.keep}]`), part);
  }
}

everySecond(refresh, (lost) => {
  const word = lost ? "Not connected" : "Live";
  live.className = lost ? "pill bad" : "pill good";
  if (live.textContent !== word) live.textContent = word;
});
