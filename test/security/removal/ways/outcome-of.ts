interface Body {
  readonly code?: string;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
  readonly data?: Readonly<Record<string, unknown>> | null;
}

/** `answered`, or the code of a refusal, however it is told: as HTTP, in the answer or as an event. */
export function outcomeOf(status: number, text: string): string {
  const body = bodyOf(text);
  const refusal = body?.errors?.[0]?.extensions?.code ?? body?.code ?? problemIn(body);
  if (refusal !== undefined) return refusal;
  return status === 200 ? 'answered' : `HTTP ${status}`;
}

function bodyOf(text: string): Body | undefined {
  const [, event] = /^event: next\ndata: (.*)$/m.exec(text) ?? [];
  try {
    return JSON.parse(event ?? text) as Body;
  } catch {
    return undefined;
  }
}

function problemIn(body: Body | undefined): string | undefined {
  const [answer] = Object.values(body?.data ?? {}).flat() as ({ problems?: { code: string }[] } | null)[];
  return answer?.problems?.[0]?.code;
}
