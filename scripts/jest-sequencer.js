// The long ones first: begun last, one of them would keep one core busy and all others idle. Jest knows how long a test
// takes only where it has run before, and a fresh clone has not.
const { default: Sequencer } = require('@jest/test-sequencer')

const LONG = /[\\/](e2e|.*kill[\w-]*\.test\.ts$)/

module.exports = class LongFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (LONG.test(path) ? 0 : 1)
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b))
  }
}
