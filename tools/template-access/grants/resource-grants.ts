import { covers } from '../policies/patterns';
import type { PolicyStatement } from '../policies/policy-statement';
import type { ResourcePolicy } from '../tables/resource-policies';
import type { Table } from '../tables/tables';
import type { TemplateText } from '../template/template-text';
import type { StatementGrant } from './grants';
import { inStack } from './stack-arns';
import type { TablesAndKeys } from './target';

/** What a resource-based policy allows or denies to one principal that it names. */
export interface ResourceGrant {
  /** `AWS`, `Service`, `Federated`, … */
  readonly kind: string;
  readonly name: TemplateText;
  /** `NotPrincipal`: everyone except that principal. */
  readonly except: boolean;
  readonly grant: StatementGrant;
  /** The Region of the replica, if the policy is of one replica of a global table. */
  readonly replica: TemplateText | undefined;
}

/** The grants of the policies of tables and streams, then of key policies: one per principal. */
export function grantsOfResourcePolicies({
  tables,
  keys,
}: TablesAndKeys): readonly ResourceGrant[] {
  const ofTables = tables.flatMap((table) =>
    table.resourcePolicies.flatMap((policy) => grantsOfTablePolicy(table, policy)),
  );
  const ofKeys = keys.flatMap(({ id, statements }) =>
    statements.flatMap((statement) => grantsTo(statement, { kind: 'key', key: id })),
  );
  return [...ofTables, ...ofKeys];
}

function grantsOfTablePolicy(
  table: Table,
  { on, statements, replica }: ResourcePolicy,
): readonly ResourceGrant[] {
  return statements.flatMap((statement) => {
    const parts = PARTS[on](table, statement);
    return grantsTo(statement, { kind: 'table', table: table.id, parts }, replica);
  });
}

const PARTS: Readonly<
  Record<ResourcePolicy['on'], (table: Table, statement: PolicyStatement) => readonly string[]>
> = {
  stream: () => ['stream'],
  table: partsOf,
};

/** A table policy applies to its table and indexes; other resources in it have no effect. */
function partsOf({ arn }: Table, { resources }: PolicyStatement): readonly string[] {
  const all = resources.except ? ['*'] : resources.patterns;
  const parts = all.flatMap((pattern) => partsCovered(inStack(pattern, arn), arn));
  return parts.length === 0 ? [''] : [...new Set(parts)];
}

/** `*` and a name that ends in `*` cover the table and every index; `<table>/*` covers the indexes only. */
function partsCovered(pattern: TemplateText, arn: TemplateText): readonly string[] {
  const named = pattern.indexOf('/index/');
  const everyIndex = covers(pattern, `${arn}/index/*`) ? ['index/*'] : [];
  return [
    ...(covers(pattern, arn) ? [''] : []),
    ...(named >= 0 ? [pattern.slice(named + 1)] : everyIndex),
  ];
}

function grantsTo(
  statement: PolicyStatement,
  target: StatementGrant['target'],
  replica?: TemplateText,
): readonly ResourceGrant[] {
  const { principals, actions } = statement;
  return (principals?.named ?? []).map(({ kind, name }) => ({
    kind,
    name,
    except: principals?.except === true,
    grant: { statement, target, actions },
    replica,
  }));
}
