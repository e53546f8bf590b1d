/* Only adds to a page that is whole without it: finding, filters, keys, and a drawing that moves. */
"use strict";
(() => {
const one = (css) => document.querySelector(css);
const all = (css, root = document) => [...root.querySelectorAll(css)];
const on = (node, name, act, how) => node.addEventListener(name, act, how);
const get = (node, name) => node.getAttribute(name);
const area = (node) => node.getBoundingClientRect();
const form = one("form"), find = one("#find"), count = one("#count"), keys = one("#keys"), onlyFound = one("#found-only"), printed = one("#printed");
const choices = [one("#lane"), one("#status")].filter(Boolean);
const items = all("ol.events > li");
const entries = items.map((item) => item.firstElementChild);
const number = (value) => value.toLocaleString(document.documentElement.lang);
const marks = all(".drawing a");
const byHref = new Map(entries.map((entry, place) => ["#" + entry.id, items[place]]));
let folded = null, timer = 0, at = -1;

/* What the mouse is over says its date, as the entry does. */
for (const mark of marks) on(mark, "mouseenter", () => {
  const item = byHref.get(get(mark, "href"));
  if (!item || mark.querySelector("title")) return;
  const title = document.createElementNS(mark.namespaceURI, "title");
  title.textContent = item.querySelector(".when :last-child").textContent;
  mark.prepend(title);
});

/* The same letters whatever their case, accents and forms. */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").replace(/ł/g, "l").replace(/ø/g, "o");

function filter() {
  const words = fold(find.value).split(/\s+/).filter(Boolean);
  if (words.length && !folded) folded = entries.map((entry) => fold(entry.textContent));
  let left = 0;
  entries.forEach((entry, place) => {
    const fits = choices.every(({ id, value }) => !value || (id === "lane" ? entry.className : entry.dataset.status || "reported") === value) &&
      words.every((word) => folded[place].includes(word));
    if (items[place].hidden === fits) items[place].hidden = !fits;
    left += fits;
  });
  for (const mark of marks) mark.classList.toggle("faint", !!byHref.get(get(mark, "href"))?.hidden);
  const asked = choices.filter((choice) => choice.value).map((choice) => choice.selectedOptions[0].text);
  if (words.length) asked.push(`found by “${find.value.trim()}”`);
  const all = number(items.length), counted = `${number(left)} of ${all} events`;
  count.textContent = asked.length ? counted : `${all} events`;
  printed.textContent = asked.length ? `Only ${counted} are printed: ${asked.join(", ")}.` : "";
}

function clear() {
  for (const field of [find, ...choices]) field.value = "";
  filter();
}

function go(place) {
  at = place;
  entries[place].tabIndex = -1;
  entries[place].focus({ preventScroll: true });
  entries[place].scrollIntoView({ block: "nearest" });
}

function step(by) {
  const focused = entries.indexOf(document.activeElement.closest("article"));
  let place = focused < 0 ? at : focused;
  do place += by; while (items[place] && items[place].hidden);
  if (items[place]) go(place);
}

/* A link may lead to what is hidden. */
function reveal(hash) {
  let id = hash.slice(1), entry = document.getElementById(id);
  if (!entry) {
    try { entry = document.getElementById(decodeURIComponent(id)); } catch { return; }
  }
  const place = entries.indexOf(entry);
  if (place < 0) return;
  if (items[place].hidden) clear();
  go(place);
}

const isTyping = (target) => target.closest("input[type=search], select, textarea, [contenteditable]");
on(document, "keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") {
    clear();
    if (document.activeElement === find) find.blur();
  } else if (isTyping(event.target) || !keys.checked) {
    return;
  } else if (event.key === "/") {
    find.focus();
    find.select();
  } else if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
  } else {
    return;
  }
  event.preventDefault();
});
on(document, "click", (event) => {
  const link = event.target.closest("a");
  const address = link && get(link, "href");
  if (address && address.startsWith("#")) setTimeout(() => reveal(address));
});
on(window, "hashchange", () => reveal(location.hash));
on(form, "submit", (event) => event.preventDefault());
on(find, "input", () => { clearTimeout(timer); timer = setTimeout(filter, items.length > 2000 ? 150 : 0); });
for (const choice of choices) on(choice, "change", filter);
on(one("#clear"), "click", () => { clear(); find.focus(); });
on(onlyFound, "change", () => document.documentElement.classList.toggle("found-only", onlyFound.checked));

