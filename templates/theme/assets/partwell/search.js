// The search's worker. It speaks Material's four messages: SETUP 0, READY 1, QUERY 2, RESULT 3.
//
// Texts become terms: words of Latin and other alphabets as they are, runs of Han, kana and Hangul as overlapping
// pairs of signs. Pairs of hiragana alone are mostly grammar and are dropped. Rare terms weigh more, titles most.
// Keywords are words that a page does not use and that people look for it with; they are found and not shown.

const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]+|[\p{L}\p{N}\p{M}]+?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[^\p{L}\p{N}\p{M}]|$)/gu
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]/u
const HIRAGANA = /^[\p{Script=Hiragana}ー]+$/u
const TITLE_BOOST = 6
const KEYWORD_BOOST = 4
const WHOLE_BOOST = 4
const PHRASE_BOOST = 40
const BEGUN = 0.5
const BEGUN_SIGN = 0.1
const LIMIT = 20
const TEASER = 140

const fold = text => text.normalize("NFKC").toLowerCase()
const runsOf = text => fold(text).match(RUN) || []

function termsOf(run) {
  if (!EAST_ASIAN.test(run)) return [run]
  const signs = [...run]
  if (signs.length === 1) return [run]
  const pairs = signs.slice(1).map((sign, at) => signs[at] + sign)
  const kept = pairs.filter(pair => !HIRAGANA.test(pair))
  return kept.length ? kept : pairs
}

let docs = []
let texts = []
let index
let sorted = []

// Takes a third of a second on a desktop and seconds on a phone: who does not search on a page does not pay for it.
function build() {
  if (index) return
  texts = docs.map(doc => [fold(doc.title), fold(`${doc.text} ${doc.keywords ?? ""}`)])
  index = new Map()
  docs.forEach((doc, id) => {
    const add = (text, weight) => {
      for (const run of runsOf(text))
        for (const term of termsOf(run)) {
          let hits = index.get(term)
          if (!hits) index.set(term, hits = new Map())
          hits.set(id, (hits.get(id) || 0) + weight)
        }
    }
    add(doc.title, TITLE_BOOST)
    add(doc.keywords ?? "", KEYWORD_BOOST)
    add(doc.text, 1)
  })
  sorted = [...index.keys()].sort()
}

// Terms of the index that begin with `term`: for words as they are typed, and for a single sign.
function beginningWith(term) {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < term) low = middle + 1
    else high = middle
  }
  const found = []
  while (low < sorted.length && sorted[low].startsWith(term)) found.push(sorted[low++])
  return found
}

// Whether a text has a run: within Chinese, Japanese and Korean anywhere, else at the beginning of a word.
const has = (text, run) => EAST_ASIAN.test(run) ? text.includes(run) : ` ${text}`.includes(` ${run}`)

