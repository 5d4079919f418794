import { tableNameIn } from '../../lib/aws/table-arn';
import { tableConstructId } from '../../lib/stage/construct-ids';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import type { ComparedResource, Template } from './template';

/** A table that an update takes out of the stack, because a table that was restored from it takes its place. */
export interface Adoption {
  readonly logicalId: string;
  /** The name of the restored table. */
  readonly tableName: string;
  /** The name of the stack's table, as the stage file says. */
  readonly restoredFrom: string;
  /** The deployed table. */
  readonly table: ComparedResource;
  /** The logical IDs of the deployed table and its keys that the update, or a later one, would delete. */
  readonly unretained: readonly string[];
}

/** The adoptions of an update: the stage says what each existing table was restored from. */
export function adoptionsIn(
  { tables }: Pick<StageConfig, 'tables'>,
  deployed: Template | undefined,
  wanted: Template,
): Adoption[] {
  return Object.entries(tables).flatMap(([id, { existing }]) => {
    const logicalId = tableConstructId(id);
    const table = deployed?.Resources?.[logicalId];
    const restoredFrom = existing?.restoredFrom;
    if (!deployed || !existing || restoredFrom === undefined) return [];
    if (table?.Type !== 'AWS::DynamoDB::GlobalTable' || wanted.Resources?.[logicalId]) return [];
    const tableName = 'tableName' in existing ? existing.tableName : tableNameIn(existing.tableArn);
    const unretained = unretainedIn(deployed, logicalId);
    return [{ logicalId, tableName, restoredFrom, table, unretained }];
  });
}

/** The table and its keys that are not kept, whether they leave the stack or are replaced. */
export function unretainedIn({ Resources = {} }: Template, table: string): string[] {
  const text = JSON.stringify(Resources[table]);
  const keys = Object.keys(Resources).filter(
    (id) => Resources[id]?.Type === 'AWS::KMS::Key' && text.includes(`"${id}"`),
  );
  return [table, ...keys].filter((id) => !isRetained(Resources[id]));
}

function isRetained({
  DeletionPolicy,
  UpdateReplacePolicy,
}: Partial<ComparedResource> = {}): boolean {
  const policies = [DeletionPolicy, UpdateReplacePolicy];
  return policies.every((policy) => policy?.startsWith('Retain') ?? false);
}
