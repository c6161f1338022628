/** A cold start in a fresh process: loads a function, lets it answer once, and says what that took. */
const startedAt = performance.now()
const before = process.cpuUsage()
const main = require(process.argv[2]).main

const print = console.log
console.log = () => undefined
// A real first question, of the wrong shape: refused after all of the function's own work, and before any of the
// database's.
const { BENCH_ACTION: action, BENCH_CONTEXT: environment } = process.env
main({ action, input: 0, requestId: 'bench-0123456789abcdef' }, { environment }).then((reply) => {
  const { user, system } = process.cpuUsage(before)
  // Behind an HTTP route the reply is the body of another.
  const { error } = reply?.statusCode === undefined ? (reply ?? {}) : JSON.parse(reply.body)
  const code = error?.code ?? null
  print(JSON.stringify({ cpuMs: (user + system) / 1000, elapsedMs: performance.now() - startedAt, code }))
  process.exit(0)
})
