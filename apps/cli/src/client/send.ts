/** Sends one request, as whoever it is made for. */
export type Send = (url: URL, request: RequestInit) => Promise<Response>;

export const sendAsNobody: Send = (url, request) => fetch(url, request);

export function sendAsBearer(token: string): Send {
  return (url, request) => {
    const headers = new Headers(request.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(url, { ...request, headers });
  };
}

/** Says with each request which state it is about. */
export function sendForState(state: string, send: Send): Send {
  return (url, request) => {
    const headers = new Headers(request.headers);
    headers.set('grounds-state', state);
    return send(url, { ...request, headers });
  };
}
