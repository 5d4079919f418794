const { availableParallelism } = require('node:os');

/** execa and what it needs: packages of ES modules alone, which Jest loads as CommonJS. */
const ES_MODULES = [
  'execa|figures|get-stream|human-signals|is-plain-obj|is-stream|is-unicode-supported|npm-run-path|parse-ms|path-key',
  'pretty-ms|strip-final-newline|unicorn-magic|yoctocolors|@sec-ant/readable-stream|@sindresorhus/merge-streams',
].join('|');

/** @type {import('jest').Config} */
module.exports = {
  // The CDK keeps every token, and by it every stack, for as long as the process lives.
  workerIdleMemoryLimit: '1.5GB',
  // Slow machines are slow, not wrong: CI has needed a minute for what takes seconds.
  testTimeout: 300_000,
  // The end-to-end tests often wait for other processes, so there is one more worker than cores.
  maxWorkers: availableParallelism() + 1,
  testEnvironment: require.resolve('./test/node-environment.js'),
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // The app of test/end-to-end/package.test.ts, which has a Jest of its own.
  testPathIgnorePatterns: ['/node_modules/', '/package-app/'],
  // Stryker copies the project there (npm run mutation), and npm run build writes a package.json of the same name.
  modulePathIgnorePatterns: ['<rootDir>/.local/', '<rootDir>/dist/'],
  transform: {
    '\\.[jt]s$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES})/)`],
  // It says where it is to who imports it only.
  moduleNameMapper: { '^unicorn-magic$': '<rootDir>/node_modules/unicorn-magic/node.js' },
  // Code in a vm context finds globals slowly. Since Node.js 21 has a navigator, Amplify's SRP calls Math.floor in its
  // innermost loop.
  sandboxInjectedGlobals: ['Math'],
};
