import { amplifyOutputs } from '../lib/outputs/amplify-outputs';
import { localEndpoint } from '../tools/sdk/endpoint';
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
      const outputs = await stageOutputs(stage, { region });
      writeJsonFile(out, amplifyOutputs(stage, outputs, { endpoint: localEndpoint() }));
      console.log(`Wrote ${out}`);
    }),
);
