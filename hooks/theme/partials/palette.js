/* The reader's choice of colors, set before the page is painted. */
{
  const buttons = [...document.currentScript.previousElementSibling.children]
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const recall = () => { try { return Number(localStorage.getItem("palette")) } catch { return 0 } }
  const remember = place => { try { localStorage.setItem("palette", place) } catch { /* for this page only */ } }
  const show = place => {
    const chosen = buttons[place] || buttons[0]
    const system = chosen.dataset.media === "(prefers-color-scheme)"
    const name = dark.matches ? "dark" : "light"
    const look = (system && buttons.find(button => button.dataset.media.includes(name))) || chosen
    for (const key of ["scheme", "primary", "accent"]) document.body.setAttribute(`data-md-color-${key}`, look.dataset[key])
    for (const button of buttons) button.hidden = button !== chosen || !button.title
  }
  buttons.forEach((button, place) => button.addEventListener("click", () => {
    const next = (place + 1) % buttons.length
    remember(next)
    show(next)
    buttons[next].focus()
  }))
  dark.addEventListener("change", () => show(recall()))
  show(recall())
}
