// Node.js for tests, without what a person or a CI has set up for AWS and for colors. Jest itself forces colors on its
// workers in a terminal. Node.js reads some of these variables where a test cannot change them.
const { TestEnvironment } = require('jest-environment-node');

for (const name of Object.keys(process.env)) {
  if (/^(AWS_|CDK_DEFAULT_|FORCE_COLOR$)/.test(name)) delete process.env[name];
}
// The AWS SDK says on every run that next year's releases want Node.js 22.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

module.exports = TestEnvironment;
