/**
 * The inside of one function instance. Plain CommonJS, because a worker starts without the TypeScript loader of the
 * process around it. It loads the unmodified bundle and answers one invocation after the other.
 */
const { format } = require('node:util')
const { parentPort, workerData } = require('node:worker_threads')

const clock = new BigInt64Array(workerData.clock)
// One invocation at a time: whatever is printed while it runs belongs to it, as in the service's logs.
let current = null

/** The bundle sees the cloud's movable clock; the real one stays with Node's own timers. */
function moveDate() {
  const RealDate = Date
  const realNow = Date.now
  const cloudNow = () => {
    const frozenAt = Number(Atomics.load(clock, 1))
    return frozenAt >= 0 ? frozenAt : realNow() + Number(Atomics.load(clock, 0))
  }
  const CloudDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [cloudNow()] : args, newTarget),
    apply: () => new RealDate(cloudNow()).toString(),
  })
  RealDate.now = cloudNow
  RealDate.prototype.constructor = CloudDate
  globalThis.Date = CloudDate
}

function captureConsole() {
  for (const level of ['debug', 'log', 'info', 'warn', 'error', 'trace']) {
    console[level] = (...args) => {
      parentPort.postMessage({ kind: 'log', id: current, at: Date.now(), level, text: format(...args) })
    }
  }
}

function megabytes() {
  const { heapTotal, external } = process.memoryUsage()
  return Math.round((heapTotal + external) / 104_857.6) / 10
}

function describe(error) {
  if (error instanceof Error) return { message: String(error.message), stack: String(error.stack) }
  return { message: typeof error === 'string' ? error : format(error), stack: '' }
}

async function answer({ id, environment, event, context }) {
  current = id
  // Over what the invocation before has left: the service takes nothing away between two callers.
  Object.assign(process.env, environment)
  try {
    const main = workerData.main
    if (typeof main !== 'function') throw new TypeError(`exports.main of '${context.function_name}' is not a function`)
    const value = await main(JSON.parse(event), context)
    // What leaves a function is JSON: undefined becomes null, a Date becomes text, a class instance its fields.
    const result = JSON.stringify(value) ?? 'null'
    parentPort.postMessage({ kind: 'returned', id, result, memoryMb: megabytes() })
  } catch (error) {
    parentPort.postMessage({ kind: 'threw', id, ...describe(error), memoryMb: megabytes() })
  }
}

moveDate()
captureConsole()
try {
  workerData.main = require(workerData.entry).main
  parentPort.on('message', (invocation) => void answer(invocation))
  parentPort.postMessage({ kind: 'ready' })
} catch (error) {
  parentPort.postMessage({ kind: 'broken', ...describe(error) })
}
