const { createRequire } = require('node:module');
const { default: Runtime } = require('jest-runtime');

const SHARED = /^(aws-cdk-lib|constructs|cdk-nag|zod|ajv|fast-check|@cloud-copilot)(\/|$)/;

/** Jest loads packages anew, and cold, for every test file; the dear ones are shared here by all files of a process. */
module.exports = class extends Runtime {
  requireModuleOrMock(from, name) {
    // What registers hooks belongs to each test file; the assemblies that it cleans up are those of the shared CDK.
    if (name.includes('/testhelpers/')) return super.requireModuleOrMock(from, name);
    return SHARED.test(name) || from.includes('/testhelpers/')
      ? createRequire(from)(name)
      : super.requireModuleOrMock(from, name);
  }
};
