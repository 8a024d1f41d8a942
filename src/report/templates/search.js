// The words searched for, in everything the page says: weaknesses, plans and
// sentences beside the table; where nothing is found, what to try.
const search = (() => {
  const SHOWN = 6;
  const groups = (place) => [
    ["weaknesses", all('section[id$="weaknesses"] .thread', place)],
    ["plans", all('section[id$="plans"] .thread, section[id$="plans"] ul.plain > li', place)],
    ["sentences", all(".lines p", place)],
  ];
  const snippet = (text, word) => {
    const at = Math.max(0, text.toLowerCase().indexOf(word) - 20);
    return (at ? "…" : "") + text.slice(at, at + 70) + (at + 70 < text.length ? "…" : "");
  };
  const hit = (node, words) => {
    const named = node.querySelector(".words") || node;
    const item = make("li"), link = make("a", snippet(named.textContent.replace(/\s+/g, " ").trim(), words[0]));
    link.href = "#" + node.id;
    const lines = node.closest(".lines");
    if (lines) item.append(make("span", lines.dataset.year + " ", "note"));
    item.append(link);
    return item;
  };
  return (form, words, rows, clear) => {
    const box = form.parentElement.querySelector(".hits");
    box.replaceChildren();
    box.hidden = !words.length;
    if (!words.length) return;
    let found = rows;
    for (const [name, nodes] of groups(form.closest(".place"))) {
      const hits = nodes.filter((n) => n.id && words.every((w) => n.textContent.toLowerCase().includes(w)));
      if (!hits.length) continue;
      found += hits.length;
      const list = make("ul");
      list.append(...hits.slice(0, SHOWN).map((n) => hit(n, words)));
      if (hits.length > SHOWN) {
        const more = make("button", box.dataset.more.replace("{n}", hits.length - SHOWN));
        more.type = "button";
        more.addEventListener("click", () => more.parentElement.replaceWith(...hits.slice(SHOWN).map((n) => hit(n, words))));
        const item = make("li");
        item.append(more);
        list.append(item);
      }
      box.append(make("h3", box.dataset[name] + " " + hits.length), list);
    }
    if (found) return;
    const reset = make("button", box.dataset.all);
    reset.type = "button";
    reset.addEventListener("click", clear);
    box.append(make("p", box.dataset.none.replace("{q}", words.join(" "))), reset);
  };
})();
