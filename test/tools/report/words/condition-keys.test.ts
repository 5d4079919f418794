import { keyWords } from '../../../../tools/report/words/condition-keys';

const CLAIMS = { tokenTenant: 'custom:tenantId', tokenSub: 'sub' };

describe('condition keys', () => {
  test.each([
    ['aws:CalledVia', 'the services that the call came through'],
    ['aws:CalledViaFirst', 'the first service that the call came through'],
    ['aws:CalledViaLast', 'the last service that the call came through'],
    ['aws:CurrentTime', 'the time'],
    ['aws:EpochTime', 'the time, in seconds since 1970,'],
    ['aws:MultiFactorAuthPresent', 'sign-in with a second factor'],
    ['aws:PrincipalAccount', "the caller's account"],
    ['aws:PrincipalArn', 'the caller'],
    ['aws:PrincipalIsAWSService', 'that the caller is an AWS service'],
    ['aws:PrincipalOrgID', "the caller's organization"],
    ['aws:PrincipalOrgPaths', "the path of the caller's account in its organization"],
    ['aws:PrincipalType', "the caller's type"],
    ['aws:RequestedRegion', 'the region called'],
    ['aws:SecureTransport', 'encryption in transport'],
    ['aws:SourceAccount', 'the account that the service calls for'],
    ['aws:SourceArn', 'what the service calls for'],
    ['aws:SourceIp', "the caller's address"],
    ['aws:SourceOrgID', 'the organization that the service calls for'],
    ['aws:SourceVpc', "the caller's VPC"],
    ['aws:SourceVpce', "the caller's VPC endpoint"],
    ['aws:TokenIssueTime', "the session's start"],
    ['aws:userid', "the caller's unique ID"],
    ['aws:username', "the IAM user's name"],
    ['aws:ViaAWSService', 'that an AWS service calls on behalf of the caller'],
    ['aws:VpcSourceIp', "the caller's address in its VPC"],
    ['dynamodb:Attributes', 'the attributes named'],
    ['dynamodb:EnclosingOperation', 'the operation around the call'],
    ['dynamodb:FullTableScan', 'that the whole table is scanned'],
    ['dynamodb:LeadingKeys', 'the partition key'],
    ['dynamodb:ReturnConsumedCapacity', 'ReturnConsumedCapacity'],
    ['dynamodb:ReturnValues', 'ReturnValues'],
    ['dynamodb:Select', 'Select'],
    ['kms:CallerAccount', "the caller's account"],
    ['kms:GrantIsForAWSResource', 'that an AWS service makes the grant'],
    ['kms:GrantOperations', 'the operations of the grant'],
    ['kms:KeyOrigin', "the origin of the key's material"],
    ['kms:ViaService', 'the service that uses the key for the caller'],
    [
      'kms:EncryptionContext:aws:dynamodb:tableName',
      'the encryption context aws:dynamodb:tableName',
    ],
    ['saml:aud', 'the audience of the SAML assertion'],
    ['SAML:sub', 'the subject of the SAML assertion'],
    ['sts:ExternalId', 'the external ID'],
    ['sts:RoleSessionName', "the session's name"],
    ['sts:SourceIdentity', 'the source identity'],
    ['www.amazon.com:app_id', 'the app at Login with Amazon'],
    ['graph.facebook.com:app_id', 'the app at Facebook'],
    ['accounts.google.com:aud', 'the app at Google'],
    ['accounts.google.com:email', 'email of the token of accounts.google.com'],
    [
      'token.actions.githubusercontent.com:sub',
      'sub of the token of token.actions.githubusercontent.com',
    ],
    [
      'oidc.eks.us-east-1.amazonaws.com/id/ABC:aud',
      'aud of the token of oidc.eks.us-east-1.amazonaws.com/id/ABC',
    ],
    ['cognito-identity.amazonaws.com:aud', "aud of the identity pool's token"],
    ['cognito-identity.amazonaws.com:amr', "amr of the identity pool's token"],
    ['cognito-identity.amazonaws.com:sub', "sub of the identity pool's token"],
    ['cognito-identity-us-gov.amazonaws.com:aud', "aud of the identity pool's token"],
    ['cognito-identity.cn-north-1.amazonaws.com.cn:AUD', "aud of the identity pool's token"],
    ['aws:PrincipalTag/tokenTenant', "the user's custom:tenantId"],
    ['aws:PrincipalTag/tokenSub', "the user's ID in the user pool (sub)"],
    ['aws:principaltag/team', "the caller's tag team"],
    ['aws:PrincipalTag/a/b', "the caller's tag a/b"],
    ['aws:PrincipalTag/constructor', "the caller's tag constructor"],
    ['aws:PrincipalTag/x509Subject/CN', "the certificate's subject CN"],
    ['aws:PrincipalTag/x509Issuer/O', "the certificate's issuer O"],
    ['aws:PrincipalTag/x509SAN/DNS', "the certificate's x509SAN DNS"],
    ['aws:RequestTag/tokenTenant', "the user's custom:tenantId (session tag tokenTenant)"],
    ['aws:RequestTag/team', 'the tag team asked for'],
    ['aws:ResourceTag/team', "the resource's tag team"],
  ])('%s is %s', (key, expected) => {
    expect(keyWords(key, CLAIMS)).toBe(expected);
  });

  test.each(['what:ever', 'constructor', '__proto__', 'dynamodb:Leading', 'example.com', ''])(
    'there are no words for %j',
    (key) => {
      expect(keyWords(key, CLAIMS)).toBeUndefined();
    },
  );
});
