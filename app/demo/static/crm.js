// The imitated CRM: a contact is chosen, buttons are pressed, and what happened is said in a sentence.
import { ask, everySecond } from "./poll.js";

const location_ = document.body.dataset.location;
const contact = document.getElementById("contact");
const log = document.getElementById("log");
const fault = document.getElementById("fault");
const stopped = "The demo does not answer. Start it again, then load this page anew.";
let called = [];

function show() {
  const { name, initials, phone, habit } = contact.selectedOptions[0].dataset;
  for (const [id, text] of Object.entries({ name, initials, phone, habit })) {
    document.getElementById(id).textContent = text;
  }
  document.getElementById("called").hidden = !called.includes(phone);
}

function choose(card) {
  const known = [...contact.options].some((option) => option.value === card.id);
  if (!known) {
    const option = new Option(card.label, card.id);
    const { name, initials, phone, habit } = card;
    Object.assign(option.dataset, { name, initials, phone, habit });
    contact.add(option);
  }
  contact.value = card.id;
  show();
}

function say(sentence, tone, at = "") {
  document.getElementById("nothing").hidden = true;
  const line = document.createElement("li");
  const time = document.createElement("time");
  time.textContent = at;
  line.className = tone;
  line.append(time, sentence);
  log.prepend(line);
}

async function press(button) {
  if (button.getAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  try {
    const path = `/demo/buttons/${button.dataset.button}?location=${location_}&contact=${contact.value}`;
    const said = await (await ask(path, { method: "POST" })).json();
    choose(said.contact);
    say(said.sentence, said.tone, said.at);
    look();
  } catch {
    say(stopped, "bad");
  }
  button.removeAttribute("aria-busy");
}

async function refresh() {
  const status = await (await ask(`/demo/status?location=${location_}`)).json();
  called = status.called;
  const words = status.fault ?? "All healthy";
  fault.className = status.fault ? "pill notice" : "pill good";
  if (fault.textContent !== words) fault.textContent = words;
  show();
}

for (const button of document.querySelectorAll("[data-button]")) {
  button.addEventListener("click", () => press(button));
}
contact.addEventListener("change", show);
// What the CRM does for an embedded page: tell it, encrypted, who is there.
const frame = document.querySelector("iframe").contentWindow;
window.addEventListener("message", async (event) => {
  if (event.source !== frame || event.data?.message !== "REQUEST_USER_DATA") return;
  const answer = await ask(`/demo/context?location=${location_}&as=${document.body.dataset.as}`);
  const { payload } = await answer.json();
  frame.postMessage({ message: "REQUEST_USER_DATA_RESPONSE", payload }, "*");
});
const look = everySecond(refresh, (lost) => {
  if (!lost) return;
  fault.className = "pill bad";
  fault.textContent = "The demo has stopped";
});
