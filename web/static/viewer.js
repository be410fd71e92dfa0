// The viewer's comforts: another page, fact or search without loading the whole page
// anew, the keyboard, larger, turned. Without script every one of its links works too.

const sizes = ["", "by-150", "by-200", "by-300"];
const names = ["Fit", "150 %", "200 %", "300 %"];
let size = 0; // which of them
let turned = 0; // clockwise quarters

const viewer = () => document.getElementById("viewer");
const told = document.createElement("p");
told.className = "skip";
told.setAttribute("role", "status");
viewer().after(told);

// --- another page ---

let latest = 0;
async function show(address, push) {
  const mine = ++latest;
  const answer = await fetch(address);
  if (!answer.ok) { location.href = address; return; }
  // In the document of a parser there is no script: what is for those without stays a text
  // there too when it is escaped.
  const text = (await answer.text()).replace(/<noscript>([^]*?)<\/noscript>/g, (_, inner) => `<noscript>${inner.replace(/[&<]/g, (c) => (c === "&" ? "&amp;" : "&lt;"))}</noscript>`);
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("viewer");
  if (mine !== latest) return; // somebody has turned on meanwhile
  if (!fresh) { location.href = address; return; }
  const said = viewer().querySelector(".said")?.scrollTop ?? 0;
  const held = heldBy(document.activeElement);
  tiles(fresh);
  viewer().replaceWith(fresh);
  if (push) history.pushState(null, "", address);
  fresh.querySelector(".said").scrollTop = said;
  dress();
  if (held) fresh.querySelector(held)?.focus({ preventScroll: true });
  told.textContent = fresh.querySelector("figcaption").textContent.trim();
}

// tiles has the small pictures of a fresh page wait for its large one: each is drawn for
// whoever asks, and the page that somebody jumped to comes first. Those that are there stay.
function tiles(fresh) {
  const there = new Map([...viewer().querySelectorAll(".tiles img")].filter((i) => i.complete && i.naturalWidth).map((i) => [i.getAttribute("src"), i]));
  const late = [];
  for (const img of fresh.querySelectorAll(".tiles img")) {
    const old = there.get(img.getAttribute("src"));
    if (old) { img.replaceWith(old); continue; }
    late.push([img, img.getAttribute("src")]);
    img.removeAttribute("src");
  }
  const come = () => { for (const [img, src] of late) img.src = src; };
  const large = fresh.querySelector(".paper img");
  for (const event of ["load", "error"]) large?.addEventListener(event, come, { once: true });
}

// heldBy is what finds again in a fresh page what had the focus in the old one.
function heldBy(at) {
  if (!viewer().contains(at)) return "";
  if (at.id) return `#${CSS.escape(at.id)}`;
  if (at.rel) return `a[rel="${at.rel}"]`;
  if (at.matches(".pane")) return ".pane";
  if (at.matches(".tiles a")) return ".tiles a[aria-current]";
  if (at.matches("a[href]")) return `a[href="${CSS.escape(at.getAttribute("href"))}"]`;
  return "";
}

document.addEventListener("click", (e) => {
  const link = e.target.closest("#viewer a[href^='?']");
  if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  show(link.href, true);
});
document.addEventListener("submit", (e) => {
  if (!e.target.matches("#viewer .find")) return;
  e.preventDefault();
  const address = new URL(location.href);
  const sought = e.target.elements.q.value.trim();
  if (sought) address.searchParams.set("q", sought); else address.searchParams.delete("q");
  show(address.href, true);
});
addEventListener("popstate", () => show(location.href, false));

// The form that judges a fact is made when it is asked for: a browser looks at every field of
// every form, in folded parts too, and lays each out to see whether it could fill it in.
document.addEventListener("toggle", (e) => {
  const kept = e.target.querySelector(":scope > noscript");
  if (kept) kept.outerHTML = kept.textContent;
}, true);

// --- larger, turned ---

function dress() {
  const tools = viewer().querySelector(".zooms"); // which keeps a place for them
  const button = (label, title, act) => {
    const b = document.createElement("button");
    b.type = "button";
    b.className = "quiet";
    b.textContent = label;
    b.title = title;
    b.id = `do-${title.split(" ")[0].toLowerCase()}`;
    b.addEventListener("click", act);
    tools.append(b);
  };
  for (const kept of viewer().querySelectorAll(".paper noscript")) words(kept);
  button("−", "Smaller (-)", () => zoom(-1));
  button("+", "Larger (+)", () => zoom(1));
  button("↻", "Turn (r)", turn);
  button("?", "Keys (?)", () => keys.showModal());
  apply();
  requestAnimationFrame(bring); // which asks where things are: not in the task that put them there
  const page = viewer().querySelector("a[rel='next']")?.search.match(/page=(\d+)/)?.[1];
  const now = viewer().querySelector(".paper img");
  const next = () => { // its picture, before it is asked for
    const ahead = new Image();
    ahead.sizes = now.sizes;
    ahead.srcset = now.srcset.replace(/pages\/\d+/g, `pages/${page}`);
  };
  if (page && now.complete) next();
  else if (page) now.addEventListener("load", next, { once: true });
}

