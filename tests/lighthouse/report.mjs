// Serves a built site as a web server does, measures each kind of page, and prints the scores as a table.
import { existsSync, readFileSync, statSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join } from "node:path"
import { gzipSync } from "node:zlib"
import { launch } from "chrome-launcher"
import lighthouse from "lighthouse"

const RUNS = 3
const PAGES = {
  home: "",
  area: "research/training/",
  publications: "publications/",
  paper: "publications/zhu2023principled/",
  model: "models/starling-lm-7b-alpha/",
  gallery: "models/",
  results: "models/results/",
  search: "?q=watermark",
  missing: "404.html",
}
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8", ".xml": "application/xml", ".webmanifest": "application/manifest+json",
}
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]

const [site, ...wanted] = process.argv.slice(2)

const fileAt = address => {
  const path = join(site, decodeURIComponent(new URL(address, "http://site").pathname))
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path
  return existsSync(file) ? file : null
}

const server = createServer((request, response) => {
  const file = fileAt(request.url)
  const shown = file ?? join(site, "404.html")
  response.writeHead(file ? 200 : 404, {
    "content-type": TYPES[extname(shown)] ?? "application/octet-stream",
    "content-encoding": "gzip",
    "cache-control": "max-age=600",
  })
  response.end(gzipSync(readFileSync(shown)))
})

const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

const measure = async (address, port) => {
  const runs = []
  for (let run = 0; run < RUNS; run += 1) {
    const { lhr } = await lighthouse(address, { port, output: "json", logLevel: "error" })
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`)
    runs.push(lhr)
  }
  return runs
}

const complaints = runs => {
  const { categories, audits } = runs.at(-1)
  return Object.values(categories).flatMap(category => category.auditRefs
    .filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => `${category.id}: ${audits[id].title} ${audits[id].displayValue ?? ""}`))
}

await new Promise(resolve => server.listen(0, "127.0.0.1", resolve))
const chrome = await launch({ chromeFlags: FLAGS })
let worst = 100
try {
  const kinds = Object.entries(PAGES).filter(([kind, path]) => (wanted.length ? wanted.includes(kind) : fileAt(`/${path}`)))
  for (const [kind, path] of kinds) {
    const runs = await measure(`http://127.0.0.1:${server.address().port}/${path}`, chrome.port)
    const categories = Object.keys(runs[0].categories)
    if (kind === kinds[0][0]) console.log(["page".padEnd(14), ...categories].join("  "))
    const scores = categories.map(id => Math.round(100 * median(runs.map(run => run.categories[id].score))))
    worst = Math.min(worst, ...scores)
    console.log([kind.padEnd(14), ...scores.map((score, place) => String(score).padStart(categories[place].length))].join("  "))
    if (scores.some(score => score < 100)) for (const complaint of complaints(runs)) console.log(`    ${complaint}`)
  }
} finally {
  await chrome.kill()
  server.close()
}
process.exitCode = worst < 100 ? 1 : 0
