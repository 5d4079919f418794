import { amplifyOutputs } from '../lib/outputs/amplify-outputs';
import { loadStage } from '../lib/stage/load-stage';
import { stageFile } from '../lib/stage/stage-file';
import { stageOutputs } from '../tools/sdk/stage-stack';
import { writeJsonFile } from '../tools/write-whole-file';
import { outOption, run, stageCommand, type StageFlags } from './command';

interface Flags extends StageFlags {
  readonly out: string;
}

run(
  stageCommand('npm run outputs --')
    .description('Writes the file that Amplify Gen 2 clients load, from a deployed stack.')
    .addOption(outOption())
    .action(async ({ out, ...named }: Flags) => {
      const stage = loadStage(stageFile(named));
      await writeJsonFile(out, amplifyOutputs(stage, await stageOutputs(stage)));
      console.log(`wrote ${out}`);
    }),
);
