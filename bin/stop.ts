import { Command } from 'commander';
import { stopInstances } from '../tools/local/stop-instances';
import { run } from './command';

export function stopCommand(): Command {
  return new Command('npm run stop --')
    .description('Lists the local AWS instances that npm start left running, and stops them.')
    .option('--all', 'stop all of them, without asking')
    .action(({ all = false }: { readonly all?: boolean }) => stopInstances(all, console.log));
}

if (require.main === module) run(stopCommand());
