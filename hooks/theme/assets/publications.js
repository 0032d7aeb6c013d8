/* Filters for lists of publications, only on pages with a list that has them. */
(() => {
  "use strict"

  const PAUSE = 500 // milliseconds
  const LOWEST = 70 // pixels that an entry takes at least
  const HAS = ["code", "model", "award"]
  const FEW = 3 // a shorter list needs no order
  const GAP = "\n"
  const IN_A_GROUP = 100 // entries of a list that is sorted without headings
  const MODELS = new Set(["model", "dataset", "benchmark", "system", "data"])

  /* Returns the form in which the list and the query are compared: lower case, no accents, spaces around each word. */
  const fold = text => window.folded(` ${text} `).replace(/['’`´]/g, "").replace(/[^\p{L}\p{N}\p{M}+#.]+/gu, " ")

  /* Words with an umlaut, with two letters for it: Boehme finds Böhme. */
  const spelledOut = text => (text.normalize("NFC").match(/[\p{L}\p{M}]*[äöüåø][\p{L}\p{M}]*/giu) || []).join(" ").toLowerCase()
    .replace(/[äöüåø]/g, letter => ({ ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" })[letter])

  /* A query may be typed as in a .bib file: G{\"o}del, S{\o}ren, $k$-means. */
  const withoutLatex = text => text.replace(/\\(ss|ae|oe|aa|AE|OE|AA|[oOlLij])(?![a-zA-Z])\s?/g, "$1")
    .replace(/\\[a-zA-Z]+\s*(?=\{)|\\[a-zA-Z]+\s?|\\.|[{}$]/g, "")

  /* Returns what the script cite.js offers, which is loaded when a reader first needs it. */
  const base = document.currentScript.src
  const citing = () => import(new URL("cite.js", base))

  /* The address without its hash, since a jump to a heading does not change the filters. */
  const here = () => location.pathname + location.search

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  }

  /* Each entry has "Cite" before its label, which would be found in all of them. */
  const textOf = entry => {
    const text = entry.textContent.trimEnd(), cite = entry.querySelector(".pub__cite")?.textContent || ""
    const at = text.lastIndexOf(cite, text.length - entry.lastElementChild.textContent.length - cite.length)
    return text.slice(0, at) + text.slice(at + cite.length)
  }

  const stateOf = heading => heading?.id.startsWith("year-") ? heading.dataset.value || heading.firstChild.textContent : ""

  class Filters {
    constructor(list, ownsAddress) {
      this.list = list
      this.ownsAddress = ownsAddress
      this.end = new AbortController()
      this.near = new IntersectionObserver(changes => this.noteNear(changes), { rootMargin: "100% 0%" })
      this.names = JSON.parse(list.dataset.facets)
      this.years = new Map()
      this.groups = [...list.querySelectorAll(".pubs")].map(element => this.group(element))
      for (const group of this.groups) group.entries = [...group.element.children].map(child => this.read(child, group))
      this.entries = this.groups.flatMap(group => group.entries)
      this.markRepeated()
      this.found = ""
      this.prepared = 0
      this.content = [...list.children].filter(each => each.matches(".pubs, h1, h2, h3, h4, h5, h6"))
      this.after = this.content.at(-1)?.nextElementSibling || null
      this.arranged = { usual: this.groups }
      this.headings = this.content.filter(each => /^H[1-6]$/.test(each.tagName))
      this.usual = this.sorted = this.names.sort || "newest"
      const { people } = this.names
      this.facets = [
        this.choice("year", this.say("Year"), this.say("Any year"), entry => [entry.year], year => this.years.get(year) || year, { order: (a, b) => b.localeCompare(a, "en", { numeric: true }) }),
        this.choice("type", this.say("Type"), this.say("Any type"), entry => [entry.type], type => this.names.types[type] || type),
        this.choice("area", this.say("Area"), this.say("Any area"), entry => entry.areas, area => this.names.areas[area]),
        this.choice("venue", this.say("Venue"), this.say("Any venue"), entry => [entry.venue], name => name, { most: 2 }),
        this.choice("keyword", this.say("Keyword"), this.say("Any keyword"), entry => entry.words, name => name, { least: 2 }),
        people && this.choice("group", this.say("Group"), this.say("Any group"), entry => [...new Set(entry.people.flatMap(name => people[name]))], name => name, { all: false }),
        people && this.choice("person", this.say("Person"), this.say("Any person"), entry => entry.people, name => name, { all: false }),
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

    noteNear(changes) {
      for (const { target, isIntersecting } of changes) {
        const group = this.groups.find(each => each.element === target)
        if (!group) continue
        group.near = isIntersecting
        if (isIntersecting && group.stale && group.shown) group.show()
      }
    }

    watch() {
      for (const { element } of this.groups) this.near.observe(element)
      this.listen("scroll", () => this.groups.forEach(group => group.near && group.stale && group.shown && group.show()), { passive: true })
      this.listen("beforeprint", () => this.showAll())
    }

    showAll() {
      for (const each of [...this.menus, ...this.groups]) each.show()
    }

    group(element, heading = this.headingOf(element)) {
      const group = {
        element, heading, near: false, stale: false, drawn: -1, entries: [],
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
      const isArea = keyword => Object.hasOwn(this.names.areas, keyword)
      const all = keywords.split(", ").filter(keyword => keyword)
      const kinds = new Set([...element.querySelectorAll(".pub__links a, .pub__version a")].map(link => link.dataset.kind))
      return {
        element, group, type, year: year || stateOf(group.heading),
        areas: all.filter(isArea), words: all.filter(keyword => !isArea(keyword)), people: this.peopleOf(element),
        venue: (element.querySelector(".pub__abbr") || (type !== "preprint" && element.querySelector(".pub__venue cite")))?.textContent || "",
        code: kinds.has("code"),
        model: [...kinds].some(kind => MODELS.has(kind)),
        award: element.querySelector(".pub__award") !== null,
        shown: true, fits: true, found: true, text: null,
      }
    }

    /* Returns the people of the group who wrote a paper, by the names that the options give them. */
    peopleOf(element) {
      if (!this.names.people) return []
      const names = [...element.querySelectorAll(".pub__author")].map(author => author.dataset.person || author.textContent)
      return [...new Set(names)].filter(name => Object.hasOwn(this.names.people, name))
    }

    /* A heading such as "In press" has its English words as the value of the filter. */
    noteState(heading) {
      if (heading?.dataset.value) this.years.set(heading.dataset.value, heading.firstChild.textContent)
    }

    /* Returns how many papers have each value, the values that the facet offers, and the values of each entry. A value
       of fewer papers than `least` is left out, and a facet if none has as many as `most`, or, unless `all`, a value
       that every paper has. */
    valuesFor(valuesOf, { least = 1, most = 1, all = true, order }) {
      const totals = new Map()
      const lists = this.entries.map(entry => valuesOf(entry).filter(value => value))
      for (const value of lists.filter((_, place) => !this.entries[place].isRepeated).flat()) totals.set(value, (totals.get(value) || 0) + 1)
      const numbers = [...totals.values()]
      if (!numbers.some(number => number >= most)) return { lists, values: [] }
      if (totals.size === 1 && lists.every(list => list.length)) return { lists, values: [] }
      const values = [...totals.keys()].filter(value => totals.get(value) >= least && (all || totals.get(value) < this.size))
      return { lists, values: values.sort(order || ((a, b) => totals.get(b) - totals.get(a) || a.localeCompare(b))) }
    }

    /* Makes a facet of which one value or several can be chosen, each in a menu of its own. `numbers` has, for each
       value, how many papers it would show. */
    choice(key, label, any, valuesOf, nameOf, limits = {}) {
      const { lists, values } = this.valuesFor(valuesOf, limits)
      if (!values.length) return null
      const places = new Map(values.map((value, place) => [value, place]))
      const names = values.map(nameOf)
      const facet = {
        key, element: make("div", { className: "filters__facet" }), menus: [], any: true, on: new Uint8Array(values.length),
        numbers: new Int32Array(values.length), shown: new Int32Array(values.length).fill(-1),
        of: lists.map(list => list.map(value => places.get(value)).filter(place => place !== undefined)),
        get: () => facet.menus.map(menu => menu.value).filter(value => value).join(","),
        /* Several values are joined by commas, which a value may contain, too. */
        set: text => {
          let part = ""
          const chosen = []
          for (const piece of text.split(",")) {
            const known = [part && `${part},${piece}`, piece].find(value => places.has(value))
            part = known ? "" : part ? `${part},${piece}` : piece
            if (known) chosen.push(known)
          }
          facet.choose([...new Set(chosen)])
        },
        /* Has a menu for each of these values, and one more for another. */
        choose: chosen => {
          const wanted = chosen.length < values.length ? [...chosen, ""] : chosen
          if (wanted.join() === facet.menus.map(menu => menu.value).join() && wanted.length === facet.menus.length) return
          while (facet.menus.length < wanted.length) facet.add()
          while (facet.menus.length > wanted.length) facet.menus.pop().remove()
          facet.menus.forEach((menu, number) => { menu.value = wanted[number] })
          facet.shown.fill(-1)
        },
        add: () => {
          const number = facet.menus.length
          const names = number ? { name: `${key}-${number + 1}`, ariaLabel: this.say("or …"), ariaDescription: label } : { name: key, ariaLabel: label }
          const menu = make("select", names)
          menu.append(make("option", { value: "", textContent: number ? this.say("or …") : any }), ...values.map(value => make("option", { value })))
          facet.menus.push(menu)
          facet.element.append(menu)
        },
        read: () => {
          const chosen = [...new Set(facet.menus.map(menu => menu.value).filter(value => value))]
          const last = facet.menus.findIndex(menu => menu === document.activeElement)
          facet.choose(chosen)
          if (last >= facet.menus.length) facet.menus.at(-1).focus()
          facet.on.fill(0)
          for (const value of chosen) facet.on[places.get(value)] = 1
          facet.any = !chosen.length
        },
        fits: place => facet.of[place].some(value => facet.on[value]),
        stale: false,
        show() {
          facet.stale = false
          facet.numbers.forEach((number, place) => {
            const isNew = number !== facet.shown[place]
            for (const menu of facet.menus) {
              const option = menu.options[place + 1]
              if (isNew) option.textContent = `${names[place]} (${number})`
              const disabled = menu.value !== values[place] && (!number || facet.on[place] === 1)
              if (option.disabled !== disabled) option.disabled = disabled
            }
          })
          facet.shown.set(facet.numbers)
        },
      }
      facet.choose([])
      return facet
    }

    toggle(key, label) {
      if (!this.entries.some(entry => entry[key]) || this.entries.every(entry => entry[key])) return null
      const control = make("input", { type: "checkbox", name: "has", value: key })
      const number = make("span", { className: "filters__number" })
      const facet = {
        key, element: make("label", {}, control, ` ${label} `, number), any: true, numbers: new Int32Array(1),
        of: this.entries.map(entry => entry[key] ? [0] : []),
        get: () => control.checked ? key : "",
        set: value => { control.checked = value === key },
        read: () => { facet.any = !control.checked },
        fits: place => facet.of[place].length > 0,
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
      this.sorting = this.size >= FEW && this.sortMenu()
      const form = make("form", { className: "filters", ariaLabel: this.say("Filter publications"), autocomplete: "off" }, this.search,
        make("div", { className: "filters__facets" }, ...this.menus.map(menu => menu.element)),
        make("div", { className: "filters__result" },
          make("div", { className: "filters__switches" }, ...this.switches.map(each => each.element)),
          this.status, this.clear))
      if (this.sorting) this.status.after(this.sorting)
      if (location.protocol !== "file:") this.clear.before(this.files = this.downloads())
      form.setAttribute("role", "search")
      form.addEventListener("submit", event => { event.preventDefault(); this.noteWords() })
      this.search.addEventListener("input", () => { this.apply(); clearTimeout(this.pause); this.pause = setTimeout(() => this.noteWords(), PAUSE) })
      this.search.addEventListener("blur", () => { this.noteWords(); this.typing = false })
      this.search.addEventListener("keydown", event => { if (event.key === "Escape" && this.search.value && !event.isComposing) { event.preventDefault(); this.reset() } })
      for (const type of ["focusin", "pointerdown"]) form.addEventListener(type, event => this.menus.find(facet => facet.element.contains(event.target))?.show())
      form.addEventListener("change", event => {
        if (event.target === this.search) return
        if (event.target === this.sorting) this.sort(this.sorting.value)
        this.apply()
        this.toAddress(false)
      })
      this.clear.addEventListener("click", () => { this.reset(); this.search.focus() })
      this.list.prepend(form, this.empty)
      this.list.dataset.ready = ""
      this.contents = new Map([...document.querySelectorAll(".contents a")].map(link => [link.hash, link.parentElement]))
    }

    sortMenu() {
      const texts = { newest: this.say("Newest first"), oldest: this.say("Oldest first"), title: this.say("By title"), author: this.say("By first author") }
      const options = Object.entries(texts).map(([value, textContent]) => make("option", { value, textContent }))
      const menu = make("select", { name: "sort", className: "filters__sort", ariaLabel: this.say("Sort") }, ...options)
      menu.value = this.usual
      return menu
    }

    /* Returns the buttons for the files of what the filters leave; the files of all are there without scripts, too. */
    downloads() {
      const kinds = { BibTeX: "bib", RIS: "ris" }
      const text = this.say("Download as {formats}", { formats: GAP }).split(GAP)
      const either = new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" }).formatToParts(Object.keys(kinds))
      const parts = either.map(({ type, value }) => {
        if (type === "literal") return value
        const button = make("button", { type: "button", textContent: value })
        button.addEventListener("click", () => {
          const entries = this.groups.flatMap(group => group.entries).filter(entry => entry.fits && !entry.isRepeated)
          citing().then(({ save }) => save(kinds[value], entries.map(entry => entry.element)))
        })
        return button
      })
      const group = make("span", { className: "filters__files", role: "group", hidden: true }, text[0], ...parts, text[1] || "")
      group.ariaLabel = group.textContent
      return group
    }

    /* Puts the entries into another order: years with their headings, anything else in one list without headings. */
    sort(order) {
      if (order === this.sorted) return
      this.sorted = order
      if (this.sorting) this.sorting.value = order
      const isUsual = order === this.usual
      for (const each of this.list.querySelectorAll(":scope > :is(.pubs, h1, h2, h3, h4, h5, h6)")) each.remove()
      this.near.disconnect()
      this.groups = isUsual ? this.arranged.usual : this.arrange(order)
      const shown = isUsual ? this.content : this.groups.flatMap(({ heading, element }) => heading ? [heading, element] : [element])
      for (const each of shown) this.list.insertBefore(each, this.after)
      for (const entry of this.entries) entry.group = null
      for (const group of this.groups) {
        group.drawn = -1
        if (group.heading) group.heading.hidden = false
        for (const entry of group.entries) entry.group = group
        group.element.replaceChildren(...group.entries.map(entry => entry.element))
        this.near.observe(group.element)
      }
      this.showContents()
    }

    /* Returns the groups of another order. */
    arrange(order) {
      const once = this.entries.filter(entry => !entry.isRepeated)
      const places = this.names.orders
      const title = entry => entry.element.querySelector(".pub__title").textContent
      const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true, ignorePunctuation: true })
      const titles = order === "title" && new Map(once.map(entry => [entry, title(entry)]))
      const sorted = order === "title" ? once.sort((a, b) => compare(titles.get(a), titles.get(b)))
        : places[order === "author" ? order : "newest"]?.map(place => once[place]) || once
      if (order === "oldest") sorted.reverse()
      const areYears = ["newest", "oldest"].includes(order) && this.arranged.usual.every(({ heading }) => heading?.id.startsWith("year-")) && this.headings.length === this.arranged.usual.length
      const groups = []
      const groupOf = new Map(this.arranged.usual.flatMap(group => group.entries.map(entry => [entry, group])))
      let before = null
      for (const entry of sorted) {
        const { heading } = areYears ? groupOf.get(entry) : {}
        if (!groups.length || heading !== before || groups.at(-1).entries.length === (areYears ? Infinity : IN_A_GROUP)) {
          groups.push(this.group(make("ul", { className: "pubs", role: "list" }), heading || null))
        }
        groups.at(-1).entries.push(entry)
        before = heading
      }
      return groups
    }

    /* Hides the places in the page's contents whose headings an order has no use for. */
    showContents() {
      for (const heading of this.headings) {
        const place = this.contents.get(`#${heading.id}`)
        if (place) place.hidden = !heading.isConnected
      }
    }

    reset() {
      this.set(new URLSearchParams(this.sorted === this.usual ? "" : { sort: this.sorted }))
      this.toAddress(false)
    }

    set(query) {
      this.search.value = query.get("find") || ""
      const order = query.get("sort")
      this.sort(this.sorting && [...this.sorting.options].some(({ value }) => value === order) ? order : this.usual)
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
      if (this.sorted !== this.usual) query.set("sort", this.sorted)
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
      const active = this.facets.filter(facet => !facet.any)
      for (const group of this.groups) group.shown = 0
      let shown = 0
      for (let place = 0; place < this.entries.length; place += 1) {
        const entry = this.entries[place]
        entry.fits = entry.found && this.count(place, active)
        if (!entry.fits || !entry.group) continue
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
        const text = textOf(entry.element)
        const links = [...entry.element.querySelectorAll(".pub__links a:not(.pub__cite), .pub__version a")].map(link => link.href)
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
        if (facet.fits(place)) continue
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
      for (const facet of this.menus) facet.shown[0] < 0 ? facet.show() : facet.stale = true
      this.status.textContent = this.say(filtered ? "{shown} of {all} publications" : "{all} publications", { shown, all })
      this.clear.hidden = !filtered
      if (this.files) this.files.hidden = !filtered || !shown
      this.empty.hidden = shown > 0
    }
  }

  /* Material's instant navigation, if it is on, loads new pages into the old one. */
  const eachPage = start => window.document$ ? window.document$.subscribe(start) : start()

  eachPage(() => document.querySelectorAll(".publications[data-facets]").forEach((list, place) => new Filters(list, place === 0)))
})()
