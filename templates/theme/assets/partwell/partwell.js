// What pages do beyond Material's bundle: language switcher, colours, menu and search buttons, copying, leaving.

const store = (key, value) => {
  try { localStorage.setItem(key, JSON.stringify(value)) } catch { /* storage is off or full */ }
}
const find = (selector, root = document) => root.querySelector(selector)
const findAll = (selector, root = document) => [...root.querySelectorAll(selector)]

// --- Language switcher -----------------------------------------------------------------------------------------
// Instant navigation leaves the header alone, but the footer's list is new on each page: the header copies it.

function refreshSwitcher() {
  const fresh = find(".pw-footer__languages")
  const shown = find(".pw-languages ul")
  if (!fresh || !shown) return
  shown.replaceChildren(...[...fresh.children].map(item => item.cloneNode(true)))
}

// The fragment is added at the last moment, so that it is the one that the reader has come to.
function keepFragment(event) {
  const link = event.target instanceof Element && event.target.closest("a[data-pw-lang]")
  if (!link) return
  const url = new URL(link.href)
  url.hash = location.hash
  link.href = url.href
  if (event.type === "click") store("partwell.language", link.dataset.pwLang)
}
for (const type of ["pointerdown", "focusin", "contextmenu", "click"])
  document.addEventListener(type, keepFragment, true)

// The menu of languages closes on Escape and on a click elsewhere.
document.addEventListener("click", event => {
  const menu = find(".pw-languages[open]")
  if (menu && !menu.contains(event.target)) menu.open = false
})

// --- Colours ---------------------------------------------------------------------------------------------------

const scheme = find(".pw-scheme")
if (scheme) {
  const html = document.documentElement
  const order = ["auto", "light", "dark"]
  const current = () => html.dataset.pwScheme || "auto"
  const label = () => scheme.setAttribute("aria-label", scheme.dataset[current()])
  scheme.addEventListener("click", () => {
    const next = order[(order.indexOf(current()) + 1) % order.length]
    if (next === "auto") delete html.dataset.pwScheme
    else html.dataset.pwScheme = next
    store("partwell.scheme", next)
    label()
  })
  label()
}

// --- Menu and search -------------------------------------------------------------------------------------------
// Material opens both by hidden checkboxes; these buttons can be reached by keys and say what they do.

const openers = new Map()
for (const name of ["drawer", "search"]) {
  const toggle = find(`[data-md-toggle=${name}]`)
  if (!toggle) continue
  const tell = () => findAll(`[data-pw-toggle=${name}][aria-expanded]`)
    .forEach(button => button.setAttribute("aria-expanded", String(toggle.checked)))
  toggle.addEventListener("change", () => {
    tell()
    if (toggle.checked) {
      openers.set(name, document.activeElement)
      find(name === "search" ? ".pw-search__input" : "#__nav a")?.focus({ preventScroll: true })
    } else if (openers.has(name)) {
      const opener = openers.get(name)
      openers.delete(name)
      if (opener?.isConnected && opener !== document.body) opener.focus({ preventScroll: true })
    }
  })
  tell()
}
document.addEventListener("click", event => {
  const button = event.target instanceof Element && event.target.closest("[data-pw-toggle]")
  if (button) find(`[data-md-toggle=${button.dataset.pwToggle}]`).click()
})

// --- Keys ------------------------------------------------------------------------------------------------------

addEventListener("keydown", event => {
  // While an input method composes, Enter and the arrows belong to it, not to the search.
  if (event.isComposing || event.keyCode === 229) return event.stopImmediatePropagation()
  if (event.key === "Escape") {
    const menu = find(".pw-languages[open]")
    const drawer = find("[data-md-toggle=drawer]")
    if (menu) { menu.open = false; find("summary", menu).focus() }
    if (drawer?.checked) drawer.click()
  }
  // Single letters as shortcuts surprise people who use speech or screen readers; "/" alone opens the search.
  const isTyped = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")
  if (isTyped || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === "/") {
    event.preventDefault()
    find("[data-md-toggle=search]")?.click()
  }
  if (/^[a-z.,/]$/i.test(event.key)) event.stopImmediatePropagation()
}, true)

// --- Search field ----------------------------------------------------------------------------------------------
// Material listens to keyup alone, which phones and input methods do not always send.

const query = find(".pw-search__input")
if (query) {
  const tell = () => query.dispatchEvent(new KeyboardEvent("keyup"))
  query.addEventListener("input", tell)
  query.addEventListener("compositionend", tell)
  // The worker prepares itself while the reader still thinks of a word.
  const worker = new BroadcastChannel("partwell-search")
  query.addEventListener("focus", () => worker.postMessage("soon"))
  query.form.addEventListener("submit", event => event.preventDefault())
}

