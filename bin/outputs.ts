import { loadStage } from '../lib/stage/load-stage';
import { stageFile } from '../lib/stage/stage-file';
import { amplifyOutputs } from '../lib/outputs/amplify-outputs';
import { writeJsonFile } from '../tools/write-whole-file';
import { outputsOfStage } from './deployed-stage';
import { fail } from './fail';
import { outOption } from './out-option';
import { withoutNodeVersionWarning } from './sdk-warning';
import { stageCommand, type StageFlags } from './stage-command';

interface Flags extends StageFlags {
  readonly out: string;
}

const program = stageCommand('npm run outputs --')
  .description('Writes the file that Amplify Gen 2 clients load, from a deployed stack.')
  .addOption(outOption())
  .action(async ({ out, ...named }: Flags) => {
    const stage = loadStage(stageFile(named));
    await writeJsonFile(out, amplifyOutputs(stage, await outputsOfStage(stage)));
    console.log(`wrote ${out}`);
  });

withoutNodeVersionWarning(process.env);
program.parseAsync().catch(fail);
