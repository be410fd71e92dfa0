// The page of a case: what changes is shown as it happens, and papers are sent.

const section = document.querySelector("[data-case]");
const id = section.dataset.case;
const told = document.getElementById("told");
const list = document.getElementById("documents");
const say = (text) => { told.textContent = text; };

// row shows where a paper is.
function row(paper, place = paper.parent ? null : coming(paper.name)) {
  let li = list.querySelector(`[data-document="${paper.id}"]`);
  if (!li) {
    const link = document.createElement("review" in section.dataset ? "a" : "span");
    if (link.href !== undefined) link.href = `/documents/${paper.id}`;
    li = put(link, paper.name, place);
    li.dataset.document = paper.id;
    if (paper.parent) li.className = "child";
  }
  const pages = paper.pages === 1 ? "1 page" : `${paper.pages} pages`;
  li.querySelector(".kind").textContent = paper.kind_name
    ? `${paper.kind_name}, ${pages}${paper.unread_pages ? `, ${paper.unread_pages} not read` : ""} · ` : "";
  const stage = li.querySelector("p span:last-child");
  stage.textContent = paper.stage;
  stage.className = `stage ${paper.state}${paper.parked ? " parked" : ""}`;
  let bar = li.querySelector("progress");
  if (!bar) {
    bar = document.createElement("progress");
    bar.setAttribute("aria-label", "pages read");
    li.append(bar);
  }
  bar.hidden = !paper.total || paper.state !== "kept";
  bar.max = paper.total || 1;
  bar.value = paper.done || 0;
  count();
}

// put puts a paper into the list: in the place that is kept for it, or last.
function put(link, name, li) {
  li ??= list.appendChild(document.createElement("li"));
  delete li.dataset.coming;
  link.textContent = name;
  const line = document.createElement("p");
  line.className = "soft";
  const kind = document.createElement("span");
  kind.className = "kind";
  line.append(kind, document.createElement("span"));
  li.replaceChildren(link, line);
  return li;
}

// What is to be sent has its place in the list from then on, so that nothing moves when
// papers come one by one.
const coming = (name) => [...list.querySelectorAll("[data-coming]")].find((li) => li.dataset.coming === name);
const places = {
  keep(names) {
    const there = new Set([...list.children].map((li) => li.firstElementChild.textContent));
    for (const name of new Set(names)) {
      if (there.has(name)) continue; // it may be the same
      const li = put(document.createElement("span"), name);
      li.dataset.coming = name;
      li.querySelector("p span:last-child").textContent = "to be sent";
    }
    count();
  },
  take(name, paper) {
    if (list.querySelector(`[data-document="${paper.id}"]`)) this.leave(name); else row(paper, coming(name));
  },
  leave(name) { coming(name)?.remove(); count(); },
};

// count says how many papers there are and, on a page that has no report yet, how many of
// them are read. What stands there keeps its height, so that the papers below it stay where
// they are. Of many papers that change at once it counts once.
let counting = 0;
function count() {
  counting ||= requestAnimationFrame(() => { counting = 0; tally(); });
}
function tally() {
  const all = list.children.length;
  document.querySelector("#papers .count").textContent = all || "";
  const place = document.querySelector("#report .first");
  if (!place) return;
  const done = list.querySelectorAll(".stage.read, .stage.ready, .stage.quarantined, .stage.parked").length;
  place.style.minHeight ||= `${place.offsetHeight}px`;
  if (!("new" in place.dataset)) place.textContent = `${done} of ${all} papers are read. What they say, what is wrong and what to ask comes when that is done.`;
  else place.firstChild.data = done < all ? `${done} of ${all} papers are read so far. ` : "The papers are read. ";
}

// The report is made on the server; a new one takes the old one's place, unless somebody
// is writing in the old one: then it waits to be asked for. So does the first one before
// somebody who watches their papers being read: it would push those away.
let shown = Number(section.dataset.report);
async function refresh(number) {
  const old = document.getElementById("report");
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("report");
  if (!fresh) return;
  shown = number;
  const first = old.querySelector(".first");
  const renew = () => {
    const open = new Set([...old.querySelectorAll("details[open]")].map(named));
    for (const d of fresh.querySelectorAll("details")) d.open = d.open || open.has(named(d));
    old.replaceWith(fresh);
    if (first) document.querySelector(".casehead").replaceWith(page.querySelector(".casehead")); // which leads to the pack now
  };
  const busy = old.contains(document.activeElement) && document.activeElement.matches("input:not([type=search]), textarea, select")
    || [...old.querySelectorAll("textarea, input[type=text], input:not([type])")].some((f) => f.value !== f.defaultValue);
  if (!busy && (!first || document.hidden)) { renew(); return; }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = first ? "Show what is wrong" : "Show the new report";
  button.addEventListener("click", renew);
  if (first) {
    button.addEventListener("click", () => { scrollTo(0, 0); fresh.tabIndex = -1; fresh.focus({ preventScroll: true }); });
    first.dataset.new = "";
    first.style.minHeight ||= `${first.offsetHeight}px`;
    first.replaceChildren("", button);
    tally();
    return;
  }
  const wait = document.createElement("p");
  wait.className = "notice";
  wait.append("There is a new report. ", button);
  old.querySelector(".notice[data-new]")?.remove();
  wait.dataset.new = "";
  old.prepend(wait);
}

// named is what finds a folded part again in a fresh page.
const named = (d) => `${d.closest("[id]")?.id}/${d.querySelector("summary")?.textContent.replace(/\d+/g, "")}`;

const events = new EventSource(`/api/v1/cases/${id}/events`);
addEventListener("pagehide", () => events.close());
events.addEventListener("document", (e) => row(JSON.parse(e.data)));
events.addEventListener("case", async (e) => {
  const now = JSON.parse(e.data);
  if (now.report > shown) {
    await refresh(now.report);
    if (now.state === "ready") say("The report is ready.");
  } else if (now.state === "working" && told.textContent === "") {
    say("Working.");
  }
});

if (document.getElementById("drop")) (await import("/static/send.js")).sending(id, say, places);
