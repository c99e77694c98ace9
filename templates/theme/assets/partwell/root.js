// `/` and 404: puts the visitor's language first; `/` goes on to it where the visitor has chosen it before.

const { pwPage: page, pwRoot: root } = document.body.dataset
const list = document.querySelector(".pw-choose ul")
const items = new Map([...list.children].map(item => [item.dataset.pwLang, item]))

const stored = (() => {
  try { return JSON.parse(localStorage.getItem("partwell.language")) } catch { return null }
})()
// The language of the address that does not exist, then the last choice, then the browser's wishes.
const addressed = page === "not-found" ? location.pathname.slice(root.length).split("/")[0] : null
const wishes = (navigator.languages || []).flatMap(wish => [wish, wish.split("-")[0]])
const first = [addressed, stored, ...wishes].find(lang => items.has(lang))
if (first) {
  const item = items.get(first)
  list.prepend(item)
  item.classList.add("pw-choose__first")
  document.documentElement.lang = first
}

// Someone who comes from the site wants to choose again. `replace` leaves nothing behind that Back could fall into.
const isFromHere = document.referrer.startsWith(`${location.origin}/`)
const { type } = performance.getEntriesByType("navigation")[0] || {}
if (page === "root" && items.has(stored) && !isFromHere && type === "navigate")
  location.replace(items.get(stored).querySelector("a").href)

list.addEventListener("click", event => {
  const link = event.target.closest("a")
  if (link) try { localStorage.setItem("partwell.language", JSON.stringify(link.dataset.pwLang)) } catch { /* off */ }
})