/* --- the drawing: time is stretched, letters and marks stay as they are; the browser's own scrolling moves it --- */

function moving(svg) {
  const box = svg.parentElement, tools = one(".tools");
  const groups = [...svg.children].filter((child) => child.tagName === "g");
  const clipped = groups.filter((group) => group.hasAttribute("clip-path"));
  const lanes = clipped[0], gutter = clipped.length > 2 ? clipped.at(-1) : null;
  if (!lanes) return;
  const axis = groups.slice(groups.indexOf(lanes) + 1, gutter ? groups.indexOf(gutter) : undefined);
  const clip = svg.querySelector(get(lanes, "clip-path").slice(4, -1));
  const left = +get(clip.firstElementChild, "x");
  const { width: whole, height: high } = svg.viewBox.baseVal;
  const steps = [];
  let zoom = 1;
  const at = (x) => x <= left ? x : left + (x - left) * zoom;
  const put = (shape, name, value) => shape.setAttribute(name, Math.round(value * 10) / 10);
  const move = (shape, x, y = 0, more = "") => shape.setAttribute("transform", `translate(${x},${y})${more}`);
  const unit = () => area(svg).width / at(whole);

  const shift = (shape, from) => steps.push(() => move(shape, at(from) - from));
  function stretch(shape, x, width) {
    if (shape.tagName === "rect") {
      steps.push(() => { put(shape, "x", at(x)); put(shape, "width", at(x + width) - at(x)); });
    } else {
      shape.setAttribute("vector-effect", "non-scaling-stroke");
      steps.push(() => move(shape, left * (1 - zoom), 0, `scale(${zoom},1)`));
    }
  }

  /* A label and what is narrow go with the end of the mark that they stand at. */
  function event(group) {
    const shapes = [...group.children].filter((shape) => shape.getBBox && shape.tagName !== "title");
    const sizes = shapes.map((shape) => shape.getBBox());
    const marks = sizes.filter((_, place) => /rect|circle/.test(shapes[place].tagName));
    const mark = (marks.length ? marks : sizes).reduce((most, size) => size.width > most.width ? size : most);
    const dot = shapes.every((shape) => shape.tagName !== "rect") && shapes.some((shape) => shape.tagName === "circle");
    const start = dot ? mark.x + mark.width / 2 : mark.x, end = dot ? start : mark.x + mark.width;
    shapes.forEach((shape, place) => {
      const { x, width } = sizes[place], tag = shape.tagName;
      if (tag === "circle") shift(shape, x + width / 2);
      else if (tag !== "text" && width > 3.5 && x < end - 1 && x + width > mark.x + 1 && (tag === "rect" || width > 12)) stretch(shape, x, width);
      else shift(shape, x + 1 > end || tag === "rect" && x + width > end - 1 ? end : tag === "rect" ? x : start);
    });
  }

  for (const child of lanes.children) {
    const size = child.getBBox();
    if (child.tagName === "a") event(child);
    else if (child.tagName === "g") shift(child, size.x + size.width / 2);
    else if (child.tagName === "text") shift(child, size.x);
    else if (size.width < 24) shift(child, size.x + size.width / 2);
    else stretch(child, size.x, size.width);
  }
  for (const group of [groups[0], ...axis]) {
    let plate = null;
    for (const shape of group.children) {
      const size = shape.getBBox(), next = shape.nextElementSibling;
      if (shape.tagName === "rect" && next && next.tagName === "text" && Math.abs(next.getBBox().x - size.x - 2) < 1) {
        plate = next;
        shift(shape, size.x + size.width / 2);
        shift(next, size.x + size.width / 2);
      } else if (shape.tagName === "text") {
        if (shape !== plate) shift(shape, size.x);
      } else {
        stretch(shape, size.x, size.width);
      }
    }
  }
  for (const rect of all("clipPath rect", svg)) stretch(rect, +get(rect, "x"), +get(rect, "width"));
  for (const fade of all("linearGradient", svg)) {
    const ends = ["x1", "x2"].map((name) => [name, +get(fade, name)]);
    steps.push(() => ends.forEach(([name, x]) => put(fade, name, at(x))));
  }

  /* Names of the larger spans stay in sight as long as they hold. */
  const names = axis.flatMap((group) => [...group.children]).filter((shape) => shape.tagName === "text");
  const majors = names.filter((shape) => get(shape, "y") === get(names[0], "y")).map((shape) => [shape, shape.getBBox()]);

  function stick() {
    const size = unit(), edge = box.scrollLeft / size + left + 8;
    majors.forEach(([shape, { x, width }], place) => {
      const end = majors[place + 1] ? at(majors[place + 1][1].x) - 12 : at(whole);
      move(shape, Math.max(at(x), Math.min(edge, end - width)) - x);
    });
    if (gutter) move(gutter, box.scrollLeft / size);
    for (const group of axis) move(group, 0, box.scrollTop / size);
  }

  /* What lies under a place of the screen stays there. */
  function zoomTo(wanted, screenX = area(box).left + box.clientWidth / 2) {
    const under = (screenX - area(svg).left) / unit();
    const time = under <= left ? under : left + (under - left) / zoom;
    zoom = Math.min(Math.max(wanted || 1, 1), 60);
    svg.style.width = "";
    const base = area(svg).width;
    for (const step of steps) step();
    put(svg, "width", at(whole));
    svg.setAttribute("viewBox", `0 0 ${at(whole)} ${high}`);
    if (zoom > 1) svg.style.width = `${base * at(whole) / whole}px`;
    box.scrollLeft += (at(time) - under) * unit() + (area(svg).left + under * unit() - screenX);
    stick();
  }

  on(box, "scroll", stick);
  on(window, "resize", () => zoomTo(zoom));
  on(tools, "click", ({ target }) => { if (target.dataset.zoom) zoomTo(zoom * target.dataset.zoom); });
  on(box, "keydown", (press) => {
    const factor = { "+": 1.5, "=": 1.5, "-": 1 / 1.5, "0": 0 }[press.key];
    if (factor === undefined || press.ctrlKey || press.metaKey || press.altKey) return;
    press.preventDefault();
    zoomTo(zoom * factor);
  });
  on(box, "wheel", (turn) => {
    if (!turn.ctrlKey && !turn.metaKey) return;
    turn.preventDefault();
    zoomTo(zoom * Math.exp(-turn.deltaY / 300), turn.clientX);
  }, { passive: false });
  let pinch = null, drag = null;
  const apart = (touches) => Math.hypot(touches[0].clientX - touches[1].clientX, touches[0].clientY - touches[1].clientY);
  on(box, "touchstart", ({ touches }) => { pinch = touches.length === 2 ? { zoom, apart: apart(touches) } : null; });
  on(box, "touchmove", (move) => {
    if (!pinch || move.touches.length !== 2) return;
    move.preventDefault();
    zoomTo(pinch.zoom * apart(move.touches) / pinch.apart, (move.touches[0].clientX + move.touches[1].clientX) / 2);
  }, { passive: false });
  on(box, "pointerdown", (down) => {
    if (down.pointerType === "mouse" && !down.button) drag = { x: down.clientX + box.scrollLeft, y: down.clientY + box.scrollTop, far: false };
  });
  on(window, "pointermove", (move) => {
    if (!drag) return;
    const x = drag.x - move.clientX, y = drag.y - move.clientY;
    drag.far ||= Math.hypot(x - box.scrollLeft, y - box.scrollTop) > 4;
    if (drag.far) [box.scrollLeft, box.scrollTop] = [x, y];
  });
  on(window, "pointerup", () => setTimeout(() => { drag = null; }));
  on(box, "click", (click) => { if (drag && drag.far) { click.preventDefault(); click.stopPropagation(); } }, true);
  on(box, "dragstart", (start) => start.preventDefault());
  tools.hidden = false;
}

all(".drawing svg").forEach(moving);
if (items.length) {
  form.hidden = false;
  filter();
  if (location.hash) reveal(location.hash);
}
})();
