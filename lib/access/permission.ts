import { PolicyStatement, type Conditions, type Effect } from 'aws-cdk-lib/aws-iam';

/** What a policy says of one resource; those that differ in the resource alone share a statement. */
export interface Permission {
  /** The statement's ID, given what it is about: letters and digits. */
  readonly sid: (about: string) => string;
  /** What it is about, as in `OrdersTable`: letters and digits. @default - nothing that has a name */
  readonly about?: string;
  /** @default Effect.ALLOW */
  readonly effect?: Effect;
  readonly actions: readonly string[];
  /** An ARN, or `*`. */
  readonly resource: string;
  /** The resource as long as it can be once deployed. @default - as long as an ARN of a table can be */
  readonly longestResource?: string;
  readonly conditions?: Conditions | undefined;
}

/** The statement that permissions share: its ID names the first of what they are about. */
export function sharedStatement(permissions: readonly Permission[]): PolicyStatement {
  const [first] = permissions;
  if (!first) throw new Error('received no permissions; expected one or more');
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

/** The longest ID of a statement that begins with a permission. */
export function longestSid({ sid, about = '' }: Permission): string {
  return sid(`${about}${AND_OTHERS}`);
}
