import { USER_POOL_PROVIDERS } from '../../aws/quotas';
import type { PartialStage } from '../partial-stage';
import { or, remove, type Path } from '../fix';
import {
  HOSTED_UI_KEYS,
  HOSTED_UI_OPTIONS,
  REDIRECT_URLS_EXPECTED,
} from '../schema/hosted-ui-schema';
import { conflict, missing, quotaExceeded, type ValidationError } from '../validation-error';
import type { Rule } from './rule';

const PATH = ['identity', 'userPool'];
const CLIENT_KEYS = ['userPoolClientId', 'userPoolClientIds'] as const;
const IDS: ReadonlySet<string> = new Set(['userPoolId', ...CLIENT_KEYS]);

type UserPool = NonNullable<NonNullable<PartialStage['identity']>['userPool']>;

/** An existing user pool has its IDs and no options; the hosted UI of a new one needs three keys. */
export const userPoolRule: Rule = ({ identity }) => {
  const pool = identity?.userPool ?? {};
  return namesExistingPool(pool)
    ? [...incomplete(pool), ...bothForms(pool), ...optionsOfNewPool(pool)]
    : [...hostedUi(pool), ...hostedUiOfClients(pool), ...tooManyClients(pool)];
};

/** Whether the user pool is an existing one, even if one of its IDs is missing. */
export function namesExistingPool(pool: UserPool): boolean {
  return [...IDS].some((key) => key in pool);
}

function incomplete(pool: UserPool): ValidationError[] {
  const namesClient = CLIENT_KEYS.some((key) => key in pool);
  const reason = 'an existing user pool needs its ID and that of an app client';
  return [
    ...('userPoolId' in pool ? [] : [missingKey(PATH, 'userPoolId', reason)]),
    ...(namesClient ? [] : [missingKey(PATH, 'userPoolClientId', reason)]),
  ];
}

function bothForms(pool: UserPool): ValidationError[] {
  if (!CLIENT_KEYS.every((key) => key in pool)) return [];
  const path = [...PATH, 'userPoolClientId'];
  return [
    conflict(
      path,
      pool.userPoolClientId,
      'userPoolClientId or userPoolClientIds, not both',
      or(
        remove(path),
        'remove "userPoolClientIds"; the first ID of the list is the default client',
      ),
    ),
  ];
}

function optionsOfNewPool(pool: UserPool): ValidationError[] {
  return Object.entries<unknown>(pool)
    .filter(([key, value]) => !IDS.has(key) && value !== undefined)
    .map(([key, value]) =>
      conflict(
        [...PATH, key],
        value,
        `no ${key} with an existing user pool; it is an option of a new one`,
        or(
          remove([...PATH, key]),
          key === 'clients'
            ? 'name app clients of the user pool in userPoolClientIds'
            : 'remove the IDs to create a new user pool',
        ),
      ),
    );
}

/**
 * The default client may be without redirect URLs if another client has some. Amplify's `signOut` throws
 * `InvalidRedirectException` without a logout URL.
 */
function hostedUi(pool: UserPool): ValidationError[] {
  const given = HOSTED_UI_OPTIONS.find((key) => key in pool);
  if (given === undefined) return [];
  const isOfOtherClient = clientsWithUrls(pool).length > 0;
  const isOfDefault = !isOfOtherClient || 'callbackUrls' in pool || 'logoutUrls' in pool;
  const needed = isOfDefault ? HOSTED_UI_KEYS : (['domainPrefix'] as const);
  return needed
    .filter((key) => !(key in pool))
    .map((key) =>
      missingKey(PATH, key, `${given} configures the hosted UI, which needs ${needed.join(', ')}`),
    );
}

const URL_KEYS = ['callbackUrls', 'logoutUrls'] as const;

function clientsWithUrls({ clients = {} }: UserPool) {
  return Object.entries(clients).flatMap(([id, client = {}]) =>
    URL_KEYS.some((key) => key in client) ? [{ id, client }] : [],
  );
}

/** `domainPrefix` is the pool's; the URLs are those of the client. */
function hostedUiOfClients(pool: UserPool): ValidationError[] {
  const withUrls = clientsWithUrls(pool);
  const ofClients = withUrls.flatMap(({ id, client }) =>
    URL_KEYS.filter((key) => !(key in client)).map((key) =>
      missingKey(
        [...PATH, 'clients', id],
        key,
        `a client with the hosted UI needs ${URL_KEYS.join(' and ')}`,
      ),
    ),
  );
  const [first] = withUrls;
  const isReported = HOSTED_UI_OPTIONS.some((key) => key in pool);
  return first === undefined || isReported
    ? ofClients
    : [
        ...ofClients,
        missingKey(
          PATH,
          'domainPrefix',
          `clients.${first.id} has the hosted UI, which needs domainPrefix`,
        ),
      ];
}

/** Every client is a provider of the identity pool, and so is the default client. */
function tooManyClients({ clients = {} }: UserPool): ValidationError[] {
  const ids = Object.keys(clients);
  const max = USER_POOL_PROVIDERS - 1;
  if (ids.length <= max) return [];
  return [
    quotaExceeded(
      [...PATH, 'clients'],
      ids.length,
      max,
      `at most ${max} additional clients: Cognito allows ${USER_POOL_PROVIDERS} user pool providers per identity pool`,
      {
        words: 'remove some clients',
        edits: ids.slice(max).flatMap((id) => remove([...PATH, 'clients', id]).edits),
      },
    ),
  ];
}

function missingKey(path: Path, key: NeededKey, reason: string): ValidationError {
  const { allowed, example } = NEEDED[key];
  return missing([...path, key], `${allowed}, because ${reason}`, `add "${key}": ${example}`);
}

const URLS = { allowed: REDIRECT_URLS_EXPECTED, example: '["https://app.example.com/"]' };

const NEEDED = {
  userPoolId: {
    allowed: 'the ID of the user pool',
    example: 'an ID such as "us-west-2_AbCdEf123", which the console shows',
  },
  userPoolClientId: {
    allowed: 'the ID of an app client of the user pool',
    example: 'its client ID, which the console shows',
  },
  domainPrefix: {
    allowed: 'a domain prefix of a-z, 0-9 and -',
    example: '"orders", or another prefix that no user pool of the Region has',
  },
  callbackUrls: URLS,
  logoutUrls: URLS,
};

type NeededKey = keyof typeof NEEDED;
