/** Follows redirects and keeps cookies as a browser does, each for its path, and shows every answer on the way. */
export class CookieBrowser {
  readonly #cookies = new Map<string, KeptCookie>();
  /** Every answer so far, as text: status, headers, body. */
  readonly seen: string[] = [];

  /** Goes on until an answer is no redirect, or leads to an address that `stop` names. */
  async open(address: string, stop: (url: URL) => boolean = () => false): Promise<Visited> {
    return this.follow(new URL(address), {}, stop);
  }

  /** Sends a form. */
  async post(address: string, form: Record<string, string>, stop?: (url: URL) => boolean): Promise<Visited> {
    const body = new URLSearchParams(form).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.follow(new URL(address), { method: 'POST', body, headers }, stop ?? (() => false));
  }

  /** One request with the cookies for its address; no redirect is followed. */
  async send(url: URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookies = this.cookieFor(url);
    if (cookies !== '') headers.set('cookie', cookies);
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) this.keep(line, url);
    const text = await answer.clone().text();
    this.seen.push(`${answer.status} ${JSON.stringify([...answer.headers])} ${text}`);
    return answer;
  }

  /** Unlike a browser, hosts with two ports are two: they are two machines in earnest. */
  cookieFor({ host, pathname }: URL): string {
    return [...this.#cookies.values()]
      .filter((cookie) => cookie.host === host && pathname.startsWith(cookie.path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  private async follow(url: URL, init: RequestInit, stop: (url: URL) => boolean): Promise<Visited> {
    const answer = await this.send(url, init);
    const location = answer.headers.get('location');
    if (location === null) return { url, answer };
    const next = new URL(location, url);
    return stop(next) ? { url: next, answer } : this.follow(next, {}, stop);
  }

  private keep(line: string, url: URL): void {
    const [pair = '', ...attributes] = line.split(';').map((text) => text.trim());
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const path = attributes.find((one) => /^path=/i.test(one))?.slice('path='.length) ?? url.pathname;
    const key = `${url.host} ${name}`;
    if (value === '' || attributes.some((one) => /^max-age=0$/i.test(one))) this.#cookies.delete(key);
    else this.#cookies.set(key, { name, value, path, host: url.host });
  }
}

interface KeptCookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly host: string;
}

export interface Visited {
  readonly url: URL;
  /** The last answer; its redirect was not followed when its target was to be stopped at. */
  readonly answer: Response;
}
