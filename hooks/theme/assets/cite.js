/* What opens at "Cite", and the files of a filtered list. publications.js loads this script when a reader first asks. */

const root = new URL("../", import.meta.url)
const words = JSON.parse(document.querySelector("script[data-words]")?.dataset.words || "{}")
const say = (text, values = {}) => (words[text] || text).replace(/\{(\w+)\}/g, (_, name) => values[name])
const fetched = new Map()

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

/* Returns a file of the site, which is fetched once. */
const file = (name, kind) => {
  if (!fetched.has(name)) {
    const read = fetch(new URL(name, root)).then(response => response.ok ? response[kind]() : Promise.reject(response.status))
    fetched.set(name, read)
    read.catch(() => fetched.delete(name))
  }
  return fetched.get(name)
}

const fileOf = entry => entry.querySelector(".pub__cite").pathname.endsWith("/citations/others.bib")
  ? "others"
  : encodeURIComponent(entry.dataset.year || "undated")

const citationsOf = entry => file(`citations/${fileOf(entry)}.json`, "json").then(citations => citations[entry.dataset.key])

const copyable = (tag, name, className, text) => {
  const element = make(tag, { className, innerHTML: text })
  element.dataset.copy = name
  return element
}

const parts = ({ own, inherited, references }) => {
  const bibtex = copyable("pre", "BibTeX", "paper__bibtex", "")
  Object.assign(bibtex, { textContent: [...own, ...inherited].join("\n\n"), tabIndex: 0, role: "group", ariaLabel: "BibTeX" })
  const styles = references.map(([style, text]) => make("div", {}, make("dt", { textContent: style }),
    make("dd", {}, copyable("span", say("{style} reference", { style }), "", text))))
  return [...styles.length ? [make("dl", { className: "cite-box__styles" }, ...styles)] : [], bibtex]
}

/* Shows how to cite an entry in a dialog, which Escape and a click beside it close. */
export const open = async link => {
  const entry = link.closest(".pub")
  const content = parts(await citationsOf(entry))
  if (document.querySelector(".cite-dialog")) return
  const dialog = make("dialog", { className: "cite-dialog md-typeset", ariaLabel: link.ariaLabel })
  const close = make("button", { type: "button", className: "cite-dialog__close", textContent: say("Close") })
  const title = make("p", { className: "cite-dialog__title", dir: "auto", textContent: entry.querySelector(".pub__title").textContent })
  const box = make("div", { className: "cite-box" }, ...content)
  dialog.append(make("div", { className: "cite-dialog__inner" }, close, title, box))
  close.addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close() })
  dialog.addEventListener("close", () => { dialog.remove(); link.focus() })
  link.closest("[data-md-color-scheme]").append(dialog)
  dispatchEvent(new CustomEvent("copyable", { detail: box }))
  dialog.showModal()
}

/* Returns BibTeX entries under one another: each once, with its @string definitions, those that others inherit from last. */
const bibFile = citations => {
  const texts = new Map()
  const strings = new Map()
  for (const text of [...citations.flatMap(({ own }) => own), ...citations.flatMap(({ inherited }) => inherited)]) {
    const [, type, key] = text.match(/^@\s*(\w+)\s*[{(]\s*([^\s,=]*)/) || [text, "", text]
    if (type.toLowerCase() === "string") {
      if (strings.get(key.toLowerCase()) !== text) texts.set(Symbol(key), text)
      strings.set(key.toLowerCase(), text)
    } else {
      const first = texts.get(key) || text
      texts.delete(key)
      texts.set(key, first)
    }
  }
  return [...texts.values()].map(text => `${text}\n\n`).join("")
}

/* Returns the records of these entries in a file of all publications. */
const risFile = (all, entries) => {
  const records = all.split(/^(?=TY {2}- )/m)
  const byKey = new Map(records.map(record => [record.match(/^ID {2}- (.*?)\r?$/m)?.[1], record]))
  return entries.map(entry => byKey.get(entry.dataset.key.trim().replace(/\s+/g, " "))).filter(record => record).join("")
}

const contentOf = async (kind, entries) => kind === "ris"
  ? risFile(await file("publications.ris", "text"), entries)
  : bibFile(await Promise.all(entries.map(citationsOf)))

/* Gives the reader a file of some entries; if that fails, the file of all. */
export const save = async (kind, entries) => {
  const name = `publications.${kind}`
  const href = await contentOf(kind, entries)
    .then(text => URL.createObjectURL(new Blob([text], { type: "text/plain" })), () => new URL(name, root))
  const link = make("a", { href, download: name })
  document.body.append(link)
  link.click()
  link.remove()
}
