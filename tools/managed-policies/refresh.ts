import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '../write-whole-file';
import { datasetPolicy, managedPoliciesText } from './managed-policies-text';

/**
 * Reads AWS managed policies from a checkout of https://github.com/iann0036/iam-dataset, and writes the data file:
 * `npm run managed-policies -- ../iam-dataset`. Review its diff, which is one line a policy.
 */
function main(checkout: string | undefined): void {
  if (checkout === undefined) throw new Error('Usage: npm run managed-policies -- <checkout>');
  const folder = join(checkout, 'aws/managedpolicies');
  const policies = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => datasetPolicy(readFileSync(join(folder, file), 'utf8')) ?? []);
  const git = ['-C', checkout, 'log', '-1', '--format=%H %cs'];
  const [commit = '', published = ''] = execFileSync('git', git, { encoding: 'utf8' })
    .trim()
    .split(' ');
  const repository = 'https://github.com/iann0036/iam-dataset';
  const read = new Date().toISOString().slice(0, 10);
  const text = managedPoliciesText({ repository, commit, published, read }, policies);
  const file = join(__dirname, '../template-access/policies/managed-policies.json');
  writeWholeFile(file, text);
  console.log(`Wrote ${file}: ${policies.length} policies of ${published}`);
}

main(process.argv[2]);
