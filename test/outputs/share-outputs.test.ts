import { MINIMAL } from '../stages';
import { templateOf } from '../synthesis';

const { orders } = MINIMAL.tables;
const idsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => `t${String(n).padStart(3, '0')}`);
const outputsOf = (tables: number, stage: object = {}): Record<string, { Value: any }> =>
  templateOf({
    ...MINIMAL,
    tables: Object.fromEntries(idsOf(tables).map((id) => [id, orders])),
    ...stage,
  }).toJSON().Outputs;

/** What a shared output says, with each reference as the name of what is referred to. */
function sharedIn({ Value }: { Value?: any } = {}): Record<string, string> {
  const parts: any[] = Value['Fn::Join'][1];
  const text = parts.map((part) =>
    typeof part === 'string' ? part : JSON.stringify(nameOf(part)),
  );
  return JSON.parse(
    text.map((part) => part.replaceAll(/^"(Arn|Name) of (\w+)"$/g, '$1 of $2')).join(''),
  );
}

function nameOf(part: any): string {
  return part.Ref ? `Name of ${part.Ref}` : `${part['Fn::GetAtt'][1]} of ${part['Fn::GetAtt'][0]}`;
}

test('150 outputs are the last that each have one of their own', () => {
  // 5 of every stage, and 2 of a table.
  const outputs = Object.keys(outputsOf(72));
  expect(outputs).toHaveLength(149);
  expect(outputs.filter((name) => name.startsWith('More'))).toEqual([]);
});

test('those after them share outputs, as JSON by name', () => {
  const outputs = outputsOf(83);
  expect(Object.keys(outputs)).toHaveLength(152);
  expect(outputs).not.toHaveProperty('T072TableArn');
  const shared = sharedIn(outputs.MoreOutputs1);
  expect(Object.keys(shared)).toHaveLength(20);
  expect(shared).toMatchObject({
    T072TableArn: 'Arn of T072Table',
    T073TableName: 'Name of T073Table',
  });
  expect(sharedIn(outputs.MoreOutputs2)).toEqual({ T082TableArn: 'Arn of T082Table' });
});

test('as many tables as fit a stage have outputs', () => {
  const outputs = outputsOf(480);
  expect(Object.keys(outputs).length).toBeLessThanOrEqual(200);
  expect(JSON.stringify(outputs)).toContain('T479TableArn');
});

test('a table that is added at the end moves no other output', () => {
  const api = { runsOn: 'lambda', tables: { t000: 'read' } };
  const stage = { workloads: { api } };
  const before = outputsOf(100, stage);
  const after = outputsOf(101, stage);
  const moved = Object.keys(before).filter((name) => !(name in after));
  expect(moved).toEqual([]);
  for (const [name, { Value }] of Object.entries(before)) {
    if (!name.startsWith('MoreOutputs')) expect(after[name]?.Value).toEqual(Value);
    else expect(sharedIn(after[name])).toMatchObject(sharedIn({ Value }));
  }
});
