import type { Severity } from '../../template-access/rules/finding';

/**
 * The access report as data: the output of `--format json`, and the source of Markdown and HTML. Texts are for people,
 * not escaped, in the order of the template.
 */
export interface AccessReport {
  /** The stack name, or the name of the template file. */
  readonly title: string;
  /** The name of the source file, without its folder: `dev.json`, `template.yaml`. */
  readonly source: string;
  readonly tables: readonly ReportedTable[];
  readonly principals: readonly ReportedPrincipal[];
  /** The logical IDs of roles, users and groups without access to a table or KMS key. */
  readonly withoutAccess: readonly string[];
  readonly findings: readonly ReportedFinding[];
  /** What the template does not determine, or the analysis does not cover. */
  readonly unresolved: readonly ReportedUnresolved[];
}

export interface ReportedTable {
  /** The logical ID. */
  readonly id: string;
  /** Whether the stack uses a table that exists, and neither creates nor changes it. */
  readonly isExisting: boolean;
  /** The table name, if the template sets it. */
  readonly name: string | undefined;
  /** The primary key, such as `pk` or `pk and sk`. */
  readonly key: string;
  readonly encryption: string;
  /** The IDs of the principals that any statement allows access. */
  readonly reachedBy: readonly string[];
  /** Principals that have access through the roles they can assume. */
  readonly reachedThrough: readonly ReportedAssumption[];
  /** Whose access is not read, so that it can be access to this table: `role of F, made by SAM`. */
  readonly notKnown: readonly string[];
  readonly why: readonly SourceLine[];
}

export interface ReportedAssumption {
  /** The ID of the principal. */
  readonly id: string;
  /** The IDs of the roles, which are among `reachedBy`. */
  readonly byAssuming: readonly string[];
}

export interface ReportedPrincipal {
  /** The logical ID; for a principal outside the template its ARN or a description. */
  readonly id: string;
  readonly kind: 'role' | 'user' | 'group' | 'policy' | 'outside';
  /** A short description, such as `Authenticated identities` or `AWS Lambda`. */
  readonly title: string;
  readonly admitted: readonly ReportedTrust[];
  /** The effective session duration. */
  readonly session: string;
  readonly grants: readonly ReportedGrant[];
  /** The logical IDs of the roles with access to a table or KMS key that it can assume, also one through another. */
  readonly assumes: readonly string[];
  /** Which of its access is not read: `policy arn:…, not in this template`. */
  readonly notKnown: readonly string[];
  /** Allowed actions of other services than DynamoDB and KMS. */
  readonly otherActions: readonly string[];
  /**
   * What limits or extends its permissions: permissions boundary, groups, managed policies outside the template, items
   * that writes return.
   */
  readonly notes: readonly string[];
  readonly why: readonly SourceLine[];
}

/** One way to become a principal, such as a statement of its trust policy or an access key. */
export interface ReportedTrust {
  readonly who: string;
  /** `no expiration`, or the time. */
  readonly until: string;
  /** `anywhere`, or the IP address ranges, VPCs and VPC endpoints. */
  readonly from: string;
  /** All other conditions. */
  readonly conditions: readonly string[];
  /** Which identities an identity pool assigns the role to, and who can set session tags. */
  readonly notes: readonly string[];
}

export interface ReportedGrant {
  readonly effect: 'allow' | 'deny' | 'limit';
  /** The resource, such as `OrdersTable`, `KMS key OrdersTableKey`, `every resource`. */
  readonly on: string;
  /** Whether the resource is too broad, or unknown. */
  readonly isWide: boolean;
  /** Such as `table` or `index byDate`; empty for the table itself and for other resources. */
  readonly parts: readonly string[];
  /** The logical IDs of the tables of the template that it covers. */
  readonly tables: readonly string[];
  /** As written in the policy, without the prefix `dynamodb:`: `GetItem`, `Get*`, `kms:Decrypt`. */
  readonly actions: readonly string[];
  /** `NotAction`: every action except these. */
  readonly allBut: boolean;
  /** Whether the actions are too broad, because of a wildcard or `NotAction`. */
  readonly areWide: boolean;
  /** The row scope: `all items`, `own items`, `stream records`; empty for grants without items. */
  readonly rowScope: string;
  /** The exact items, by partition key; empty for KMS keys and table settings. */
  readonly rows: string;
  /** The attributes; empty for grants without items. */
  readonly attributes: string;
  /** `no expiration`, or the time; empty for Deny, which lists it in the conditions. */
  readonly until: string;
  /** `anywhere`, or the networks; empty for Deny, which lists them in the conditions. */
  readonly from: string;
  /** All other conditions. */
  readonly conditions: readonly string[];
  /** The resource of the statement, and its Sid or position. */
  readonly statement: string;
  readonly why: readonly SourceLine[];
}

/** The key of the stage file that defines a part of the report. */
export interface SourceLine {
  /** Such as `tables.orders.rows`. */
  readonly path: string;
  /** Starts at 1. */
  readonly line: number;
}

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly what: string;
  /** Such as `AuthenticatedRole: Properties.AssumeRolePolicyDocument.Statement[0]`. */
  readonly at: string;
  readonly fix: string;
  /** Why the author of the stage file accepts it; never a finding of high severity. */
  readonly acknowledged: string | undefined;
  readonly why: readonly SourceLine[];
}

export interface ReportedUnresolved {
  readonly at: string;
  readonly what: string;
}
