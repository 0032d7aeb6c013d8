/* The search: loaded when it is first opened, with the index of all pages. */
(() => {
  "use strict"

  const MOST_PAGES = 12
  const MOST_SECTIONS = 3
  const SNIPPET = 140
  const WORD = /([\p{L}\p{N}\p{M}\p{Cf}]+)/gu

  const opener = document.querySelector(".top__search")
  const dialog = document.querySelector("dialog.search")
  const input = dialog.querySelector("input")
  const status = dialog.querySelector(".search__status")
  const list = dialog.querySelector(".search__results")

  const fold = text => window.folded(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
  const plain = html => html.replace(/<[^>]+>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'").replace(/&amp;/g, "&").replace(/\s+/g, " ").trim()

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  }

  /* Groups the index's entries by page (each is a part of a page); a paper in a list counts as a page. */
  const read = index => {
    const pages = new Map()
    for (const { location, title, text, boost = 1 } of index.docs) {
      const [url, hash] = location.split("#")
      const group = hash && hash.startsWith("pub-") ? location : url
      if (!pages.has(group)) pages.set(group, { parts: [], title: "" })
      const page = pages.get(group)
      const part = { location, title: plain(title), text: plain(text), boost, isPage: !hash }
      part.inTitle = ` ${fold(part.title)} `
      part.inText = ` ${fold(part.text)} `
      if (part.isPage) page.title = part.inTitle
      page.parts.push(part)
    }
    return [...pages.values()]
  }

  /* A page on disk may load a script, but may not fetch anything. */
  const load = () => location.protocol === "file:"
    ? new Promise((resolve, reject) => {
      document.head.append(make("script", {
        src: `${opener.dataset.search}.js`, onload: () => resolve(window.__index), onerror: reject,
      }))
    })
    : fetch(`${opener.dataset.search}.json`).then(response => response.json())

  /* A match in a title counts more than in a text; a whole word counts more than a word's start, then its middle. */
  const weigh = (words, part, page) => {
    let sum = 0
    for (const word of words) {
      let weight = 0
      if (part.inTitle.includes(word)) weight = part.inTitle.includes(` ${word} `) ? 15 : part.inTitle.includes(` ${word}`) ? 10 : 4
      else if (part.inText.includes(word)) weight = part.inText.includes(` ${word} `) ? 4 : part.inText.includes(` ${word}`) ? 3 : 1
      else if (page.title.includes(word)) weight = 1
      if (!weight) return 0
      sum += weight
    }
    return sum * part.boost * (part.isPage ? 1.5 : 1)
  }

  const find = (pages, words) => {
    const results = []
    for (const page of pages) {
      const parts = []
      for (const part of page.parts) {
        const weight = weigh(words, part, page)
        if (weight) parts.push({ part, weight })
      }
      if (!parts.length) continue
      parts.sort((a, b) => b.weight - a.weight)
      results.push({ page, parts, weight: parts[0].weight })
    }
    return results.sort((a, b) => b.weight - a.weight)
  }

  const marked = (text, words) => {
    const pieces = text.split(WORD)
    return pieces.map((piece, place) => place % 2 && words.some(word => fold(piece).includes(word)) ? make("mark", { textContent: piece }) : piece)
  }

  /* Returns the part of a text around the first word of the query. */
  const snippet = (text, words) => {
    if (text.length <= SNIPPET) return text
    const places = [...text.matchAll(WORD)]
    const hit = places.find(match => words.some(word => fold(match[0]).includes(word)))
    const start = hit && hit.index > SNIPPET / 2 ? text.lastIndexOf(" ", hit.index - SNIPPET / 3) + 1 : 0
    const end = text.indexOf(" ", start + SNIPPET)
    return (start ? "… " : "") + text.slice(start, end < 0 ? undefined : end) + (end < 0 ? "" : " …")
  }

  /* With this address, the browser itself highlights the word on the page. */
  const address = (part, words) => {
    const word = opener.dataset.highlight && words.find(each => part.inText.includes(` ${each} `))
    const url = new URL(part.location, opener.dataset.root)
    return word ? `${url.href}${url.hash ? "" : "#"}:~:text=${encodeURIComponent(word)}` : url.href
  }

  const link = (part, words) => make("a", { href: address(part, words) },
    make("span", { className: "search__title", dir: "auto" }, ...marked(part.title, words)),
    make("span", { className: "search__text", dir: "auto" }, ...marked(snippet(part.text, words), words)))

  const draw = ({ page, parts }, words) => {
    const first = page.parts.find(part => part.isPage) || parts[0].part
    const sections = parts.map(({ part }) => part).filter(part => part !== first).slice(0, MOST_SECTIONS)
    const item = make("li", {}, link(first, words))
    if (sections.length) item.append(make("ul", {}, ...sections.map(part => make("li", {}, link(part, words)))))
    return item
  }

  const say = number => {
    const { none, one, other } = dialog.dataset
    return number === 0 ? none : number === 1 ? one : other.replace("#", number)
  }

  const toAddress = () => {
    const url = new URL(location.href)
    if (dialog.open && input.value.trim()) url.searchParams.set("q", input.value.trim())
    else url.searchParams.delete("q")
    if (url.href !== location.href) history.replaceState(history.state, "", url)
  }

  const show = pages => {
    const words = fold(input.value).split(" ").filter(word => word)
    const results = words.length ? find(pages, words) : []
    status.textContent = words.length ? say(results.length) : ""
    list.replaceChildren(...results.slice(0, MOST_PAGES).map(result => draw(result, words)))
    toAddress()
  }

  const move = step => {
    const stops = [input, ...list.querySelectorAll("a")]
    const place = stops.indexOf(document.activeElement)
    stops[Math.max(0, Math.min(stops.length - 1, place + step))].focus()
  }

  dialog.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      move(step)
    } else if (event.key === "Enter" && event.target === input && !event.isComposing) {
      event.preventDefault()
      list.querySelector("a")?.click()
    }
  })
  /* The dialog stays open if a text selection ends outside of it, or if a link is opened in another tab. */
  let pressed = null
  dialog.addEventListener("pointerdown", event => { pressed = event.target })
  dialog.addEventListener("click", event => {
    const isOutside = event.target === dialog && pressed === dialog
    const isFollowed = event.target.closest("a") && !(event.ctrlKey || event.metaKey || event.shiftKey)
    if (isOutside || isFollowed) dialog.close()
  })
  dialog.addEventListener("close", toAddress)

  load().then(index => {
    const pages = read(index)
    input.addEventListener("input", () => show(pages))
    setTimeout(() => show(pages)) // so that the browser can do other work first
  }, () => { status.textContent = dialog.dataset.failed || "The index of the pages cannot be read." })
})()