// bring brings into sight what is lit and what is current.
function bring() {
  for (const pane of viewer().querySelectorAll(".pane")) {
    const first = pane.querySelector("rect.lit, rect.found");
    if (first) pane.scrollTop = Math.max(0, first.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop - pane.clientHeight / 3);
  }
  const lit = viewer().querySelector("rect.lit")?.getBoundingClientRect(); // in sight, on a telephone too
  if (lit && (lit.top < 0 || lit.bottom > innerHeight)) scrollBy({ top: lit.top - innerHeight / 3, behavior: "instant" });
  const here = viewer().querySelector(".tiles a[aria-current]"); // in its row; the page itself stays where it is
  if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - here.parentElement.clientWidth / 2;
  viewer().querySelector(".facts [aria-current]")?.scrollIntoView({ block: "nearest" });
}

// words puts the words over their picture, some lines at a time: a closely printed page
// has a thousand, and to place them all at once keeps somebody waiting who types or scrolls.
// How many go at once is for the machine to say: as many as it places in atOnce. They come
// as what the page has for those without script, which is one text until then, a line of the
// page on each of its lines.
const atOnce = 12; // ms
async function words(kept) {
  const lines = kept.textContent.trim().split("\n");
  kept.insertAdjacentHTML("afterend", `${lines.shift()}${lines.pop()}`);
  const layer = kept.nextElementSibling;
  await new Promise(requestAnimationFrame); // what is lit comes into sight first
  for (let i = 0; i < lines.length;) {
    await new Promise((yes) => setTimeout(yes));
    for (const until = performance.now() + atOnce; i < lines.length && performance.now() < until; i += 3) {
      layer.insertAdjacentHTML("beforeend", `${lines.slice(i, i + 3).join("\n")}\n`);
      layer.getBoundingClientRect();
    }
  }
  for (const l of layer.parentElement.querySelectorAll(".layer")) l.classList.add("whole");
}

function apply() {
  for (const paper of viewer().querySelectorAll(".paper")) {
    paper.classList.remove(...sizes.filter(Boolean));
    if (sizes[size]) paper.classList.add(sizes[size]);
    const img = paper.querySelector("img");
    img.sizes = size ? `${[100, 150, 200, 300][size] * 0.4}rem` : "(min-width: 60rem) 40rem, 100vw";
    const { offsetWidth: w, offsetHeight: h } = turned ? paper : {};
    const move = ["", `translateX(${h}px)`, `translate(${w}px, ${h}px)`, `translateY(${w}px)`][turned];
    paper.style.transform = turned ? `${move} rotate(${turned * 90}deg)` : "";
    paper.style.marginBottom = turned % 2 ? `${w - h}px` : "";
  }
}

function zoom(by) {
  size = Math.max(0, Math.min(sizes.length - 1, size + by));
  apply();
  told.textContent = names[size];
}

function turn() {
  turned = (turned + 1) % 4;
  apply();
  told.textContent = turned ? `Turned by ${turned * 90} degrees` : "Upright";
}

const keys = document.getElementById("keys");

// next goes to the fact after the one that is lit, or before it.
function next(by) {
  const links = [...viewer().querySelectorAll(".facts a[href*='fact=']")];
  const nth = (a) => Number(new URL(a.href).searchParams.get("fact"));
  const all = links.sort((a, b) => nth(a) - nth(b));
  const now = Number(new URL(location.href).searchParams.get("fact") ?? -1);
  const to = by > 0 ? all.find((a) => nth(a) > now) : all.findLast((a) => nth(a) < now);
  if (to) show(to.href, true);
}

document.addEventListener("keydown", (e) => {
  if (e.altKey || e.ctrlKey || e.metaKey || keys.open || e.target.closest("input, select, textarea")) return;
  const step = { ArrowLeft: "prev", ArrowRight: "next" }[e.key];
  if (step) {
    const link = viewer().querySelector(`a[rel="${step}"]`);
    if (link) { e.preventDefault(); show(link.href, true); }
  } else if (e.key === "+" || e.key === "=") zoom(1);
  else if (e.key === "-") zoom(-1);
  else if (e.key === "0") zoom(-sizes.length);
  else if (e.key === "j") next(1);
  else if (e.key === "k") next(-1);
  else if (e.key === "b") viewer().querySelector(".back")?.click();
  else if (e.key === "?") keys.showModal();
  else if (e.key === "r") turn();
  else if (e.key === "/") { e.preventDefault(); viewer().querySelector("#q").focus(); }
});

dress();

// --- judged again ---

const events = new EventSource(`/api/v1/cases/${viewer().dataset.of}/events`);
addEventListener("pagehide", () => events.close());
events.addEventListener("case", (e) => {
  const now = JSON.parse(e.data);
  if (now.report <= Number(viewer().dataset.report)) return;
  if (viewer().querySelector("details[open] form")) return; // somebody is writing
  show(location.href, false).then(() => { told.textContent = "The case was judged again."; });
});
