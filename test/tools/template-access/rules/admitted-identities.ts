import { decide } from '../../../../tools/simulator/engine';
import { templateDeployment } from '../../../../tools/simulator/template-deployment';
import { pseudoParameters } from '../../../../tools/simulator/template-references';
import { COGNITO } from './rule-templates';

const PLACE = { account: '111122223333', region: 'us-east-1' };
export const POOL_ID = 'us-east-1:0b4c2f4e-4a3b-4c57-9f3e-6a1b2c3d4e5f';
const PROVIDER = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1';
export const IDENTITY = 'us-east-1:11111111-2222-3333-4444-555555555555';

/** The template, as CloudFormation would deploy it. */
export function deployed(Resources: Record<string, any>) {
  return templateDeployment({ Resources }, PLACE, {
    attribute: (id, name) => {
      const known: Record<string, string> = {
        'AWS::Cognito::IdentityPool.Ref': POOL_ID,
        'AWS::Cognito::UserPool.ProviderName': PROVIDER,
        'AWS::Cognito::UserPool.Ref': 'us-east-1_Ab1',
        'AWS::Cognito::UserPoolClient.Ref': 'client',
        'AWS::DynamoDB::Table.Arn': `arn:aws:dynamodb:us-east-1:111122223333:table/${id}`,
        'AWS::IAM::Role.Arn': `arn:aws:iam::111122223333:role/${id}`,
      };
      if (name === 'Ref' && Resources[id]?.Type === 'AWS::IAM::Role') return id;
      const value = known[`${Resources[id]?.Type}.${name}`];
      if (value === undefined) throw new Error(`unknown ${name} of ${id}`);
      return value;
    },
    pseudoParameters: pseudoParameters(PLACE),
  });
}

/** `amr`, as Cognito sets it. The policy engine reads the first value only, so the kind comes first. */
const METHODS = {
  authenticated: ['authenticated', PROVIDER, `${PROVIDER}:CognitoSignIn:sub`],
  unauthenticated: ['unauthenticated'],
};

/** Whether the trust policy of a role admits identities of the pool: what STS decides. */
export async function isAdmitted(
  Resources: Record<string, any>,
  role: string,
  kind: keyof typeof METHODS,
): Promise<boolean> {
  const deployment = deployed(Resources);
  const { arn, trust } = deployment.principal(role);
  const context = {
    [`${COGNITO}:aud`]: POOL_ID,
    [`${COGNITO}:amr`]: METHODS[kind],
    [`${COGNITO}:sub`]: IDENTITY,
  };
  const action = 'sts:AssumeRoleWithWebIdentity';
  const request = { principal: COGNITO, action, resource: arn, account: '111122223333', context };
  const { decision } = await decide(request, trust ? { ofResource: trust } : {});
  return decision === 'allowed';
}
