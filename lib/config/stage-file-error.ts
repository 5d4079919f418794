import { z } from 'zod';
import type { Problem } from './problem';

/** The stage file cannot be used; the message tells every problem, in the order of the file. */
export class StageFileError extends Error {
  override readonly name = 'StageFileError';

  constructor(
    readonly file: string,
    readonly problems: readonly Problem[],
  ) {
    super(describe(file, problems));
  }
}

function describe(file: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`${file}: ${count}`, ...problems.map(describeProblem)].join('\n\n');
}

function describeProblem({ path, received, expected, fix, position }: Problem): string {
  const place = position ? ` (line ${position.line}, column ${position.column})` : '';
  return [
    `  ${path.length > 0 ? z.core.toDotPath([...path]) : 'the file'}${place}`,
    `    received  ${received}`,
    `    expected  ${expected}`,
    `    fix       ${fix}`,
  ].join('\n');
}
