export default {
  testRegex: '\\.(e2e-)?spec\\.ts$',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^#migrations$': '<rootDir>/prisma-free-migrations/index.ts',
    '^#(\\w+)/core$': '<rootDir>/libs/$1/src/core/index.ts',
    '^#(\\w+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '\\.ts$': '@swc/jest' },
  setupFiles: ['<rootDir>/test/support/own-clone.js'],
  globalSetup: '<rootDir>/test/support/make-empty-database.js',
  testSequencer: '<rootDir>/test/support/longest-first.js',
  globalTeardown: '<rootDir>/test/support/remove-empty-database.js',
  testTimeout: 120_000,
  coverageProvider: 'v8',
  maxWorkers: 2,
  // Modules of suites that have run are never let go, and a worker that has grown spends its time looking through them; but a
  // new one has to read and compile everything again.
  workerIdleMemoryLimit: '1GB',
};
