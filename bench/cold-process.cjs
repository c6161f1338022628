/** A cold start in a fresh process: loads a function, lets it answer once, and says what that took. */
const startedAt = performance.now()
const before = process.cpuUsage()
const main = require(process.argv[2]).main

const print = console.log
console.log = () => undefined
// No function knows this action: it answers after all its own work and none of the database's.
main({ action: 'bench.nothing', input: {}, requestId: 'bench-0123456789abcdef' }).then(() => {
  const { user, system } = process.cpuUsage(before)
  print(JSON.stringify({ cpuMs: (user + system) / 1000, elapsedMs: performance.now() - startedAt }))
  process.exit(0)
})
