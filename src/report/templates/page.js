"use strict";
// Everything works without this: it adds search, sorting, export, and the
// evidence beside the table instead of an anchor below it.
(() => {
  const $ = (selector, root = document) => [...root.querySelectorAll(selector)];
  document.documentElement.classList.add("js");

  // An anchor into something folded unfolds it.
  const unfold = (node) => {
    for (let n = node; n; n = n.parentElement) if (n.tagName === "DETAILS") n.open = true;
    const own = node && node.querySelector(":scope > details");
    if (own) own.open = true;
  };
  const follow = () => {
    const node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!node) return;
    if (node.hidden) $("form.tools").forEach((form) => { form.reset(); filter(form); });
    unfold(node);
    node.scrollIntoView({ block: "center" });
  };

  // Evidence: the sentence of each year, its figure highlighted.
  const dialog = document.getElementById("evidence");
  const body = dialog.querySelector(".dialog-body");
  const title = dialog.querySelector("#evidence-title");
  const quote = (mark) => {
    const line = mark.closest("p"), lines = mark.closest(".lines");
    const box = document.createElement("div"), head = document.createElement("h3");
    head.textContent = lines.dataset.year;
    const words = document.createElement("p");
    for (const run of mark.closest("span").childNodes) {
      const copy = run.cloneNode(true);
      if (copy.id) copy.removeAttribute("id");
      if (run === mark) copy.className = "this";
      words.append(copy);
    }
    const source = document.createElement("p"), link = document.createElement("a");
    source.className = "source";
    link.href = "#" + mark.id;
    link.textContent = lines.dataset.source + ":" + line.dataset.line;
    link.addEventListener("click", () => dialog.close());
    source.append(link);
    box.append(head, words, source);
    return box;
  };
  const show = (name, marks) => {
    if (!marks.length) return false;
    title.textContent = name;
    body.replaceChildren(...marks.map(quote));
    dialog.showModal();
    return true;
  };
  const marks = (row, all) => {
    const years = row.dataset.y.split(" ").filter(Boolean).map((pair) => pair.split("=")[1]);
    const linked = $("a.value", row).map((a) => a.getAttribute("href").slice(1));
    return (all && years.length ? years : linked).map((id) => document.getElementById(id)).filter(Boolean);
  };
  document.addEventListener("click", (event) => {
    const value = event.target.closest("a.value[data-row], button.name");
    if (value) {
      const row = document.getElementById(value.dataset.row);
      if (show(row.querySelector(".name").textContent, marks(row, value.matches("button")))) event.preventDefault();
    } else if (event.target === dialog || event.target.closest("dialog .close")) dialog.close();
    else {
      const link = event.target.closest('a[href^="#"]');
      if (link && link.hash === location.hash) follow();
    }
  });

  // Search and filter.
  const table = (form) => document.getElementById(form.dataset.for);
  const dataRows = (t) => $("tbody tr:not(.group)", t);
  function filter(form) {
    const t = table(form), words = form.q.value.toLowerCase().split(/\s+/).filter(Boolean), kind = form.f.value;
    let shown = 0;
    const rows = dataRows(t);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const fits = words.every((w) => text.includes(w))
        && (!kind || row.dataset.s === kind || (row.dataset.s === "both" && row.dataset.a === kind));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const group of $("tr.group", t)) {
      group.hidden = t.classList.contains("sorted") || !$("tr:not(.group)", group.parentElement).some((r) => !r.hidden);
    }
    const out = form.querySelector("output");
    out.textContent = out.dataset.pattern.replace("{n}", shown).replace("{total}", rows.length);
  }
  $("form.tools").forEach((form) => {
    const t = table(form), home = dataRows(t).map((row) => [row, row.parentElement]);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => filter(form));
    form.order.addEventListener("click", () => {
      home.forEach(([row, parent]) => parent.append(row));
      t.classList.remove("sorted");
      $("th[aria-sort]", t).forEach((th) => th.removeAttribute("aria-sort"));
      filter(form);
    });
    form.csv.addEventListener("click", () => {
      const cell = (c) => '"' + c.textContent.trim().replace(/"/g, '""').replace(/^([=+@-])/, "'$1") + '"';
      const line = (row) => $("th, td", row).filter((c) => !c.classList.contains("trend")).map(cell).join(",");
      const csv = [t.tHead.rows[0], ...dataRows(t).filter((r) => !r.hidden)].map(line).join("\r\n");
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(["\ufeff", csv], { type: "text/csv" }));
      link.download = form.dataset.for + ".csv";
      link.click();
      URL.revokeObjectURL(link.href);
    });
    $("th[data-sort]", t).forEach((th) => {
      const button = document.createElement("button"), column = th.cellIndex;
      button.type = "button";
      button.textContent = th.textContent;
      th.replaceChildren(button);
      button.addEventListener("click", () => {
        const numeric = th.dataset.sort === "number";
        const down = th.getAttribute("aria-sort") === (numeric ? null : "ascending") || th.getAttribute("aria-sort") === "ascending";
        const key = (row) => numeric ? row.cells[column].dataset.v : row.cells[column].textContent.trim();
        const rows = dataRows(t).sort((a, b) => {
          const [x, y] = [key(a), key(b)];
          if (numeric) return (x === "") - (y === "") || (down ? y - x : x - y);
          return (down ? -1 : 1) * x.localeCompare(y, document.documentElement.lang);
        });
        t.classList.add("sorted");
        t.tBodies[0].append(...rows);
        $("th[aria-sort]", t).forEach((other) => other.removeAttribute("aria-sort"));
        th.setAttribute("aria-sort", down ? "descending" : "ascending");
        filter(form);
      });
    });
    filter(form);
  });

  // Paper shows what the screen folds, but not the whole texts.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = $("details:not([open]):not(.text)");
    opened.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));
  addEventListener("hashchange", follow);
  if (location.hash) follow();
})();
