import { allowed, attachment, findingAt, found, pool, READER_ARN } from './rule-templates';

describe('writable user attribute: WritableTenantClaim', () => {
  const TRUST = { Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };
  const CLAIM = 'custom:tenant';

  /** Tags the sessions of the pool's users. */
  function tags(PrincipalTags: object) {
    const Type = 'AWS::Cognito::IdentityPoolPrincipalTag';
    const IdentityProviderName = { 'Fn::GetAtt': ['Users', 'ProviderName'] };
    const IdentityPoolId = { Ref: 'Pool' };
    return { Tags: { Type, Properties: { IdentityPoolId, IdentityProviderName, PrincipalTags } } };
  }
  const byTenant = (key: string) => allowed({ Condition: { StringEquals: { a: key } } });
  const TENANT = '${aws:PrincipalTag/tenant}';
  const writable = (client: object, claim = CLAIM, roles: object = byTenant(TENANT)) =>
    found('WritableTenantClaim', { ...pool({ client }), ...tags({ tenant: claim }), ...roles });
  const foundAt = (client: string, ...named: string[]) =>
    findingAt(
      'high',
      `${client}: Properties.WriteAttributes`,
      'Users can set ',
      `client \${${client}}`,
      ...named,
    );
  const UNLISTED = 'no WriteAttributes;';
  const BY_TAG = 'the session tag tenant ';

  test.each([
    ['no list of attributes', { WriteAttributes: undefined }],
    ['an empty list', { WriteAttributes: [] }],
  ])('a client with %s allows users to set their tenant', (_title, client) => {
    expect(writable(client)).toEqual([foundAt('App', CLAIM, BY_TAG, UNLISTED, `without ${CLAIM}`)]);
  });

  test('a client that lists the claim allows users to set their tenant', () => {
    expect(writable({ WriteAttributes: ['email', CLAIM] })).toEqual([
      foundAt('App', CLAIM, BY_TAG, '${App};', `without ${CLAIM}`),
    ]);
  });

  test('a client that omits the claim is not a finding', () => {
    expect(writable({ WriteAttributes: ['email', 'custom:tenant2'] })).toEqual([]);
  });

  test.each(['email', 'preferred_username', 'profile'])('%s is an attribute', (claim) => {
    const client = { WriteAttributes: undefined };
    expect(writable(client, claim)).toEqual([foundAt('App', `set ${claim},`, BY_TAG, UNLISTED)]);
  });

  test.each(['sub', 'cognito:groups', 'iss', 'aud', 'token_use', 'email_verified', 'tenantId'])(
    '%s is not writable by users',
    (claim) => expect(writable({ WriteAttributes: undefined }, claim)).toEqual([]),
  );

  test.each([
    ['a value', byTenant(TENANT)],
    ['a value in other letters', byTenant('${AWS:principaltag/Tenant}#*')],
    ['a value with a default', byTenant("${aws:PrincipalTag/tenant, 'none'}")],
    ['a key', allowed({ Condition: { StringEquals: { 'aws:principaltag/TENANT': 'acme' } } })],
    [
      'a resource',
      allowed({ Resource: { 'Fn::Sub': '${Orders.Arn}-${!aws:PrincipalTag/tenant}' } }),
    ],
    [
      'a trust',
      allowed({}, { ...TRUST, Condition: { StringEquals: { 'aws:RequestTag/tenant': 'acme' } } }),
    ],
  ])('a tag decides as %s of a policy', (_title, roles) => {
    expect(writable({ WriteAttributes: undefined }, CLAIM, roles)).toHaveLength(1);
  });

  test.each([
    ['nobody uses it', allowed({})],
    ['another is used', byTenant('${aws:PrincipalTag/tenant2}')],
  ])('a tag decides nothing where %s', (_title, roles) => {
    expect(writable({ WriteAttributes: undefined }, CLAIM, roles)).toEqual([]);
  });

  test('a claim by which roles are mapped decides, once', () => {
    const rule = (Value: string) => ({
      Claim: CLAIM,
      MatchType: 'Equals',
      Value,
      RoleARN: READER_ARN,
    });
    const RulesConfiguration = { Rules: [rule('acme'), rule('other')] };
    const mapping = attachment({ RoleMappings: { Users: { Type: 'Rules', RulesConfiguration } } });
    const resources = { ...pool({ client: { WriteAttributes: [] } }), ...mapping, ...allowed({}) };
    expect(found('WritableTenantClaim', resources)).toEqual([
      foundAt('App', CLAIM, 'which role a user gets', UNLISTED),
    ]);
  });

  test('another client of the user pool that can set the claim is a finding', () => {
    const Other = {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: { UserPoolId: { Ref: 'Users' } },
    };
    const Foreign = { ...Other, Properties: { UserPoolId: 'us-east-1_Other' } };
    const resources = {
      ...pool(),
      ...tags({ tenant: CLAIM }),
      ...byTenant(TENANT),
      Other,
      Foreign,
    };
    expect(found('WritableTenantClaim', resources)).toEqual([foundAt('Other', CLAIM)]);
  });

  test('a client among several providers is a finding, once', () => {
    const client = (writeAttributes: string[]) => ({
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: { UserPoolId: { Ref: 'Users' }, WriteAttributes: writeAttributes },
    });
    const ProviderName = { 'Fn::GetAtt': ['Users', 'ProviderName'] };
    const CognitoIdentityProviders = ['App', 'Web', 'Mobile'].map((id) => ({
      ...{ ClientId: { Ref: id }, ProviderName, ServerSideTokenCheck: true },
    }));
    const resources = {
      ...pool({ CognitoIdentityProviders }),
      ...{ Web: client([CLAIM]), Mobile: client(['email']) },
      ...tags({ tenant: CLAIM }),
      ...byTenant(TENANT),
    };
    expect(found('WritableTenantClaim', resources)).toEqual([foundAt('Web', CLAIM)]);
  });

  test('a client that is not in the template is not a finding', () => {
    const { Users, Pool } = pool({ provider: { ClientId: '1example23456789' } });
    const resources = { Users, Pool, ...tags({ tenant: CLAIM }), ...byTenant(TENANT) };
    expect(found('WritableTenantClaim', resources)).toEqual([]);
  });
});
