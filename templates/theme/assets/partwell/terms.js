// Words of the glossary: what they mean is shown beside them, by mouse, keys and touch. The page brings the meanings
// along; without scripts, or on Enter and a second tap, a word leads to the glossary.

const APART = 8 // px between a word and its meaning, and between the meaning and the window's edge
const PATIENCE = 150 // ms that a pointer rests on a word before its meaning comes
const GRACE = 250 // ms in which it may go from the word to the meaning

const tip = document.createElement("div")
tip.className = "pw-tip"
tip.setAttribute("aria-hidden", "true") // the word itself is described by the page's own text
if ("popover" in tip) tip.popover = "manual"
else tip.hidden = true
document.body.append(tip)

let shown
let timer
let pointer

const word = event => event.target instanceof Element ? event.target.closest("a.pw-term") : null
const meaning = link => document.getElementById(link.getAttribute("aria-describedby"))

function later(wait, work) {
  clearTimeout(timer)
  timer = setTimeout(work, wait)
}

function show(link) {
  clearTimeout(timer)
  const found = meaning(link)
  if (!found || shown === link) return
  hide()
  shown = link
  tip.replaceChildren(...[...found.cloneNode(true).childNodes])
  const more = document.createElement("span")
  more.className = "pw-tip__more"
  more.textContent = found.parentElement.dataset.more
  tip.append(more)
  if (tip.popover) tip.showPopover()
  else tip.hidden = false
  place(link)
}

function place(link) {
  // A word that is broken over two lines has two boxes; the meaning stands at the first.
  const [box] = link.getClientRects()
  const { width, height } = tip.getBoundingClientRect()
  const right = document.documentElement.clientWidth - width - APART
  const fitsBelow = box.bottom + APART + height <= innerHeight
  const top = fitsBelow || box.top < height + APART ? box.bottom + APART : box.top - APART - height
  tip.style.left = `${Math.max(APART, Math.min(box.left, right)) + scrollX}px`
  tip.style.top = `${top + scrollY}px`
}

function hide() {
  clearTimeout(timer)
  if (!shown) return
  shown = undefined
  if (tip.popover) tip.hidePopover()
  else tip.hidden = true
}

addEventListener("pointerdown", event => {
  pointer = event.pointerType
  if (shown && !word(event) && !tip.contains(event.target)) hide()
}, true)
addEventListener("pointerover", event => {
  if (event.pointerType !== "mouse") return
  const link = word(event)
  if (link) later(shown ? 0 : PATIENCE, () => show(link))
  else if (tip.contains(event.target)) clearTimeout(timer)
  else if (shown) later(GRACE, hide)
  else clearTimeout(timer)
})
addEventListener("focusin", event => {
  const link = word(event)
  if (!link) return hide()
  if (link.matches(":focus-visible")) show(link)
})
addEventListener("keydown", event => {
  if (event.key === "Escape") hide()
}, true)
addEventListener("resize", hide)

// The first tap shows the meaning, the second one follows the link; so does a tap on the meaning.
addEventListener("click", event => {
  const link = word(event)
  if (link && pointer === "touch" && shown !== link) {
    event.preventDefault()
    event.stopImmediatePropagation()
    show(link)
  } else if (tip.contains(event.target)) {
    const target = shown
    hide()
    pointer = "" // the word is followed, not asked again
    target?.click()
  } else hide()
}, true)

function arrive() {
  hide()
  for (const link of document.querySelectorAll(".pw-article a[href*='glossary/#']:not(.pw-card a)")) {
    const name = `term-${link.hash.slice(1)}`
    if (!document.getElementById(name)) continue
    link.classList.add("pw-term")
    link.setAttribute("aria-describedby", name)
  }
}
if (window.document$) window.document$.subscribe(arrive)
else arrive()
