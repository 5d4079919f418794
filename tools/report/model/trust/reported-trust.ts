import type { Principal } from '../../../template-access/principals/principal';
import type { TemplateAccess } from '../../../template-access/template-access';
import type { ClaimsByTag } from '../../words/policy-variables';
import type { ReportedTrust } from '../access-report';
import { reportedTrustPolicy } from './reported-trust-policy';
import { unlimitedTrust } from './unlimited-trust';

/** Who can assume a principal of the template: by its trust policy, credentials, members or attachments. */
export function reportedTrust(
  principal: Principal,
  access: TemplateAccess,
  claims: ClaimsByTag,
): readonly ReportedTrust[] {
  switch (principal.kind) {
    case 'role':
      return principal.inTemplate
        ? reportedTrustPolicy(principal, access, claims)
        : [unlimitedTrust(`trusted entities of role ${principal.id}, not in this template`)];
    case 'user':
      return userCredentials(principal);
    case 'group':
      return principal.members.length > 0
        ? [unlimitedTrust(`users ${principal.members.join(', ')}`)]
        : [unlimitedTrust('none in this template; users added elsewhere')];
    case 'unattached policy':
      return [unlimitedTrust('none in this template; principals it is attached to elsewhere')];
  }
}

function userCredentials({
  id,
  inTemplate,
  accessKeys,
  hasPassword,
}: Principal): readonly ReportedTrust[] {
  const credentials = [
    ...(inTemplate ? [] : [unlimitedTrust(`user ${id}, not in this template`)]),
    ...accessKeys.map((key) => {
      const kept = key.keptIn.length === 0 ? '' : ` (secret stored in ${key.keptIn.join(' and ')})`;
      return unlimitedTrust(`access key ${key.id}${kept}`);
    }),
    ...(hasPassword ? [unlimitedTrust('console password')] : []),
  ];
  return credentials.length > 0
    ? credentials
    : [unlimitedTrust('access keys that are created outside this template')];
}
