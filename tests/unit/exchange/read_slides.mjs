// Reads slides with TimelineJS's own code, given its folder and a file, and prints what became of them as JSON.
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { pathToFileURL } from "node:url";

// Its sources leave out ".js", and want a page around them to clean HTML and to fetch: text stays
// as it is here, and nothing is fetched.
const hooks = `
export async function resolve(name, context, next) {
  if (name === "dompurify" || name.endsWith("net/Net")) return { url: "stand-in:" + name, shortCircuit: true };
  const near = name.startsWith(".") && !name.endsWith(".js") ? name + ".js" : name;
  return next(near, context);
}
export async function load(url, context, next) {
  const source = "export default { addHook() {}, sanitize(text) { return text; } }; export function fetchJSON() {} export function ajax() {}";
  if (url.startsWith("stand-in:")) return { format: "module", shortCircuit: true, source };
  return next(url, url.includes("timelinejs") ? { ...context, format: "module" } : context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

const [folder, file] = process.argv.slice(2);
// Of a browser's parser, the text of what it parsed.
const letters = { lt: "<", gt: ">", quot: '"', "#x27": "'", amp: "&" };
globalThis.DOMParser = class {
  parseFromString(text) {
    const bare = text.replace(/<[^>]*>/g, "").replace(/&(lt|gt|quot|#x27|amp);/g, (_all, name) => letters[name]);
    return { body: { textContent: bare } };
  }
};
const near = (path) => pathToFileURL(`${folder}/src/js/${path}`).href;
const { TimelineConfig } = await import(near("core/TimelineConfig.js"));
const { Language } = await import(near("language/Language.js"));
const config = new TimelineConfig(JSON.parse(readFileSync(file, "utf8")));
config.validate();
const language = new Language();
const shown = (date) => (date ? date.getDisplayDate(language) : "");
console.log(
  JSON.stringify({
    errors: config.getErrors().map(String),
    title: config.title ? config.title.text.headline : "",
    scale: config.scale,
    eras: config.eras.length,
    events: config.events.map((slide) => ({
      id: slide.unique_id,
      headline: slide.text.headline,
      group: slide.group,
      shown: slide.display_date || shown(slide.start_date),
      start: slide.start_date.data.date_obj instanceof Date ? slide.start_date.data.date_obj.getFullYear() : slide.start_date.data.year,
      carried: Boolean(slide["x-dateline"]),
    })),
  }),
);
