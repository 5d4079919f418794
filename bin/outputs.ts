import type { Command } from 'commander';
import { amplifyOutputs } from '../lib/outputs/amplify-outputs';
import { clientFileNames } from '../tools/client-file-names';
import { localEndpoint } from '../tools/sdk/endpoint';
import { stageOutputs } from '../tools/sdk/stage-stack';
import { assertWritable, writeJsonFile } from '../tools/write-whole-file';
import { outOption, regionOption, run, stageCommand } from './command';
import { namedStage, type StageFlags } from './named-stage';

interface Flags extends StageFlags {
  readonly out: string;
  readonly region?: string;
}

export function outputsCommand(): Command {
  return stageCommand('npm run outputs --')
    .description(
      'Writes the files that Amplify Gen 2 clients load, one per app client, from a deployed stack.',
    )
    .addOption(outOption())
    .addOption(regionOption())
    .action(async ({ out, region, ...named }: Flags) => {
      const stage = namedStage(named);
      clientFileNames(stage, out).forEach(({ file }) => assertWritable(file));
      const outputs = await stageOutputs(stage, { region });
      for (const { file, client } of clientFileNames(stage, out)) {
        writeJsonFile(file, amplifyOutputs(stage, outputs, { client, endpoint: localEndpoint() }));
        console.log(`Wrote ${file}`);
      }
    });
}

if (require.main === module) run(outputsCommand());
