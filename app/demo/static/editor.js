// The workflow editor: a step is filled in and run with a contact; a step that waits is asked for until it goes on.
import { ask } from "./poll.js";

const { location: location_, step } = document.body.dataset;
const form = document.getElementById("step");
const button = document.querySelector("button[form]");
const contact = document.getElementById("contact");
const said = document.getElementById("said");
const query = new URLSearchParams({ location: location_, step });
let shown = 0;

function chosen() {
  const values = Object.fromEntries(new FormData(form));
  for (const pair of form.querySelectorAll("[data-pair]")) {
    const [name, value] = [...pair.querySelectorAll("input")].map((input) => input.value.trim());
    if (name) values[pair.dataset.pair] = { ...values[pair.dataset.pair], [name]: value };
  }
  return values;
}

function show({ sentence, tone, branch, found }) {
  said.className = tone;
  if (said.textContent !== sentence) said.textContent = sentence;
  for (const path of document.querySelectorAll("[data-path]")) {
    if (path.dataset.path === branch) path.setAttribute("aria-current", "true");
    else path.removeAttribute("aria-current");
  }
  for (const output of document.querySelectorAll("[data-output]")) {
    output.textContent = found[output.dataset.output] ?? "";
  }
}

async function follow(trial, turn) {
  while (turn === shown) {
    show(trial);
    if (!trial.waits) return;
    await new Promise((done) => setTimeout(done, 500));
    const answer = await ask(`/demo/workflow/runs/${trial.id}?${query}`);
    trial = { ...trial, ...(await answer.json()) };
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const turn = ++shown;
  button.setAttribute("aria-busy", "true");
  try {
    const path = `/demo/workflow/runs?${query}&contact=${contact.value}`;
    const answer = await ask(path, { method: "POST", body: JSON.stringify(chosen()) });
    const trial = await answer.json();
    button.removeAttribute("aria-busy");
    await follow(trial, turn);
  } catch {
    show({ sentence: "The demo does not answer. Start it again, then load this page anew.", tone: "bad", found: {} });
  }
  button.removeAttribute("aria-busy");
});

// A choice may change what can be chosen in other fields: they are asked for anew, what fits stays chosen.
form.addEventListener("change", async ({ target }) => {
  if (!("alters" in target.dataset)) return;
  const answer = await ask(`/demo/workflow?${query}&${target.name}=${encodeURIComponent(target.value)}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const field of form.querySelectorAll("[data-asked]")) {
    const select = field.querySelector("select");
    const options = fresh.querySelector(`[data-asked="${field.dataset.asked}"] select`);
    if (select === target || !select || !options) continue;
    const before = select.value;
    select.replaceChildren(...options.children);
    if ([...select.options].some((option) => option.value === before)) select.value = before;
  }
});
