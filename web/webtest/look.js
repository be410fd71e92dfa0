// What somebody would miss on a page who sees little, uses the keyboard alone or holds
// a small telephone. An expression whose value is a function; whole says whether to
// look at what does not depend on the colours too. It gives a list of sentences.
((whole) => {
  const wrong = [];
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const style = (e) => getComputedStyle(e);
  const tell = (e) => {
    const html = e.cloneNode(false).outerHTML ?? "";
    return `${html.slice(0, 110)}${e.textContent ? ` “${e.textContent.trim().replace(/\s+/g, " ").slice(0, 30)}”` : ""}`;
  };
  const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest(".hide, .skip") && e.getClientRects().length > 0;
  const say = (what, e) => wrong.push(e ? `${what}: ${tell(e)}` : what);

  // --- colours ---

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
  const page = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
  // What stands behind an element; null where it is a picture.
  const behind = (e) => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) {
      const s = style(at);
      if (s.backgroundImage !== "none") return null;
      const c = rgba(s.backgroundColor);
      layers.push(c);
      if (c[3] === 1) break;
    }
    return layers.reverse().reduce((below, c) => over(c, below), page);
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const faded = (e) => { let o = 1; for (let at = e; at; at = at.parentElement) o *= Number(style(at).opacity); return o; };
  const told = new Set();
  const readable = (e, colour, size, weight, what) => {
    const back = behind(e);
    if (!back) return;
    const [r, g, b, a] = rgba(colour);
    if (a === 0) return; // words over a picture of them
    const got = contrast(over([r, g, b, a * faded(e)], back), back);
    const large = size >= 24 || size >= 18.66 && weight >= 700;
    const key = `${colour} ${back} ${large}`;
    if (got < (large ? 3 : 4.5) && !told.has(key)) {
      told.add(key);
      say(`${what} has a contrast of ${got.toFixed(2)}`, e);
    }
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !seen(e) || e.closest("svg, option, noscript, :disabled")) continue;
    const s = style(e);
    readable(e, s.color, parseFloat(s.fontSize), Number(s.fontWeight), "text");
  }
  for (const e of all("input, textarea, select").filter(seen)) {
    if (e.disabled || e.type === "hidden") continue;
    const s = style(e);
    readable(e, s.color, parseFloat(s.fontSize), Number(s.fontWeight), "a field");
    if (e.placeholder) readable(e, style(e).getPropertyValue("color") && getComputedStyle(e, "::placeholder").color, parseFloat(s.fontSize), 400, "a placeholder");
    if (["checkbox", "radio", "file"].includes(e.type) || s.borderTopStyle === "none" || parseFloat(s.borderTopWidth) === 0) continue;
    const outside = behind(e.parentElement);
    if (outside && contrast(over(rgba(s.borderTopColor), outside), outside) < 3) say("the edge of a field can hardly be seen", e);
  }

  // --- nothing too wide ---

  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) {
    const widest = all("body *").filter(seen).filter((e) => e.getBoundingClientRect().right > innerWidth + 1).at(-1);
    say(`the page is ${wide} pixels too wide`, widest);
  }
  if (!whole) return wrong;

  // --- what the page is made of ---

  const one = (selector, what) => { const n = all(selector).length; if (n !== 1) say(`there are ${n} of ${what}`); };
  if (!/^en/.test(document.documentElement.lang)) say("the page does not say that it is English");
  if (!document.title.trim()) say("the page has no title");
  if (/user-scalable=no|maximum-scale=1/.test(document.querySelector("meta[name=viewport]")?.content ?? "none")) say("the page cannot be made larger");
  one("main", "main"); one("h1", "h1"); one("body > header", "header"); one("body > footer", "footer");
  if (!document.querySelector("main h1")) say("the h1 stands outside of main");
  let level = 1;
  for (const h of all("h1, h2, h3, h4, h5, h6").filter((h) => h.checkVisibility())) {
    const n = Number(h.tagName[1]);
    if (n > level + 1) say(`a heading leaps from ${level} to ${n}`, h);
    level = n;
    if (!h.textContent.trim()) say("a heading says nothing", h);
  }
  const navs = all("nav");
  if (navs.length > 1) for (const n of navs) if (!n.ariaLabel && !n.getAttribute("aria-labelledby")) say("one of several nav has no name", n);
  if (new Set(navs.map((n) => n.ariaLabel)).size !== navs.length && navs.every((n) => n.ariaLabel)) say("two nav have the same name");
  for (const e of document.body.children) if (!e.matches("header, main, footer, nav, aside, .skip, script, dialog, [role]")) say("this stands in no landmark", e);
  const ids = all("[id]").map((e) => e.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) say(`the id ${id} is there twice`);
  for (const e of all("[tabindex]")) if (e.tabIndex > 0) say("tabindex is positive", e);
  for (const e of all("[aria-live]")) if (!["polite", "assertive", "off"].includes(e.ariaLive)) say("aria-live is wrong", e);
  for (const e of all("[data-case], form[data-passkey]")) if (!e.querySelector("[role=status], [role=alert], [aria-live]")) say("what script says here is told to nobody", e);
  for (const e of all("[aria-hidden=true]")) if (e.querySelector("a[href], button, input, select, textarea")) say("something for use is hidden from some", e);

  // What axe asks besides: names that lead nowhere, lists of something else, tables without heads.
  for (const a of ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for"]) for (const e of all(`[${a}]`)) for (const id of e.getAttribute(a).split(/\s+/)) if (!document.getElementById(id)) say(`${a} names ${id}, which is not there`, e);
  for (const e of all("ul, ol")) for (const c of e.children) if (!c.matches("li, script, template")) say("a list has something that is no item", c);
  for (const e of all("li")) if (!e.parentElement.matches("ul, ol, menu, [role=list]")) say("an item stands in no list", e);
  for (const e of all("dl")) for (const c of e.children) if (!c.matches("dt, dd, div, script, template")) say("a list of terms has something else in it", c);
  for (const e of all("table")) if (!e.querySelector("th")) say("a table has no heads", e);
  for (const e of all("label:not([for])")) if (!e.control) say("a label is of nothing", e);
  for (const e of all("main [role=button], main [role=link], main [onclick]")) if (!e.matches("a, button")) say("this only looks like a button", e);
  if (all("[role=status], [role=alert], [aria-live]").some((e) => e.closest("[aria-hidden=true]"))) say("what is told stands where nobody is told");

  // --- names ---

  const byIds = (list) => (list ?? "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  const spoken = (e) => e.nodeType === Node.TEXT_NODE ? e.data
    : e.nodeType !== Node.ELEMENT_NODE || e.ariaHidden === "true" || e.matches("script, style, noscript") ? ""
    : e.ariaLabel ?? (e.matches("img") ? e.alt : [...e.childNodes].map(spoken).join(" "));
  const name = (e) => (byIds(e.getAttribute("aria-labelledby")) || e.ariaLabel
    || ([...(e.labels ?? [])].map(spoken).join(" ")) || (e.matches("input[type=submit]") ? e.value : "")
    || (e.matches("input, select, textarea") ? "" : spoken(e)) || e.title || "").trim();
  const controls = all("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [tabindex='0'], progress, meter");
  for (const e of controls.filter((e) => e.checkVisibility())) if (!name(e)) say("this has no name", e);
  for (const e of all("img")) if (!e.hasAttribute("alt")) say("a picture has no alt", e);
  for (const e of all("svg")) if (!e.ariaHidden && !e.ariaLabel && !e.getAttribute("aria-labelledby") && !e.querySelector("title") && !e.closest("[aria-hidden=true]")) say("a drawing has no name", e);
  for (const e of all("section, [role=group], [role=region], fieldset, form[role=search]").filter((e) => e.matches("[role=group], [role=region]"))) if (!name(e)) say("a group has no name", e);
  for (const e of all("fieldset")) if (!e.querySelector("legend") && !e.ariaLabel) say("a fieldset has no legend", e);
  const links = new Map();
  for (const e of all("main a[href]").filter(seen)) {
    const n = name(e).toLowerCase();
    if (["here", "click here", "more", "link"].includes(n)) say("a link whose name says nothing", e);
    links.set(n, e);
  }
  const buttons = new Map();
  for (const e of all("main button").filter(seen)) {
    const n = name(e), form = e.form?.getAttribute("action") ?? "";
    if (buttons.has(n) && buttons.get(n) !== form && e.form?.method === "post") say("two buttons of the same name do different things", e);
    buttons.set(n, form);
  }

  // --- what is touched ---

  const targets = all("a[href], button, input:not([type=hidden]), select, textarea, summary").filter(seen);
  const area = (e) => {
    const label = e.matches("input[type=checkbox], input[type=radio]") && e.closest("label");
    return (label || e).getBoundingClientRect();
  };
  for (const e of targets) {
    const r = area(e);
    if (r.width >= 24 && r.height >= 24) continue;
    const s = style(e);
    const inText = e.matches("a") && s.display === "inline" && [...e.parentElement.childNodes].some((n) => n !== e && n.textContent.trim());
    if (inText) continue;
    const x = r.left + r.width / 2, y = r.top + r.height / 2;
    const crowd = targets.find((o) => {
      if (o === e || o.contains(e) || e.contains(o)) return false;
      const q = area(o), dx = Math.max(q.left - x, 0, x - q.right), dy = Math.max(q.top - y, 0, y - q.bottom);
      return Math.hypot(dx, dy) < 12;
    });
    if (crowd) say(`this is ${r.width.toFixed(0)} by ${r.height.toFixed(0)} and another is near`, e);
  }

  // --- the keyboard ---

  const at = document.activeElement, scroll = [scrollX, scrollY];
  const kinds = new Set();
  for (const e of all("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']").filter(seen)) {
    const kind = `${e.tagName} ${e.type ?? ""} ${e.className.baseVal ?? e.className} ${e.parentElement.className}`;
    if (e.disabled || kinds.has(kind)) continue;
    kinds.add(kind);
    e.focus({ focusVisible: true, preventScroll: true });
    const s = style(e);
    const ring = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
    if (document.activeElement !== e) say("this cannot be reached by the keyboard", e);
    else if (!ring && s.boxShadow === "none") say("nobody sees that this has the focus", e);
    else if (ring) {
      const back = behind(e.parentElement);
      if (back && contrast(over(rgba(s.outlineColor), back), back) < 3) say("the ring of the focus can hardly be seen", e);
    }
  }
  const first = all("a[href], button, input:not([type=hidden])").find((e) => e.checkVisibility());
  if (!first?.matches(".skip") || !document.querySelector(first.getAttribute("href"))) say("the first link does not lead to the content");
  if (at && at !== document.body) at.focus({ preventScroll: true }); else document.activeElement?.blur();
  scrollTo(...scroll);
  return wrong;
})