// --- Copying ---------------------------------------------------------------------------------------------------

async function copy(button) {
  const chosen = button.closest(".pw-clause-box")?.querySelector("[name=contract]:checked")
  const target = document.getElementById(chosen?.dataset.copy ?? button.dataset.copyTarget)
  const live = find(".pw-live")
  if (!target || !live) return
  const text = target.innerText
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Without the clipboard's own interface, as on plain http: a field can be copied from, a hidden text cannot.
    const field = document.createElement("textarea")
    field.value = text
    document.body.append(field)
    field.select()
    const isCopied = document.execCommand("copy")
    field.remove()
    if (!isCopied) return
  }
  const message = button.dataset.copied || live.dataset.copied
  live.textContent = ""
  requestAnimationFrame(() => { live.textContent = message })
  clearTimeout(copy.timer)
  copy.timer = setTimeout(() => { live.textContent = "" }, 4000)
}

// --- The language of the contract ------------------------------------------------------------------------------
// Style sheets show the words in it. Who has chosen it for one clause means the next one too, as long as this lasts.

let contract
document.addEventListener("change", event => {
  if (event.target instanceof Element && event.target.matches("[name=contract]")) contract = event.target.value
})
function keepContract() {
  const choice = contract && find(`[name=contract][value="${contract}"]`)
  if (choice) choice.checked = true
}

// --- Leaving ---------------------------------------------------------------------------------------------------
// A page that offers to leave at once stays out of the tab's history: whatever comes next takes its place, be it the
// neutral page, another page or another part of this one, so that Back never leads here.

function leave(exit) {
  document.documentElement.hidden = true
  location.replace(exit.href)
}

function step(event, link) {
  const opensElsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
  if (opensElsewhere || link.hasAttribute("download") || !["", "_self"].includes(link.target)) return
  if (!/^https?:$/.test(link.protocol)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  location.replace(link.href)
}

document.addEventListener("click", event => {
  if (!(event.target instanceof Element)) return
  const button = event.target.closest(".pw-copy")
  if (button) copy(button)
  const exit = find(".pw-exit a")
  const link = event.target.closest("a[href]")
  if (!exit || !link) return
  if (link !== exit) return step(event, link)
  event.preventDefault()
  leave(exit)
}, true)

// Hands that know no shortcut find Escape.
const ESCAPES = 3
const WITHIN = 1500
let escapes = []
addEventListener("keydown", event => {
  if (event.key !== "Escape" || event.repeat || event.isComposing) return
  escapes = [...escapes, event.timeStamp].filter(time => event.timeStamp - time < WITHIN)
  const exit = find(".pw-exit a")
  if (!exit || escapes.length < ESCAPES) return
  event.preventDefault() // else Escape stops what is being loaded, which is the neutral page
  leave(exit)
}, true)

// --- Letter desk -----------------------------------------------------------------------------------------------

// Resolved once: instant navigation changes what a relative address is relative to.
const deskModule = new URL(document.body.dataset.desk, document.baseURI).href

async function openDesk() {
  if (!find("[data-pw-desk]")) return
  const { open } = await import(deskModule)
  open()
  leadToDesk()
}

// What stands in for the desk where scripts do not run is hidden where they do: links into it lead to the desk.
function leadToDesk() {
  const target = document.getElementById(location.hash.slice(1))
  if (target?.closest(".pw-no-js")) find("[data-pw-desk]")?.previousElementSibling.scrollIntoView()
}
addEventListener("hashchange", leadToDesk)

// --- Each page, the first one and those that instant navigation brings -----------------------------------------

const wide = matchMedia("(min-width: 76.25em)")

// Where the list of contents stands beside the text it is open; above a letter it would push the letter away.
function openContents() {
  for (const toc of findAll(".pw-toc")) toc.open = wide.matches && !toc.closest(".pw-main--wide")
}

// A long list of pages is scrolled to the one that is open.
function showPlace() {
  const side = find(".pw-side")
  const here = find(".pw-side ul ul [aria-current]")
  if (!side || !here) return
  const below = here.getBoundingClientRect().bottom - side.getBoundingClientRect().bottom
  if (below > 0) side.scrollTop += below + side.clientHeight / 2
}

function arrive() {
  refreshSwitcher()
  openDesk()
  keepContract()
  openContents()
  showPlace()
  // Material wraps bare tables; what scrolls must be reachable by keys.
  requestAnimationFrame(() => {
    for (const box of findAll(".md-typeset__scrollwrap, .pw-table")) box.tabIndex = 0
  })
}
wide.addEventListener("change", openContents)
if (window.document$) window.document$.subscribe(arrive)
else arrive()
