// Runs before anything is painted: tells CSS that scripts work, sets the chosen colours,
// and defines the few functions that Material's bundle expects from its inline scripts.
(() => {
  const html = document.documentElement
  html.classList.replace("no-js", "js")
  const read = (key, storage) => {
    try { return JSON.parse((storage || localStorage).getItem(key)) } catch { return null }
  }
  const scheme = read("partwell.scheme")
  if (scheme === "light" || scheme === "dark") html.dataset.pwScheme = scheme

  // One scope for all languages: the site's root, two folders above this file.
  window.__md_scope = new URL("../../", document.currentScript.src)
  window.__md_get = (key, storage = localStorage, scope = window.__md_scope) => read(`${scope.pathname}.${key}`, storage)
  window.__md_set = (key, value, storage = localStorage, scope = window.__md_scope) => {
    try { storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value)) } catch { /* storage is off or full */ }
  }
  window.__md_hash = text => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0)
})()
