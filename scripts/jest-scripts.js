const vm = require('node:vm')

/**
 * Jest compiles every module anew for each test file, two thousand of them where a test opens a shop: half of the time
 * of a short test, and memory that piles up. Here a worker compiles a module once and runs it in the world of each file:
 * the code is shared, whatever it makes is the file's own.
 *
 * A file that lets V8 count the blocks that run has to compile them itself, for what was compiled before counts none:
 * `@jest-environment-options {"ownScripts": true}` above it.
 */
module.exports = function shareScripts({ projectConfig }) {
  const { ownScripts = false } = projectConfig.testEnvironmentOptions
  vm.compileFunction = ownScripts ? compileFunction : compileOnce
}

const { compileFunction, Script } = vm
const kept = new Map()

function compileOnce(code, parameters, options = {}) {
  const { filename, parsingContext } = options
  if (parsingContext === undefined) return compileFunction(code, parameters, options)
  const known = kept.get(filename)
  if (known?.code === code) return known.script.runInContext(parsingContext)
  const head = `(function (${parameters.join(', ')}) {`
  try {
    // What stands before the first line moves no place that an error names.
    const script = new Script(`${head}${code}\n})`, { filename, columnOffset: -head.length })
    kept.set(filename, { code, script })
    return script.runInContext(parsingContext)
  } catch {
    // Jest explains what cannot be read, and says where.
    return compileFunction(code, parameters, options)
  }
}
