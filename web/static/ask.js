// Questions are answered where they are asked: the answer first, then the passages as they
// come. Without script the same form leads to a page of its own.

// On that page what a model writes comes by script, since it takes seconds.

const form = document.querySelector("form[data-ask]");
const place = document.querySelector("[data-written]");
const id = form?.dataset.ask ?? place.dataset.written;
const box = document.getElementById("answer-here");
const make = (tag, text, className) => Object.assign(document.createElement(tag), text === undefined ? {} : { textContent: text }, className ? { className } : {});
let latest = null;

// paper is the address of a paper by its name, as the list of papers has it, or a quotation
// of the answer's own page.
function paper(name) {
  for (const a of document.querySelectorAll("#documents a, main a[href^='/documents/']")) if (a.textContent === name || a.textContent.startsWith(`${name}, `)) return a.pathname;
  return "";
}

function cited(quote, words) {
  const to = paper(quote.file);
  const place = `${quote.file}${quote.where ? `, ${quote.where}` : ""}, page ${quote.page}`;
  const link = to ? Object.assign(make("a", place), { href: `${to}?page=${quote.page}&q=${encodeURIComponent(words.split(/\s+/).slice(0, 8).join(" "))}` }) : make("span", place);
  return [link, make("span", `: “${words}”`)];
}

// written shows in a box what a model writes, a sentence at a time with the papers that
// bear it out; nothing where none writes.
function written(into) {
  const passages = [];
  let list = null;
  const begin = () => {
    if (list) return;
    list = make("ul", undefined, "list");
    into.append(make("h3", "In a model’s words"), make("p", "Each sentence is shown once the papers that it names bear it out; the quoted words are what counts.", "soft"), list);
  };
  return {
    passage(p) { passages.push(p); },
    sentence(s) {
      begin();
      const li = make("li", s.text);
      for (const p of (s.cites ?? []).map((n) => passages[n]).filter(Boolean)) {
        const q = p.quotes?.[0];
        li.append(" ", q ? cited({ ...q, page: p.page }, q.quote)[0] : make("span", p.file));
      }
      list.append(li);
    },
    written(w) {
      if (w.note) into.append(make("p", w.note, "soft"));
    },
  };
}

const parts = {
  answer(a, question) {
    const silent = a.outcome === "silent";
    box.replaceChildren(make("h3", silent ? "The papers do not say" : a.sure ? "Answer" : "The nearest words"), make("p", a.answer));
    if (!silent && !a.sure) box.append(make("p", "These may not be the whole answer. Read the page before you rely on them.", "soft"));
    if (silent) box.append(make("p", "Nothing in these papers answers that, and nothing was made up. What comes nearest stands below, if anything does.", "soft"));
    (a.evidence ?? []).forEach((e, n) => {
      const figure = make("figure");
      const img = make("img");
      const [top, bottom] = [Math.min(...e.boxes.map((b) => b.y0)), Math.max(...e.boxes.map((b) => b.y1))];
      const [left, right] = [Math.min(...e.boxes.map((b) => b.x0)), Math.max(...e.boxes.map((b) => b.x1))];
      img.width = Math.round(1.5 * Math.min(595, Math.max(380, right - left + 120))) || 570; // as report.Strip has it, about
      img.height = Math.round(1.5 * (bottom - top + 52)) || 96;
      img.alt = `The words on page ${e.page}`;
      img.src = `/api/v1/cases/${id}/ask/evidence/${n}?q=${encodeURIComponent(question)}`;
      const caption = make("figcaption");
      caption.append(...cited(e, e.quote));
      figure.append(img, caption);
      box.append(figure);
    });
    if (a.library) {
      const d = make("details");
      d.append(make("summary", "From the firm's library: the law and practice, not these papers"));
      for (const e of a.library.extracts) d.append(make("p", e.text), make("p", e.source, "soft"));
      if (a.library.note) d.append(make("p", a.library.note, "soft"));
      box.append(d);
    }
    for (const n of a.notes ?? []) {
      const d = make("details");
      d.append(make("summary", `Practice note: ${n.title}`), make("p", n.text), make("p", (n.sources ?? []).join("; "), "soft"));
      box.append(d);
    }
    const more = make("details");
    more.append(make("summary", "Further passages"), make("ul", undefined, "list"));
    more.hidden = true;
    const words = make("div");
    box.append(words, more);
    this.model = written(words);
  },
  passage(p) {
    this.model.passage(p);
    const more = box.querySelector("details:last-of-type");
    if (more.hidden && box.querySelector("figure") && !more.dataset.first) { more.dataset.first = "1"; return; } // the answer itself
    more.hidden = false;
    const li = make("li");
    li.append(...cited(p, (p.quotes ?? []).map((q) => q.quote).join(" … ")));
    more.querySelector("ul").append(li);
  },
  sentence(s) { this.model.sentence(s); },
  written(w) { this.model.written(w); },
  problem(p) { throw new Error(p.detail); },
};

// told asks a question and gives each part of the answer to what knows it. Again asks for
// the answer that stands on the page already.
async function told(question, to, { signal, again } = {}) {
  const answer = await fetch(`/api/v1/cases/${id}/ask`, {
    method: "POST", signal, body: JSON.stringify({ question, again }),
    headers: { "Content-Type": "application/json", Accept: "application/x-ndjson" },
  });
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail || `the server answered ${answer.status}; ask again`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ""; ;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (!line.trim()) continue;
      const { event, data } = JSON.parse(line);
      to[event]?.(data, question);
    }
  }
}

// The answer stands on the page already; a model that fails takes nothing from it.
if (place) told(place.dataset.question, written(place), { again: true }).catch(() => {});

form?.addEventListener("submit", async (e) => {
  e.preventDefault();
  const question = form.elements.q.value.trim();
  if (!question) return;
  latest?.abort();
  const mine = latest = new AbortController();
  box.hidden = false;
  box.replaceChildren(make("p", "Looking through the papers.", "soft"));
  try {
    await told(question, parts, { signal: mine.signal });
    const all = make("p");
    all.append(Object.assign(make("a", "This answer as a page"), { href: `/cases/${id}/ask?q=${encodeURIComponent(question)}` }));
    box.append(all);
  } catch (error) {
    if (error.name !== "AbortError") box.replaceChildren(make("p", `That was not answered: ${error.message}.`, "problem"));
  }
});
