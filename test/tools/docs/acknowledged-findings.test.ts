import type { Stack } from 'aws-cdk-lib/core';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeAccess, acknowledgeStandards } from '../../../lib/aws/acknowledge';
import { acknowledgedFindings } from '../../../tools/docs/acknowledged-findings';
import { stackWith } from '../../synthesis';

class Tool extends Construct {}

const stage = (name: string, build: (stack: Stack) => void) => ({
  name,
  constructs: stackWith(build).node.findAll(),
});

test('findings are listed by kind of construct and by reason, with their rules and stages', () => {
  const stages = ['dev', 'prod'].map((name) =>
    stage(name, (stack) => {
      acknowledgeStandards(new CfnBucket(stack, 'Bucket'), 'Encrypted', 'AWS does.');
      acknowledgeAccess(new UserPool(stack, 'Pool'), 'OpenSignUp', `In ${name}.`);
      acknowledge(new Tool(stack, 'Tool'), 'IAM5[Resource::*]', 'No resource.');
    }),
  );
  expect(acknowledgedFindings(stages)).toBe(`**The construct \`Tool\`**

- \`AwsSolutions-IAM5[Resource::*]\`: No resource. Stages: \`dev\`, \`prod\`.

**\`AWS::Cognito::UserPool\`**

- \`OpenSignUp\`: In dev. Stages: \`dev\`.
- \`OpenSignUp\`: In prod. Stages: \`prod\`.

**\`AWS::S3::Bucket\`**

- \`HIPAA.Security-Encrypted\`, \`NIST.800.53.R5-Encrypted\`, \`PCI.DSS.321-Encrypted\`: AWS does. Stages: \`dev\`, \`prod\`.`);
});
