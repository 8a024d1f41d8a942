// The indicator table: any two years, search, filter, columns, export.
(() => {
  const dataRows = (table) => all("tbody tr:not(.group)", table);
  const sorted = (rows, column, numeric, down) => rows.sort((a, b) => {
    if (numeric) {
      const [x, y] = [a, b].map((row) => row.cells[column].dataset.v);
      return (x === "") - (y === "") || (down ? y - x : x - y);
    }
    const [x, y] = [a, b].map((row) => row.cells[column].textContent.trim());
    return (down ? -1 : 1) * x.localeCompare(y, document.documentElement.lang);
  });
  const sortable = (table, after) => all("th[data-sort]", table).forEach((th) => {
    const button = make("button", th.textContent);
    button.type = "button";
    th.replaceChildren(button);
    button.addEventListener("click", () => {
      const numeric = th.dataset.sort === "number", was = th.getAttribute("aria-sort");
      const down = numeric ? was !== "descending" : was === "ascending";
      const rows = sorted(dataRows(table), th.cellIndex, numeric, down);
      table.classList.add("sorted");
      table.tBodies[0].append(...rows);
      all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
      th.setAttribute("aria-sort", down ? "descending" : "ascending");
      after();
    });
  });

  all("form.tools").forEach((form) => {
    const table = document.getElementById(form.dataset.for), place = form.closest(".place");
    const skeleton = document.getElementById(form.dataset.for + "-row").content.querySelector("tr");
    const script = document.getElementById(form.dataset.series), series = JSON.parse(script.textContent);
    const sparks = new Map(dataRows(table).map((row) => [row.id, row.querySelector("svg.spark")]));
    const option = (verdict) => [...form.f.options].find((o) => o.value === verdict);
    const came = form.from ? { from: form.from.value, to: form.to.value } : {};
    const tell = told(form, place, came);

    function filter() {
      const words = form.q.value.toLowerCase().split(/\s+/).filter(Boolean), kind = form.f ? form.f.value : "";
      const rows = dataRows(table);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !(words.every((w) => text.includes(w))
          && (!kind || row.dataset.s === kind || (row.dataset.s === "both" && (row.dataset.a || "neutral") === kind)));
        if (!row.hidden) shown += 1;
      }
      for (const group of all("tr.group", table)) {
        group.hidden = table.classList.contains("sorted") || !all("tr:not(.group)", group.parentElement).some((r) => !r.hidden);
      }
      const out = form.querySelector("output");
      out.textContent = out.dataset.pattern.replace("{n}", shown).replace("{total}", rows.length);
      search(form, words, shown, () => { form.q.value = ""; if (form.f) form.f.value = ""; changed(); });
    }
    // The choices as part of the address; those the page came with leave it.
    const name = (field) => form.dataset.at + { q: "q", f: "show", from: "from", to: "to" }[field];
    function changed() {
      filter();
      const view = { [name("q")]: form.q.value.trim() };
      if (form.f) view[name("f")] = form.f.value;
      if (form.from) for (const end of ["from", "to"]) view[name(end)] = form[end].value === came[end] ? "" : form[end].value;
      address.write(view);
    }
    function restore() {
      const { view } = address.read();
      form.q.value = view.get(name("q")) || "";
      if (form.f) form.f.value = view.get(name("f")) || "";
      if (!form.from) return filter();
      const was = form.from.value + form.to.value;
      for (const end of ["from", "to"]) form[end].value = view.get(name(end)) || came[end];
      if (form.from.value + form.to.value !== was) years();
      else filter();
    }
    function columns() {
      for (const box of form.column) all("." + box.value, table).forEach((cell) => cell.classList.toggle("off", !box.checked));
    }

    // One row between two years, made like those that came with the page.
    const fill = (row, end, year, cell) => {
      const td = row.querySelector("td." + end);
      td.dataset.h = year;
      td.dataset.v = cell ? cell[2] : "";
      if (!cell) return td.replaceChildren(make("span", "—", "none"));
      const link = make("a", cell[1], "value");
      link.href = "#" + cell[4];
      link.dataset.row = row.id;
      td.replaceChildren(link);
    };
    function build(item, index, from, to) {
      const [a, b] = [item.y[from], item.y[to]];
      if (!a && !b) return null;
      const row = skeleton.cloneNode(true), name = row.querySelector(".name");
      row.id = item.i;
      name.textContent = item.n;
      name.dataset.row = row.id;
      row.querySelector(".unit").textContent = item.u;
      row.querySelector(".kind").textContent = item.k;
      const spark = sparks.get(row.id);
      if (spark) row.querySelector(".trend").append(spark);
      else row.querySelector(".trend").innerHTML = item.s || "";
      const compared = (series.pairs[from + "-" + to] || {})[index];
      const status = !a ? "appeared" : !b ? "vanished" : compared && compared[0] === "redefined" ? "redefined" : "both";
      const assessment = status === "both" && compared ? compared[0] : "", verdict = status === "both" ? assessment || "neutral" : status;
      row.className = verdict;
      Object.assign(row.dataset, { s: status, a: assessment, y: Object.entries(item.y).map(([y, c]) => y + "=" + c[4]).join(" ") });
      fill(row, "from", from, a);
      fill(row, "to", to, b);
      [["change", 1, 4], ["pct", 2, 5]].forEach(([column, at, number]) => {
        const td = row.querySelector("td." + column), words = compared ? compared[at] : "";
        td.textContent = words;
        td.dataset.v = words ? compared[3] : "";
        td.dataset.n = compared && compared[number] !== null ? compared[number] : "";
      });
      row.querySelector(".caution").textContent = compared ? compared[6] : "";
      row.querySelector(".mark").textContent = option(verdict).dataset.mark;
      row.querySelector(".word").textContent = option(verdict).text;
      const [group, order] = b ? [series.groups[b[3]], b[0]] : [script.dataset.vanished.replace("{from}", from), a[0]];
      return { row, group, order, gone: !b };
    }
    function years() {
      let [from, to] = [form.from.value, form.to.value];
      if (+from > +to) [from, to] = [to, from];
      const rows = series.rows.map((item, i) => build(item, i, from, to)).filter(Boolean);
      rows.sort((a, b) => a.gone - b.gone || a.order - b.order);
      all("tbody", table).forEach((body) => body.remove());
      let body, last;
      for (const { row, group } of rows) {
        if (group !== last) {
          body = table.createTBody();
          const head = body.insertRow(), th = make("th", group);
          head.className = "group";
          th.colSpan = 9;
          th.scope = "rowgroup";
          head.append(th);
          last = group;
        }
        body.append(row);
      }
      if (!rows.length) table.createTBody();
      table.classList.remove("sorted");
      all("th[aria-sort]", table).forEach((th) => th.removeAttribute("aria-sort"));
      for (const [end, year] of [["from", from], ["to", to]]) {
        table.tHead.querySelector("th." + end + " button").textContent = year;
        const box = [...form.column].find((c) => c.value === end);
        box.nextElementSibling.textContent = year;
      }
      tell(from, to);
      columns();
      filter();
    }
    const home = dataRows(table).map((row) => [row, row.parentElement]);
    const order = () => {
      if (form.from) return years();
      home.forEach(([row, body]) => body.append(row));
      table.classList.remove("sorted");
      all("th[aria-sort]", table).forEach((th) => th.removeAttribute("aria-sort"));
      filter();
    };
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      if (event.target.name === "column") return columns();
      if (event.target === form.from || event.target === form.to) years();
      changed();
    });
    document.addEventListener("view", restore);
    form.order.addEventListener("click", order);
    const shown = () => exported(table, dataRows(table).filter((r) => !r.hidden));
    form.csv.addEventListener("click", () => {
      const ends = form.from ? [form.from.value, form.to.value].sort() : all("th.from, th.to", table).map((th) => th.textContent.trim());
      save([form.dataset.area, ...ends].join("-") + ".csv", shown().map((row) => row.map(cell).join(",")).join("\r\n"));
    });
    form.clip.addEventListener("click", () => copy(shown().map((row) => row.join("\t")).join("\n"), form.clip));
    document.addEventListener("showall", () => { form.q.value = ""; if (form.f) form.f.value = ""; changed(); });
    sortable(table, filter);
    filter();
  });
  all("table.sortable").forEach((table) => sortable(table, () => {}));
})();
