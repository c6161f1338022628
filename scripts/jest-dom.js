const { TestEnvironment } = require('jest-environment-jsdom')
const shareScripts = require('./jest-scripts')

shareScripts()

/** A browser for tests of screens, as Jest has it. */
module.exports = TestEnvironment
