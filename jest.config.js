export default {
  testRegex: '\\.(e2e-)?spec\\.ts$',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  // Suites share the modules of their worker: nothing is read and compiled once for each of them.
  runner: 'jest-light-runner',
  setupFiles: ['<rootDir>/test/support/plain-children.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/time-limits.ts'],
  globalSetup: '<rootDir>/test/support/make-empty-database.js',
  globalTeardown: '<rootDir>/test/support/remove-empty-database.js',
  testSequencer: '<rootDir>/test/support/longest-first.js',
};
