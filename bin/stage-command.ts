import { Command } from 'commander';

/** The flags that name a stage file, for `stageFile`. */
export interface StageFlags {
  readonly stage?: string;
  readonly config?: string;
}

/** A command on one stage, named as a person calls it. */
export function stageCommand(name: string): Command {
  return new Command(name)
    .option('--stage <name>', 'the stage file config/<name>.json (default: dev)')
    .option('--config <path>', 'a stage file anywhere, instead of --stage');
}
