/** A cold start in a fresh process: loads a function, lets it answer once, and says what that took. */
const startedAt = performance.now()
const before = process.cpuUsage()
const main = require(process.argv[2]).main

const print = console.log
console.log = () => undefined
// The first question of a new visitor, of the wrong shape: refused after all of the function's own work, and before any
// of the database's.
main({ action: 'home.open', input: 0, requestId: 'bench-0123456789abcdef' }).then(() => {
  const { user, system } = process.cpuUsage(before)
  print(JSON.stringify({ cpuMs: (user + system) / 1000, elapsedMs: performance.now() - startedAt }))
  process.exit(0)
})
