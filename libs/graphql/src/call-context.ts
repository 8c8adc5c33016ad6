import { Identity, Principal, type RequestToProve } from '#identity';

/** What every resolver gets as context: who asks, and for what, read once for each request. */
export interface CallContext {
  /** Proves who asks; the same promise for the whole request. Rejects with an `IdentityError`. */
  readonly authenticate: () => Promise<Principal>;
  /** `Grounds-Purpose` and `Grounds-Case`: how a gateway passes on what its officer declared. */
  readonly purpose: string | undefined;
  readonly caseReference: string | undefined;
  /**
   * Aborted when nobody listens to a stream any longer; other operations have none. A generator hears of its
   * end only at its next `yield`: one that waits for something to tell has to watch this as well.
   */
  readonly gone?: AbortSignal | undefined;
}

export function callContext(identity: Identity, request: RequestToProve, gone?: AbortSignal): CallContext {
  let proven: Promise<Principal> | undefined;
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    authenticate: () => (proven ??= identity.authenticate(request)),
    purpose: header('grounds-purpose'),
    caseReference: header('grounds-case'),
    gone,
  };
}
