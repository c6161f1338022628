// The long ones first: begun last, one of them would keep one core busy and all others idle. Jest knows how long a test
// takes only where it has run before, and a fresh clone has not.
const { default: Sequencer } = require('@jest/test-sequencer')

const LONG = [
  // Whoever comes first to the demo shop lives its days. Those that do without stand next, so that no other worker lives
  // them at the same time.
  /[\\/]e2e[\\/]desk\.test\.ts$/,
  /[\\/]e2e[\\/](instances|till|weapp-acts)\.test\.ts$/,
  /[\\/]e2e[\\/]/,
  /[\\/](limits|life|create-domain|chaos|server)\.test\.ts$/,
  /kill[\w-]*\.test\.ts$/,
  /[\\/](front[\\/]today|loyalty[\\/]coupon|growth[\\/]referral|insight[\\/]score)[\\/][\w-]+\.(service|jobs)\.test\.ts$/,
]

module.exports = class LongFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const kind = LONG.findIndex((long) => long.test(path))
      return kind === -1 ? LONG.length : kind
    }
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b))
  }
}
