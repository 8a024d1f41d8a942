"use strict";
// Everything can be read without script: it adds search, sorting, the choice of
// years, export, and the evidence beside the table instead of an anchor below.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (tag, text = "", className = "") => {
  const node = document.createElement(tag);
  node.textContent = text;
  if (className) node.className = className;
  return node;
};
document.documentElement.classList.add("js");

// An anchor into something folded unfolds it.
(() => {
  const follow = () => {
    const node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!node) return;
    if (node.hidden) document.dispatchEvent(new Event("showall"));
    for (let n = node; n; n = n.parentElement) if (n.tagName === "DETAILS") n.open = true;
    const own = node.querySelector(":scope > details");
    if (own) own.open = true;
    node.scrollIntoView({ block: node.clientHeight > innerHeight ? "start" : "center" });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash && !event.defaultPrevented) follow();
  });
  addEventListener("hashchange", follow);
  addEventListener("load", () => { if (location.hash) follow(); });
})();

// Light or dark as the system has it, until asked otherwise.
(() => {
  const button = document.getElementById("theme");
  const rule = [...document.styleSheets[0].cssRules].find((r) => r.media && r.media.mediaText.includes("prefers-color-scheme"));
  let dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const label = () => { button.textContent = dark ? button.dataset.light : button.dataset.dark; };
  button.addEventListener("click", () => {
    dark = !dark;
    rule.media.mediaText = dark ? "screen" : "not all";
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
    label();
  });
  label();
})();

// Paper shows what the screen folds, but neither whole texts nor long lists.
(() => {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open]):not(.text, .chapter, .same, .long, .columns, .place)");
    opened.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));
})();
