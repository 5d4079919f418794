import { PolicyStatement, type Conditions, type Effect } from 'aws-cdk-lib/aws-iam';

/** A permission on one resource. Permissions that differ only in the resource share a statement. */
export interface Permission {
  /** The statement ID for a subject: letters and digits. */
  readonly sid: (about: string) => string;
  /** The subject in the statement ID, such as `OrdersTable`: letters and digits. @default - none */
  readonly about?: string;
  /** @default Effect.ALLOW */
  readonly effect?: Effect;
  readonly actions: readonly string[];
  /** An ARN or `*`. */
  readonly resource: string;
  /** The longest value of the resource after deployment. @default - the resource, with table ARNs in place of tokens */
  readonly longestResource?: string;
  readonly conditions?: Conditions | undefined;
}

/** The statement of permissions that differ only in the resource; its ID names the first subject. */
export function sharedStatement(permissions: readonly Permission[]): PolicyStatement {
  const [first] = permissions;
  if (!first) throw new Error('A statement needs at least one permission.');
  const { sid, effect, actions, conditions } = first;
  return new PolicyStatement({
    sid: sid(nameOf(permissions)),
    effect,
    actions: [...actions],
    resources: permissions.map(({ resource }) => resource),
    conditions,
  });
}

const AND_OTHERS = 'AndOthers';

function nameOf(permissions: readonly Permission[]): string {
  const [first = '', ...others] = new Set(permissions.map(({ about = '' }) => about));
  return others.length > 0 ? `${first}${AND_OTHERS}` : first;
}

/** The longest ID of a statement whose first permission this is. */
export function longestSid({ sid, about = '' }: Permission): string {
  return sid(`${about}${AND_OTHERS}`);
}
