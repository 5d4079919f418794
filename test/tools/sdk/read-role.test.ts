import { IAMClient } from '@aws-sdk/client-iam';
import { readRole } from '../../../tools/sdk/read-role';
import { awsServer, members, Refusal, type AwsServer } from '../../aws-server';

const aws = awsServer();
const ARN = 'arn:aws:iam::111122223333:role/path/signed-in';
const policy = (Sid: string) => ({
  Version: '2012-10-17',
  Statement: [
    // Characters that URL encoding changes.
    { Sid, Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: `arn:aws:x:::${Sid} +%20/ä"` },
  ],
});
/** Source: IAM API reference: as of RFC 3986, in which a space is `%20` and a plus sign `%2B`. */
const encoded = (document: object) => encodeURIComponent(JSON.stringify(document));
const TRUST = policy('Trust');
const NO_PAGE = '<IsTruncated>false</IsTruncated>';

function withRole(server: AwsServer, more = ''): AwsServer {
  return server
    .on(
      'GetRole',
      `<Role><Arn>${ARN}</Arn><AssumeRolePolicyDocument>${encoded(TRUST)}</AssumeRolePolicyDocument>${more}</Role>`,
    )
    .on('ListAttachedRolePolicies', NO_PAGE)
    .on('ListRolePolicies', NO_PAGE);
}

const read = () => readRole(new IAMClient(aws.config), ARN);

describe('role read from AWS', () => {
  test('has a trust policy, tags, limits and an ARN, and is read by its name', async () => {
    const tags = members([
      '<Key>team</Key><Value>orders</Value>',
      '<Key>empty</Key><Value></Value>',
    ]);
    const boundary =
      '<PermissionsBoundary><PermissionsBoundaryArn>arn:aws:iam::aws:policy/P</PermissionsBoundaryArn></PermissionsBoundary>';
    withRole(aws, `<MaxSessionDuration>7200</MaxSessionDuration><Tags>${tags}</Tags>${boundary}`)
      .on('GetPolicy', '<Policy><DefaultVersionId>v1</DefaultVersionId></Policy>')
      .on(
        'GetPolicyVersion',
        `<PolicyVersion><Document>${encoded(policy('P'))}</Document></PolicyVersion>`,
      );
    expect(await read()).toEqual({
      arn: ARN,
      trust: TRUST,
      policies: [],
      tags: { team: 'orders', empty: '' },
      maxSessionDuration: 7200,
      permissionsBoundary: 'arn:aws:iam::aws:policy/P',
      boundaryPolicy: policy('P'),
    });
    const names = aws.asked.flatMap(({ body }) => body.RoleName ?? []);
    expect(names).toEqual(Array(3).fill('signed-in'));
  });

  test('may have no tags, limits or policies', async () => {
    withRole(aws);
    expect(await read()).toEqual({
      arn: ARN,
      trust: TRUST,
      policies: [],
      tags: {},
      maxSessionDuration: undefined,
      permissionsBoundary: undefined,
    });
  });

  /** A list in two pages. */
  const twoPages = (list: string, [first, second]: [string, string]) => ({
    of: ({ body }: { body: any }) =>
      body.Marker === undefined
        ? `<${list}>${members([first])}</${list}><IsTruncated>true</IsTruncated><Marker>2</Marker>`
        : `<${list}>${members([second])}</${list}>${NO_PAGE}`,
  });

  test('has all policies: managed in their default version and inline, from every page', async () => {
    const attached = (name: string) =>
      `<PolicyName>${name}</PolicyName><PolicyArn>arn:${name}</PolicyArn>`;
    withRole(aws)
      .on(
        'ListAttachedRolePolicies',
        twoPages('AttachedPolicies', [attached('M1'), attached('M2')]).of,
      )
      .on('ListRolePolicies', twoPages('PolicyNames', ['I1', 'I2']).of)
      .on('GetPolicy', '<Policy><DefaultVersionId>v3</DefaultVersionId></Policy>')
      .on('GetPolicyVersion', ({ body }) => {
        const document = encoded(policy(`${body.PolicyArn} ${body.VersionId}`));
        return `<PolicyVersion><Document>${document}</Document></PolicyVersion>`;
      })
      .on('GetRolePolicy', ({ body }) => {
        const document = encoded(policy(body.PolicyName));
        return `<PolicyDocument>${document}</PolicyDocument>`;
      });
    const { policies } = await read();
    expect(policies).toEqual(['arn:M1 v3', 'arn:M2 v3', 'I1', 'I2'].map(policy));
  });

  test.each([
    ['nothing', ''],
    ['something else', '<AssumeRolePolicyDocument>%7Bnot JSON</AssumeRolePolicyDocument>'],
    ['a broken encoding', '<AssumeRolePolicyDocument>%E0%A4%A</AssumeRolePolicyDocument>'],
  ])('is an error if the trust policy is %s', async (_what, trust) => {
    withRole(aws).on('GetRole', `<Role><Arn>${ARN}</Arn>${trust}</Role>`);
    await expect(read()).rejects.toThrow(/JSON: the trust policy of signed-in/);
  });

  test('is an error if a call is denied', async () => {
    withRole(aws).on('ListRolePolicies', new Refusal('AccessDenied', 'not authorized', 403));
    await expect(read()).rejects.toThrow('not authorized');
  });
});
