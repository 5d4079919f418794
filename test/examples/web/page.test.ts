import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { AwsServer } from '../../aws-server';
import { openChromium } from '../../browser/open-chromium';
import { bundle, serve } from '../../browser/vite-project';
import { checked, shippedStage } from '../../stages';
import { axeFindings } from '../../tools/report/html/axe-findings';
import {
  asksForNewPassword,
  asksForPassword,
  tokensOf,
} from '../../tools/check/run/test-user-pool';
import { clientFile, copyExample } from './copied-example';

const aws = new AwsServer();
let browser: Browser;
let served: { server: Server; url: string };

beforeAll(async () => {
  // Its address is in the page.
  await aws.start();
  const stage = checked(shippedStage('own'));
  const example = copyExample(clientFile(stage, aws.endpoint));
  await bundle(example);
  served = await serve(join(example, 'dist'));
  browser = await openChromium();
});
beforeEach(() => aws.reset());
afterAll(async () => {
  await browser.close();
  served.server.close();
  await aws.stop();
});

const ORIGIN = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

/** The page in a new profile. Its calls reach the server, whose answers any page may read. */
async function opened(): Promise<Page> {
  const page = await browser.newPage({ bypassCSP: true });
  await page.route(`${aws.endpoint}/**`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), ...ORIGIN } });
  });
  await page.goto(served.url);
  return page;
}

const USER = 'you@example.com';
const CLAIMS = { sub: 'sub-1', iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1' };

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('User name or e-mail address').fill(USER);
  await page.getByLabel('Password').fill('a temporary Passw0rd');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function answer(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** A user pool that asks for each of these challenges, then gives tokens; and the identity pool. */
function pool(...challenges: Readonly<Record<string, unknown>>[]): void {
  aws
    .on('InitiateAuth', asksForPassword)
    .on('RespondToAuthChallenge', () => challenges.shift() ?? tokensOf(CLAIMS))
    .on('AssociateSoftwareToken', { SecretCode: 'JBSWY3DPEHPK3PXP', Session: 'two' })
    .on('VerifySoftwareToken', { Status: 'SUCCESS', Session: 'three' })
    .on('GetId', { IdentityId: 'us-east-1:8792' })
    .on('GetCredentialsForIdentity', {
      IdentityId: 'us-east-1:8792',
      Credentials: {
        AccessKeyId: 'ASIAUSER',
        SecretKey: 'x',
        SessionToken: 'x',
        Expiration: Date.now() / 1000 + 3600,
      },
    });
}

const TOTP_SETUP = {
  ChallengeName: 'MFA_SETUP',
  ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
  Session: 'one',
};
const TOTP_CODE = {
  ChallengeName: 'SOFTWARE_TOKEN_MFA',
  ChallengeParameters: {},
  Session: 'four',
};

describe('page of the example client', () => {
  test('signs in with a new password and an authenticator app, and sends no password before', async () => {
    pool(asksForNewPassword(USER), TOTP_SETUP);
    const page = await opened();
    await signIn(page);
    await answer(page, 'New password', 'My-own-Passw0rd');
    await page.getByText('JBSWY3DPEHPK3PXP').waitFor();
    const link = page.getByRole('link', { name: 'authenticator' });
    expect(await link.getAttribute('href')).toMatch(/^otpauth:\/\/totp\/.*JBSWY3DPEHPK3PXP/);
    await answer(page, 'Code of the authenticator app', '123456');
    await page.getByText('Identity ID: us-east-1:8792').waitFor();
    expect(aws.asked.find(({ action }) => action === 'VerifySoftwareToken')?.body).toMatchObject({
      UserCode: '123456',
    });
    expect(JSON.stringify(aws.asked)).not.toContain('a temporary Passw0rd');
  });

  test('asks for the code of an authenticator app', async () => {
    pool(TOTP_CODE);
    const page = await opened();
    await signIn(page);
    await answer(page, 'Code of the authenticator app', '654321');
    await page.getByText('Identity ID').waitFor();
    const { body } = aws.asked.filter(({ action }) => action === 'RespondToAuthChallenge')[1] ?? {};
    expect(body.ChallengeResponses).toMatchObject({ SOFTWARE_TOKEN_MFA_CODE: '654321' });
  });

  test('sends the calls that the stage allows, with the key of the user, and shows what comes back', async () => {
    pool();
    aws.on('PutItem', {}).on('GetItem', { Item: { pk: { S: 'x' }, note: { S: 'Hi' } } });
    const page = await opened();
    await signIn(page);
    const orders = page.locator('form.table').filter({ hasText: 'orders' });
    await orders.waitFor();
    const buttons = await orders.getByRole('button').allTextContents();
    expect(buttons).toEqual(['PutItem', 'GetItem', 'UpdateItem']);
    await orders.getByLabel('pk').fill('order-1');
    await orders.getByLabel('sk').fill('state');
    await orders.getByRole('button', { name: 'PutItem' }).click();
    await orders.getByText('Done.').waitFor();
    await orders.getByRole('button', { name: 'GetItem' }).click();
    await orders.getByText('"note": "Hi"').waitFor();
    const [put, get] = aws.asked.slice(-2);
    const key = { pk: { S: 'sub-1#order-1' }, sk: { S: 'state' } };
    expect(put?.body).toEqual({ TableName: 'orders', Item: { ...key, note: { S: 'Hello' } } });
    expect(get).toMatchObject({ key: 'ASIAUSER', body: { TableName: 'orders', Key: key } });
    const profiles = page.locator('form.table').filter({ hasText: 'profiles' });
    expect(await profiles.getByLabel('pk').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
  });
});
