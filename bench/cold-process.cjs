/** A cold start in a fresh process: loads a function, lets it answer once, and says how long both took. */
const startedAt = performance.now()
const main = require(process.argv[2]).main
const loadMs = performance.now() - startedAt

const print = console.log
console.log = () => undefined
// No function knows this action: it answers after all its own work and none of the database's.
main({ action: 'bench.nothing', input: {}, requestId: 'bench-0123456789abcdef' }).then(() => {
  print(JSON.stringify({ loadMs, coldMs: performance.now() - startedAt }))
  process.exit(0)
})
