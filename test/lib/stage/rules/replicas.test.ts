import { withTable } from '../../../stages';
import { errorsOf, type ErrorFacts } from '../errors-of';

const replicas = (regions: unknown, options: object = {}, env: unknown = { region: 'us-east-1' }) =>
  withTable({ replicas: regions, ...options }, { env });
const at = (position: number) => `tables.orders.replicas.${position}`;
const STREAM: ErrorFacts = ['tables.orders.stream', 'conflict'];

describe('replicas of a table', () => {
  test.each<[string, object, ErrorFacts[]]>([
    ['none, without env.region', withTable({ replicas: [], stream: 'keysOnly' }), []],
    ['in another region', replicas(['us-west-2']), []],
    ['in a region newer than this library', replicas(['us-west-9']), []],
    ["in the stack's own region", replicas(['us-west-2', 'us-east-1']), [[at(1), 'duplicate']]],
    ['twice', replicas(['us-west-2', 'us-west-2']), [[at(1), 'duplicate']]],
    [
      'twice, with another between them',
      replicas(['us-west-2', 'eu-west-1', 'us-west-2']),
      [[at(2), 'duplicate']],
    ],
    ['in another partition', replicas(['cn-north-1']), [[at(0), 'unsupported']]],
    [
      'without env.region',
      withTable({ replicas: ['us-west-2'] }),
      [['tables.orders.replicas', 'conflict']],
    ],
    [
      'with an invalid env.region',
      replicas(['us-west-2'], {}, { region: 'us-east' }),
      [['env.region', 'invalidValue']],
    ],
    ['with an invalid env', replicas(['us-west-2'], {}, 5), [['env', 'invalidValue']]],
    [
      'two of which are invalid',
      replicas(['Oregon', 'Ohio', 'us-west-2']),
      [
        [at(0), 'invalidValue'],
        [at(1), 'invalidValue'],
      ],
    ],
    ['with a stream of both images', replicas(['us-west-2'], { stream: 'newAndOldImages' }), []],
    ['with a stream of keys', replicas(['us-west-2'], { stream: 'keysOnly' }), [STREAM]],
    ['with a stream of new images', replicas(['us-west-2'], { stream: 'newImage' }), [STREAM]],
    ['with a stream of old images', replicas(['us-west-2'], { stream: 'oldImage' }), [STREAM]],
  ])('%s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });
});
