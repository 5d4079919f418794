import { resolve } from 'node:path';
import { Command } from 'commander';
import { loadStage } from '../lib/config/load-stage';
import { stageFile } from '../lib/config/stage-file';
import { amplifyOutputs } from '../lib/outputs/amplify-outputs';
import { deployedOutputs } from '../lib/outputs/deployed-outputs';
import { writeJsonFile } from '../lib/outputs/write-json-file';
import { fail } from './fail';

const FILE = 'amplify_outputs.json';

const program = new Command('npm run outputs --')
  .description(`Writes ${FILE}, which Amplify Gen 2 clients load, from a deployed stack.`)
  .option('--stage <name>', 'the stage file config/<name>.json (default: dev)')
  .option('--config <path>', 'a stage file anywhere, instead of --stage')
  .action(async (flags: { stage?: string; config?: string }) => {
    const stage = loadStage(stageFile(flags));
    const outputs = await deployedOutputs(stage.stackName, { region: stage.env.region });
    await writeJsonFile(FILE, amplifyOutputs(stage, outputs));
    console.log(`wrote ${resolve(FILE)}`);
  });

// The AWS SDK says on every run that next year's releases want Node.js 22.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
program.parseAsync().catch(fail);
