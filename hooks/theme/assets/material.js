/* What Material's script puts on a page is text where it means text, and has the names that screen readers need: loaded
   before that script alone. */
(() => {
  "use strict"

  const { select } = document.currentScript.dataset

  // Instant navigation sets the address of each link anew, and breaks over links in drawings, which refuse that.
  const href = Object.getOwnPropertyDescriptor(SVGAElement.prototype, "href")
  Object.defineProperty(SVGAElement.prototype, "href", { ...href, set() {} })

  // It shows the title of an element, which is text, as HTML; without this sign, HTML has no elements.
  const title = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "title")
  Object.defineProperty(HTMLElement.prototype, "title", {
    ...title,
    get() { return title.get.call(this).replaceAll("<", "&lt;") },
  })

  const complete = {
    ".md-code__nav": each => { each.role = "none" }, // the buttons of a block of code are no landmark
    ".md-code__button[data-md-type=select]": each => each.setAttribute(each.title ? "title" : "aria-label", select),
    ".md-version__current": each => {
      if (!each.ariaLabel.includes(each.textContent)) each.ariaLabel += `: ${each.textContent}`
    },
    "a.md-annotation__index": each => { each.ariaLabel = each.firstElementChild.dataset.mdAnnotationId },
    ".md-search[role=dialog]": each => { each.ariaLabel = each.querySelector("input").placeholder },
    ".md-tooltip2[role=dialog]": each => { each.ariaLabel = each.textContent.trim().slice(0, 60) },
  }
  const completeAll = within => {
    for (const [selector, change] of Object.entries(complete)) within.querySelectorAll(selector).forEach(change)
  }

  new MutationObserver(changes => {
    for (const { addedNodes, target } of changes) if (addedNodes.length) completeAll(target)
  }).observe(document.body, { childList: true, subtree: true })
  completeAll(document)
})()
