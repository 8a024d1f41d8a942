// What is said of the years chosen: title, findings and counts. Those the page
// came with are kept and come back as they were.
const told = (form, place, came) => {
  const script = document.getElementById(form.dataset.at + "compared");
  const compared = script ? JSON.parse(script.textContent) : {};
  const list = place.querySelector("ol.findings"), look = place.querySelector("section.look");
  const lead = place.querySelector(".lead .told"), count = place.querySelector("nav .count.indicators");
  const title = document.querySelectorAll(".place").length === 1 ? document.querySelector("h1") : null;
  const home = list && { title: document.title, lead: lead && lead.textContent, count: count.textContent, findings: [...list.children] };
  const finding = (f) => {
    const item = make("li", "", "finding " + f.tone), link = make("a");
    link.href = "#" + f.href;
    link.append(make("span", f.number, "number"), make("span", f.text, "sentence"));
    const take = make("button", list.dataset.copy, "copy script");
    take.type = "button";
    take.dataset.copy = f.text + (f.source ? "（" + f.source + "）" : "");
    item.append(link, take);
    return item;
  };
  return (from, to) => {
    if (!home) return;
    const own = from === came.from && to === came.to, one = compared[from + "-" + to];
    const words = own || !one ? home.title : one.title;
    if (title) { title.textContent = words; document.title = words; }
    list.replaceChildren(...(own ? home.findings : one ? one.findings.map(finding) : []));
    if (lead) lead.textContent = own || !one ? home.lead : one.lead;
    count.textContent = own || !one ? home.count : one.indicators;
    if (look) look.hidden = !own;
  };
};

// The rows of a table as cells: numbers as numbers, the unit and the words of
// the report beside them.
const exported = (table, rows) => {
  const head = (selector) => { const th = table.tHead.querySelector(selector); return th ? th.textContent.trim() : ""; };
  const value = (row, selector, key = "v") => { const td = row.querySelector(selector); return td ? td.dataset[key] ?? "" : ""; };
  const words = (row, selector) => { const td = row.querySelector(selector); return td ? td.textContent.trim() : ""; };
  const place = (row, selector) => {
    const link = row.querySelector(selector + " a.value"), mark = link && document.getElementById(link.getAttribute("href").slice(1));
    return mark ? mark.closest(".lines").dataset.source + ":" + mark.closest("p").dataset.line : "";
  };
  const ends = ["from", "to"].filter((end) => table.tHead.querySelector("th." + end));
  const both = ends.length === 2;
  const years = ends.map((end) => head("th." + end));
  const columns = [head("th"), head("th.unit"), ...years];
  if (both) columns.push(head("th.change"), head("th.pct"), head("th.verdict"), "");
  columns.push(...years.map((y) => y + " ¶"), ...years.map((y) => y + " §"));
  const line = (row) => {
    const cells = [row.querySelector(".name").textContent.trim(), words(row, "td.unit"), ...ends.map((end) => value(row, "td." + end))];
    if (both) cells.push(value(row, "td.change", "n"), value(row, "td.pct", "n"), words(row, "td.verdict .word"), words(row, "td.verdict .caution"));
    cells.push(...ends.map((end) => words(row, "td." + end).replace("—", "")), ...ends.map((end) => place(row, "td." + end)));
    return cells;
  };
  const named = table.dataset.columns ? JSON.parse(table.dataset.columns) : null;
  if (named && both) columns[7] = named.caution;
  if (named) columns.splice(columns.length - 2 * years.length, 2 * years.length, ...years.map((y) => y + " " + named.words), ...years.map((y) => y + " " + named.source));
  return [columns, ...rows.map(line)];
};
