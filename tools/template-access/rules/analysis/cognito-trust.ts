import { COGNITO_IDENTITY_SERVICES } from '../../../../lib/aws/cognito-identity-service';
import { ASSUME_ROLE_WITH_WEB_IDENTITY } from '../../policies/assume-role-actions';
import type { Principal } from '../../principals/principal';
import type { PolicyStatement } from '../../policies/policy-statement';
import type { TemplateAccess } from '../../template-access';
import { selects } from '../../policies/selected-actions';

/** A statement of a trust policy that allows identities of Cognito identity pools. */
export interface CognitoTrust {
  readonly role: Principal;
  readonly statement: PolicyStatement;
  /** The federated principal, which is the prefix of its condition keys. */
  readonly service: string;
}

export function cognitoTrusts({ principals }: TemplateAccess): readonly CognitoTrust[] {
  return principals.flatMap((role) =>
    role.trust.flatMap((statement) =>
      servicesNamed(statement).map((service) => ({ role, statement, service })),
    ),
  );
}

function servicesNamed({ effect, actions, principals }: PolicyStatement): readonly string[] {
  if (effect === 'Deny' || !selects(actions, ASSUME_ROLE_WITH_WEB_IDENTITY)) return [];
  return COGNITO_IDENTITY_SERVICES.filter(
    (service) => !principals?.except && principals?.named.some(({ name }) => name === service),
  );
}
