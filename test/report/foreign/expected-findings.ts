/** A rule, and where: a statement's location as reports write it, or the logical ID of whatever else it is about. */
export interface ExpectedFinding {
  readonly rule: string;
  readonly at: string;
}

const found = (rule: string, ...places: readonly string[]): readonly ExpectedFinding[] =>
  places.map((at) => ({ rule, at }));

const inline = (role: string, statement = 0) =>
  `${role}: Properties.Policies[0].PolicyDocument.Statement[${statement}]`;
const ofPolicy = (policy: string, statement = 0) =>
  `${policy}: Properties.PolicyDocument.Statement[${statement}]`;
const ofTrust = (role: string) => `${role}: Properties.AssumeRolePolicyDocument.Statement[0]`;

/** What the rules have to find in these templates; in all others nothing, but for nested ones, which are no roots. */
export const EXPECTED_FINDINGS: Readonly<Record<string, readonly ExpectedFinding[]>> = {
  'amplify-gen2/amplify-notes-sample-sandbox-bf82403428.template.json': [
    ...found(
      'UnguardedLeadingKeys',
      ofPolicy('auth179371D7.amplifyAuthauthenticatedUserRoleDefaultPolicy82E52873'),
    ),
    ...found('UncheckedTokens', 'auth179371D7.amplifyAuthIdentityPool3FDE84CC'),
  ],
  'aws-docs/identity-pools.yaml': [
    ...found('GuestRole', 'OpenPool'),
    ...found('ClassicFlow', 'OpenPool'),
    ...found('UncheckedTokens', 'OpenPool'),
    ...found('TrustWithoutAud', ofTrust('Administrator')),
    ...found('UnguardedLeadingKeys', inline('SignedIn', 1)),
  ],
  'aws-docs/intrinsics.yaml': found('WildcardAction', inline('DevOnly')),
  'aws-docs/principal-tags.yaml': [
    ...found('WritableTenantClaim', 'CarelessClient'),
    ...found('UnguardedLeadingKeys', ofPolicy('TenantRows', 1)),
  ],
  'aws-docs/trust-policies.yaml': [
    ...found('OpenTrust', ofTrust('Anybody')),
    ...found('TrustWithoutAud', ofTrust('Unconditional')),
    ...found('TrustWithoutAmr', ofTrust('Unconditional')),
  ],
  'aws-docs/users-and-groups.yaml': found('BroadManagedPolicy', 'Librarians'),
  'aws-docs/web-identity-federation.yaml': found(
    'UnguardedLeadingKeys',
    inline('AmazonPlayer'),
    ofPolicy('PrefixedScores'),
  ),
  'aws-docs/wildcards.yaml': [
    ...found(
      'WildcardAction',
      inline('EveryAction'),
      inline('EveryTable'),
      inline('EveryTable', 1),
      inline('AllButDelete'),
      inline('Everything'),
    ),
    ...found('WildcardResource', inline('EveryTable'), inline('AllButBooks'), inline('Everything')),
    ...found('BroadManagedPolicy', 'AwsManaged'),
  ],
  'hostile/dangling-references.json': found('WildcardResource', inline('Odd')),
  'hostile/wrong-types.json': [
    ...found('WildcardResource', inline('TextTrust')),
    ...found('BroadManagedPolicy', 'PoliciesObject'),
  ],
};

const AMPLIFY_TABLES =
  'data7552DF31.amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833';

/** What they may find besides: right either way. */
export const ALLOWED_FINDINGS: Readonly<Record<string, readonly ExpectedFinding[]>> = {
  'amplify-gen2/amplify-notes-sample-sandbox-bf82403428.template.json': found(
    'WildcardResource',
    `${AMPLIFY_TABLES}.AmplifyManagedTableIsCompleteRoleF825222C`,
    `${AMPLIFY_TABLES}.AmplifyManagedTableOnEventRoleB4E71DEA`,
  ),
  'aws-docs/principal-tags.yaml': found('WildcardResource', ofPolicy('TenantRows', 3)),
  'aws-docs/resource-policies.yaml': found('PublicTablePolicy', 'SharedPrices'),
  'aws-docs/trust-policies.yaml': found('TrustWithoutAud', ofTrust('AnyRepository')),
  'aws-docs/wildcards.yaml': found('WildcardResource', inline('EveryIndex')),
};
