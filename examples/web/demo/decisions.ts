/** The header in which the local AWS says which statement or setting decided about a call. */
const DECIDED_BY = 'x-simulated-by';

let latest: string | undefined;

/** Reads the decision about every call from now on: Amplify and the AWS SDK send theirs by `fetch`. */
export function watchDecisions(): void {
  const send = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const response = await send(...request);
    latest = response.headers.get(DECIDED_BY) ?? undefined;
    return response;
  };
}

/** The statement or setting that decided about the latest call; undefined where the endpoint says none. */
export function latestDecision(): string | undefined {
  return latest;
}

export function forgetDecision(): void {
  latest = undefined;
}
