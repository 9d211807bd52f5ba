// Who is asking. The CRM around this page says so in an encrypted text, which is exchanged for a session of ten
// minutes. It lives in this variable only: no cookie, no storage. Whatever fails, nothing that was typed is touched.
"use strict";
(() => {
  const root = document.documentElement;
  const lost = document.getElementById("lost");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  let session = null;
  let opening = null;
  const waiting = new Map();

  const fresh = () => session !== null && Date.now() < session.until - 60_000;

  function askCrm() {
    if (window.parent === window) return Promise.reject(new Error(lost.dataset.alone));
    return new Promise((resolve, reject) => {
      const onMessage = (event) => {
        const { message, payload } = event.data ?? {};
        if (event.source !== window.parent || message !== "REQUEST_USER_DATA_RESPONSE" || typeof payload !== "string") return;
        stop();
        resolve(payload);
      };
      const ask = () => window.parent.postMessage({ message: "REQUEST_USER_DATA" }, "*");
      const again = setInterval(ask, 400);
      const late = setTimeout(() => { stop(); reject(new Error(lost.dataset.silent)); }, 5000);
      const stop = () => { clearInterval(again); clearTimeout(late); window.removeEventListener("message", onMessage); };
      window.addEventListener("message", onMessage);
      ask();
    });
  }

  async function open() {
    const context = await askCrm();
    const headers = { "Content-Type": "application/json", "X-Language": root.lang };
    const answer = await fetch("/embed/session", { method: "POST", headers, body: JSON.stringify({ context }) })
      .catch(() => { throw new Error(lost.dataset.down); });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(said.error ?? lost.dataset.down);
    session = { token: said.token, until: Date.now() + said.expires_in * 1000 };
    resume();
  }

  const renew = () => (opening ??= open().finally(() => { opening = null; }));

  // Every request waits for a session; when there is none, the page says so, and the work is done later.
  async function withSession(work, who = "page") {
    try {
      if (!fresh()) await renew();
    } catch (error) {
      return tellLost(error.message, work, who);
    }
    return work();
  }

  // What could not be sent waits, once for each part of the page (`who`).
  function tellLost(sentence, work, who) {
    waiting.set(who, work);
    const line = lost.querySelector("p");
    if (lost.hidden || line.textContent !== sentence) line.textContent = sentence;
    lost.hidden = false;
    document.getElementById("opening")?.remove();
  }

  function resume() {
    const works = [...waiting.values()];
    waiting.clear();
    lost.hidden = true;
    for (const work of works) work();
  }
  lost.querySelector("button").addEventListener("click", () => (fresh() ? resume() : renew().catch(() => {})));

  const headers = () => ({ "Authorization": `Bearer ${session.token}`, "X-Language": root.lang, "X-Time-Zone": zone });

  // For what htmx does not do: lists that are sent in parts. What is refused is an answer too, with its sentence.
  async function post(path, body) {
    if (!fresh()) await renew();
    const ask = () => fetch(path, { method: "POST", body, headers: headers() });
    let answer = await ask();
    if (answer.status === 401) answer = await renew().then(ask);
    if (!answer.ok && answer.status !== 422) throw new Error(answer.status);
    return answer;
  }

  document.addEventListener("htmx:confirm", (event) => {
    const { question, elt, issueRequest, path, target, verb } = event.detail;
    const asks = question && !elt.repeated;
    elt.repeated = false;
    if (!question && fresh()) return;
    event.preventDefault();
    // A list that was searched anew meanwhile may have replaced what was asked about: it is done all the same.
    const issue = () => {
      if (elt.isConnected) return issueRequest(true);
      const place = { target: target.isConnected ? target : `#${target.id}`, swap: elt.getAttribute("hx-swap") ?? "innerHTML" };
      return htmx.ajax(verb, path, { ...place, values: htmx.values(elt, verb) });
    };
    (asks ? ui.confirm(elt, question) : Promise.resolve(true)).then((yes) => yes && withSession(issue, elt));
  });

  document.addEventListener("htmx:configRequest", (event) => Object.assign(event.detail.headers, headers()));

  // The same request once more: with a new session when the other side has ended this one, else when it can be reached.
  const repeat = ({ verb, path, elt, target, triggeringEvent }) => () => {
    elt.repeated = true;
    htmx.ajax(verb, path, { source: elt, target, event: triggeringEvent });
  };
  document.addEventListener("htmx:responseError", ({ detail: { requestConfig, xhr } }) => {
    const { elt } = requestConfig;
    const again = elt.renewed && Date.now() - elt.renewed < 5000;
    if (xhr.status !== 401 || again) return tellLost(lost.dataset.down, repeat(requestConfig), elt);
    elt.renewed = Date.now();
    session = null;
    withSession(repeat(requestConfig), elt);
  });
  document.addEventListener("htmx:sendError", ({ detail: { requestConfig } }) => {
    tellLost(lost.dataset.down, repeat(requestConfig), requestConfig.elt);
  });
  // Only what our templates made becomes part of the page: a file, JSON or a stranger's page may hold anything.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const html = detail.xhr.getResponseHeader("Content-Type")?.startsWith("text/html");
    const ours = html && detail.xhr.getResponseHeader("X-Page-Part");
    if (detail.shouldSwap && !ours) Object.assign(detail, { shouldSwap: false, isError: true });
    if (!detail.isError && !lost.hidden) resume();
  });

  async function layout() {
    await htmx.ajax("GET", "/embed/layout", { target: "#app", swap: "innerHTML" });
    await ui.go();
  }

  window.session = { post, layout, withSession };
  // htmx notes the page's address in the session storage, where this page keeps the last place only.
  try {
    for (const name of Object.keys(sessionStorage)) if (name !== ui.place.name) sessionStorage.removeItem(name);
  } catch { /* forbidden in this frame, which is as well */ }
  withSession(layout);
})();
