// The least that a CDK app can be: what takes longer than this is ours.
const { App, Stack } = require('aws-cdk-lib/core');

new Stack(new App({ builtinCloudFormationValidation: false }), 'Floor');
