/** Two worlds: Node for rules, functions, local cloud and end-to-end tests; jsdom for what a screen shows. */
const swc = (tsx) => [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript', tsx }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' } },
]
const transform = { '\\.tsx$': swc(true), '\\.ts$': swc(false) }

module.exports = {
  testTimeout: 120000,
  testSequencer: '<rootDir>/scripts/jest-sequencer.js',
  // Modules of every file pile up in a worker; beyond this, collecting garbage takes longer than a new worker.
  workerIdleMemoryLimit: '800MB',
  projects: [
    {
      displayName: 'node',
      testEnvironment: '<rootDir>/scripts/jest-node.js',
      roots: [
        '<rootDir>/shared',
        '<rootDir>/cloudfunctions',
        '<rootDir>/local-cloud',
        '<rootDir>/scripts',
        '<rootDir>/bench',
        '<rootDir>/life',
      ],
      testMatch: ['**/*.test.ts'],
      transform,
      moduleNameMapper: {
        '^\\.{1,2}/pause$': '<rootDir>/cloudfunctions/testing/pause.ts',
        '^\\./retry-pause$': '<rootDir>/client/src/testing/retry-pause.ts',
        '^fast-check$': '<rootDir>/scripts/jest-seed.js',
      },
    },
    {
      displayName: 'client',
      testEnvironment: '<rootDir>/scripts/jest-dom.js',
      roots: ['<rootDir>/client'],
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      setupFilesAfterEnv: ['<rootDir>/scripts/jest-patience.js'],
      transform,
      moduleNameMapper: {
        '^@tarojs/components$': '<rootDir>/client/src/testing/taro-components.tsx',
        '^@tarojs/taro$': '<rootDir>/client/src/testing/taro.ts',
        '\\.s?css$': '<rootDir>/client/src/testing/styles.ts',
        '^\\./retry-pause$': '<rootDir>/client/src/testing/retry-pause.ts',
        '\\.png$': '<rootDir>/client/src/testing/picture.ts',
      },
    },
    {
      displayName: 'desk',
      testEnvironment: '<rootDir>/scripts/jest-dom.js',
      roots: ['<rootDir>/desk'],
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      setupFiles: ['<rootDir>/desk/src/testing/browser.ts'],
      setupFilesAfterEnv: ['<rootDir>/scripts/jest-patience.js'],
      transform,
      // The same parser, as Node loads it.
      moduleNameMapper: { '^csv-parse/browser/esm/sync$': 'csv-parse/sync' },
    },
    {
      displayName: 'e2e',
      globalSetup: '<rootDir>/e2e/begin-run.ts',
      globalTeardown: '<rootDir>/e2e/end-run.ts',
      testEnvironment: '<rootDir>/scripts/jest-node.js',
      roots: ['<rootDir>/e2e'],
      testMatch: ['**/*.test.ts'],
      transform,
    },
  ],
}