// `alone`: nothing else was asked for, so that a single sign is a word that is still being typed.
// `strict`: of the pairs of a long run half must be there.
function scoresOf(run, alone, strict) {
  const terms = termsOf(run)
  const begun = alone || [...run].length > 1 || !EAST_ASIAN.test(run) ? BEGUN : BEGUN_SIGN
  const scores = new Map()
  const matched = new Map()
  for (const term of terms) {
    const isPrefix = terms.length === 1
    const best = new Map()
    for (const key of isPrefix ? beginningWith(term) : [term]) {
      const hits = index.get(key)
      if (!hits) continue
      const rarity = Math.log(1 + docs.length / hits.size) * (key === term ? 1 : begun)
      for (const [id, weight] of hits) {
        const score = rarity * weight / (weight + 1.5)
        if (score > (best.get(id) || 0)) best.set(id, score)
      }
    }
    for (const [id, score] of best) {
      scores.set(id, (scores.get(id) || 0) + score)
      matched.set(id, (matched.get(id) || 0) + 1)
    }
  }
  for (const [id, count] of matched) {
    // A particle at the end of a Korean word must not spoil the match, an unrelated pair must not make one.
    if (strict && count * 2 < terms.length) { scores.delete(id); continue }
    if (has(texts[id][0], run)) scores.set(id, scores.get(id) + WHOLE_BOOST * 2)
    else if (has(texts[id][1], run)) scores.set(id, scores.get(id) + WHOLE_BOOST)
    scores.set(id, scores.get(id) * (docs[id].boost ?? 1))
  }
  return scores
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }
const escape = text => text.replace(/[&<>"']/g, sign => ESCAPES[sign])

// Positions in `text` that belong to one of the query's runs or, where a run is nowhere whole, to its terms.
function marksIn(text, runs) {
  const marks = new Uint8Array(text.length)
  const folded = []
  const origin = []
  for (let at = 0; at < text.length; at++)
    for (const sign of fold(text[at])) { folded.push(sign); origin.push(at) }
  const line = folded.join("")
  const at = []
  folded.forEach((sign, n) => { for (let unit = 0; unit < sign.length; unit++) at.push(origin[n]) })
  for (const run of runs)
    for (const needle of line.includes(run) ? [run] : termsOf(run))
      for (let from = line.indexOf(needle); from >= 0; from = line.indexOf(needle, from + 1))
        for (let unit = from; unit < from + needle.length; unit++) marks[at[unit]] = 1
  return marks
}

function highlight(text, runs, limit) {
  const marks = marksIn(text, runs)
  const first = Math.max(0, marks.indexOf(1))
  let start = limit && first > limit / 3 ? first - Math.floor(limit / 3) : 0
  let end = limit ? Math.min(text.length, start + limit) : text.length
  if (/[\udc00-\udfff]/.test(text[start] || "")) start--
  if (/[\udc00-\udfff]/.test(text[end] || "")) end++
  let html = start > 0 ? "…" : ""
  for (let from = start; from < end;) {
    let to = from
    while (to < end && marks[to] === marks[from]) to++
    const part = escape(text.slice(from, to))
    html += marks[from] ? `<mark>${part}</mark>` : part
    from = to
  }
  return html + (end < text.length ? "…" : "")
}

function search(query) {
  const runs = [...new Set(runsOf(query))]
  if (runs.length) build()
  // Hiragana alone counts only where nothing else was asked for.
  const meaning = runs.filter(run => !HIRAGANA.test(run))
  const asked = meaning.length ? meaning : runs
  if (!asked.length) return []
  const phrase = fold(query).trim().replace(/\s+/g, " ")
  // A whole sentence may share few pairs with any page: then the nearest is better than nothing.
  const strictly = resultsOf(asked, phrase, true)
  return strictly.length ? strictly : resultsOf(asked, phrase, false)
}

function resultsOf(asked, phrase, strict) {
  const totals = new Map()
  const found = new Map()
  asked.forEach((run, n) => {
    for (const [id, score] of scoresOf(run, asked.length === 1, strict)) {
      totals.set(id, (totals.get(id) || 0) + score)
      found.set(id, (found.get(id) || new Set()).add(n))
    }
  })
  const pages = new Map()
  for (const [id, words] of totals) {
    // Keywords are what somebody types, word for word.
    const total = words + (has(fold(docs[id].keywords ?? ""), phrase) ? PHRASE_BOOST : 0)
    const page = docs[id].location.split("#")[0]
    const share = found.get(id).size / asked.length
    const score = total * share * share
    if (!pages.has(page)) pages.set(page, { score: 0, ids: [] })
    const group = pages.get(page)
    group.ids.push([id, score])
    group.score = Math.max(group.score, score)
  }
  const item = (id, score) => ({
    location: docs[id].location,
    title: highlight(docs[id].title, asked),
    text: highlight(docs[id].text, asked, TEASER),
    score,
    terms: Object.fromEntries(asked.map((run, n) => [run, Boolean(found.get(id)?.has(n))])),
  })
  return [...pages].sort((a, b) => b[1].score - a[1].score).slice(0, LIMIT).map(([page, group]) => {
    const ids = group.ids.sort((a, b) => b[1] - a[1]).slice(0, 4)
    const parent = docs.findIndex(doc => doc.location === page)
    // Material shows a page above its sections, and needs it even where only a section was found.
    const rest = ids.filter(([id]) => id !== parent)
    const own = ids.find(([id]) => id === parent)
    const items = rest.map(([id, score]) => item(id, score))
    if (parent >= 0) items.unshift(item(parent, own ? own[1] : 0))
    return items
  })
}

if (typeof self !== "undefined" && typeof self.postMessage === "function") {
  let isSoon = false
  self.onmessage = ({ data: { type, data } }) => {
    if (type === 0) {
      docs = data.docs
      index = undefined
      if (isSoon) build()
      self.postMessage({ type: 1 })
    } else if (type === 2) {
      self.postMessage({ type: 3, data: { items: search(data) } })
    }
  }
  // The page says that somebody is about to type, which Material's messages do not.
  new BroadcastChannel("partwell-search").onmessage = () => {
    isSoon = true
    if (docs.length) build()
  }
}
