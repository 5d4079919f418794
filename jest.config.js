// The AWS SDK says on every run that next year's releases want Node.js 22.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** @type {import('jest').Config} */
module.exports = {
  runtime: '<rootDir>/test/runner/shared-modules.js',
  testEnvironment: '<rootDir>/test/runner/shared-globals.js',
  // The CDK keeps every token, and by it every stack, for as long as the process lives.
  workerIdleMemoryLimit: '1.5GB',
  // Slow machines are slow, not wrong.
  testTimeout: 60_000,
  // Jest leaves a core unused otherwise, which on two cores is half of them.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Stryker copies the project there (npm run mutation).
  modulePathIgnorePatterns: ['<rootDir>/.local/'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
};
