const { createRequire } = require('node:module');
const { Aws, Token } = require('aws-cdk-lib/core');
const { default: Runtime } = require('jest-runtime');

const SHARED = /^(aws-cdk-lib|constructs|cdk-nag|zod|ajv|fast-check|@cloud-copilot)(\/|$)/;

/** The CDK keeps every token, and by it every stack; those of no stack were there before the first. */
const tokens = () => globalThis.__cdkTokenMap.stringTokenMap;
const OF_NO_STACK = new Set(Token.isUnresolved(Aws.REGION) ? tokens().keys() : []);

/** Jest loads packages anew, and cold, for every test file; the dear ones are shared here by all files of a process. */
module.exports = class extends Runtime {
  requireModuleOrMock(from, name) {
    // What registers hooks belongs to each test file; the assemblies that it cleans up are those of the shared CDK.
    if (name.includes('/testhelpers/')) return super.requireModuleOrMock(from, name);
    return SHARED.test(name) || from.includes('/testhelpers/')
      ? createRequire(from)(name)
      : super.requireModuleOrMock(from, name);
  }

  teardown() {
    for (const key of tokens().keys()) if (!OF_NO_STACK.has(key)) tokens().delete(key);
    return super.teardown();
  }
};
