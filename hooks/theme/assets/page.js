/* The script of every page: it opens the search and what is shown at "Cite", adds copy buttons, and makes links work in a
   folder on disk. */
(() => {
  "use strict"

  const { dataset, src } = document.currentScript
  const features = dataset.features.split(" ")

  /* Pages in other languages bring their words. */
  const words = JSON.parse(dataset.words || "{}")
  const say = (text, values = {}) => (words[text] || text).replace(/\{(\w+)\}/g, (_, name) => values[name])

  /* Material's instant navigation, if it is on, loads new pages into the old one. */
  const eachPage = start => window.document$ ? window.document$.subscribe(start) : start()

  const SAME = {
    ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ħ: "h", ı: "i", ð: "d", þ: "th",
    ى: "ي", ی: "ي", ک: "ك", ة: "ه", ە: "ه", ہ: "ه", ھ: "ه", ٱ: "ا",
  }
  const SAME_LETTERS = new RegExp(`[${Object.keys(SAME).join("")}]`, "g")

  /* Returns text as searches compare it: lower case, no accents and vowel points, one form of each letter and digit.
     The marks of kana and of Indic scripts stay, since they tell words apart. */
  window.folded = text => /^[\x00-\x7f]*$/.test(text) ? text.toLowerCase() : text.normalize("NFKD").toLowerCase()
    .replace(/\p{M}(?<=[\p{sc=Zinh}\p{sc=Arab}\p{sc=Hebr}\p{sc=Cyrl}])(?<![\u3099\u309a])|[ـ\p{Cf}]/gu, "")
    .replace(/.[\u3099\u309a]/gu, letter => letter.normalize("NFC"))
    .replace(SAME_LETTERS, letter => SAME[letter])
    .replace(/[٠-٩۰-۹]/g, digit => digit.charCodeAt(0) % 16)

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  }

  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text)
    } catch { // a page that was not served over https has no clipboard
      const field = make("textarea", { value: text })
      document.body.append(field)
      field.select()
      document.execCommand("copy")
      field.remove()
    }
  }

  const addCopyButton = (source, name) => {
    const button = make("button", { type: "button", className: "copy", textContent: say("Copy"), ariaLabel: say("Copy {name}", { name }) })
    const said = make("span", { className: "copy__said", role: "status" })
    button.addEventListener("click", async () => {
      await copy(source.textContent.trim())
      button.textContent = say("Copied")
      said.textContent = say("{name} copied", { name })
      setTimeout(() => { button.textContent = say("Copy"); said.textContent = "" }, 2000)
    })
    const shown = source.closest(".highlighttable") || source
    shown.after(button, said)
  }

  const addCopyButtons = within => within.querySelectorAll("[data-copy]").forEach(source => addCopyButton(source, source.dataset.copy))

  addEventListener("copyable", ({ detail }) => addCopyButtons(detail))
  eachPage(() => {
    addCopyButtons(document)
    const blocks = features.includes("content.code.copy") ? ".highlight:not(.no-copy)" : ".highlight.copy"
    document.querySelectorAll(`${blocks} pre:not([data-copy], .linenos pre)`).forEach(source => addCopyButton(source, say("code")))
  })

  /* Elements that scroll sideways must be reachable by keyboard. */
  const scrolling = new ResizeObserver(changes => {
    for (const { target } of changes) if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
  })
  eachPage(() => document.querySelectorAll("pre > code, .md-typeset table:not([class])").forEach(each => scrolling.observe(each)))

  /* An open menu closes as menus do: by Escape, which leads back to what opened it, and by a click elsewhere. */
  const openMenus = () => [...document.querySelectorAll(".top__nav details[open]")]
  addEventListener("keydown", ({ key }) => {
    const menu = key === "Escape" && openMenus().at(-1)
    if (!menu) return
    menu.open = false
    menu.firstElementChild.focus()
  })
  addEventListener("click", ({ target }) => {
    if (!target.closest(".top__nav")) openMenus().forEach(menu => { menu.open = false })
  })

  const opener = document.querySelector(".top__search")
  const dialog = document.querySelector("dialog.search")

  const openSearch = words => {
    if (dialog.open) return
    const input = dialog.querySelector("input")
    if (words) input.value = words
    dialog.showModal()
    input.select()
    if (document.querySelector(`script[src="${opener.dataset.script}"]`)) return
    document.head.append(make("script", { src: opener.dataset.script }))
  }

  const isTyping = target => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

  if (opener) {
    for (const key of ["search", "script", "root"]) opener.dataset[key] = new URL(opener.dataset[key], location.href).href
    opener.dataset.highlight = features.includes("search.highlight") ? "yes" : ""
    opener.addEventListener("click", () => openSearch())
    addEventListener("keydown", event => {
      const { key, ctrlKey, metaKey, altKey, target } = event
      const slash = key === "/" && !ctrlKey && !metaKey && !altKey && !isTyping(target)
      if (!slash && !(key === "k" && (ctrlKey || metaKey) && !altKey)) return
      event.preventDefault()
      openSearch()
    })
    const words = new URLSearchParams(location.search).get("q")
    if (words) openSearch(words)
  }

  /* In a folder on disk, no server finds the index.html of an address. */
  if (location.protocol === "file:") {
    for (const kind of ["click", "auxclick"]) {
      addEventListener(kind, ({ target }) => {
        const link = target.closest("a[href]")
        if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
      }, true)
    }
  }

  /* "Cite" is a link to the .bib file, and with scripts a button. In a folder on disk, scripts cannot read files. */
  const nameCites = list => list.querySelectorAll(".pub__cite").forEach(link => {
    const title = link.closest(".pub").querySelector(".pub__title").textContent
    Object.assign(link, { role: "button", ariaHasPopup: "dialog", ariaLabel: `${link.textContent}: ${title}` })
  })

  const openCite = event => {
    const link = event.target.closest?.(".pub__cite[role=button]")
    const isPlain = event.type === "click" ? !(event.ctrlKey || event.metaKey || event.shiftKey) : event.key === " "
    if (!link || !isPlain) return
    event.preventDefault()
    import(new URL("cite.js", src)).then(({ open }) => open(link)).catch(() => { location.href = link.href })
  }

  if (location.protocol !== "file:") {
    eachPage(() => document.querySelectorAll(".pubs").forEach(list => setTimeout(nameCites, 0, list)))
    for (const type of ["click", "keydown"]) addEventListener(type, openCite)
  }

  /* Escape closes a citation's card without moving the pointer or the focus. */
  const closeCards = event => {
    if (event.key !== "Escape") return
    for (const link of document.querySelectorAll(".cite:hover, .cite:focus-visible, .cite:has(+ .cite-card:hover)")) {
      const card = link.nextElementSibling
      const open = () => card.classList.remove("cite-card--closed")
      card.classList.add("cite-card--closed")
      link.addEventListener("pointerleave", open, { once: true })
      link.addEventListener("blur", open, { once: true })
    }
  }

  addEventListener("keydown", closeCards)
})()
