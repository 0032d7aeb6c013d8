/* Filters for lists of publications, and Escape to close a citation's card. Everything else works without this
   script. */
(() => {
  "use strict"

  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ħ: "h", ı: "i", ð: "d", þ: "th" }
  const PAUSE = 500 // milliseconds
  const LOWEST = 70 // pixels that an entry takes at least
  const HAS = ["code", "model", "award"]
  const MODELS = new Set(["model", "dataset", "benchmark", "system", "data"])

  /* Returns the form in which the list and the query are compared: lower case, no accents, spaces around each word. */
  const fold = text => ` ${text} `.normalize("NFKD").toLowerCase()
    .replace(/\p{M}+/gu, "").replace(/[ßæœøłđħıðþ]/g, letter => LETTERS[letter])
    .replace(/['’`´]/g, "").replace(/[^\p{L}\p{N}+#.]+/gu, " ")

  /* Words with an umlaut, with two letters for it: Boehme finds Böhme. */
  const spelledOut = text => (text.normalize("NFC").match(/[\p{L}\p{M}]*[äöüåø][\p{L}\p{M}]*/giu) || []).join(" ").toLowerCase()
    .replace(/[äöüåø]/g, letter => ({ ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" })[letter])

  /* A query may be typed as in a .bib file: G{\"o}del, S{\o}ren, $k$-means. */
  const withoutLatex = text => text.replace(/\\(ss|ae|oe|aa|AE|OE|AA|[oOlLij])(?![a-zA-Z])\s?/g, "$1")
    .replace(/\\[a-zA-Z]+\s*(?=\{)|\\[a-zA-Z]+\s?|\\.|[{}$]/g, "")

  /* The address without its hash, since a jump to a heading does not change the filters. */
  const here = () => location.pathname + location.search

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  }

  const stateOf = heading => heading?.id.startsWith("year-") ? heading.dataset.value || heading.firstChild.textContent : ""

  class Filters {
    constructor(list, ownsAddress) {
      this.list = list
      this.ownsAddress = ownsAddress
      this.end = new AbortController()
      this.names = JSON.parse(list.dataset.facets)
      this.years = new Map()
      this.groups = [...list.querySelectorAll(".pubs")].map(element => this.group(element))
      this.entries = this.groups.flatMap(group => group.entries)
      this.markRepeated()
      this.found = ""
      this.prepared = 0
      this.facets = [
        this.choice("year", this.say("Year"), this.say("Any year"), entry => [entry.year], year => this.years.get(year) || year, (a, b) => b.localeCompare(a, "en", { numeric: true })),
        this.choice("type", this.say("Type"), this.say("Any type"), entry => [entry.type], type => this.names.types[type] || type),
        this.choice("area", this.say("Area"), this.say("Any area"), entry => entry.areas, area => this.names.areas[area]),
        this.choice("venue", this.say("Venue"), this.say("Any venue"), entry => [entry.venue], name => name),
        this.toggle("code", this.say("Code")),
        this.toggle("model", this.say("Model or data")),
        this.toggle("award", this.say("Award")),
      ].filter(facet => facet)
      this.menus = this.facets.filter(facet => !HAS.includes(facet.key))
      this.switches = this.facets.filter(facet => HAS.includes(facet.key))
      this.build()
      this.fromAddress()
      this.showAll()
      this.watch()
      setTimeout(() => this.prepare(100), 200)
      this.listen("popstate", () => { if (this.ownsAddress && here() !== this.address) this.fromAddress() })
    }

    /* Returns a text in the page's language, with values in it. */
    say(text, values = {}) {
      return (this.names.words?.[text] || text).replace(/\{(\w+)\}/g, (_, name) => values[name])
    }

    /* Listens until the list is removed from the page: with instant navigation, the window stays. */
    listen(type, react, options) {
      const listener = () => this.list.isConnected ? react() : this.end.abort()
      addEventListener(type, listener, { ...options, signal: this.end.signal })
    }

    watch() {
      const near = new IntersectionObserver(changes => {
        for (const { target, isIntersecting } of changes) {
          const group = this.groups.find(each => each.element === target)
          group.near = isIntersecting
          if (isIntersecting && group.stale && group.shown) group.show()
        }
      }, { rootMargin: "100% 0%" })
      for (const { element } of this.groups) near.observe(element)
      this.listen("scroll", () => this.groups.forEach(group => group.near && group.stale && group.shown && group.show()), { passive: true })
      this.listen("beforeprint", () => this.showAll())
    }

    showAll() {
      for (const each of [...this.menus, ...this.groups]) each.show()
    }

    group(element) {
      const group = {
        element, heading: this.headingOf(element), near: false, stale: false, drawn: -1,
        /* Shows and hides entries until `room` of them are visible; returns how many more could be. */
        show(room = Infinity) {
          for (const entry of group.entries) {
            if (room <= 0) return 0
            if (entry.fits) room -= 1
            if (entry.fits !== entry.shown) { entry.shown = entry.fits; entry.element.hidden = !entry.fits }
          }
          group.stale = false
          element.style.containIntrinsicBlockSize = `auto ${group.shown * 7}rem`
          return room
        },
      }
      group.entries = [...element.children].map(child => this.read(child, group))
      return group
    }

    /* A paper in several groups (by keyword) counts only once. */
    markRepeated() {
      const keys = new Set()
      for (const entry of this.entries) {
        const { key } = entry.element.dataset
        entry.isRepeated = keys.has(key)
        keys.add(key)
      }
      this.size = keys.size
    }

    headingOf(element) {
      const before = element.previousElementSibling
      return before && /^H[1-6]$/.test(before.tagName) ? before : null
    }

    read(element, group) {
      const { year, type, keywords } = element.dataset
      if (!year) this.noteState(group.heading)
      const kinds = new Set([...element.querySelectorAll(".pub__links a, .pub__version a")].map(link => link.dataset.kind))
      return {
        element, group, type, year: year || stateOf(group.heading),
        areas: keywords.split(", ").filter(keyword => Object.hasOwn(this.names.areas, keyword)),
        venue: (element.querySelector(".pub__abbr") || (type !== "preprint" && element.querySelector(".pub__venue cite")))?.textContent || "",
        code: kinds.has("code"),
        model: [...kinds].some(kind => MODELS.has(kind)),
        award: element.querySelector(".pub__award") !== null,
        shown: true, fits: true, found: true, text: null,
      }
    }

    /* A heading such as "In press" has its English words as the value of the filter. */
    noteState(heading) {
      if (heading?.dataset.value) this.years.set(heading.dataset.value, heading.firstChild.textContent)
    }

    /* Makes a facet with one value at a time. `numbers` has, for each value, how many papers it would show. */
    choice(key, label, all, valuesOf, nameOf, order) {
      const totals = new Map()
      const lists = this.entries.map(entry => valuesOf(entry).filter(value => value))
      for (const value of lists.filter((_, place) => !this.entries[place].isRepeated).flat()) totals.set(value, (totals.get(value) || 0) + 1)
      if (!totals.size || (totals.size === 1 && lists.every(list => list.length))) return null
      const values = [...totals.keys()].sort(order || ((a, b) => totals.get(b) - totals.get(a) || a.localeCompare(b)))
      const places = new Map(values.map((value, place) => [value, place]))
      const names = values.map(nameOf)
      const options = values.map(value => make("option", { value }))
      const control = make("select", { name: key, ariaLabel: label }, make("option", { value: "", textContent: all }), ...options)
      const facet = {
        key, element: control, chosen: -1, numbers: new Int32Array(values.length), shown: new Int32Array(values.length).fill(-1),
        of: lists.map(list => list.map(value => places.get(value))),
        get: () => control.value,
        set: value => { control.value = places.has(value) ? value : "" },
        read: () => { facet.chosen = control.value ? places.get(control.value) : -1 },
        stale: false,
        show() {
          facet.stale = false
          facet.numbers.forEach((number, place) => {
            if (number !== facet.shown[place]) options[place].textContent = `${names[place]} (${number})`
            const disabled = !number && facet.chosen !== place
            if (options[place].disabled !== disabled) options[place].disabled = disabled
          })
          facet.shown.set(facet.numbers)
        },
      }
      return facet
    }

    toggle(key, label) {
      if (!this.entries.some(entry => entry[key]) || this.entries.every(entry => entry[key])) return null
      const control = make("input", { type: "checkbox", name: "has", value: key })
      const number = make("span", { className: "filters__number" })
      const facet = {
        key, element: make("label", {}, control, ` ${label} `, number), chosen: -1, numbers: new Int32Array(1),
        of: this.entries.map(entry => entry[key] ? [0] : []),
        get: () => control.checked ? key : "",
        set: value => { control.checked = value === key },
        read: () => { facet.chosen = control.checked ? 0 : -1 },
        stale: false,
        show: () => { number.textContent = `(${facet.numbers[0]})` },
      }
      return facet
    }

    build() {
      this.search = make("input", { type: "search", name: "find", placeholder: this.say("Title, author, venue …"), ariaLabel: this.say("Search publications"), spellcheck: false })
      this.status = make("span", { className: "filters__status", role: "status" })
      this.clear = make("button", { type: "button", className: "filters__clear", textContent: this.say("Clear filters"), hidden: true })
      this.empty = make("p", { className: "filters__empty", textContent: this.say("No publication matches. Use fewer words, or clear the filters."), hidden: true })
      const form = make("form", { className: "filters", ariaLabel: this.say("Filter publications"), autocomplete: "off" }, this.search,
        make("div", { className: "filters__facets" }, ...this.menus.map(menu => menu.element)),
        make("div", { className: "filters__result" },
          make("div", { className: "filters__switches" }, ...this.switches.map(each => each.element)),
          this.status, this.clear))
      form.setAttribute("role", "search")
      form.addEventListener("submit", event => { event.preventDefault(); this.noteWords() })
      this.search.addEventListener("input", () => { this.apply(); clearTimeout(this.pause); this.pause = setTimeout(() => this.noteWords(), PAUSE) })
      this.search.addEventListener("blur", () => { this.noteWords(); this.typing = false })
      this.search.addEventListener("keydown", event => { if (event.key === "Escape" && this.search.value && !event.isComposing) { event.preventDefault(); this.reset() } })
      for (const type of ["focusin", "pointerdown"]) form.addEventListener(type, event => this.menus.find(menu => menu.element === event.target)?.show())
      form.addEventListener("change", event => { if (event.target !== this.search) { this.apply(); this.toAddress(false) } })
      this.clear.addEventListener("click", () => { this.reset(); this.search.focus() })
      this.list.prepend(form, this.empty)
      this.list.dataset.ready = ""
      this.contents = new Map([...document.querySelectorAll(".contents a")].map(link => [link.hash, link.parentElement]))
    }

    reset() {
      this.set(new URLSearchParams())
      this.toAddress(false)
    }

    set(query) {
      this.search.value = query.get("find") || ""
      const has = new Set((query.get("has") || "").split(","))
      for (const facet of this.facets) facet.set(HAS.includes(facet.key) ? (has.has(facet.key) ? facet.key : "") : query.get(facet.key) || "")
      this.apply()
    }

    fromAddress() {
      this.pause = clearTimeout(this.pause)
      this.typing = false
      this.address = here()
      this.set(new URLSearchParams(this.ownsAddress ? location.search : ""))
    }

    /* The back button undoes a choice or a typed word, not a single letter. For a new address, the browser checks every
       link of the page, so this waits until the reader pauses. */
    noteWords() {
      if (!this.pause) return
      this.toAddress(this.typing)
      this.typing = true
    }

    toAddress(sameStep) {
      this.pause = clearTimeout(this.pause)
      if (!this.ownsAddress) return
      const query = new URLSearchParams()
      if (this.search.value.trim()) query.set("find", this.search.value.trim())
      const has = []
      for (const facet of this.facets) {
        if (!facet.get()) continue
        if (HAS.includes(facet.key)) has.push(facet.key)
        else query.set(facet.key, facet.get())
      }
      if (has.length) query.set("has", has.join(","))
      const address = location.pathname + (query.size ? `?${query}` : "")
      if (address !== here()) history[sameStep ? "replaceState" : "pushState"](null, "", address)
      this.address = here()
    }

    /* Words are found in any order; words in double quotes only in this order, as whole words. */
    words() {
      const phrases = []
      const value = this.search.value.replace(/https?:\/\/(?:dx\.)?doi\.org\/|\bdoi:\s*/gi, "")
      const typed = value.includes('"') ? value : value.replace(/[“”„]/g, '"')
      const rest = withoutLatex(typed.replace(/(?<!\\)"([^"]*)"/g, (_, phrase) => { phrases.push(fold(phrase)); return " " }))
      return [...fold(rest).split(" "), ...phrases].filter(word => word.trim())
    }

    apply() {
      this.find(this.words())
      for (const facet of this.facets) { facet.read(); facet.numbers.fill(0) }
      const active = this.facets.filter(facet => facet.chosen >= 0)
      for (const group of this.groups) group.shown = 0
      let shown = 0
      for (let place = 0; place < this.entries.length; place += 1) {
        const entry = this.entries[place]
        entry.fits = entry.found && this.count(place, active)
        if (!entry.fits) continue
        entry.group.shown += 1
        if (!entry.isRepeated) shown += 1
      }
      let room = Math.ceil(innerHeight / LOWEST)
      let reached = false
      for (const group of this.groups) {
        this.showGroup(group)
        reached ||= group.near
        if (reached && group.shown && room > 0) room = group.show(room)
      }
      this.showHeadings()
      this.showResult(shown)
      this.later(PAUSE)
    }

    /* A heading above other headings is hidden if all entries below it are. */
    showHeadings() {
      for (const heading of this.list.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
        if (!/^H[1-6]$/.test(heading.nextElementSibling?.tagName)) continue
        let next = heading.nextElementSibling
        while (next && !(next.matches(".pubs") && !next.hidden) && !(/^H[1-6]$/.test(next.tagName) && next.tagName <= heading.tagName)) next = next.nextElementSibling
        heading.hidden = !next?.matches(".pubs")
        const place = this.contents.get(`#${heading.id}`)
        if (place) place.hidden = heading.hidden
      }
    }

    /* Reads the entries' texts, a few at a time, so that the page never stops responding. */
    prepare(most) {
      const end = Math.min(this.entries.length, this.prepared + most)
      for (; this.prepared < end; this.prepared += 1) {
        const entry = this.entries[this.prepared]
        const text = entry.element.textContent
        const links = [...entry.element.querySelectorAll(".pub__links a, .pub__version a")].map(link => link.href)
        entry.text = fold(`${text} ${entry.element.dataset.keywords} ${links.join(" ")} ${spelledOut(text)}`)
        entry.text.includes(" ") // makes the browser join the string's pieces now, not at the first keystroke
      }
      if (this.prepared < this.entries.length) setTimeout(() => this.prepare(100), 4)
    }

    /* Notes which entries contain all words; if letters are added, only entries found before can match. */
    find(words) {
      const query = words.join(" ")
      if (query === this.found) return
      if (words.length) this.prepare(Infinity)
      const narrower = this.found && query.startsWith(this.found)
      for (const entry of this.entries) {
        if (!narrower || entry.found) entry.found = words.every(word => entry.text.includes(word))
      }
      this.found = query
    }

    /* Counts an entry in each facet if no other facet hides it; returns true if no facet hides it. */
    count(place, active) {
      let against = null
      for (const facet of active) {
        if (facet.of[place].includes(facet.chosen)) continue
        if (against) return false
        against = facet
      }
      if (this.entries[place].isRepeated) return against === null
      for (const facet of against ? [against] : this.facets) {
        for (const value of facet.of[place]) facet.numbers[value] += 1
      }
      return against === null
    }

    /* A group's heading changes at once; entries that are not visible wait until they come near or the page is idle. */
    showGroup(group) {
      group.stale = true
      if (group.shown === group.drawn) return
      group.element.hidden = !group.shown
      if (group.heading && !group.shown !== !group.drawn) {
        group.heading.hidden = !group.shown
        const place = this.contents.get(`#${group.heading.id}`)
        if (place) place.hidden = !group.shown
      }
      group.drawn = group.shown
    }

    /* Work that readers do not see waits until they pause: the choices of closed menus, entries out of sight. */
    later(pause) {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => {
        const waiting = [...this.menus, ...this.groups].find(each => each.stale)
        if (!waiting) return
        waiting.show()
        this.later(8)
      }, pause)
    }

    showResult(shown) {
      const filtered = Boolean(this.search.value.trim() || this.facets.some(facet => facet.get()))
      const all = this.size
      for (const facet of this.switches) facet.show()
      for (const facet of this.menus) facet.stale = true
      this.status.textContent = this.say(filtered ? "{shown} of {all} publications" : "{all} publications", { shown, all })
      this.clear.hidden = !filtered
      this.empty.hidden = shown > 0
    }
  }

  /* Material's instant navigation, if it is on, loads new pages into the old one. */
  const eachPage = start => window.document$ ? window.document$.subscribe(start) : start()

  eachPage(() => document.querySelectorAll(".publications[data-facets]").forEach((list, place) => new Filters(list, place === 0)))

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
