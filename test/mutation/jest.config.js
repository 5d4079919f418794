const { join } = require('node:path');
const base = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...base,
  rootDir: join(__dirname, '..', '..'),
  runtime: join(__dirname, 'shared-packages.js'),
  testEnvironment: join(__dirname, 'watched-environment.js'),
  // The tests that stand for the five folders. Others start commands in processes of their own, or the local AWS.
  testMatch: [
    '<rootDir>/test/*.test.ts',
    '<rootDir>/test/{access,workloads,connectors,config,probes}/**/*.test.ts',
  ],
  testPathIgnorePatterns: [
    '/node_modules/',
    // 22,000 actions for each mutant; what is allowed is asserted exactly beside the code.
    '/test/every-action',
    // At random, so that the score would be another each time, and twenty seconds for each mutant.
    '/test/access/row-isolation.property',
    '/test/config/any-input',
  ],
};
