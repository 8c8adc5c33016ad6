/** Sends one request, as whoever it is made for. */
export type Send = (url: URL, request: RequestInit) => Promise<Response>;

export const sendAsNobody: Send = (url, request) => fetch(url, request);

export function sendAsBearer(token: string): Send {
  return (url, request) =>
    fetch(url, { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });
}
