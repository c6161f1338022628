const { TestEnvironment } = require('jest-environment-jsdom')
const shareScripts = require('./jest-scripts')

/** A browser for tests of screens, as Jest has it. */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    shareScripts(config)
    super(config, context)
  }
}
