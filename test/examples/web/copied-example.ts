import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { amplifyOutputs } from '../../../lib/outputs/amplify-outputs';
import type { DeployedOutputs } from '../../../lib/outputs/deployed-outputs';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import { tableOutputNames } from '../../../lib/stage/output-names';
import { writeProject } from '../../browser/vite-project';

export const EXAMPLE = join(__dirname, '..', '..', '..', 'examples', 'web');

const directory = mkdtempSync(join(tmpdir(), 'example-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** The client configuration file of a stage that was deployed under the names of its tables. */
export function clientFile(stage: StageConfig, endpoint?: string) {
  const outputs: DeployedOutputs = {
    Region: 'us-east-1',
    UserPoolId: 'us-east-1_Ab1',
    UserPoolClientId: 'client1',
    IdentityPoolId: 'us-east-1:11111111-2222-3333-4444-555555555555',
    ...Object.fromEntries(
      Object.keys(stage.tables).flatMap((id) => {
        const { name, arn } = tableOutputNames(id);
        return [
          [name, id],
          [arn, `arn:aws:dynamodb:us-east-1:111122223333:table/${id}`],
        ];
      }),
    ),
  };
  return amplifyOutputs(stage, outputs, { endpoint });
}

/** The example, copied as a developer does, with a file and further files. */
export function copyExample(outputs: object, files: Readonly<Record<string, string>> = {}): string {
  const copy = mkdtempSync(join(directory, 'copy-'));
  const isOwn = (path: string) => !/[/\\](node_modules|dist|amplify_outputs\.json)$/.test(path);
  cpSync(EXAMPLE, copy, { recursive: true, filter: isOwn });
  writeProject(copy, files);
  writeFileSync(join(copy, 'amplify_outputs.json'), JSON.stringify(outputs));
  return copy;
}
