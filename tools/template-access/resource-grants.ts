import type { Grant } from './grants';
import type { PolicyStatement } from './statement';
import type { Table } from './tables';
import type { TemplateAccess } from './template-access';
import type { TemplateText } from './template-text';

/** What a policy on a table, stream or key gives to somebody, or keeps them from. */
export interface ResourceGrant {
  /** `AWS`, `Service`, `Federated`, … */
  readonly kind: string;
  readonly name: TemplateText;
  /** Everybody but that one. */
  readonly except: boolean;
  readonly grant: Grant;
  /** The region of the one replica of a global table that it is about. */
  readonly replica: TemplateText | undefined;
}

/** The policies of all tables with their streams, then of all keys; one grant for each principal named. */
export function grantsOfResourcePolicies({
  tables,
  keys,
}: Pick<TemplateAccess, 'tables' | 'keys'>): readonly ResourceGrant[] {
  const ofTables = tables.flatMap((table) =>
    table.resourcePolicies.flatMap(({ on, statements, replica }) =>
      statements.flatMap((statement) => {
        const parts = on === 'stream' ? ['stream'] : partsOf(table, statement);
        return grantOf(statement, { kind: 'table', table: table.id, parts }, replica);
      }),
    ),
  );
  const ofKeys = keys.flatMap(({ id, statements }) =>
    statements.flatMap((statement) => grantOf(statement, { kind: 'key', key: id })),
  );
  return [...ofTables, ...ofKeys];
}

function grantOf(
  statement: PolicyStatement,
  target: Grant['target'],
  replica?: TemplateText,
): readonly ResourceGrant[] {
  const { principals, actions } = statement;
  const grant: Grant = { statement, target, actions };
  return (principals?.named ?? []).map(({ kind, name }) => ({
    kind,
    name,
    except: principals?.except === true,
    grant,
    replica,
  }));
}

/** Whatever else the policy of a table names is of no matter there: it is about this table and its indexes. */
function partsOf({ arn }: Table, { resources }: PolicyStatement): readonly string[] {
  const parts = resources.patterns.map((pattern) =>
    pattern.includes('/index/') ? `index/${pattern.slice(pattern.indexOf('/index/') + 7)}` : '',
  );
  const whole = parts.length === 0 || resources.except || resources.patterns.includes(`${arn}/*`);
  return whole ? [''] : [...new Set(parts)];
}
