import { amplifyOutputs } from '../lib/outputs/amplify-outputs';
import { stageOutputs } from '../tools/sdk/stage-stack';
import { assertWritable, writeJsonFile } from '../tools/write-whole-file';
import { outOption, regionOption, run, stageCommand } from './command';
import { namedStage, type StageFlags } from './named-stage';

interface Flags extends StageFlags {
  readonly out: string;
  readonly region?: string;
}

run(
  stageCommand('npm run outputs --')
    .description('Writes the file that Amplify Gen 2 clients load, from a deployed stack.')
    .addOption(outOption())
    .addOption(regionOption())
    .action(async ({ out, region, ...named }: Flags) => {
      const stage = namedStage(named);
      assertWritable(out);
      writeJsonFile(out, amplifyOutputs(stage, await stageOutputs(stage, { region })));
      console.log(`Wrote ${out}`);
    }),
);
