import { accessKeyRemovals, keyError } from '../../../tools/replacement-guard/access-key-removals';
import { changeErrors } from '../../../tools/replacement-guard/change-errors';
import { removedAccessKeys } from '../../../tools/replacement-guard/removed-access-keys';
import { awsServer, Refusal } from '../../aws-server';
import { DESTINATION, MINIMAL, withConnectors } from '../../stages';
import { templateOf } from '../../synthesis';
import { FakeKeys } from '../access-keys/fake-keys';
import { withAccessKeysInTemplate } from './old-access-key';

const KEY = 'ToolConnectorUserAccessKey';
const REMOVED = { logicalId: KEY, user: 'ToolConnectorUser', secret: 'ToolConnectorUserSecret' };

describe('access keys that an update removes', () => {
  let now: any;
  let before: any;
  beforeAll(() => {
    now = templateOf(withConnectors({ tool: DESTINATION })).toJSON();
    before = withAccessKeysInTemplate(now);
  });

  test('those whose user stays, with their secret', () => {
    expect(removedAccessKeys(before, now)).toEqual([REMOVED]);
  });

  test('not those of a connector that is removed, nor those that stay', () => {
    expect(removedAccessKeys(before, templateOf(MINIMAL).toJSON())).toEqual([]);
    expect(removedAccessKeys(before, before)).toEqual([]);
    expect(removedAccessKeys(now, now)).toEqual([]);
  });
});

describe('update that removes an access key', () => {
  const day = (number: number) => new Date(Date.UTC(2027, 0, number));
  const key = (accessKeyId: string, lastUsed?: number, isActive = true) => ({
    accessKeyId,
    isActive,
    created: day(1),
    lastUsed: lastUsed === undefined ? undefined : day(lastUsed),
    isOfStack: accessKeyId === 'OLD',
  });
  const OLD = key('OLD');
  const NEW = key('NEW');
  const rotate = expect.stringMatching(/--rotate-key .*-c replace=ToolConnectorUserAccessKey$/);
  const change = expect.stringMatching(/^switch the tool .*-c replace=ToolConnectorUserAccessKey$/);

  test.each([
    ['the secret still holds it', 'OLD', [OLD], rotate],
    ['the secret holds nothing', undefined, [OLD], rotate],
    ['the secret holds a key that is gone', 'NEW', [OLD], rotate],
    ['the secret holds an inactive key', 'NEW', [OLD, key('NEW', 5, false)], rotate],
    ['the tool has not switched', 'NEW', [key('OLD', 4), NEW], change],
    ['the tool uses it again', 'NEW', [key('OLD', 6), key('NEW', 5)], change],
    ['the tool has switched', 'NEW', [key('OLD', 4), key('NEW', 5)], undefined],
    ['no tool ever used it', 'NEW', [OLD, NEW], undefined],
    ['it was deleted before', 'NEW', [NEW], undefined],
  ])('%s', (_title, heldId, keys, fix) => {
    const error = keyError(KEY, { accessKeyId: 'OLD', heldId, keys });
    if (fix === undefined) expect(error).toBeUndefined();
    else expect(error).toMatchObject({ path: [KEY], fix });
  });

  describe('as AWS answers', () => {
    const server = awsServer();
    const environment = { ...process.env };
    let fake: FakeKeys;
    beforeEach(() => {
      const own = { AWS_ACCESS_KEY_ID: 'AKIACALLER', AWS_SECRET_ACCESS_KEY: 'x' };
      Object.assign(process.env, own, { AWS_ENDPOINT_URL: server.endpoint });
      fake = new FakeKeys(server);
      fake.answer();
      fake.ofStack = 'AKIAOLD';
      fake.add('AKIAOLD', '2027-01-01T00:00:00Z', { lastUsed: '2027-01-04T00:00:00Z' });
    });
    afterEach(() => {
      process.env = { ...environment };
    });
    const removals = () => accessKeyRemovals({ stackName: 'keys', region: 'eu-west-1' }, [REMOVED]);

    test('waits for a rotation, and for the tool', async () => {
      const [first] = await removals();
      expect(first?.error).toMatchObject({
        received: expect.stringContaining('AKIAOLD'),
        fix: rotate,
      });
      fake.add('AKIANEW', '2027-01-05T00:00:00Z');
      expect((await removals())[0]?.error).toMatchObject({ fix: change });
      fake.keys = fake.keys.map((one) =>
        one.id === 'AKIANEW' ? { ...one, lastUsed: '2027-01-06T00:00:00Z' } : one,
      );
      expect(await removals()).toEqual([{ logicalId: KEY, error: undefined }]);
    });

    test.each(['ListStackResources', 'GetSecretValue', 'ListAccessKeys', 'GetAccessKeyLastUsed'])(
      'is refused if %s is denied',
      async (action) => {
        fake.add('AKIANEW', '2027-01-05T00:00:00Z', { lastUsed: '2027-01-06T00:00:00Z' });
        server.on(action, new Refusal('AccessDenied', 'no', 403));
        const [removal] = await removals();
        expect(removal?.error?.fix).toMatch(/docs\/connectors\.md .*-c replace=/);
      },
    );
  });

  test('is allowed by -c replace, which is an error only for what does not happen', () => {
    const error = keyError(KEY, { accessKeyId: 'OLD', heldId: 'OLD', keys: [OLD] });
    const removal = { logicalId: KEY, error };
    expect(changeErrors([], [], { accessKeys: [removal] })).toEqual([error]);
    expect(changeErrors([], [KEY], { accessKeys: [removal] })).toEqual([]);
    expect(changeErrors([], [KEY])).toMatchObject([{ path: ['-c replace'] }]);
  });
});
