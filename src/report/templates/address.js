// Every view is an address: #anchor?from=2020&to=2024&q=…&show=worse&open=row.
const address = (() => {
  const words = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  const read = () => {
    const [anchor, query = ""] = location.hash.slice(1).split("?");
    return { anchor: words(anchor), view: new URLSearchParams(query) };
  };
  const hash = (anchor, view) => {
    const query = view.toString();
    return "#" + encodeURIComponent(anchor) + (query ? "?" + query : "");
  };
  // What is chosen is written beside the anchor; what is empty leaves it.
  const write = (changes) => {
    const { anchor, view } = read();
    for (const [name, value] of Object.entries(changes)) {
      if (value) view.set(name, value);
      else view.delete(name);
    }
    const next = hash(anchor, view);
    if (next !== location.hash && !(next === "#" && !location.hash)) history.replaceState(null, "", next);
  };
  let reached = null;
  // An anchor into something folded or filtered away brings it back.
  const follow = () => {
    const { anchor } = read();
    if (reached) reached.classList.remove("target");
    reached = anchor && document.getElementById(anchor);
    if (!reached) return;
    if (reached.hidden) document.dispatchEvent(new Event("showall"));
    reached = document.getElementById(anchor) || reached;
    for (let n = reached; n; n = n.parentElement) if (n.tagName === "DETAILS") n.open = true;
    const own = reached.querySelector(":scope > details");
    if (own) own.open = true;
    reached.classList.add("target");
    reached.scrollIntoView({ block: reached.clientHeight > innerHeight ? "start" : "center" });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { view } = read(), next = hash(words(link.hash.slice(1)), view);
    if (next === location.hash) follow();
    else location.hash = next;
  });
  addEventListener("hashchange", () => { document.dispatchEvent(new Event("view")); follow(); });
  addEventListener("load", () => { if (location.hash) { document.dispatchEvent(new Event("view")); follow(); } });
  const button = document.getElementById("copy-link");
  button.addEventListener("click", () => copy(location.href, button));
  return { read, write };
})();
