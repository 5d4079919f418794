/**
 * What the rules find in these templates, by severity, rule and place: a statement, or the logical ID of another resource it is
 * about. In all others they find nothing.
 */
export const EXPECTED_FINDINGS: Readonly<Record<string, readonly string[]>> = {
  'amplify-gen2/amplify-notes-sample-sandbox-bf82403428.template.json': [
    'high WildcardResource data7552DF31.amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyManagedTableIsCompleteRoleF825222C: Properties.Policies[0].PolicyDocument.Statement[0]',
    'high WildcardResource data7552DF31.amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyManagedTableOnEventRoleB4E71DEA: Properties.Policies[0].PolicyDocument.Statement[0]',
    'medium OpenSignUp auth179371D7.amplifyAuthUserPool4BA7F805',
    'medium UncheckedTokens auth179371D7.amplifyAuthIdentityPool3FDE84CC',
    'medium UnguardedLeadingKeys auth179371D7.amplifyAuthauthenticatedUserRoleDefaultPolicy82E52873: Properties.PolicyDocument.Statement[0]',
    'low GuestRole auth179371D7.amplifyAuthIdentityPoolRoleAttachment045F17C8',
  ],
  'amplify-gen2/amplifynotessamplesandboxbf82403428auth91F8D388.nested.template.json': [
    'medium OpenSignUp amplifyAuthUserPool4BA7F805',
    'medium UncheckedTokens amplifyAuthIdentityPool3FDE84CC',
    'medium UnguardedLeadingKeys amplifyAuthauthenticatedUserRoleDefaultPolicy82E52873: Properties.PolicyDocument.Statement[0]',
    'low GuestRole amplifyAuthIdentityPoolRoleAttachment045F17C8',
  ],
  'amplify-gen2/amplifynotessamplesandboxbf82403428data95607AD7.nested.template.json': [
    'high WildcardResource amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyManagedTableIsCompleteRoleF825222C: Properties.Policies[0].PolicyDocument.Statement[0]',
    'high WildcardResource amplifyDataAmplifyTableManagerNestedStackAmplifyTableManagerNestedStackResource86290833.AmplifyManagedTableOnEventRoleB4E71DEA: Properties.Policies[0].PolicyDocument.Statement[0]',
  ],
  'amplify-gen2/amplifynotessamplesandboxbf82403428dataamplifyDataAmplifyTableManagerAA6066B6.nested.template.json':
    [
      'high WildcardResource AmplifyManagedTableIsCompleteRoleF825222C: Properties.Policies[0].PolicyDocument.Statement[0]',
      'high WildcardResource AmplifyManagedTableOnEventRoleB4E71DEA: Properties.Policies[0].PolicyDocument.Statement[0]',
    ],
  'aws-docs/identity-pools.yaml': [
    'high GuestRole OpenPoolRoles',
    'high IdentityPoolAdministration SignedIn: Properties.Policies[0].PolicyDocument.Statement[0]',
    'high TrustWithoutAud Administrator: Properties.AssumeRolePolicyDocument.Statement[0]',
    'medium OpenSignUp Users',
    'medium ClassicFlow OpenPool',
    'medium UncheckedTokens OpenPool',
    'medium UnguardedLeadingKeys SignedIn: Properties.Policies[0].PolicyDocument.Statement[1]',
    'info AllRows Employee: Properties.Policies[0].PolicyDocument.Statement[0]',
    'info AllRows Administrator: Properties.Policies[0].PolicyDocument.Statement[0]',
  ],
  'aws-docs/intrinsics.yaml': [
    'high WildcardAction DevOnly: Properties.Policies[0].PolicyDocument.Statement[0]',
  ],
  'aws-docs/principal-tags.yaml': [
    'high WritableTenantClaim CarelessClient',
    'high WildcardResource TenantRows: Properties.PolicyDocument.Statement[3]',
    'medium OpenSignUp Users',
    'medium UnguardedLeadingKeys TenantRows: Properties.PolicyDocument.Statement[1]',
    'medium UnguardedLeadingKeys TenantRows: Properties.PolicyDocument.Statement[2]',
    'medium OpenLeadingKeys TenantRows: Properties.PolicyDocument.Statement[2]',
    'medium BypassedLeadingKeys TenantRows: Properties.PolicyDocument.Statement[3]',
  ],
  'aws-docs/serverless.yaml': ['high BroadManagedPolicy FullAccess'],
  'aws-docs/trust-policies.yaml': [
    'high OpenTrust Anybody: Properties.AssumeRolePolicyDocument.Statement[0]',
    'high TrustWithoutAud Unconditional: Properties.AssumeRolePolicyDocument.Statement[0]',
    'high TrustWithoutAmr Unconditional: Properties.AssumeRolePolicyDocument.Statement[0]',
    'medium OpenTrust Colleague: Properties.AssumeRolePolicyDocument.Statement[0]',
    'low CrossAccountTrustWithoutExternalId ThirdPartyUnquoted: Properties.AssumeRolePolicyDocument.Statement[0]',
    'info AllRows ReadLedger: Properties.PolicyDocument.Statement[0]',
  ],
  'aws-docs/users-and-groups.yaml': [
    'high BroadManagedPolicy Librarians',
    'high BypassedLeadingKeys ReadBooks: Properties.PolicyDocument.Statement[0]',
  ],
  'aws-docs/web-identity-federation.yaml': [
    'medium UnguardedLeadingKeys AmazonPlayer: Properties.Policies[0].PolicyDocument.Statement[0]',
    'medium BypassedLeadingKeys FacebookOwnScores: Properties.PolicyDocument.Statement[1]',
    'medium UnguardedLeadingKeys PrefixedScores: Properties.PolicyDocument.Statement[0]',
  ],
  'aws-docs/wildcards.yaml': [
    'high WildcardAction EveryAction: Properties.Policies[0].PolicyDocument.Statement[0]',
    'high WildcardAction EveryTable: Properties.Policies[0].PolicyDocument.Statement[0]',
    'high WildcardAction EveryTable: Properties.Policies[0].PolicyDocument.Statement[1]',
    'high WildcardResource EveryTable: Properties.Policies[0].PolicyDocument.Statement[0]',
    'high WildcardAction AllButDelete: Properties.Policies[0].PolicyDocument.Statement[0]',
    'high WildcardResource AllButBooks: Properties.Policies[0].PolicyDocument.Statement[0]',
    'high WildcardAction Everything: Properties.Policies[0].PolicyDocument.Statement[0]',
    'high WildcardResource Everything: Properties.Policies[0].PolicyDocument.Statement[0]',
    'medium WildcardResource EveryIndex: Properties.Policies[0].PolicyDocument.Statement[0]',
    'medium BroadManagedPolicy AwsManaged',
  ],
  'hostile/dangling-references.json': [
    'high WildcardResource Odd: Properties.Policies[0].PolicyDocument.Statement[0]',
  ],
  'hostile/many-stars.json': [
    'high WildcardResource Role: Properties.Policies[0].PolicyDocument.Statement[0]',
    'medium WildcardAction Role: Properties.Policies[0].PolicyDocument.Statement[0]',
  ],
  'hostile/markup.json': [
    'high WildcardResource Attacker: Properties.Policies[0].PolicyDocument.Statement[0]',
    'high BypassedLeadingKeys Attacker: Properties.Policies[0].PolicyDocument.Statement[1]',
  ],
  'hostile/wrong-types.json': [
    'high WildcardResource TextTrust: Properties.Policies[0].PolicyDocument.Statement[0]',
    'high BroadManagedPolicy PoliciesObject',
    'medium UnguardedLeadingKeys NoVersion: Properties.Policies[0].PolicyDocument.Statement[0]',
    'medium UnsatisfiableRows NoVersion: Properties.Policies[0].PolicyDocument.Statement[0]',
    'medium UnsatisfiableTrust NotPrincipal',
    'medium GuestRole PoolOdd',
    'medium UncheckedTokens PoolOdd',
    'low CrossAccountTrustWithoutExternalId PrincipalNumber: Properties.AssumeRolePolicyDocument.Statement[0]',
  ],
};
