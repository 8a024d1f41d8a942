"use strict";
// Everything but the tracker's list and the search can be read without script.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (tag, text = "", className = "") => {
  const node = document.createElement(tag);
  node.textContent = text;
  if (className) node.className = className;
  return node;
};
document.documentElement.classList.add("js");

// Every view is an address: #anchor?q=…&status=…
const address = {
  read() {
    const [anchor, query = ""] = location.hash.slice(1).split("?");
    return { anchor, view: new URLSearchParams(query) };
  },
  write(changes) {
    const { anchor, view } = address.read();
    for (const [name, value] of Object.entries(changes)) {
      if (value) view.set(name, value);
      else view.delete(name);
    }
    const query = view.toString();
    history.replaceState(null, "", "#" + anchor + (query ? "?" + query : ""));
  },
};

all("table.sortable").forEach((table) => all("th[data-sort]", table).forEach((th) => {
  const button = make("button", th.textContent);
  button.type = "button";
  th.replaceChildren(button);
  button.addEventListener("click", () => {
    const numeric = th.dataset.sort === "number", was = th.getAttribute("aria-sort");
    const down = numeric ? was !== "descending" : was === "ascending";
    const of = (row) => row.cells[th.cellIndex];
    const rows = [...table.tBodies[0].rows].sort((a, b) => {
      if (!numeric) return (down ? -1 : 1) * of(a).textContent.localeCompare(of(b).textContent, document.documentElement.lang);
      const [x, y] = [of(a).dataset.v, of(b).dataset.v];
      return (x === "") - (y === "") || (down ? y - x : x - y);
    });
    table.tBodies[0].append(...rows);
    all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
    th.setAttribute("aria-sort", down ? "descending" : "ascending");
  });
}));

all("input.narrow-places").forEach((input) => {
  const narrow = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of all("table.places tbody tr")) row.hidden = !words.every((w) => row.textContent.toLowerCase().includes(w));
    for (const box of all("table.places")) {
      const none = !all("tbody tr", box).some((row) => !row.hidden), scroll = box.closest(".scroll");
      scroll.hidden = none;
      if (scroll.previousElementSibling && scroll.previousElementSibling.matches("h3")) scroll.previousElementSibling.hidden = none;
    }
    address.write({ [input.dataset.key]: input.value.trim() });
  };
  input.value = address.read().view.get(input.dataset.key) || "";
  input.addEventListener("input", narrow);
  if (input.value) narrow();
});

// The tracker: rows of data, the filters an address.
function tracker() {
  const form = document.getElementById("tracker"), list = document.querySelector(".tracked"), more = document.getElementById("more");
  const rows = window.tracked || [], words = JSON.parse(document.getElementById("words").textContent);
  const STEP = 100;
  let shown = STEP;
  const item = (r) => {
    const li = make("li"), link = make("a", r[0]);
    link.href = "places/" + r[1] + ".html#" + encodeURIComponent(r[2]);
    const age = r[5] + (r[6] > 1 ? " · " + words.years.replace("{n}", r[6]) : "");
    li.append(make("span", words[r[4]] || r[4], "badge " + r[4]), link, make("span", r[3], "words"), make("span", age, "age"));
    return li;
  };
  const show = () => {
    const v = (name) => form[name].value.trim(), said = v("q").toLowerCase().split(/\s+/).filter(Boolean);
    const found = rows.filter((r) => (!v("kind") || r[8] === v("kind")) && (!v("status") || r[4] === v("status"))
      && (!v("age") || r[6] >= +v("age")) && (!v("body") || r[9] === v("body")) && (!v("topic") || r[10].includes(v("topic")))
      && said.every((w) => (r[0] + r[3]).toLowerCase().includes(w)));
    list.replaceChildren(...found.slice(0, shown).map(item));
    more.hidden = found.length <= shown;
    const out = form.querySelector("output");
    out.textContent = found.length ? out.dataset.pattern.replace("{n}", found.length).replace("{total}", rows.length) : out.dataset.none.replace("{q}", v("q"));
    address.write({ q: v("q"), kind: v("kind") === "weakness" ? "" : v("kind") || "all", status: v("status"), age: v("age"), body: v("body"), topic: v("topic") });
  };
  const { view } = address.read();
  for (const name of ["q", "status", "age", "body", "topic"]) form[name].value = view.get(name) || "";
  if (view.get("kind")) form.kind.value = view.get("kind") === "all" ? "" : view.get("kind");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { shown = STEP; show(); });
  more.addEventListener("click", () => { shown += STEP; show(); });
  show();
}

// The search: names at once, statements and sentences as their parts arrive.
function searchSite() {
  const form = document.getElementById("search"), box = document.getElementById("results"), out = form.querySelector("output");
  const parts = JSON.parse(document.getElementById("parts").textContent), SHOWN = 30;
  const found = { place: [], indicator: [], weakness: [], plan: [], sentence: [] };
  let loaded = 0, turn = 0, last = [];
  const load = (src) => new Promise((done) => {
    const script = make("script");
    script.src = src;
    script.onload = script.onerror = done;
    document.head.append(script);
  });
  const render = () => {
    box.replaceChildren();
    for (const [kind, hits] of Object.entries(found)) {
      if (!hits.length) continue;
      const list = make("ul");
      for (const [words, href] of hits.slice(0, SHOWN)) {
        const li = make("li"), link = make("a", words);
        link.href = href;
        li.append(link);
        list.append(li);
      }
      if (hits.length > SHOWN) list.append(make("li", out.dataset.more.replace("{n}", hits.length - SHOWN), "note"));
      box.append(make("h2", box.dataset[kind] + " " + hits.length), list);
    }
  };
  const has = (text, words) => { const low = text.toLowerCase(); return words.every((w) => low.includes(w)); };
  const take = (rows, words) => {
    for (const row of rows) {
      if (row.length === 3) { if (has(row[1], words)) found[row[0]].push([row[1], row[2]]); } else if (has(row[2], words)) {
        const at = Math.max(0, row[2].toLowerCase().indexOf(words[0]) - 24);
        found.sentence.push([row[0] + " " + row[1] + "：" + (at ? "…" : "") + row[2].slice(at, at + 80), row[3]]);
      }
    }
  };
  const search = async () => {
    const own = ++turn, words = form.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const kind of Object.keys(found)) found[kind] = [];
    address.write({ q: form.q.value.trim() });
    out.textContent = "";
    if (!words.length) return box.replaceChildren();
    take(window.found || [], words);
    take(window.sentences || [], words);
    render();
    const rest = [...parts.then, ...parts.sentences];
    while (loaded < rest.length) {
      out.textContent = out.dataset.searching.replace("{n}", loaded + 1).replace("{total}", rest.length);
      const before = [(window.found || []).length, (window.sentences || []).length];
      await load(rest[loaded++]);
      if (own !== turn) return;
      take((window.found || []).slice(before[0]), words);
      take((window.sentences || []).slice(before[1]), words);
      render();
    }
    const any = Object.values(found).some((hits) => hits.length);
    out.textContent = any ? "" : out.dataset.none.replace("{q}", words.join(" "));
  };
  let wait;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(search, 200); });
  form.q.value = address.read().view.get("q") || "";
  if (form.q.value) search();
}
