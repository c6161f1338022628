/**
 * One function in a process of its own, so that its memory and its processor time can be told from the local cloud's.
 * Plain CommonJS, because it runs without the TypeScript loader of the process around it.
 */
const main = require(process.argv[2]).main

console.log = () => undefined
// What runs by the day is measured on more than one.
const shiftMs = Number(process.env.BENCH_CLOCK_SHIFT_MS ?? 0)
if (shiftMs !== 0) {
  const now = Date.now
  Date.now = () => now() + shiftMs
}
process.on('message', async (event) => {
  const before = process.cpuUsage()
  const reply = await main(event)
  const { user, system } = process.cpuUsage(before)
  const peakMb = process.resourceUsage().maxRSS / 1024
  process.send({ reply, cpuMs: (user + system) / 1000, peakMb })
})
process.send('ready')
