import { ownEntry } from '../../lib/aws/own-entry';
import type { StageConfig, TableOptions } from '../../lib/stage/schema/stage-schema';
import { CommandError } from '../command-error';

/**
 * A table of the stage file.
 *
 * @throws {CommandError} if there is none with the ID
 */
export function tableOfStage({ tables }: StageConfig, id: string): TableOptions {
  const options = ownEntry(tables, id);
  if (options !== undefined) return options;
  const known = Object.keys(tables).join(', ');
  throw new CommandError('usage', `Unknown table "${id}". Defined tables: ${known}.`);
}
