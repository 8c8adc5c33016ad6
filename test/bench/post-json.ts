import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';

const AGENT = new Agent({ keepAlive: true });

/** A client that takes little of the machine that it measures: `fetch` takes several times as long for each request. */
export function postJson(url: string, token: string, content: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const sent = request(url, { method: 'POST', agent: AGENT, headers }, (response) => {
      json(response).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(content));
  });
}
